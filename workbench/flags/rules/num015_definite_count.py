"""NUM015: "the 500 children" where the text has counted other children before."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Final, NamedTuple

from workbench.domain.flag import Severity
from workbench.facts.quantities.figure import Figure
from workbench.flags.figures.marked_figures import SentenceFigures, figures_by_sentence, mark
from workbench.flags.rule import Finding, Rule
from workbench.text.document import Document

_SEVERAL: Final = "people|men|women|children|sheep|cattle|troops|police|staff"
_COUNTED: Final = re.compile(
    rf"{mark('count', 'n')}(?P<kind> (?!of\b)[a-z]+)?? (?P<noun>[a-z]{{3,}}s|{_SEVERAL})\b"
    r"(?P<after>,? [\w‹]+)?"
)
_DEFINITE: Final = re.compile(r"\b(?:the|all) $", re.IGNORECASE)
_REACH: Final = 5
_NARROWED: Final = re.compile(
    r"(?:who|that|which|whose|where|in|on|at|from|with|for|under|over|of|aged|old|per|a|an|each|or|to|into|ago|later|"
    r"left|killed|injured|wounded|listed|selected|surveyed|named|given|above|below|it|he|she|they|we|i|you)\b",
    re.IGNORECASE,
)
"""Words that limit the count to some of those counted before, or to others."""

_MEASURES: Final = frozenset(
    "years months weeks days hours minutes seconds miles metres meters feet inches yards pounds dollars euros cents "
    "points percent degrees tonnes tons grams litres acres hectares times goals runs votes seats percents kilograms "
    "kilometres kilometers pages words decades centuries pence others thousands millions hundreds dozens its".split()
)
_FEWEST: Final = 10
_WIDEST: Final = 3.0


class _Count(NamedTuple):
    figure: Figure
    definite: bool
    is_all: bool


def find(document: Document) -> Iterator[Finding]:
    """Yield each "the N things" after exactly one other number of such things, given once or more."""
    counts: defaultdict[str, list[_Count]] = defaultdict(list)
    for reading in figures_by_sentence(document, 1):
        for match in _COUNTED.finditer(reading.masked):
            if match["noun"] in _MEASURES:
                continue
            count = _count(reading, match)
            earlier = counts[match["noun"]]
            values = {other.figure.value for other in earlier}
            is_whole = count.is_all and len(values) == 1 and earlier[0].figure.value < count.figure.value
            if count.definite and not is_whole and len(values) == 1 and _differs(count.figure, earlier[0].figure):
                yield _finding(match["noun"], count.figure, earlier[0].figure)
            earlier.append(count)


def _count(reading: SentenceFigures, match: re.Match[str]) -> _Count:
    has_article = _DEFINITE.search(reading.masked, max(0, match.start() - _REACH), match.start())
    is_narrowed = _NARROWED.match((match["after"] or "").lstrip(", "))
    definite = has_article is not None and is_narrowed is None and not match["kind"]
    is_all = has_article is not None and has_article.group().lower().startswith("all")
    return _Count(reading.named(match, "count"), definite, is_all)


def _differs(one: Figure, other: Figure) -> bool:
    low, high = sorted((one.value, other.value))
    return low >= _FEWEST and high <= _WIDEST * low and high - low > one.slack + other.slack


def _finding(noun: str, later: Figure, earlier: Figure) -> Finding:
    return Finding(
        span=later.span,
        message=f"The {later} {noun} here, but {earlier} {noun} before, and no others; which is right?",
        related=(earlier.span,),
        evidence=f"{earlier} {noun}, then the {later} {noun}",
    )


RULE: Final = Rule(
    code="NUM015",
    name="definite-count",
    severity=Severity.WARNING,
    what="'The 500 children' where the only number of children told before is another one.",
    why="'The' points back to those counted before, so one of the numbers is wrong.",
    flagged=("A trial of 450 children began in May. By June most of the 500 children had left.",),
    clean=(
        "A trial of 450 children began in May. By June most of the 450 children had left.",
        "A trial of 450 children began in May. By June most of the 300 children who stayed had left.",
        "A trial of 450 children began in May. In June another began. Most of the 300 children in it left.",
        "About 450 children fell ill. Doctors saw 250 children, and the 300 children recovered.",
        "Forty-nine counties have a court of their own. Even if all 50 counties had one, it would fail.",
        "The depot has room for 32 trams, of which 12 are on order. The 12 new trams are being built.",
    ),
    limits="Reads numbers from ten up, at most three times apart, with the same plural; blind where more are told.",
    reference="Definite reference: the second mention counts the same things.",
    find=find,
)

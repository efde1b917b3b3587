"""NUM008: an age, an anniversary or a span of years that its two years do not give."""

import re
from collections.abc import Iterator
from itertools import product
from typing import Final

from workbench.domain.flag import Severity
from workbench.facts.quantities.figure import Figure
from workbench.flags.figures.arithmetic import ArithmeticCheck, arithmetic_check, conflicts
from workbench.flags.figures.marked_figures import SentenceFigures, figures_by_sentence, joined_pattern, mark
from workbench.flags.rule import Finding, Rule
from workbench.text.document import Document

_YEAR_ONE: Final = mark("first", "y")
_YEAR_TWO: Final = mark("second", "y")
_ANY: Final = r"(?:[^‹›;]|‹[do]\d+›){0,90}?"
_NEAR: Final = r"(?:[^‹›;:.!?]|‹d\d+›){0,45}?"
_MONTHS: Final = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH: Final = re.compile(r"\b(" + "|".join(_MONTHS) + r")[a-z]*\.?,? (?:‹d\d+›,? )?‹y$")
_ORDINAL: Final = rf"{mark('years', 'on')}[ -](?:\w+[ -])?(?:anniversary|birthday)\b"
_BEGAN: Final = (
    r"\b(?:founded|established|built|opened|started|launched|created|formed|born|began|begun|inaugurated|set up|"
    r"incorporated|consecrated|completed|married|wed|founding|opening|birth|independence)\b"
)
_AGE: Final = (
    rf"(?:\b(?:aged|at (?:the )?age(?: of)?|at) {mark('years', 'n')}(?! (?:a\.?m|p\.?m|percent|cents|o.clock))"
    rf"|\b(?:was|were|is|be|turned|turns|being) (?:only |just |already )?{mark('were', 'n')}"
    r"(?= when\b| years? old| at (?:the time|his|her|their|death)|,|\.)"
    rf"|{mark('old', 'n')}[ -]years?[ -]old\b)"
)
_WHEN: Final = r"[^‹›;,.]{0,25}\b(?:when|at|on|upon|before)\b[^‹›;,.]{0,25}?"
_DIED: Final = r"\b(?:died|dead|killed|death|dies|passed away|executed|murdered|drowned)\b"
_BETWEEN: Final = (
    rf"\b(?:from|between|,|\()\s?{_NEAR}{_YEAR_ONE}\s?(?:to|and|until|till|through|[–—-])\s?{_NEAR}{_YEAR_TWO}"
    r"(?!,? and )"
)
_SPAN: Final = rf"{mark('years', 'n')}[ -]years?\b(?! (?:later|ago|old|after|before|earlier|in|terms|spells|stints))"
_ANNIVERSARIES: Final = (
    joined_pattern(rf"{_BEGAN}{_NEAR}{_YEAR_ONE}{_ANY}{_ORDINAL}{_NEAR}{_YEAR_TWO}"),
    joined_pattern(rf"{_BEGAN}{_NEAR}{_YEAR_ONE}{_ANY}\bin {_NEAR}{_YEAR_TWO}{_ANY}{_ORDINAL}"),
    joined_pattern(rf"\bin {_YEAR_TWO}{_ANY}{_ORDINAL}{_ANY}{_BEGAN}{_NEAR}{_YEAR_ONE}"),
    joined_pattern(rf"{_ORDINAL}{_NEAR}\bin {_YEAR_TWO}{_ANY}{_BEGAN}{_NEAR}{_YEAR_ONE}"),
)
_AGES: Final = (
    joined_pattern(
        rf"{_BEGAN}{_NEAR}{_YEAR_ONE}{_ANY}\bturn(?:s|ed) {mark('years', 'n')}{_NEAR}\bin {_NEAR}{_YEAR_TWO}"
    ),
    joined_pattern(rf"\bborn\b{_NEAR}{_YEAR_ONE}{_ANY}{_AGE}{_WHEN}{_DIED}{_NEAR}{_YEAR_TWO}"),
    joined_pattern(rf"\bborn\b{_NEAR}{_YEAR_ONE}{_ANY}\b{_DIED}{_NEAR}{_YEAR_TWO}{_NEAR}{_AGE}"),
    joined_pattern(rf"\bborn\b{_NEAR}{_YEAR_ONE},?{_NEAR}{_AGE}(?! and\b){_NEAR}\bin {_NEAR}{_YEAR_TWO}"),
    joined_pattern(rf"\b{_DIED}{_NEAR}{_YEAR_TWO}{_NEAR}{_AGE}{_ANY}\bborn\b{_NEAR}{_YEAR_ONE}"),
    joined_pattern(rf"\({_NEAR}{_YEAR_ONE}\s?[–—-]\s?{_NEAR}{_YEAR_TWO}\){_ANY}{_DIED}{_NEAR}{_AGE}"),
    joined_pattern(rf"\({_NEAR}{_YEAR_ONE}\s?[–—-]\s?{_NEAR}{_YEAR_TWO}\){_ANY}{_AGE}{_WHEN}{_DIED}"),
)
_SPANS: Final = (
    joined_pattern(rf"(?<!\bin ){_SPAN}(?! between)[^‹›;:.!?—–]{{0,45}}?{_BETWEEN}"),
    joined_pattern(rf"\bthe {_SPAN} {_BETWEEN}"),
    joined_pattern(
        rf"{_BETWEEN},? ?\(?(?:(?:a|the) (?:period|span|stretch|term|reign) of|for|spanning|lasting|over|that is|or|",
        rf"which is|some|,)? ?{_SPAN}",
    ),
    joined_pattern(
        rf"\bin {_NEAR}{_YEAR_ONE}{_ANY}{mark('years', 'n')} years (?:later|after that|afterwards),? ",
        rf"{_NEAR}\bin {_NEAR}{_YEAR_TWO}",
    ),
    joined_pattern(
        rf"\bin {_NEAR}{_YEAR_TWO},? {_NEAR}{mark('years', 'n')} years after {_NEAR}\bin {_NEAR}{_YEAR_ONE}"
    ),
)
_FAMILY: Final = joined_pattern(
    r"\b(?:son|daughter|father|mother|brother|sister|wife|husband|children|grandson|twins?)\b"
)
_FORMS: Final = (
    *((pattern, "anniversary") for pattern in _ANNIVERSARIES),
    *((pattern, "age") for pattern in _AGES),
    *((pattern, "span") for pattern in _SPANS),
)
_ANY_AGE: Final = 200


def find(document: Document) -> Iterator[Finding]:
    """Yield each number of years that the two years next to it do not allow."""
    yield from conflicts(checks_in(document))


def checks_in(document: Document) -> Iterator[ArithmeticCheck]:
    """Yield each such count of years in the text, whether it holds or not."""
    for reading in figures_by_sentence(document, 3):
        if sum(figure.mark == "y" for figure in reading.figures) < 2:  # noqa: PLR2004 - a first and a last year
            continue
        checked_figures: set[Figure] = set()
        for pattern, kind in _FORMS:
            match = pattern.search(reading.masked)
            stated = _stated(reading, match) if match else None
            if match and stated and stated not in checked_figures:
                checked_figures.add(stated)
                yield from _checks(reading, match, stated, kind=kind)


def _stated(reading: SentenceFigures, match: re.Match[str]) -> Figure:
    names = [name for name in ("years", "were", "old") if name in match.re.groupindex and match[name]]
    return reading.named(match, names[0])


def _tolerance(reading: SentenceFigures, match: re.Match[str], kind: str) -> tuple[int, int]:
    """Return how many years below and above the difference of the two years the number may be."""
    if kind != "age":
        return (0, 0) if kind == "anniversary" else (1, 1)
    if _FAMILY.search(match.group()):
        return _ANY_AGE, _ANY_AGE
    first, second = (_month_before(reading, match, name) for name in ("first", "second"))
    months_known = first >= 0 and second >= 0
    return (0 if months_known and second > first else 1), (-1 if months_known and second < first else 0)


def _checks(reading: SentenceFigures, match: re.Match[str], stated: Figure, *, kind: str) -> Iterator[ArithmeticCheck]:
    less, more = _tolerance(reading, match, kind)
    first, second = reading.named(match, "first"), reading.named(match, "second")
    years = second.value - first.value
    if years <= 0 or less == _ANY_AGE:
        return
    low, high = stated.value - more - stated.slack, stated.value + less + stated.slack
    holds = low <= years <= high
    if not holds and any(low <= gap <= high for gap in _gaps(reading)):
        return
    unit = "year" if years == 1 else "years"
    yield arithmetic_check(stated, (first, second), arithmetic=f"{second} - {first} = {years:g} {unit}", holds=holds)


def _gaps(reading: SentenceFigures) -> Iterator[float]:
    """Yield the years between each two years of the sentence, in both directions."""
    years = [figure.value for figure in reading.figures if figure.mark == "y"]
    for earlier, later in product(years, repeat=2):
        yield later - earlier


def _month_before(reading: SentenceFigures, match: re.Match[str], name: str) -> int:
    """Return the month named before a year, 0 to 11; -1 where there is none."""
    before = reading.masked[max(0, match.start(name) - 25) : match.start(name)].lower()
    month = _MONTH.search(before)
    return _MONTHS.index(month[1]) if month else -1


RULE: Final = Rule(
    code="NUM008",
    name="years-and-ages",
    severity=Severity.WARNING,
    what="An age, an anniversary or a span of years that does not lie between the two years given.",
    why="The number or one of the years is wrong; the subtraction is shown.",
    flagged=(
        "Born in 1950, he died in 2010 aged 70.",
        "Built in 1900, the mill marked its 90th anniversary in 2000.",
        "In the 12 years from 1990 to 2004 the lake shrank.",
    ),
    clean=(
        "Born in 1950, he died in 2010 aged 59.",
        "Built in 1900, the mill marked its 100th anniversary in 2000.",
        "In the 14 years from 1990 to 2004 the lake shrank.",
    ),
    limits="One sentence at a time. A span may count both its first and its last year.",
    reference="Arithmetic; an age is the difference of the years or one less.",
    find=find,
)

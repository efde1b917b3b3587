"""CON002: a headline or summary that differs from the body, or says more."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final

from workbench.domain.flag import Severity
from workbench.domain.span import Span
from workbench.flags.figures.context import Setting, counted, settings_in, stem
from workbench.flags.figures.marked_figures import Figure
from workbench.flags.names.surnames import kin_named
from workbench.flags.rule import Finding, Rule
from workbench.flags.statements.lead import Lead, lead_of
from workbench.flags.statements.stems import Statement, statement_of, words_in
from workbench.text.document import Document, Name, TextSentence
from workbench.text.naming.plain_letters import folded, word_list

_RESERVE: Final = re.compile(
    r"\b(?:may|might|could|can|would|should|perhaps|possibly|probably|likely|reported(?:ly)?|alleged(?:ly)?|suspected|"
    r"accused|appears?|seems?|suggests?|plans?|planned|planning|consider(?:s|ed|ing)?|mulls?|propos\w+|expected|to|"
    r"if|whether|hopes?|aims?|wants?|says?|said|claims?|fears?|believes?|eyes?|calls?|urges?|tells?)\b|[?:“\"'‘]",
    re.IGNORECASE,
)
"""Words and signs of a headline that keep it from saying that something is so."""

_HEDGED: Final = re.compile(
    r"\b(?P<hedge>may|might|could)(?: (?:also|soon|well|still|\w+ly))? (?:be |have |have been )?(?P<verb>[a-z]{4,})"
)
_BEFELL: Final = re.compile(
    r"\b(?:kill|injure|hurt|arrest|rescue|leave|drown)s? ‹› (?:in|at|on|as|after|by|near|dead|injured|hurt|missing)\b"
    r"|‹› (?:killed|dead|die|injured|hurt|arrested|rescued|missing|drowned)\b",
    re.IGNORECASE,
)
"""A headline's "kills ten in": nobody is named, and people are meant."""

_MOST_NAMES: Final = 40
_MANY: Final = 20
_ROUNDED: Final = 0.05
_SHARED: Final = 3
_MOST: Final = 0.5


def find(document: Document) -> Iterator[Finding]:
    """What the headline and the bullets say otherwise than the body: numbers, first names, what is only possible."""
    lead = lead_of(document)
    if lead.top and lead.body:
        ways = _numbers(document, lead), _names(document, lead), _reserves(document, lead)
        yield from sorted(chain(*ways), key=lambda finding: finding.span)


def _numbers(document: Document, lead: Lead) -> Iterator[Finding]:
    """A count at the top where the body counts the same things and never comes to that number."""
    if not any(_counts_there(document, sentence) for sentence in lead.top):
        return
    ceiling = lead.body[0].start
    settings = list(settings_in(document, lambda _: True))
    bodies = [setting for setting in settings if setting.reading.place.start >= ceiling]
    figures = [figure for setting in bodies for _, figure in counted(setting.reading, "nmpxof")]
    tops = {sentence.start for sentence in lead.top}
    for setting in (setting for setting in settings if setting.reading.place.start in tops):
        for index, figure in counted(setting.reading, "nmp"):
            against = _against(setting, index, bodies)
            if against and not any(_agrees(figure, other) for other in figures):
                yield Finding(
                    span=figure.span,
                    message=f"{figure} at the top, {against} in the body for what seems the same; which is right?",
                    related=(against.span,),
                    evidence=f"{figure} / {against}",
                )


def _counts_there(document: Document, sentence: TextSentence) -> bool:
    """Whether a number stands in the sentence that is no part of a date."""
    numbers, dates = (
        found[slice(*(bisect_left(found, at, key=lambda one: one.start) for at in (sentence.start, sentence.end)))]
        for found in (document.numbers, document.dates)
    )
    return any(not any(date.start <= number.start < date.end for date in dates) for number in numbers)


def _against(setting: Setting, index: int, bodies: Sequence[Setting]) -> Figure | None:
    """The only figure of the body that counts what figure `index` counts, in a sentence about the same."""
    figure = setting.reading.figures[index]
    counts = _counts(setting, index)
    alike = [
        other
        for body in bodies
        for at, other in counted(body.reading, figure.mark)
        if counts and body.after(at) == counts and len(body.stems & setting.stems) >= _SHARED
    ]
    return alike[0] if len({other.value for other in alike}) == 1 else None


def _counts(setting: Setting, index: int) -> str:
    """The stem of what figure `index` counts; people where the headline tells only what befell them."""
    mark = f"‹{setting.reading.figures[index].mark}{index}›"
    befell = _BEFELL.search(setting.reading.masked.replace(mark, "‹›"))
    return stem("people") if befell else setting.after(index)


def _agrees(one: Figure, other: Figure) -> bool:
    """Whether the two can be one count: headlines round what is many."""
    rounded = _ROUNDED * abs(one.value) if abs(one.value) > _MANY else 0.0
    return abs(one.value - other.value) <= one.slack + other.slack + rounded


def _names(document: Document, lead: Lead) -> Iterator[Finding]:
    """A full name at the top whose surname the body gives another first name only."""
    floor, ceiling = lead.top[0].start, lead.body[0].start
    full = [name for name in document.names if name.kind == "person" and " " in name.text]
    below: defaultdict[str, list[Name]] = defaultdict(list)
    for name in full:
        if name.start >= ceiling:
            below[folded(name.text).split()[-1]].append(name)
    for name in [name for name in full if floor <= name.start < lead.top[-1].end][:_MOST_NAMES]:
        others = below[folded(name.text).split()[-1]][:_MOST_NAMES]
        if others and all(_are_two(name.text, other.text) for other in others) and not kin_named(document, others[0]):
            yield Finding(
                span=Span(name.start, name.end),
                message=f"{name.text!r} at the top, {others[0].text!r} in the body. Who is meant?",
                related=(Span(others[0].start, others[0].end),),
            )


def _are_two(one: str, other: str) -> bool:
    """Whether two names of one surname have first names in use, no initial in common."""
    mine, its = folded(one).split()[:-1], folded(other).split()[:-1]
    in_use = mine[0] in word_list("given_names.txt") and its[0] in word_list("given_names.txt")
    return in_use and not {word[0] for word in mine} & {word[0] for word in its}


def _reserves(document: Document, lead: Lead) -> Iterator[Finding]:
    """A statement at the top without reserve whose only likes in the body are hedged."""
    plain = [one for one in lead.top if not _RESERVE.search(document.text, one.start, one.end)]
    tops = {sentence: words_in(document.text, sentence) for sentence in plain}
    verbs = {stem(found["verb"]) for found in _HEDGED.finditer(document.text, lead.body[0].start)} if tops else set()
    for sentence, words in tops.items():
        if verbs.isdisjoint(map(stem, words)):
            continue
        above = statement_of(sentence, words)
        body = (statement_of(below, words_in(document.text, below)) for below in lead.body)
        hedges = [_hedge(document.text, words, below) for below in body if _tells_same(above, below)]
        hedge = hedges[0] if hedges and all(hedges) else None
        if hedge:
            yield Finding(
                span=above.place,
                message=f"Told as a fact at the top; the body says {document.quote(hedge)!r}.",
                related=(hedge,),
                severity=Severity.NOTE,
            )


def _tells_same(above: Statement, below: Statement) -> bool:
    shared = len(above.stems & below.stems)
    return shared >= _SHARED and shared >= _MOST * len(above.stems)


def _hedge(text: str, above: set[str], below: Statement) -> Span | None:
    """Where the body hedges a verb that stands at the top, among the words `above`, without a hedge."""
    told = set(map(stem, above))
    hedged = _HEDGED.finditer(text, below.place.start, below.place.end)
    return next((Span(*found.span()) for found in hedged if stem(found["verb"]) in told), None)


RULE: Final = Rule(
    code="CON002",
    name="headline-and-body",
    severity=Severity.WARNING,
    what="A headline or summary with a number or first name that the body has otherwise; a note where it drops the "
    "body's 'may' or 'could'.",
    why="Most readers read no further; a correction of the body does not reach them.",
    flagged=(
        "Flood in Kirkby drowns 21 lambs\n\nThe flood in Kirkby on Monday drowned 12 lambs, the farmer said.",
        "Jonas Schmidt opens mill\n\nThe mill in Kirkby was opened on Monday by Anna Schmidt.",
        "New pill cures colds in children\n\nA new pill may cure colds in children, doctors in Kirkby said.",
    ),
    clean=(
        "Flood in Kirkby drowns 12 lambs\n\nThe flood in Kirkby on Monday drowned 12 lambs, the farmer said.",
        "Flood in Kirkby drowns 20 lambs\n\nThe flood in Kirkby drowned 12 lambs and 8 more on Tuesday, 20 in all.",
        "New pill may cure colds in children\n\nA new pill may cure colds in children, doctors in Kirkby said.",
    ),
    limits="Needs three telling words in common; blind to a headline that says the same in other words.",
    reference="Style guides: the body must bear out the headline.",
    find=find,
)

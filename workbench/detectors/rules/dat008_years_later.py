"""DAT008: "two years later" that the years before and after do not make."""

import re
from collections.abc import Iterator
from typing import Final

from workbench.detectors.rule import Finding, Rule
from workbench.domain.flag import Severity
from workbench.domain.span import Span
from workbench.text.document import Date, Document
from workbench.text.numbers import value_of

_NUMBER: Final = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|\d{1,3})"
)
_ABOUT: Final = r"(?:about|around|almost|nearly|some|over|more than|less than|just over|just under)"
_LATER: Final = re.compile(
    rf"\b(?P<about>{_ABOUT} )?(?P<many>{_NUMBER}|a|the next|the following) years? (?:later|afterwards)\b,?"
    r"(?: \w+){0,4}? (?:in|on) (?:\w+ )?$",
    re.IGNORECASE,
)
_ROUGHLY: Final = 0.2
_REACH: Final = 60
_BEFORE: Final = 300
_OLD_OR_LONG: Final = re.compile(
    r"\b(?:BCE?|B\.C\.|aged?|born|birth|founded|until|till|through|since|before|planned)\b|[–-]\d"
)
_PLACED: Final = frozenset({"day", "month", "year"})


def find(document: Document) -> Iterator[Finding]:
    """Each later year that is not so many years after the only year told just before."""
    for at, when in enumerate(document.dates):
        led = _LATER.search(document.text, max(0, when.start - _REACH), when.start) if _is_placed(when) else None
        before = _year_before(document, at, led.start()) if led else None
        if not led or not before:
            continue
        years, told = when.year - before.year, _told(led["many"])
        slack = max(1, _ROUGHLY * told) if led["about"] else _slack(before, when)
        if abs(years - told) > slack:
            yield Finding(
                span=Span(led.start(), when.end),
                message=f"From {before.year} to {when.year} are {years} years, not {told}. Check the years.",
                related=(Span(before.start, before.end),),
                evidence=f"{when.year} - {before.year} = {years} years",
            )


def _is_placed(when: Date) -> bool:
    return when.kind in _PLACED and bool(when.year) and when.possible


def _year_before(document: Document, at: int, end: int) -> Date | None:
    """The last year told before `end` in its sentence or the one before; none where the count may be from another."""
    earlier = [date for date in document.dates[max(0, at - 3) : at] if _is_placed(date) and date.end <= end]
    if not earlier or earlier[-1].start < end - _BEFORE or "\n" in document.text[earlier[-1].end : end]:
        return None
    between = len(document.sentences_in(Span(earlier[-1].start, end))) - 1
    start = document.sentences_in(Span(earlier[-1].start, earlier[-1].end))[0].start if between <= 1 else -1
    if start < 0 or _OLD_OR_LONG.search(document.text, start, end):
        return None
    several = [date for date in earlier if date.start >= start and date.year != earlier[-1].year]
    return None if several else earlier[-1]


def _told(many: str) -> int:
    return 1 if many.lower() in {"a", "the next", "the following"} else int(value_of(many))


def _slack(before: Date, when: Date) -> int:
    """A year where the months are unknown on either side: years begun count for some."""
    return 0 if before.month == 0 and when.month == 0 and before.kind == when.kind == "year" else 1


RULE: Final = Rule(
    code="DAT008",
    name="years-later",
    severity=Severity.WARNING,
    what="'Two years later, in 1926' after a year from which it is another number of years.",
    why="One of the three figures is wrong; the subtraction is shown.",
    flagged=("The first part appeared in 1720. Two years later, in 1724, the second followed.",),
    clean=(
        "The first part appeared in 1722. Two years later, in 1724, the second followed.",
        "The first part appeared in 1720. About four years later, in 1724, the second followed.",
        "She was born in 1720. Two years later, in 1724, the second part followed.",
    ),
    limits="Needs the word 'later' with a number beside the later year, and one year only in the sentence before it.",
    reference="Arithmetic.",
    find=find,
)

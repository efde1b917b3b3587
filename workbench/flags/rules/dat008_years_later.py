"""DAT008: "two years later", or "two years after", that the dates do not make."""

import re
from collections.abc import Iterator
from typing import Final

from workbench.domain.flag import Severity
from workbench.domain.span import Span
from workbench.flags.dates.dated import dated_sentences
from workbench.flags.dates.intervals import ABOUT, NUMBER, ROUGHLY, Interval, intervals_in
from workbench.flags.rule import Finding, Rule
from workbench.text.counting import counted
from workbench.text.document import Date, Document
from workbench.text.numbers import value_of

_LATER: Final = re.compile(
    rf"\b(?P<about>{ABOUT} )?(?P<many>{NUMBER}|a|the next|the following) years? (?:later|afterwards)\b,?"
    r"(?: \w+){0,4}? (?:in|on) (?:\w+ )?$",
    re.IGNORECASE,
)
_REACH: Final = 60
_BEFORE: Final = 300
_OLD_OR_LONG: Final = re.compile(
    r"\b(?:BCE?|B\.C\.|aged?|born|birth|founded|until|till|through|since|before|planned)\b|[–-]\d"
)
_PLACED: Final = frozenset({"day", "month", "year"})


def find(document: Document) -> Iterator[Finding]:
    """Each interval told between two dates that lie otherwise, in one sentence or a later year after the one before."""
    found = {finding.span: finding for finding in (*_across(document), *_within(document))}
    yield from sorted(found.values(), key=lambda finding: finding.span)


def _across(document: Document) -> Iterator[Finding]:
    """Each later year that is not so many years after the only year told just before."""
    for at, when in enumerate(document.dates):
        led = _LATER.search(document.text, max(0, when.start - _REACH), when.start) if _is_placed(when) else None
        before = _year_before(document, at, led.start()) if led else None
        if not led or not before:
            continue
        years, told = when.year - before.year, _told(led["many"])
        slack = max(1, ROUGHLY * told) if led["about"] else _slack(before, when)
        if abs(years - told) > slack:
            yield Finding(
                span=Span(led.start(), when.end),
                message=f"From {before.year} to {when.year} is {counted(years, 'year')}, not {told}. Check the years.",
                related=(Span(before.start, before.end),),
                evidence=f"{when.year} - {before.year} = {counted(years, 'year')}",
            )


def _within(document: Document) -> Iterator[Finding]:
    for sentence in dated_sentences(document, 2):
        for told in intervals_in(sentence):
            if not told.holds:
                yield _finding(document, told)


def _finding(document: Document, told: Interval) -> Finding:
    first, last = sorted((told.earlier, told.later))
    earlier, later = (document.quote(Span(date.start, date.end)) for date in (told.earlier, told.later))
    many = told.between
    length = counted(many, "month") if many % 12 else counted(many // 12, "year")
    return Finding(
        span=Span(last.start, last.end),
        message=f"From {earlier} to {later} is {length}, not {told.words}. Check the three.",
        related=(Span(first.start, first.end),),
        evidence=f"{later} - {earlier} = {length}",
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
    what="'Two years later, in 1926', or 'two years after', with dates that are another time apart.",
    why="One of the three figures is wrong; the subtraction is shown.",
    flagged=(
        "The first part appeared in 1720. Two years later, in 1724, the second followed.",
        "He joined the port in 2019, two years after the $3 million quay was completed in 2016.",
        "Six years before its closure in 1990, the mill was rebuilt in 1981.",
        "The mine closed in June 2020, two months after the fire of January 2020.",
    ),
    clean=(
        "The first part appeared in 1722. Two years later, in 1724, the second followed.",
        "The first part appeared in 1720. About four years later, in 1724, the second followed.",
        "She was born in 1720. Two years later, in 1724, the second part followed.",
        "He joined the port in 2018, two years after the $3 million quay was completed in 2016.",
        "He joined the port in 2019, two years after the quay that had been begun in 2011 was completed.",
        "The mine closed in 2020, nearly two decades after the fire of 2001.",
        "She left the army four years after enlisting, in 1992, and earned a nursing degree in 1997.",
    ),
    limits="Needs both dates in one sentence, or 'later' with a number beside the later year and one year only before.",
    reference="Arithmetic.",
    find=find,
)

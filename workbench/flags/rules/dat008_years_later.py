"""DAT008: "two years later" or "two years after" between dates that are not two years apart."""

import re
from collections.abc import Iterator
from typing import Final

from workbench.domain.flag import Severity
from workbench.domain.span import Span
from workbench.flags.dates.dated import dated_sentences
from workbench.flags.dates.intervals import ABOUT, NUMBER, ROUGHLY, Interval, intervals_in
from workbench.flags.rule import Finding, Rule
from workbench.text.counting import plural
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
_CALENDAR_KINDS: Final = frozenset({"day", "month", "year"})


def find(document: Document) -> Iterator[Finding]:
    """Yield each interval stated between two dates that are otherwise apart, within a sentence or across two."""
    findings = {finding.span: finding for finding in (*_across(document), *_within(document))}
    yield from sorted(findings.values(), key=lambda finding: finding.span)


def _across(document: Document) -> Iterator[Finding]:
    """Yield each later year that is not as many years after the only year just before as the text says."""
    for index, date in enumerate(document.dates):
        phrase = (
            _LATER.search(document.text, max(0, date.start - _REACH), date.start) if _is_calendar_date(date) else None
        )
        before = _year_before(document, index, phrase.start()) if phrase else None
        if not phrase or not before:
            continue
        years, stated = date.year - before.year, _years_in(phrase["many"])
        slack = max(1, ROUGHLY * stated) if phrase["about"] else _slack(before, date)
        if abs(years - stated) > slack:
            length = plural(years, "year")
            yield Finding(
                span=Span(phrase.start(), date.end),
                message=f"From {before.year} to {date.year} is {length}, not {stated}. Check the years.",
                related=(Span(before.start, before.end),),
                evidence=f"{date.year} - {before.year} = {length}",
            )


def _within(document: Document) -> Iterator[Finding]:
    for sentence in dated_sentences(document, 2):
        for interval in intervals_in(sentence):
            if not interval.holds:
                yield _finding(document, interval)


def _finding(document: Document, interval: Interval) -> Finding:
    first, last = sorted((interval.earlier, interval.later))
    earlier = document.quote(Span(interval.earlier.start, interval.earlier.end))
    later = document.quote(Span(interval.later.start, interval.later.end))
    months = interval.between
    length = plural(months, "month") if months % 12 else plural(months // 12, "year")
    return Finding(
        span=Span(last.start, last.end),
        message=f"From {earlier} to {later} is {length}, not {interval.words}. Check the three.",
        related=(Span(first.start, first.end),),
        evidence=f"{later} - {earlier} = {length}",
    )


def _is_calendar_date(date: Date) -> bool:
    return date.kind in _CALENDAR_KINDS and bool(date.year) and date.possible


def _year_before(document: Document, index: int, end: int) -> Date | None:
    """Return the last year before `end` in its sentence or the one before; None where another may be meant."""
    earlier = [
        date for date in document.dates[max(0, index - 3) : index] if _is_calendar_date(date) and date.end <= end
    ]
    if not earlier or earlier[-1].start < end - _BEFORE or "\n" in document.text[earlier[-1].end : end]:
        return None
    between = len(document.sentences_in(Span(earlier[-1].start, end))) - 1
    start = document.sentences_in(Span(earlier[-1].start, earlier[-1].end))[0].start if between <= 1 else -1
    if start < 0 or _OLD_OR_LONG.search(document.text, start, end):
        return None
    other_years = [date for date in earlier if date.start >= start and date.year != earlier[-1].year]
    return None if other_years else earlier[-1]


def _years_in(words: str) -> int:
    return 1 if words.lower() in {"a", "the next", "the following"} else int(value_of(words))


def _slack(before: Date, date: Date) -> int:
    """Return a year where either month is unknown, as years begun may count."""
    return 0 if before.month == 0 and date.month == 0 and before.kind == date.kind == "year" else 1


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

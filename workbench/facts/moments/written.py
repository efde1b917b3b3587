"""The words of time on the page: dates, months and seasons without a year, weekdays, "the following spring"."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final, NamedTuple

from workbench.domain.span import Span
from workbench.text.dates import month_number
from workbench.text.document import Date, Document

_WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY: Final = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat|Sun)\.?(?=[\s,]))"
_LONG_WEEKDAY: Final = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_MONTH: Final = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.)"
)
_WHICH: Final = (
    r"(?:[Ll]ast|[Nn]ext|[Tt]his(?: past| coming)?|[Tt]he (?:following|next|previous|same|preceding)|[Tt]hat)"
)
_SEASON: Final = r"(?:spring|summer|autumn|winter)"
_LEAD: Final = (
    r"(?:\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Tt]ill|[Bb]y|[Ff]rom|[Tt]o|[Oo]f|[Dd]uring|[Bb]efore|[Aa]fter|[Tt]hrough|"
    r"[Bb]etween|[Ee]arly|[Ll]ate|and|[Mm]id)[ -](?:early |late |mid-?)?)"
)
_MORE: Final = re.compile(
    rf"\b(?P<which>{_WHICH})\s(?P<unit>day|week|month|year|{_SEASON}|{_LONG_WEEKDAY}|{_MONTH}(?!\w))\b"
    rf"|{_LEAD}(?P<month>{_MONTH})(?![\w’'-])(?!,?\s\d)"
    rf"|\b[Ii]n (?:the )?(?P<season>{_SEASON})\b(?! of)"
    rf"|\b(?P<weekday>{_LONG_WEEKDAY})\b(?!s|,?\s(?:\d|{_MONTH}))"
    r"|(?<![\d/.-])(?P<n1>\d{1,2})(?P<sep>[/.-])(?P<n2>\d{1,2})(?P=sep)(?P<ny>(?:19|20)\d\d)(?![\d/-])"
)
_BEFORE: Final = re.compile(rf"\b(?P<w>{_WEEKDAY})(?:,[ \xa0]|[ \xa0]|[ \xa0]?\()(?:the )?$")
_BEHIND: Final = re.compile(rf" ?(?:\((?:a )?|, (?:a ))(?P<w>{_LONG_WEEKDAY})\b")
_FIRST_DAY: Final = re.compile(
    rf"(?:\b(?P<w>{_WEEKDAY}),?\s)?\b(?:the\s)?(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:\s?[–-]\s?|\s(?:to|and|until|or)\s)"
    rf"(?:{_WEEKDAY},?\s)?$"
)
_LAST_DAY: Final = re.compile(
    rf"(?:\s?[–-]\s?|\s(?:to|and|until|through)\s)(?P<w>{_WEEKDAY},?\s)?(?P<d>\d{{1,2}})(?:st|nd|rd|th)?"
    r"(?![\d%:.,]*\d|[\s-](?:[a-z]+s|per|million|billion)\b)"
)
_REACH: Final = 24
_LONGEST_MONTH: Final = 31
_SEASONAL: Final = re.compile(r"[–/-]\d")
_YEAR: Final = re.compile(r"[12]\d{3}")


class Written(NamedTuple):
    """A time as written. `kind` is a date's, or "season", "weekday", "following" or "numeric"; unknown parts are 0.

    `words` are the words of one that counts from another time, in lower case; `end_year`
    the last year of a range.
    """

    span: Span
    kind: str
    year: int = 0
    month: int = 0
    day: int = 0
    weekday: int = -1
    words: str = ""
    end_year: int = 0
    possible: bool = True


def written_times(document: Document) -> tuple[Written, ...]:
    """Return every time the text names, in reading order, worked out once."""
    return document.once(_written)


def _written(document: Document) -> tuple[Written, ...]:
    dated = [one for date in document.dates for one in _of_date(document.text, date)]
    taken = sorted(one.span for one in dated)
    more = [one for one in _further(document.text) if not _is_taken(one.span, taken)]
    return tuple(sorted((*dated, *more), key=lambda one: one.span))


def weekday_number(name: str) -> int:
    """Return 0 for Monday to 6 for Sunday, by the name of a weekday or its short form."""
    return _WEEKDAYS.index(name[:3].lower())


def _is_taken(span: Span, taken: list[Span]) -> bool:
    at = bisect_left(taken, span.end, key=lambda one: one.start)
    return at > 0 and taken[at - 1].end > span.start


def _of_date(text: str, date: Date) -> Iterator[Written]:
    span = Span(date.start, date.end)
    words = " ".join(span.of(text).lower().split())
    if date.kind == "relative":
        yield Written(span, "relative", words=words)
    elif date.kind == "range":
        first, last = (Span(*year.span()) for year in _YEAR.finditer(text, span.start, span.end))
        yield Written(first, "year", int(first.of(text)))
        yield Written(last, "year", int(last.of(text)))
    elif date.kind == "year" and _SEASONAL.match(text, date.end):
        yield Written(span, "range", date.year, end_year=date.year + 1)
    elif date.kind == "decade":
        yield Written(span, "range", date.year, end_year=date.year + 9)
    else:
        yield from _day_or_month(text, date, span)


def _day_or_month(text: str, date: Date, span: Span) -> Iterator[Written]:
    weekday = date.weekday
    if date.kind == "day" and weekday < 0:
        named = _BEFORE.search(text, max(0, span.start - _REACH), span.start) or _BEHIND.match(text, span.end)
        if named:
            weekday = weekday_number(named["w"])
            span = Span(min(span.start, named.start("w")), max(span.end, named.end("w")))
    other = _other_day(text, date) if date.kind == "day" else None
    if other and other[0].start < span.start:
        yield Written(other[0], "day", date.year, date.month, other[1], other[2])
    yield Written(span, date.kind, date.year, date.month, date.day, weekday, possible=date.possible)
    if other and other[0].start >= span.start:
        yield Written(other[0], "day", date.year, date.month, other[1], other[2])


def _other_day(text: str, date: Date) -> tuple[Span, int, int] | None:
    """Return the place, day and weekday of `17 to` before `20 July`, or of `-20` after `July 17`."""
    words = text[date.start : date.end]
    opens = _FIRST_DAY.search(text, max(0, date.start - 2 * _REACH), date.start)
    if (opens and not words[:1].isalpha()) or (opens and date.weekday >= 0):
        start = opens.start("w") if opens["w"] else opens.start("d")
        day = int(opens["d"])
        return (
            (Span(start, opens.end("d")), day, weekday_number(opens["w"]) if opens["w"] else -1)
            if day <= _LONGEST_MONTH
            else None
        )
    closes = _LAST_DAY.match(text, date.end) if words[-1:].isdigit() and not date.year else None
    if closes and date.day < int(closes["d"]) <= _LONGEST_MONTH:
        weekday = weekday_number(closes["w"]) if closes["w"] else -1
        return Span(closes.start("w") if closes["w"] else closes.start("d"), closes.end("d")), int(closes["d"]), weekday
    return None


def _further(text: str) -> Iterator[Written]:
    for found in _MORE.finditer(text):
        if found["which"]:
            yield Written(Span(*found.span()), "relative", words=" ".join(found.group().lower().split()))
        elif found["month"]:
            yield Written(Span(*found.span("month")), "month", month=month_number(found["month"]))
        elif found["season"]:
            yield Written(Span(*found.span("season")), "season", words=found["season"])
        elif found["weekday"]:
            yield Written(Span(*found.span()), "relative", words=found["weekday"].lower())
        else:
            yield from _numeric(found)


def _numeric(found: re.Match[str]) -> Iterator[Written]:
    """Yield the day of a date in figures; `month` and `day` as most of the world writes them, in `words` both."""
    first, second, year = int(found["n1"]), int(found["n2"]), int(found["ny"])
    yield Written(Span(*found.span()), "numeric", year, second, first, words=f"{first} {second}")

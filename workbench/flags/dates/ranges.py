"""Time ranges that end before they begin."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from workbench.domain.span import Span
from workbench.flags.dates.dated import is_earlier
from workbench.text.document import Date, Document

_PART: Final = (
    r"(?:(?:early|late|mid|the|spring|summer|autumn|winter|about|around|(?:the )?(?:end|beginning|start) of) ){0,3}"
)
_BEGINS: Final = re.compile(
    rf"(?:\b(?P<lead>from|between|of|period|years?|term|reign|office|lasted|during|in) {_PART}|[(\[,;] ?)$",
    re.IGNORECASE,
)
_JOINS: Final = re.compile(
    rf",? (?:to|until|till|through|up to|and|and ended in|and lasted until) (?:(?:in|on) )?{_PART}| ?[–—-] ?"
)
_WITHIN: Final = re.compile(
    r"(?P<lead>from |between )?(?P<first>[12]\d{3})(?P<joint>\s?[–—-]\s?|\s\w+\s)(?P<second>[12]\d{3})$"
)
_SHORT: Final = re.compile(
    r"(?:\b(?:from|between|in|during|of|the) |\()(?P<first>1[5-9]\d\d|20\d\d)[–-]"
    r"(?P<second>\d\d)(?![\d–-]|\.\d)(?=[\s),.;:])"
)
_FIGURE_CUES: Final = re.compile(
    r"\b(?:f[ae]ll(?:s|en|ing)?|drop\w*|declin\w*|decreas\w*|reduc\w*|cut\w*|down|shr[aiu]nk\w*|slid\w*|went|goes|slip\w*|lower\w*|"
    r"dwindl\w*|plung\w*|diminish\w*|sank|chang\w*|count\w*|backwards?|back|revers\w*|descend\w*|rang(?:e|ed|es|ing)|improv\w*|pages?|pp|"
    r"rooms?|numbers?|no|elevation|altitude|height|metres|meters|feet|km|calories|population|points?)\b",
    re.IGNORECASE,
)
_COUNTED_NOUN: Final = re.compile(
    r"\s?(?:[%$€£°]|(?:m|km|ft|kg|mm|cm|GMT|UTC|BC|BCE|B\.C|hours|hrs|local|[a-z]+(?:s|ple|men|feet))\b(?!\s(?:he|she|it)\b))"
)
_FUNCTION_WORDS: Final = frozenset("was is has as does this its his thus across years makes sees".split())
_CENTURY: Final = 100
_REACH: Final = 40
_BRACKET: Final = 3
"""Most code points between a name and the years of a life."""


def reversed_ranges(document: Document) -> Iterator[tuple[Span, Date, Date]]:
    """Yield each range whose last date is before its first: its place and the two dates."""
    for date in document.dates:
        if date.kind == "range":
            yield from _within(document, date)
    for first, second in pairwise(document.dates):
        if _is_calendar(first) and _is_calendar(second) and is_earlier(second, first):
            place = Span(first.start, second.end)
            if _is_written_as_range(document.text, first, second) and not _is_figures(
                document, place, (first.year, second.year)
            ):
                yield place, first, second
    for short in _SHORT.finditer(document.text):
        last = int(short["second"])
        if 12 < last < int(short["first"][2:]):  # noqa: PLR2004 - up to 12 it is a month
            place = Span(short.start("first"), short.end())
            year = int(short["first"])
            yield place, _year(place, year), _year(place, year - year % _CENTURY + last)


def _within(document: Document, date: Date) -> Iterator[tuple[Span, Date, Date]]:
    text = document.text
    place = Span(date.start, date.end)
    match = _WITHIN.fullmatch(text, date.start, date.end)
    if match is None or int(match["second"]) >= int(match["first"]):
        return
    opening = _BEGINS.search(text[max(0, place.start - _REACH) : match.start("first")])
    years = int(match["first"]), int(match["second"])
    joint = match["joint"].strip()
    fits_opening = opening is not None and _lead_fits_joint((opening["lead"] or "").lower(), joint)
    is_lifespan = not joint.isalpha() and _follows_person(document, place)
    if fits_opening and not is_lifespan and not _is_figures(document, place, years):
        yield place, _year(place, years[0]), _year(place, years[1])


def _follows_person(document: Document, place: Span) -> bool:
    """Return whether a person's name ends right before `place`."""
    return any(name.kind == "person" and 0 <= place.start - name.end <= _BRACKET for name in document.names)


def _lead_fits_joint(lead: str, joint: str) -> bool:
    """Return whether a range opened by `lead` is continued by `joint`: `from` by `to`, `between` by `and`."""
    if joint.startswith("and"):
        return lead == "between" or joint != "and"
    return lead in {"from", "lasted"} or (not joint[:1].isalpha() and lead != "between")


def _is_written_as_range(text: str, first: Date, second: Date) -> bool:
    """Return whether the text reads `from DATE to DATE`, `between DATE and DATE` or `(DATE - DATE`."""
    opening = _BEGINS.search(text[max(0, first.start - _REACH) : first.start])
    joint = _JOINS.fullmatch(text, first.end, second.start)
    return bool(opening and joint and _lead_fits_joint((opening["lead"] or "").lower(), joint.group().strip()))


def _is_figures(document: Document, place: Span, years: tuple[int, int]) -> bool:
    """Return whether the numbers may be counts, times, pages or years before Christ."""
    text = document.text
    before = text[max(0, place.start - 60) : place.start].rsplit("\n", 1)[-1]
    after = _COUNTED_NOUN.match(text, place.end)
    counts = after is not None and after.group().strip() not in _FUNCTION_WORDS
    return counts or all(year % _CENTURY == 0 for year in years) or bool(_FIGURE_CUES.search(before))


def _is_calendar(date: Date) -> bool:
    return date.kind in {"day", "month", "year"} and date.year > 0 and date.possible


def _year(place: Span, year: int) -> Date:
    return Date(place.start, place.end, "year", year, 0, 0, -1, possible=True)

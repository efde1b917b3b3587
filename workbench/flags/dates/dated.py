"""Sentences whose dates are replaced by marks, ready for a grammar of what comes before what."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from workbench.domain.span import Span
from workbench.text.document import Date, Document

GAP: Final = r"[^‹›;:“”\"()]"
"""A sign that may stand between an event and its date."""

_MOST_DATES: Final = 12
"""A sentence with more is a table, not prose."""

_OLD: Final = re.compile(r"\b(?:BCE?|B\.C\.(?:E\.)?|AH|BP)(?!\w)")
_SEASON: Final = re.compile(r"[–/-]\d")
_PLACED: Final = frozenset({"day", "month", "year"})


class Dated(NamedTuple):
    """A sentence whose dates with a year are marks (‹0›, ‹1›, ...), and the dates they stand for."""

    place: Span
    masked: str
    dates: tuple[Date, ...]

    def named(self, found: re.Match[str], name: str) -> Date:
        """The date that group `name` of a match in `masked` holds."""
        return self.dates[int(found[name])]


def mark(name: str) -> str:
    """A pattern for the mark of a date, held in group `name`."""
    return rf"‹(?P<{name}>\d+)›"


def dated_sentences(document: Document, fewest: int) -> Iterator[Dated]:
    """The sentences with at least `fewest` dates whose year is given, those counted from long ago left out."""
    text = document.text
    dates = [
        date
        for date in document.dates
        if date.kind in _PLACED and date.year and date.possible and not _SEASON.match(text, date.end)
    ]
    at = 0
    for sentence in document.sentences:
        while at < len(dates) and dates[at].start < sentence.start:
            at += 1
        inside = []
        while at < len(dates) and dates[at].end <= sentence.end:
            inside.append(dates[at])
            at += 1
        place = Span(sentence.start, sentence.end)
        if fewest <= len(inside) <= _MOST_DATES and not _OLD.search(place.of(text)):
            yield Dated(place, _masked(text, place, inside), tuple(inside))


def is_earlier(one: Date, other: Date) -> bool:
    """Whether `one` lies before `other`, as far as both are given."""
    mine, theirs = _parts(one), _parts(other)
    shared = min(len(mine), len(theirs))
    return mine[:shared] < theirs[:shared]


def _parts(date: Date) -> tuple[int, ...]:
    parts = (date.year, date.month, date.day)
    return parts[: parts.index(0)] if 0 in parts else parts


def _masked(text: str, place: Span, dates: list[Date]) -> str:
    pieces = []
    last = place.start
    for index, date in enumerate(dates):
        pieces += [text[last : date.start], f"‹{index}›"]
        last = date.end
    return " ".join("".join([*pieces, text[last : place.end]]).split())

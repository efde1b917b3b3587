"""Sentences whose dates are replaced by marks, ready for the patterns of what comes before what."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from workbench.domain.span import Span
from workbench.text.document import Date, Document

GAP: Final = r"[^‹›;:“”\"()]"
"""A character allowed between an event and its date."""

_MOST_DATES: Final = 12
"""A sentence with more is a table, not prose."""

_OLD_ERA: Final = re.compile(r"\b(?:BCE?|B\.C\.(?:E\.)?|AH|BP)(?!\w)")
_SEASON: Final = re.compile(r"[–/-]\d")
_CALENDAR_KINDS: Final = frozenset({"day", "month", "year"})


class DatedSentence(NamedTuple):
    """A sentence whose dates with a year are replaced by marks (‹0›, ‹1›, ...), and those dates."""

    place: Span
    masked: str
    dates: tuple[Date, ...]

    def named(self, match: re.Match[str], name: str) -> Date:
        """Return the date whose mark group `name` of a match in `masked` holds."""
        return self.dates[int(match[name])]


def mark(name: str) -> str:
    """Return a pattern for the mark of a date, captured in group `name`."""
    return rf"‹(?P<{name}>\d+)›"


def dated_sentences(document: Document, fewest: int) -> Iterator[DatedSentence]:
    """Yield the sentences with at least `fewest` dates that have a year, leaving out sentences about ancient eras."""
    text = document.text
    dates = [
        date
        for date in document.dates
        if date.kind in _CALENDAR_KINDS and date.year and date.possible and not _SEASON.match(text, date.end)
    ]
    index = 0
    for sentence in document.sentences:
        while index < len(dates) and dates[index].start < sentence.start:
            index += 1
        sentence_dates = []
        while index < len(dates) and dates[index].end <= sentence.end:
            sentence_dates.append(dates[index])
            index += 1
        span = Span(sentence.start, sentence.end)
        if fewest <= len(sentence_dates) <= _MOST_DATES and not _OLD_ERA.search(span.of(text)):
            yield DatedSentence(span, _masked(text, span, sentence_dates), tuple(sentence_dates))


def is_earlier(one: Date, other: Date) -> bool:
    """Return whether `one` is before `other`, compared as far as both are known."""
    first_parts, second_parts = _parts(one), _parts(other)
    shared = min(len(first_parts), len(second_parts))
    return first_parts[:shared] < second_parts[:shared]


def _parts(date: Date) -> tuple[int, ...]:
    parts = (date.year, date.month, date.day)
    return parts[: parts.index(0)] if 0 in parts else parts


def _masked(text: str, place: Span, dates: list[Date]) -> str:
    pieces = []
    end = place.start
    for index, date in enumerate(dates):
        pieces += [text[end : date.start], f"‹{index}›"]
        end = date.end
    return " ".join("".join([*pieces, text[end : place.end]]).split())

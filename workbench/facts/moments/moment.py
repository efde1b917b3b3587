"""The moments of a document: each time it tells, on the calendar, with what happened then."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import partial
from typing import Final, NamedTuple

from workbench.domain.span import Span
from workbench.facts.facts import facts_of
from workbench.facts.moments.clock import Clock, clocks_in
from workbench.facts.moments.happened import NOTHING, Event, event_at, event_before
from workbench.facts.moments.readings import UNPLACED, readings_of
from workbench.facts.moments.stretch import Stretch
from workbench.facts.moments.written import Written, written_times
from workbench.text.document import Document
from workbench.text.layout.day_of_writing import day_of_writing

_CLOCK_REACH: Final = 22
_YEAR_REACH: Final = 60
_LAST_DAY: Final = 31
_CARRIED: Final = 2
"""Paragraphs on to which a time is told before the next."""


class Moment(NamedTuple):
    """A time on the calendar. `readings` are the stretches it may mean, likeliest first; never empty.

    `is_dated` says that its year is written; `minutes` is the time of day, -1 where none
    is told. `sentence` is the index of its sentence, -1 in a line without one.
    """

    written: Written
    readings: tuple[Stretch, ...]
    minutes: int
    event: Event
    sentence: int
    paragraph: int

    @property
    def span(self) -> Span:
        """The place of its words."""
        return self.written.span

    @property
    def likely(self) -> Stretch:
        """The likeliest reading."""
        return self.readings[0]

    @property
    def is_dated(self) -> bool:
        """Whether its year is written."""
        return self.written.year > 0

    @property
    def is_placed(self) -> bool:
        """Whether the text or its day of publication says in which year it lies."""
        return self.likely.first.year != UNPLACED

    @property
    def grain(self) -> str:
        """Whether it is a "day", "month", "season", "year" or "range"."""
        if self.written.kind in {"season", "range"}:
            return self.written.kind
        if self.likely.is_day:
            return "day"
        return "month" if self.likely.is_month else "year"


def moments_of(document: Document) -> tuple[Moment, ...]:
    """Return the moments in reading order, worked out once."""
    return document.once(_moments)


def moments_in(document: Document, start: int, end: int) -> tuple[Moment, ...]:
    """Return the moments that begin between two offsets."""
    every = moments_of(document)
    first = bisect_left(every, start, key=lambda moment: moment.span.start)
    return every[first : bisect_left(every, end, key=lambda moment: moment.span.start)]


def _moments(document: Document) -> tuple[Moment, ...]:
    return tuple(_resolved(document))


def _resolved(document: Document) -> Iterator[Moment]:
    published = day_of_writing(document)
    told: Stretch | None = None
    told_in = -1
    every = written_times(document)
    for index, written in enumerate(every):
        if not written.possible:
            continue
        sentence, paragraph = place_of(document, written.span.start)
        if paragraph - told_in > _CARRIED:
            told = None
        is_carried = told is not None and paragraph == told_in
        dated = None if written.year else _year_behind(document, every[index + 1 : index + 3], written)
        readings = readings_of(dated or written, published, told, is_told_first=is_carried)
        if not readings:
            continue
        if written.kind != "range":
            told, told_in = readings[0], paragraph
        event = _event(document, sentence, written.span)
        yield Moment(written, readings, _minutes(document, written.span), event, sentence, paragraph)


def _year_behind(document: Document, behind: tuple[Written, ...], written: Written) -> Written | None:
    """Return `6 July` with the year of `and ended on 1 August 2022` behind it in the sentence; None where none is."""
    if not written.month:
        return None
    for other in behind:
        between = document.text[written.span.end : other.span.start]
        if len(between) > _YEAR_REACH or "." in between or "\n" in between:
            return None
        if other.year and other.month and other.kind in {"day", "month"}:
            before = (written.month, written.day) > (other.month, other.day or _LAST_DAY)
            return written._replace(year=other.year - before)
    return None


def place_of(document: Document, start: int) -> tuple[int, int]:
    """Return the index of the sentence at an offset, -1 for none, and that of the paragraph."""
    sentence = bisect_right(document.sentences, start, key=lambda one: one.start) - 1
    if sentence >= 0 and document.sentences[sentence].end <= start:
        sentence = -1
    return sentence, bisect_right(document.paragraphs, start, key=lambda one: one.start) - 1


def _event(document: Document, sentence: int, place: Span) -> Event:
    if sentence < 0 or not document.sentences[sentence].is_readable:
        return NOTHING
    if not document.tagged:
        return event_before(document.text, place.start)
    return event_at(facts_of(document).tree(document.sentences[sentence]), place)


def _minutes(document: Document, span: Span) -> int:
    """Return the time of day told right before or right behind a day; -1 for none."""
    text = document.text
    start, end = max(0, span.start - _CLOCK_REACH), min(len(text), span.end + _CLOCK_REACH)
    around = [*clocks_in(text, start, span.start), *clocks_in(text, span.end, end)]
    near = [clock for clock in around if _is_beside(text, clock, span)]
    return min(near, key=partial(_distance, span), default=Clock(span, -1)).minutes


def _distance(span: Span, clock: Clock) -> int:
    return max(span.start - clock.span.end, clock.span.start - span.end)


def _is_beside(text: str, clock: Clock, span: Span) -> bool:
    between = text[clock.span.end : span.start] if clock.span.start < span.start else text[span.end : clock.span.start]
    return between.strip(" ,").lower() in {"", "on", "at", "at about", "about", "shortly after", "of", "from"}

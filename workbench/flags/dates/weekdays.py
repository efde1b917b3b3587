"""Weekdays against their dates, by the year written, that of publication, or the dates beside them."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple

from workbench.facts.moments.moment import Moment, moments_of
from workbench.text.dates import weekday_of
from workbench.text.document import Document
from workbench.text.layout.day_of_writing import day_of_writing

_NEAR: Final = 92
"""Days from the article's own within which a date without a year can only be the nearest."""

_YEAR: Final = 330
_A_YEAR_OFF: Final = 366
_BEFORE: Final = 200
"""Code points before a date in which another year may be told that applies to it."""

_WEEK: Final = 7
_COMMON_YEAR: Final = 2001
_FEWEST: Final = 3
_MARCH: Final = 3


class WeekdayClash(NamedTuple):
    """A moment whose weekday is not `day`'s; `is_by_publication` says that the year is the article's."""

    moment: Moment
    day: date
    is_by_publication: bool


def weekday_clashes(document: Document) -> Iterator[WeekdayClash]:
    """Yield each day whose weekday the calendar contradicts."""
    published = day_of_writing(document)
    every = moments_of(document)
    for index, moment in enumerate(every):
        if moment.written.weekday < 0 or moment.written.kind not in {"day", "numeric"}:
            continue
        if moment.is_dated:
            if all(reading.first.weekday() != moment.written.weekday for reading in moment.readings):
                yield WeekdayClash(moment, moment.likely.first, is_by_publication=False)
        elif published:
            day = _day_by_publication(moment, published)
            if day and day.weekday() != moment.written.weekday and not _is_of_another_year(every, index, published):
                yield WeekdayClash(moment, day, is_by_publication=True)


def _day_by_publication(moment: Moment, published: date) -> date | None:
    """Return the day nearest to publication; one further off, which the weekday fits nowhere, by its tense."""
    days = [_on(year, moment) for year in (published.year - 1, published.year, published.year + 1)]
    found = [day for day in days if day]
    nearest = min(found, key=lambda day: abs((day - published).days), default=None)
    if nearest and abs((nearest - published).days) <= _NEAR:
        return nearest
    if any(day.weekday() == moment.written.weekday and abs((day - published).days) <= _A_YEAR_OFF for day in found):
        return None
    behind = [day for day in found if 0 <= (published - day).days <= _YEAR]
    ahead = [day for day in found if 0 <= (day - published).days <= _YEAR]
    told = {"past": behind, "future": ahead}.get(moment.event.tense, [])
    return min(told, key=lambda day: abs((day - published).days), default=None)


def _on(year: int, moment: Moment) -> date | None:
    try:
        return date(year, moment.written.month, moment.written.day)
    except ValueError:
        return None


def _is_of_another_year(every: tuple[Moment, ...], index: int, published: date) -> bool:
    """Return whether the weekday is right in a year told just before."""
    moment = every[index]
    is_near = min(abs((reading.first - published).days) for reading in moment.readings) <= _NEAR
    before = every[max(0, index - 4) : index]
    start = moment.span.start - (_BEFORE if is_near else 2 * _BEFORE)
    years = {one.written.year for one in before if one.is_dated and one.span.start > start}
    days = [_on(year, moment) for year in years]
    return any(day is not None and day.weekday() == moment.written.weekday for day in days)


def odd_weekdays(document: Document) -> Iterator[tuple[Moment, Moment]]:
    """Yield each day without a year whose weekday does not go with those of the other days, where no year is known."""
    if day_of_writing(document):
        return
    named = [one for one in moments_of(document) if one.written.weekday >= 0 and one.written.day and not one.is_dated]
    if len(named) < _FEWEST or any(one.is_dated for one in moments_of(document)):
        return
    shifts = {one: _shift(one) for one in named}
    usual, many = Counter(shifts.values()).most_common(1)[0]
    odd = [one for one in named if shifts[one] != usual]
    fitting = (
        [one for one in named if shifts[one] == usual and _is_before_march(one) == _is_before_march(odd[0])]
        if odd
        else []
    )
    if len(odd) == 1 and many >= _FEWEST - 1 and fitting:
        yield odd[0], fitting[0]


def _is_before_march(moment: Moment) -> bool:
    """Return whether a leap year does not yet count for the day."""
    return moment.written.month < _MARCH


def _shift(moment: Moment) -> int:
    """Return by how many days the weekday differs from that of a common year."""
    written = moment.written
    return (written.weekday - written.day - weekday_of(_COMMON_YEAR, written.month, 1)) % _WEEK

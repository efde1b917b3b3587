"""Times against the day of publication: told as past but still to come, or as coming but long past."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final, NamedTuple

from workbench.facts.moments.moment import Moment, moments_of
from workbench.flags.dates.events import UNREAL
from workbench.flags.lapses.leads import lead_of
from workbench.text.document import Document
from workbench.text.layout.day_of_writing import day_of_writing
from workbench.text.terms import stem

_SOON: Final = 30
_SOON_BY_WEEKDAY: Final = 150
_FAR: Final = 200
"""Days: a date without a year is the next one where that is soon and the last one is far, and the other way round."""

_LEADS: Final = frozenset({"", "in", "on"})


_EVENT_NOUN: Final = re.compile(
    r"(?:\w(?:ing|ion|ment|al|ure|th)|independence|war|strike|deal|law|act)s?\s(?:in|of|on)\s$"
)
_REACH: Final = 40
_SAYING: Final = frozenset(map(stem, ("said", "told", "believed", "thought", "warned", "predicted", "added")))


class OutOfTime(NamedTuple):
    """A moment told as `told` ("past" or "future"), its day, and whether its year is written."""

    moment: Moment
    day: date
    told: str


def told_out_of_time(document: Document) -> Iterator[OutOfTime]:
    """Yield each moment that its clause tells as past or as coming and that lies on the other side of publication."""
    published = day_of_writing(document)
    if published is None:
        return
    last_year = published.year - 1
    tells_last_year = any(one.is_dated and one.written.year == last_year for one in moments_of(document))
    for moment in moments_of(document):
        if not moment.is_dated and tells_last_year and moment.written.weekday < 0:
            continue
        if not moment.event.is_direct or moment.written.kind not in {"day", "month", "year"}:
            continue
        tense = moment.event.tense
        day = _day(moment, published, tense)
        if day is None or lead_of(document, moment) not in _LEADS or document.quotation_at(moment.span.start):
            continue
        verb = moment.event.place
        opens = moment.span.start - document.sentences[moment.sentence].start <= len("On ")
        is_behind = verb is not None and verb.end <= moment.span.start and not _is_of_noun(document, moment)
        is_past = tense == "past" and (is_behind or moment.event.verb not in _SAYING) and not _is_plan(document, moment)
        if ((is_behind or opens) and tense == "future") or is_past:
            yield OutOfTime(moment, day, tense)


def _is_of_noun(document: Document, moment: Moment) -> bool:
    """Return whether the time may belong to the noun before it: `its founding in 1925`."""
    start = moment.span.start
    return _EVENT_NOUN.search(document.text, max(0, start - _REACH), start) is not None


def _is_plan(document: Document, moment: Moment) -> bool:
    """Return whether the words up to the moment speak of plans, conditions or invented worlds."""
    start = document.sentences[moment.sentence].start
    return UNREAL.search(document.text, start, moment.span.end) is not None


def _day(moment: Moment, published: date, tense: str) -> date | None:
    """Return the day at which the moment lies on the wrong side of publication; None where it need not."""
    if not moment.is_dated:
        return _day_of_no_year(moment, published, tense) if moment.written.kind == "day" else None
    is_late = moment.likely.first > published + timedelta(days=1)
    is_early = moment.likely.last < published - timedelta(days=1)
    wrong = is_late if tense == "past" else is_early
    return moment.likely.first if wrong else None


def _day_of_no_year(moment: Moment, published: date, tense: str) -> date | None:
    """Return the next day of that name where it is told as past, or the last one where it is told as coming."""
    days = [reading.first for reading in moment.readings]
    named = [day for day in days if day.weekday() == moment.written.weekday]
    if named and any((day <= published) == (tense == "past") for day in named):
        return None
    soon = _SOON_BY_WEEKDAY if named else _SOON
    ahead = min(((day - published).days for day in days if day > published), default=2 * _FAR)
    behind = min(((published - day).days for day in days if day <= published), default=2 * _FAR)
    if tense == "past" and 1 < ahead <= soon and behind >= _FAR:
        return published + timedelta(days=ahead)
    if tense == "future" and 1 < behind <= soon and ahead >= _FAR:
        return published - timedelta(days=behind)
    return None

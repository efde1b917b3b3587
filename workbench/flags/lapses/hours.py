"""Hours between times of day: from 7.30am to 6.30pm, 11 hours; at 5pm yesterday, 42 hours later."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from workbench.facts.moments.clock import Clock, clocks_in
from workbench.facts.moments.lapse import lapses_of
from workbench.facts.moments.moment import Moment
from workbench.facts.quantities.figure import Figure
from workbench.flags.figures.arithmetic import ArithmeticCheck
from workbench.flags.lapses.told import Told
from workbench.text.document import Document

_JOINT: Final = re.compile(r"\s?(?:[–—-]|to|until|till|and|through)\s?", re.IGNORECASE)
_JOINTS_ALONE: Final = frozenset({"–", "-", "to"})
_OPENS: Final = re.compile(r"\b(?:from|between)\s$", re.IGNORECASE)
_OTHER_LENGTH: Final = re.compile(r"\b(?:every|each|per|break|before|after|a week)\b")
_UNITS: Final = frozenset({"hour", "minute"})
_DAY: Final = 24 * 60
_NEAR: Final = 60
_BESIDE: Final = 30
_TWO: Final = 2
_LIKE_A_SLIP: Final = 5


def time_checks(document: Document) -> Iterator[ArithmeticCheck]:
    """Yield each count of hours or minutes with the two times it lies between, whether it holds or not."""
    for lapse in lapses_of(document):
        told = Told(document, lapse)
        if lapse.unit not in _UNITS or lapse.sentence < 0:
            continue
        if lapse.role in {"later", "earlier"}:
            yield from list(_between_days(told)) or _between_clocks(told)
        elif lapse.role in {"lasting", "plain"} and lapse.unit == "hour":
            yield from _within_a_day(told)


def _between_days(told: Told) -> Iterator[ArithmeticCheck]:
    """Yield `They were back at 5pm yesterday, 42 hours later`, from the time of day told before."""
    beside = [one for one in told.beside() if one.minutes >= 0]
    around = [one for one in told.around() if one.minutes >= 0]
    start = told.lapse.span.start
    this = next((one for one in reversed(beside) if 0 <= start - one.span.end <= _BESIDE), None)
    before = [one for one in around if this and one.span.start < this.span.start]
    if this is None or not before:
        return
    holds = any(_fits(told, _minutes(one, this)) for one in around if one is not this)
    found = _minutes(before[-1], this)
    if holds or (0 < found <= _LIKE_A_SLIP * _stated(told) and before[-1].paragraph == this.paragraph):
        words = f"{told.document.quote(before[-1].span)} to {told.document.quote(this.span)}"
        yield told.check((before[-1], this), f"{words} = {_length(told, found)}", holds=holds)


def _between_clocks(told: Told) -> Iterator[ArithmeticCheck]:
    """Yield `called at 2.15am; they arrived at 2.45am, 30 minutes later`."""
    text, place = told.document.text, told.lapse.span.start
    start = told.document.sentences[max(0, told.lapse.sentence - 1)].start
    clocks = list(clocks_in(text, start, place))
    is_beside = bool(clocks) and place - clocks[-1].span.end <= _BESIDE
    if len(clocks) != _TWO or not is_beside or "\n" in text[start:place] or told.lapse.role != "later":
        return
    minutes = (clocks[1].minutes - clocks[0].minutes) % _DAY
    if minutes <= _LIKE_A_SLIP * _stated(told):
        yield _clock_check(told, clocks, minutes)


def _within_a_day(told: Told) -> Iterator[ArithmeticCheck]:
    """Yield `open from 7.30am to 6.30pm, 11 hours`."""
    clocks = list(clocks_in(told.document.text, told.start, told.end))
    spans = [pair for pair in pairwise(clocks) if _is_span(told.document, *pair)]
    if len(spans) != 1 or len(clocks) > _TWO or _OTHER_LENGTH.search(told.document.text, told.start, told.end):
        return
    first, last = spans[0]
    place = told.lapse.span
    if min(abs(place.start - last.span.end), abs(first.span.start - place.end)) <= _NEAR:
        yield _clock_check(told, (first, last), (last.minutes - first.minutes) % _DAY or _DAY)


def _is_span(document: Document, first: Clock, last: Clock) -> bool:
    is_joined = _JOINT.fullmatch(document.text, first.span.end, last.span.start) is not None
    opens = _OPENS.search(document.text, max(0, first.span.start - 10), first.span.start)
    return is_joined and (opens is not None or document.text[first.span.end : last.span.start].strip() in _JOINTS_ALONE)


def _clock_check(told: Told, clocks: Sequence[Clock], minutes: int) -> ArithmeticCheck:
    words = " to ".join(told.document.quote(clock.span) for clock in clocks)
    check = told.check((), f"{words} = {_length(told, minutes)}", holds=_fits(told, minutes))
    times = (Figure(clock.span, "x", clock.minutes / 60, 0.0, told.document.quote(clock.span)) for clock in clocks)
    return check._replace(others=tuple(times))


def _minutes(one: Moment, other: Moment) -> int:
    return _DAY * (other.likely.first - one.likely.first).days + other.minutes - one.minutes


def _stated(told: Told) -> float:
    return told.many * (60 if told.unit == "hour" else 1)


def _fits(told: Told, minutes: float) -> bool:
    """Return whether so many minutes are the stated time, as roughly as hours are told."""
    stated = _stated(told)
    exact = 36 if told.unit == "hour" else max(1.0, 0.1 * stated)
    return abs(minutes - stated) <= max(exact, 0.2 * stated if told.lapse.bound else 0)


def _length(told: Told, minutes: float) -> str:
    return f"{minutes / 60:g} hours" if told.unit == "hour" else f"{minutes:g} minutes"

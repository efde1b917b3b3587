"""Hours between times of day: from 7.30am to 6.30pm, 11 hours; at 5pm yesterday, 42 hours later."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from workbench.facts.moments.clock import Clock, clocks_in
from workbench.facts.moments.lapse import Lapse, lapses_of
from workbench.facts.moments.moment import Moment
from workbench.facts.quantities.figure import Figure
from workbench.flags.lapses.reach import moments_around, moments_told_with
from workbench.flags.lapses.time_check import check_of
from workbench.flags.figures.arithmetic import ArithmeticCheck
from workbench.text.document import Document

_JOINT: Final = re.compile(r"\s?(?:[–—-]|to|until|till|and|through)\s?", re.IGNORECASE)
_OPENS: Final = re.compile(r"\b(?:from|between)\s$", re.IGNORECASE)
_DAY: Final = 24 * 60
_SLACK: Final = 0.6
_NEAR: Final = 60


def time_checks(document: Document) -> Iterator[ArithmeticCheck]:
    """Yield each count of hours with the two times it lies between, whether it holds or not."""
    for lapse in lapses_of(document):
        if lapse.unit in {"hour", "minute"} and lapse.role in {"later", "earlier"}:
            by_day = list(_between_days(document, lapse)) if lapse.unit == "hour" else []
            yield from by_day or _between_clocks(document, lapse)
        elif lapse.unit == "hour" and lapse.role in {"lasting", "plain"} and lapse.sentence >= 0:
            yield from _within_a_day(document, lapse)


def _between_days(document: Document, lapse: Lapse) -> Iterator[ArithmeticCheck]:
    """Yield `They were back at 5pm yesterday, 42 hours later`, from the time of day told before."""
    told = [one for one in moments_told_with(document, lapse) if one.minutes >= 0]
    around = [one for one in moments_around(document, lapse) if one.minutes >= 0]
    this = next((one for one in reversed(told) if 0 <= lapse.span.start - one.span.end <= _NEAR // 2), None)
    before = [one for one in around if this and one.span.start < this.span.start]
    if this is None or not before:
        return
    hours = [_hours(one, this) for one in around if one is not this]
    holds = any(abs(found - lapse.count) <= _slack(lapse) for found in hours)
    found = _hours(before[-1], this)
    if holds or (0 < found <= 5 * lapse.count and before[-1].paragraph == this.paragraph):
        words = f"{document.quote(before[-1].span)} to {document.quote(this.span)}"
        yield check_of(document, lapse, (before[-1], this), arithmetic=f"{words} = {found:g} hours", holds=holds)


def _slack(lapse: Lapse) -> float:
    return max(1.0, 0.2 * lapse.count) if lapse.bound else _SLACK


def _hours(one: Moment, other: Moment) -> float:
    days = (other.likely.first - one.likely.first).days
    return 24 * days + (other.minutes - one.minutes) / 60


def _between_clocks(document: Document, lapse: Lapse) -> Iterator[ArithmeticCheck]:
    """Yield `called at 2.15am; they arrived at 2.45am, 30 minutes later`."""
    if lapse.sentence < 0 or lapse.role != "later":
        return
    start = document.sentences[max(0, lapse.sentence - 1)].start
    clocks = list(clocks_in(document.text, start, lapse.span.start))
    is_near = bool(clocks) and lapse.span.start - clocks[-1].span.end <= _NEAR // 3
    if len(clocks) != len(("first", "last")) or not is_near or "\n" in document.text[start : lapse.span.start]:
        return
    minutes = (clocks[1].minutes - clocks[0].minutes) % _DAY
    stated = lapse.count * (60 if lapse.unit == "hour" else 1)
    slack = _slack(lapse) * 60 if lapse.unit == "hour" else max(1.0, 0.1 * stated)
    if minutes <= 5 * stated:
        yield _clock_check(document, lapse, clocks, minutes=minutes, holds=abs(minutes - stated) <= slack)


def _clock_check(
    document: Document, lapse: Lapse, clocks: Sequence[Clock], *, minutes: float, holds: bool
) -> ArithmeticCheck:
    length = f"{minutes / 60:g} hours" if lapse.unit == "hour" else f"{minutes:g} minutes"
    words = " to ".join(document.quote(clock.span) for clock in clocks)
    check = check_of(document, lapse, (), arithmetic=f"{words} = {length}", holds=holds)
    times = (Figure(clock.span, "x", clock.minutes / 60, 0.0, document.quote(clock.span)) for clock in clocks)
    return check._replace(others=tuple(times))


def _within_a_day(document: Document, lapse: Lapse) -> Iterator[ArithmeticCheck]:
    """Yield `open from 7.30am to 6.30pm, 11 hours`."""
    sentence = document.sentences[lapse.sentence]
    clocks = list(clocks_in(document.text, sentence.start, sentence.end))
    spans = [(one, other) for one, other in pairwise(clocks) if _is_span(document, one, other)]
    if len(spans) != 1 or len(clocks) > len(("first", "last")):
        return
    first, last = spans[0]
    is_near = min(abs(lapse.span.start - last.span.end), abs(first.span.start - lapse.span.end)) <= _NEAR
    between = ((last.minutes - first.minutes) % _DAY or _DAY) / 60
    if not is_near or re.search(r"\b(?:every|each|per|break|before|after|a week)\b", document.text[sentence.start : sentence.end]):
        return
    holds = abs(between - lapse.count) <= _slack(lapse)
    yield _clock_check(document, lapse, (first, last), minutes=60 * between, holds=holds)


def _is_span(document: Document, first: Clock, last: Clock) -> bool:
    is_joined = _JOINT.fullmatch(document.text, first.span.end, last.span.start) is not None
    opens = _OPENS.search(document.text, max(0, first.span.start - 10), first.span.start)
    return is_joined and (opens is not None or document.text[first.span.end : last.span.start].strip() in {"–", "-", "to"})

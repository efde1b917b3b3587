"""Times counted from one told before: a year later, in May 2019; three weeks late; 18 months later than planned."""

import re
from collections.abc import Iterator
from functools import partial
from typing import Final

from workbench.facts.moments.lapse import lapses_in, lapses_of
from workbench.facts.moments.moment import Moment, moments_of
from workbench.facts.moments.stretch import Stretch, gap_between
from workbench.flags.figures.arithmetic import ArithmeticCheck
from workbench.flags.lapses.allowed import lies_between
from workbench.flags.lapses.beside import moment_beside
from workbench.flags.lapses.leads import lead_of
from workbench.flags.lapses.told import Told
from workbench.text.document import Document
from workbench.text.terms import stem

_BACKWARDS: Final = frozenset({"earlier", "before"})
_NO_EVENT: Final = frozenset({"since", "until", "till", "before"})
_THAN: Final = re.compile(
    r"\s(?:later|earlier|behind|ahead)\s(?:than|of)\s(?:\w+\s){0,2}?"
    r"(?:promised|planned|expected|scheduled|intended|hoped|first|originally|forecast|the)\b"
)
_PLAN: Final = re.compile(
    r"\b(?:(?:was|were) to\b|due\b|plan(?:s|ned)?\b|promis\w+|schedul\w+|original\w*|expected\b|supposed\b|slated\b)",
    re.IGNORECASE,
)
_PLAN_REACH: Final = 60
_MOST: Final = 14
"""Moments around a length; more are a list of dates."""


def time_checks(document: Document) -> Iterator[ArithmeticCheck]:
    """Yield each such time with what it is counted from, whether it holds or not."""
    for lapse in lapses_of(document):
        told = Told(document, lapse)
        if lapse.unit in {"hour", "minute"} or lapse.role not in {"later", "earlier", "late"}:
            continue
        this = moment_beside(told)
        if this is None:
            continue
        if lapse.role == "late":
            yield from _late(told, this)
        elif _THAN.match(document.text, lapse.span.end):
            yield from _against_plan(told, this)
        else:
            yield from _from_what_was_told(told, this)


def _from_what_was_told(told: Told, this: Moment) -> Iterator[ArithmeticCheck]:
    """Yield `accepted a year later, in May 2019` against the times told before it."""
    around = [one for one in told.around() if one is not this and told.can_clash_with(one)]
    if len(around) > _MOST:
        return
    before = [one for one in around if one.span.start < min(this.span.start, told.lapse.span.start)]
    tied = before[-1] if before and is_tied(told, before[-1]) else None
    reach = [one for one in told.near() if one is not this and told.can_clash_with(one)] if tied else around
    holding = next((one for one in reversed(reach) if counts_from(told, one, this)), None)
    if holding:
        yield check_from(told, holding, this, holds=True)
    elif tied and told.can_clash_with(this, tied) and not _counts_from_publication(told, this):
        yield check_from(told, tied, this, holds=False)


def _counts_from_publication(told: Told, this: Moment) -> bool:
    today = told.today
    return today is not None and any(lies_between(told.lapse, *sorted((one, today))) for one in this.readings)


def _late(told: Told, this: Moment) -> Iterator[ArithmeticCheck]:
    """Yield `began on 4 September and was to take six weeks; it ended on 30 October, two weeks late`."""
    lapse, paragraph = told.lapse, told.document.paragraphs[told.lapse.paragraph]
    others = lapses_in(told.document, paragraph.start, paragraph.end)
    planned = [one for one in others if one.unit == lapse.unit and one.role != "late"]
    begun = [one for one in told.near(1) if one.span.end <= this.span.start]
    if len(planned) != 1 or len(begun) != 1 or not told.can_clash_with(this, *begun):
        return
    if begun[0].likely < this.likely:
        whole = lapse._replace(many=lapse.many + planned[0].many)
        holds = any(lies_between(whole, first, then) for first in begun[0].readings for then in this.readings)
        words = " to ".join(told.document.quote(one.span) for one in (begun[0], this))
        less = told.document.quote(planned[0].span)
        arithmetic = f"{words} = {told.length(begun[0].likely, this.likely)}, of which {less} were planned"
        yield told.check((begun[0], this), arithmetic, holds=holds)


def _against_plan(told: Told, this: Moment) -> Iterator[ArithmeticCheck]:
    """Yield `March 2026, 18 months later than promised` against what "was to open this September"."""
    planned = [one for one in told.document.once(_planned) if one is not this and told.can_clash_with(this, one)]
    holding = next((one for one in planned if counts_from(told, one, this)), None)
    if holding:
        yield check_from(told, holding, this, holds=True)
    elif len(planned) == 1:
        yield check_from(told, planned[0], this, holds=False)


def _planned(document: Document) -> tuple[Moment, ...]:
    """Return the moments told as planned, in reading order."""
    return tuple(one for one in moments_of(document) if _is_of_plan(document, one))


def _is_of_plan(document: Document, moment: Moment) -> bool:
    if moment.sentence < 0 or moment.event.verb == stem("said"):
        return False
    start = max(document.sentences[moment.sentence].start, moment.span.start - _PLAN_REACH)
    return _PLAN.search(document.text, start, moment.span.start) is not None


def is_tied(told: Told, other: Moment) -> bool:
    """Return whether a time told before is the one the length must count from: at most a sentence before."""
    lapse = told.lapse
    if other.paragraph != lapse.paragraph or lapse.sentence < 0 or other.grain == "range":
        return False
    is_event = other.event.verb != stem("born") and lead_of(told.document, other) not in _NO_EVENT
    return is_event and lapse.sentence - other.sentence <= 1


def counts_from(told: Told, other: Moment, this: Moment) -> bool:
    """Return whether the length lies between the two in any reading, in the direction it is told."""
    return any(lies_between(told.lapse, *pair) for pair in _pairs(told, other, this))


def check_from(told: Told, other: Moment, this: Moment, *, holds: bool) -> ArithmeticCheck:
    """Return the check of `this`, counted from `other`, in the reading that comes nearest."""
    pairs = _pairs(told, other, this)
    forwards = sorted((pair for pair in pairs if pair[0] <= pair[1]), key=partial(_distance, told))
    pair = forwards[0] if forwards else pairs[0]
    words = " to ".join(told.document.quote(one.span) for one in (other, this))
    return told.check((other, this), f"{words} = {told.length(*pair)}", holds=holds)


def _pairs(told: Told, other: Moment, this: Moment) -> list[tuple[Stretch, Stretch]]:
    earlier, later = (this, other) if told.lapse.role in _BACKWARDS else (other, this)
    return [(first, then) for first in earlier.readings for then in later.readings]


def _distance(told: Told, pair: tuple[Stretch, Stretch]) -> float:
    gap = gap_between(*pair, told.unit)
    return max(gap.low - told.many, told.many - gap.high, 0)

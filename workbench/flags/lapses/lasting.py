"""How long something goes on, against its beginning and its end: from 6 May to 18 May, 12 days."""

import re
from collections.abc import Iterator
from typing import Final

from workbench.facts.moments.lapse import lapses_of
from workbench.facts.moments.moment import Moment
from workbench.flags.figures.arithmetic import ArithmeticCheck
from workbench.flags.lapses.allowed import goes_on_between
from workbench.flags.lapses.begun_and_ended import begun_and_ended
from workbench.flags.lapses.from_publication import what_goes_on
from workbench.flags.lapses.told import Told
from workbench.text.counting import plural
from workbench.text.document import Document

_EACH_DAY: Final = re.compile(
    r"\b(?:runs?|performed|performances|staged|plays?)\b|-day\s(?:\w+\s)?(?:conference|festival|event|tournament|fair|"
    r"exhibition|show|summit|visit|workshop|sale|symposium)\b",
    re.IGNORECASE,
)
"""What goes on so many days, the first and the last counted."""

_NO_SPAN: Final = re.compile(
    r"\s(?:in a row|of age|old|notice|running|window|period|limit|deadline|plan|target|average|high|low|record|mark)\b"
    r"|-(?:old|high)"
)
_NOUN: Final = 25
_MOST: Final = 14
"""Moments around a length; more are a list of dates."""

_LIKE_A_SLIP: Final = 5.0


def time_checks(document: Document) -> Iterator[ArithmeticCheck]:
    """Yield each length with the beginning and the end that it is told with, whether it holds or not."""
    for lapse in lapses_of(document):
        if lapse.role in {"lasting", "plain"} and lapse.unit not in {"hour", "minute"}:
            told = Told(document, lapse)
            if 0 < len(told.around()) <= _MOST and not _NO_SPAN.match(document.text, lapse.span.end):
                yield from _checks(told)


def _checks(told: Told) -> Iterator[ArithmeticCheck]:
    tied = begun_and_ended(told)
    if tied is None:
        yield from what_goes_on(told)
        return
    near = dict.fromkeys((*tied, *told.near()))
    fine = [one for one in near if one.grain != "range" and told.can_clash_with(one)]
    pairs = ((one, other) for one in fine for other in fine if one is not other)
    holding = next((pair for pair in pairs if _goes_on(told, *pair)), None)
    if holding:
        yield _check(told, *holding, holds=True)
    elif told.can_clash_with(*tied) and told.is_near(tied[0].likely, tied[1].likely, factor=_LIKE_A_SLIP):
        yield _check(told, *tied, holds=False)


def _goes_on(told: Told, begun: Moment, ended: Moment) -> bool:
    pairs = [(first, last) for first in begun.readings for last in ended.readings]
    if _counts_each_day(told):
        return any((last.last - first.first).days + 1 == told.many for first, last in pairs)
    return any(goes_on_between(told.lapse, first, last) for first, last in pairs)


def _counts_each_day(told: Told) -> bool:
    """Return whether each day counts, as of a play that runs for four nights from Thursday to Sunday."""
    if told.unit != "day":
        return False
    return _EACH_DAY.search(told.document.text, told.start, told.lapse.span.end + _NOUN) is not None


def _check(told: Told, begun: Moment, ended: Moment, *, holds: bool) -> ArithmeticCheck:
    length = told.length(begun.likely, ended.likely)
    if _counts_each_day(told):
        length = f"{plural((ended.likely.last - begun.likely.first).days + 1, 'day')}, both counted"
    words = f"{told.document.quote(begun.span)} to {told.document.quote(ended.span)}"
    return told.check((begun, ended), f"{words} = {length}", holds=holds)

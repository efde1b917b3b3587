"""Anniversaries against the year of what they are kept of: founded in 1948, 75th anniversary in 2023."""

from collections.abc import Iterator, Sequence
from typing import Final

from workbench.facts.moments.lapse import Lapse, lapses_of
from workbench.facts.moments.moment import Moment, moments_of
from workbench.facts.moments.stretch import Stretch
from workbench.flags.dates.reach import BEGINNING, lead_of, moments_around, moments_told_with
from workbench.flags.dates.time_check import check_of
from workbench.flags.figures.arithmetic import ArithmeticCheck
from workbench.text.document import Document
from workbench.text.layout.day_of_writing import day_of_writing

_MOST: Final = 25


def time_checks(document: Document) -> Iterator[ArithmeticCheck]:
    """Yield each anniversary with the year it counts from and the year it is kept in, whether it holds or not."""
    published = day_of_writing(document)
    today = () if published is None else (published.year,)
    for lapse in lapses_of(document):
        if lapse.role == "anniversary" and lapse.count > 1:
            yield from _checks(document, lapse, today)


def _checks(document: Document, lapse: Lapse, today: tuple[int, ...]) -> Iterator[ArithmeticCheck]:
    every = [one for one in moments_of(document) if one.grain != "range"]
    if len(every) > _MOST:
        every = [one for one in moments_around(document, lapse) if one.grain != "range"]
    told = [one for one in moments_told_with(document, lapse) if one.grain != "range"]
    years = {reading.first.year for one in every for reading in one.readings}
    pairs = ((first, last) for first in years for last in (*years, *today))
    holds = any(last - first == lapse.count for first, last in pairs)
    begun = _begun(document, told) or _begun(document, moments_around(document, lapse))
    if len({one.likely.first.year for one in begun}) != 1:
        return
    kept = _kept_in(lapse, told, begun[0], today)
    if kept is None or kept.first.year <= begun[0].likely.first.year:
        return
    years_between = kept.first.year - begun[0].likely.first.year
    arithmetic = f"{kept.first.year} - {begun[0].likely.first.year} = {years_between} years"
    yield check_of(document, lapse, begun[:1], arithmetic=arithmetic, holds=holds)


def _begun(document: Document, moments: Sequence[Moment]) -> list[Moment]:
    """Return the moments at which something begins of which an anniversary is kept; by the verb, or by a noun."""
    dated = [one for one in moments if one.is_dated and lead_of(document, one) not in {"to", "until", "till", "by"}]
    by_verb = [one for one in dated if one.event.verb in BEGINNING]
    return by_verb or [one for one in dated if one.event.about & BEGINNING]


def _kept_in(lapse: Lapse, told: list[Moment], begun: Moment, today: tuple[int, ...]) -> Stretch | None:
    """Return the time at which the anniversary is kept: one of its sentence, or the year of publication."""
    others = [one for one in told if one is not begun]
    dated = [one for one in others if one.is_dated]
    if len(dated) > 1:
        return None
    if dated:
        return dated[0].likely
    if not today:
        return None
    return Stretch(*([begun.likely.first.replace(year=today[0], day=1)] * 2))

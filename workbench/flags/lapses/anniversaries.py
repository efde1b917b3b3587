"""Anniversaries against the year of what they are kept of: founded in 1948, 75th anniversary in 2023."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from workbench.facts.moments.lapse import Lapse, lapses_of
from workbench.facts.moments.moment import Moment, moments_of
from workbench.facts.moments.stretch import Stretch, years_from
from workbench.facts.moments.turning_points import BEGINNING
from workbench.flags.lapses.reach import lead_of, moments_around, moments_told_with
from workbench.flags.lapses.time_check import check_of
from workbench.flags.figures.arithmetic import ArithmeticCheck
from workbench.text.document import Document
from workbench.text.layout.day_of_writing import day_of_writing
from workbench.text.terms import stem
_TURNED: Final = re.compile(
    r"\b(?:founded|established|opened|built|launched|created|formed|incorporated|completed)\b.*\b(?:turn(?:s|ed|ing)?|be|is|was)\s$",
    re.DOTALL,
)
_ITS: Final = re.compile(r"\bits\s(?:\w+\s)?$")
_IT: Final = re.compile(r"\b[Ii]ts?\b")
_MADE: Final = frozenset(map(stem, ("completed", "built", "finished", "won", "invented", "written")))
_FEWEST: Final = 0.3
"""Share of the anniversary that the years between must reach for either to be a slip of the other."""


def time_checks(document: Document) -> Iterator[ArithmeticCheck]:
    """Yield each anniversary with the year it counts from and the year it is kept in, whether it holds or not."""
    published = day_of_writing(document)
    today = () if published is None else (published.year,)
    for lapse in lapses_of(document):
        is_kept = lapse.role == "anniversary" or _is_turned(document, lapse)
        if is_kept and lapse.unit == "year" and lapse.count > 1:
            yield from _checks(document, lapse, today)


def _checks(document: Document, lapse: Lapse, today: tuple[int, ...]) -> Iterator[ArithmeticCheck]:
    told = [one for one in moments_told_with(document, lapse) if one.grain != "range"]
    begun = _begun(document, told) or _begun(document, moments_around(document, lapse, 0), nouns=False)
    if len({one.likely.first.year for one in begun}) != 1:
        return
    kept, when = _kept_in(told, begun[0], today)
    years_between = 0 if kept is None else kept.first.year - begun[0].likely.first.year
    is_like_slip = bool(when) or _FEWEST <= years_between / lapse.count <= 1 / _FEWEST
    if kept is None or years_between <= 0 or not is_like_slip:
        return
    firsts = _begun(document, moments_of(document))
    lasts = {*today, *(reading.first.year for one in told for reading in one.readings)}
    holds = any(last - first.likely.first.year == lapse.count for first in firsts for last in lasts)
    arithmetic = f"{kept.first.year} - {begun[0].likely.first.year} = {years_between} years"
    yield check_of(document, lapse, [*begun[:1], *when], arithmetic=arithmetic, holds=holds)


def _is_turned(document: Document, lapse: Lapse) -> bool:
    """Return whether something founded turns that old: `The club, founded in 1890, turned 130 in 2020`."""
    if lapse.role not in {"age", "birthday"} or lapse.sentence < 0:
        return False
    start = document.paragraphs[lapse.paragraph].start
    sentence = document.sentences[lapse.sentence].start
    pattern = _TURNED if lapse.role == "age" else _ITS
    opens_with_it = _IT.search(document.text, sentence, lapse.span.start)
    return pattern.search(document.text, start if opens_with_it else sentence, lapse.span.start) is not None


def _begun(document: Document, moments: Sequence[Moment], *, nouns: bool = True) -> list[Moment]:
    """Return the moments at which something begins of which an anniversary is kept; by the verb, or by a noun."""
    dated = [one for one in moments if one.is_dated and lead_of(document, one) not in {"to", "until", "till", "by"}]
    by_verb = [one for one in dated if one.event.verb in BEGINNING | _MADE]
    return by_verb or [one for one in dated if nouns and one.event.about & BEGINNING]


def _kept_in(told: list[Moment], begun: Moment, today: tuple[int, ...]) -> tuple[Stretch | None, list[Moment]]:
    """Return the time at which the anniversary is kept: one of its sentence, or the year of publication."""
    dated = [one for one in told if one is not begun and one.is_dated]
    if len(dated) == 1:
        return dated[0].likely, dated
    if dated or not today:
        return None, []
    return years_from(today[0], today[0]), []

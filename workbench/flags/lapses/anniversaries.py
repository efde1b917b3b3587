"""Anniversaries against the year of what they are kept of: founded in 1948, 75th anniversary in 2023."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from workbench.facts.moments.lapse import lapses_of
from workbench.facts.moments.moment import Moment, moments_of
from workbench.facts.moments.turning_points import BEGINNING
from workbench.flags.figures.arithmetic import ArithmeticCheck
from workbench.flags.lapses.leads import lead_of
from workbench.flags.lapses.told import Told
from workbench.text.document import Document
from workbench.text.terms import stem

_MADE: Final = frozenset(map(stem, ("completed", "built", "finished", "won", "invented", "written")))
_BY_THEN: Final = frozenset({"to", "until", "till", "by"})
_SHORTEST: Final = 0.3
"""Share of the anniversary that the years between must reach for either to be a slip of the other."""

_TURNED: Final = re.compile(
    r"\b(?:founded|established|opened|built|launched|created|formed|incorporated|completed)\b.*"
    r"\b(?:turn(?:s|ed|ing)?|be|is|was)\s$",
    re.DOTALL | re.IGNORECASE,
)
_TURNS: Final = re.compile(r"\bturn(?:s|ed|ing)?\s$")
_ITS: Final = re.compile(r"\bits\s(?:\w+\s)?$")
_IT: Final = re.compile(r"\b[Ii]ts?\b")


def time_checks(document: Document) -> Iterator[ArithmeticCheck]:
    """Yield each anniversary with the year it counts from and the year it is kept in, whether it holds or not."""
    for lapse in lapses_of(document):
        told = Told(document, lapse)
        if lapse.unit == "year" and lapse.many > 1 and (lapse.role == "anniversary" or _is_age_of_a_thing(told)):
            yield from _checks(told)


def _is_age_of_a_thing(told: Told) -> bool:
    """Return whether something founded turns that old: `The club, founded in 1890, turned 130 in 2020`."""
    if told.lapse.role not in {"age", "birthday"} or told.lapse.sentence < 0:
        return False
    text, place = told.document.text, told.lapse.span.start
    pattern = _TURNED if told.lapse.role == "age" else _ITS
    turns = _TURNS.search(told.words_before(10)) is not None
    if told.lapse.role == "age" and not (turns or text.startswith(" years old", told.lapse.span.end)):
        return False
    counts_on = _IT.search(text, told.start, place) is not None
    start = told.document.paragraphs[told.lapse.paragraph].start if counts_on else told.start
    return pattern.search(text, start, place) is not None


def _checks(told: Told) -> Iterator[ArithmeticCheck]:
    beside = [one for one in told.beside() if one.grain != "range"]
    begun = _begun(told.document, beside) or _begun_by_verb(told.document, told.around(0))
    if len({one.likely.first.year for one in begun}) != 1:
        return
    kept = [one for one in beside if one is not begun[0] and one.is_dated]
    year = _year_kept(told, kept)
    first = begun[0].likely.first.year
    between = year - first
    is_like_slip = bool(kept) or _SHORTEST <= between / told.many <= 1 / _SHORTEST
    if year and between > 0 and is_like_slip:
        arithmetic = f"{year} - {first} = {between} years"
        yield told.check([begun[0], *kept], arithmetic, holds=_holds(told, beside))


def _year_kept(told: Told, kept: Sequence[Moment]) -> int:
    """Return the year in which it is kept, that of its sentence or of publication; 0 where it is unsure."""
    if len(kept) == 1:
        return kept[0].likely.first.year
    return 0 if kept or told.today is None else told.today.first.year


def _holds(told: Told, beside: Sequence[Moment]) -> bool:
    """Return whether the anniversary fits any year in which the text says that something began."""
    kept = {reading.first.year for one in beside for reading in one.readings}
    if told.today is not None:
        kept.add(told.today.first.year)
    return any(year - told.many in told.document.once(_years_begun) for year in kept)


def _years_begun(document: Document) -> frozenset[int]:
    return frozenset(one.likely.first.year for one in _begun(document, moments_of(document)))


def _begun(document: Document, moments: Sequence[Moment]) -> list[Moment]:
    """Return the moments at which something begins of which an anniversary is kept; by the verb, or by a noun."""
    return _begun_by_verb(document, moments) or [
        one for one in _dated(document, moments) if one.event.about & BEGINNING
    ]


def _begun_by_verb(document: Document, moments: Sequence[Moment]) -> list[Moment]:
    return [one for one in _dated(document, moments) if one.event.verb in BEGINNING | _MADE]


def _dated(document: Document, moments: Sequence[Moment]) -> list[Moment]:
    return [one for one in moments if one.is_dated and lead_of(document, one) not in _BY_THEN]

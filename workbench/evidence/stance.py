"""A cautious cue: does a passage support a claim, differ from it, or say nothing either way."""

import re
from typing import NamedTuple

from workbench.evidence.terms import rarity, terms_of
from workbench.text.dates import find_dates
from workbench.text.document import Number
from workbench.text.numbers import find_numbers

SUPPORTS = "supports"
DIFFERS = "differs"
SILENT = "silent"

SHARED_TO_DIFFER = 0.5
"""Share of the claim's telling words that a passage must hold before a difference counts."""
SHARED_TO_SUPPORT = 0.8
ROUNDED = 0.005
COMPARED = frozenset({"number", "percent", "money"})
"""Sorts of figure whose difference is told; a year or a rank often belongs to another event."""
YEARS = range(1500, 2101)

_LOWER = re.compile(
    r"\b(?:less|fewer|lower|under|below) than\b|\b(?:under|below|at most|up to|no more than)\b", re.IGNORECASE
)
_HIGHER = re.compile(
    r"\b(?:more|greater|higher|over|above) than\b|\b(?:over|above|at least|exceed\w*)\b", re.IGNORECASE
)
_NEGATION = re.compile(r"\b(?:not|never|denied|denies|cannot)\b|n['’]t\b", re.IGNORECASE)


class _Figure(NamedTuple):
    written: str
    value: float
    sort: str
    counted: str
    bound: int


def cue_of(claim_text: str, passage: str) -> tuple[str, tuple[str, ...]]:
    """The cue for `passage` and the differences behind it, never a verdict.

    "differs" only where most other words agree and one figure of the same thing
    conflicts: several conflicting figures tell of another occasion, and a
    negation in one of the two was right too seldom to be told.

    >>> cue_of("62% saw it as unfavorable.", "Some 61% saw it as unfavorable.")
    ('differs', ('source: 61%, claim: 62%',))
    """
    shared = _shared(claim_text, passage)
    if shared < SHARED_TO_DIFFER:
        return SILENT, ()
    conflicts, all_met = _figures_compared(claim_text, passage)
    if len(conflicts) == 1 and _days(claim_text) <= _days(passage):
        return DIFFERS, conflicts
    if bool(_NEGATION.search(claim_text)) != bool(_NEGATION.search(passage)):
        return SILENT, ()
    return (SUPPORTS, ()) if all_met and shared >= SHARED_TO_SUPPORT else (SILENT, ())


def _days(text: str) -> set[tuple[int, int, int]]:
    """The days and months that `text` names; a claim about another day is about something else."""
    return {(d.year, d.month, d.day) for d in find_dates(text) if d.kind in {"day", "month"}}


def _shared(claim_text: str, passage: str) -> float:
    """The share of the claim's words, weighed by rarity and figures apart, that the passage holds."""
    held = set(terms_of(passage))
    wanted = {term for term in terms_of(claim_text) if not term[0].isdigit()}
    all_of_them = sum(rarity(term) for term in wanted)
    return sum(rarity(term) for term in wanted & held) / all_of_them if all_of_them else 0.0


def _figures_compared(claim_text: str, passage: str) -> tuple[tuple[str, ...], bool]:
    """The conflicts between figures of the same thing, and whether every figure of the claim is met."""
    theirs = _figures(passage)
    conflicts: list[str] = []
    all_met = True
    for figure in _figures(claim_text):
        like = [other for other in theirs if other.sort == figure.sort]
        if any(_met(figure, other) for other in like):
            continue
        all_met = False
        same = [other for other in like if other.counted and other.counted == figure.counted]
        if len(same) == 1 and same[0].value != figure.value and figure.sort in COMPARED:
            conflicts.append(f"source: {same[0].written}, claim: {figure.written}")
    return tuple(conflicts), all_met


def _figures(text: str) -> list[_Figure]:
    return [_figure(text, number) for number in find_numbers(text)]


def _figure(text: str, number: Number) -> _Figure:
    written = text[number.start : number.end]
    year = number.kind == "number" and written.isdigit() and int(written) in YEARS
    following = terms_of(text[number.end : number.end + 24])
    counted = "%" if number.kind == "percent" else next(iter(following), "")
    if find_dates(text[max(0, number.start - 12) : number.end + 12]):
        counted = ""
    return _Figure(
        written=written,
        value=number.value,
        sort="year" if year else number.kind,
        counted=counted,
        bound=_bound(text[max(0, number.start - 20) : number.start]),
    )


def _bound(before: str) -> int:
    """-1 where a figure follows "less than", 1 for "more than", 0 for the figure itself."""
    if _LOWER.search(before):
        return -1
    return 1 if _HIGHER.search(before) else 0


def _met(claimed: _Figure, found: _Figure) -> bool:
    close = abs(claimed.value - found.value) <= ROUNDED * max(abs(claimed.value), abs(found.value))
    if claimed.bound and claimed.bound != found.bound:
        return (found.value - claimed.value) * claimed.bound > 0
    if claimed.bound:
        return (found.value - claimed.value) * claimed.bound >= 0
    return close

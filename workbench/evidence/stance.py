"""A cautious cue: does a passage support a claim, differ from it, or say nothing either way."""

import re

from workbench.evidence.terms import rarity, terms_of
from workbench.text.numbers import find_numbers

SUPPORTS = "supports"
DIFFERS = "differs"
SILENT = "silent"

SHARED_TO_DIFFER = 0.7
"""Share of the claim's telling words that a passage must hold before a difference counts."""
SHARED_TO_SUPPORT = 0.8

_LOWER = re.compile(
    r"\b(?:less|fewer|lower|under|below) than\b|\b(?:under|below|at most|up to|no more than)\b", re.IGNORECASE
)
_HIGHER = re.compile(
    r"\b(?:more|greater|higher|over|above) than\b|\b(?:over|above|at least|exceed\w*)\b", re.IGNORECASE
)
_NEGATION = re.compile(r"\b(?:not|never|no|none|neither|nor|without|denied|denies|cannot)\b|n['’]t\b", re.IGNORECASE)

_Figure = tuple[float, str]


def cue_of(claim_text: str, passage: str) -> tuple[str, tuple[str, ...]]:
    """The cue for `passage` and the differences behind it, never a verdict.

    "differs" only where nearly all other words agree and a figure conflicts, or
    a negation stands in one and not in the other.

    >>> cue_of("62% saw it as unfavorable.", "Some 61% saw it as unfavorable.")
    ('differs', ('source: 61%, claim: 62%',))
    """
    shared = _shared(claim_text, passage)
    if shared < SHARED_TO_DIFFER:
        return SILENT, ()
    conflicts, all_met = _figures_compared(claim_text, passage)
    if conflicts:
        return DIFFERS, conflicts
    if bool(_NEGATION.search(claim_text)) != bool(_NEGATION.search(passage)):
        return (DIFFERS, (_negated(claim_text),)) if shared >= SHARED_TO_SUPPORT else (SILENT, ())
    return (SUPPORTS, ()) if shared >= SHARED_TO_SUPPORT and all_met else (SILENT, ())


def _negated(claim_text: str) -> str:
    found = _NEGATION.search(claim_text)
    return f"source: no negation, claim: {found.group()}" if found else "source: negated, claim: not negated"


def _shared(claim_text: str, passage: str) -> float:
    """The share of the claim's words, weighed by rarity and figures apart, that the passage holds."""
    held = set(terms_of(passage))
    wanted = {term for term in terms_of(claim_text) if not term[0].isdigit()}
    all_of_them = sum(rarity(term) for term in wanted)
    return sum(rarity(term) for term in wanted & held) / all_of_them if all_of_them else 0.0


def _figures_compared(claim_text: str, passage: str) -> tuple[tuple[str, ...], bool]:
    """The conflicts between figures of like kind, and whether every figure of the claim is met."""
    theirs = _figures(passage)
    conflicts: list[str] = []
    all_met = True
    for written, figure in _figures(claim_text).items():
        like = {w: f for w, f in theirs.items() if f[1] == figure[1]}
        bound = _bound_before(claim_text, written)
        if any(_met(figure[0], other[0], bound=bound) for other in like.values()):
            continue
        all_met = False
        if len(like) == 1:
            conflicts.append(f"source: {next(iter(like))}, claim: {written}")
    return tuple(conflicts), all_met


def _figures(text: str) -> dict[str, _Figure]:
    found = find_numbers(text)
    return {text[n.start : n.end]: (n.value, _sort(n.kind, n.value, text[n.start : n.end])) for n in found}


def _sort(kind: str, value: float, written: str) -> str:
    """What a figure may be compared with: years with years, percentages with percentages."""
    if kind == "number" and written.isdigit() and 1500 <= value <= 2100:  # noqa: PLR2004 - four-digit years
        return "year"
    return kind


def _bound_before(text: str, written: str) -> int:
    """-1 where the claim says "less than", 1 for "more than", 0 for the figure itself."""
    before = text[max(0, text.find(written) - 24) : text.find(written)]
    if _LOWER.search(before):
        return -1
    return 1 if _HIGHER.search(before) else 0


def _met(claimed: float, found: float, *, bound: int) -> bool:
    if bound:
        return (found - claimed) * bound >= 0
    return abs(claimed - found) <= 0.005 * max(abs(claimed), abs(found))

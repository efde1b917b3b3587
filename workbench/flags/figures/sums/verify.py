"""Whether a claimed sum holds by any reading, and whether it fails as a slip does."""

from collections.abc import Iterator
from itertools import combinations
from typing import Final

from workbench.domain.flag import Severity
from workbench.facts.quantities.figure import format_like
from workbench.facts.quantities.terms import Term
from workbench.flags.figures.arithmetic import ArithmeticCheck, agrees, arithmetic_check
from workbench.flags.figures.near_misses import is_near, is_telling, misses_by_a_digit
from workbench.flags.figures.sums.claims import SumClaim, Tie, sum_of

_MOST_READ: Final = 8
_FEWEST: Final = 2
_FAR: Final = 0.1
_BESIDE: Final = 0.4
_ROUNDED: Final = 0.6
_HUNDREDS: Final = 100
_WIDEST: Final = 0.6
_LEAD: Final = 5
_HAIR: Final = 1e-6


def holds(claim: SumClaim) -> bool:
    """Return whether the parts make the total, allowing for rounding."""
    figures = [term.quantity.figure for term in claim.figures]
    slacks = [figure.slack for figure in figures]
    off = abs(claim.stated - claim.computed)
    is_vague = any(term.quantity.bound for term in claim.figures)
    if claim.total is None:
        return off <= max(min(sum(slacks), 2 * max(slacks)), _ROUNDED)
    if is_vague:
        return agrees(figures[-1], claim.computed, sum(slacks))
    one_place = min(sum(slacks) - _HAIR * claim.stated, 2 * max(slacks) + _HAIR * claim.stated)
    return off <= max(one_place, _HAIR * claim.stated) or agrees(figures[-1]._replace(slack=0.0), claim.computed)


def holds_otherwise(claim: SumClaim, others: tuple[Term, ...]) -> bool:
    """Return whether it holds without one part or with one of the other figures as well, or as another's total.

    What is told of some of a part ("200 of them new") is no part itself.
    """
    return any(holds(reading) for reading in _readings(claim, others))


def _readings(claim: SumClaim, others: tuple[Term, ...]) -> Iterator[SumClaim]:
    parts = claim.parts
    is_list = len({term.quantity.paragraph for term in parts}) == len(parts)
    sentences = {term.quantity.sentence for term in parts}
    is_loose = claim.tie < Tie.SAID or len(sentences) > 1
    if _FEWEST < len(parts) <= _MOST_READ and not is_list and is_loose:
        for fewer in combinations(parts, len(parts) - 1):
            yield claim._replace(parts=fewer)
    for other in others:
        if other in claim.figures:
            continue
        yield claim._replace(parts=(*parts, other))
        if claim.total is not None and parts[-1].is_rest and not claim.total.is_whole:
            yield claim._replace(total=other, parts=(claim.total, *parts))
        if claim.tie < Tie.SAID and claim.total is not None:
            yield claim._replace(total=other)


def severity_of(claim: SumClaim) -> Severity | None:
    """Return how sure it is that a claim which does not hold is a slip; None for too unsure to say."""
    if not is_near(claim.stated, claim.computed, _WIDEST) and len(claim.parts) > 1:
        return None
    by_a_digit = misses_by_a_digit(claim.stated, claim.computed, tuple(term.value for term in claim.parts))
    is_slip = {
        Tie.SAID: True,
        Tie.BESIDE: by_a_digit and is_near(claim.stated, claim.computed, _BESIDE),
        Tie.FAR: by_a_digit and is_near(claim.stated, claim.computed, _FAR) and _is_told_as_total(claim),
    }
    return Severity.WARNING if is_slip[claim.tie] else None


def _is_told_as_total(claim: SumClaim) -> bool:
    """Return whether a figure that stands far from the parts may be their total, and not near it by chance."""
    is_list = len({term.quantity.paragraph for term in claim.parts}) == len(claim.parts)
    if _counts_alike(claim):
        return True
    is_row = is_list or (len(claim.parts) > _FEWEST and _is_in_lead(claim))
    return is_row and is_telling(claim.stated)


def _is_in_lead(claim: SumClaim) -> bool:
    """Return whether the total stands in the headline or the first paragraphs, where a text gives it."""
    return claim.total is not None and claim.total.quantity.paragraph < _LEAD


def _counts_alike(claim: SumClaim) -> bool:
    """Return whether the total counts what one of the parts counts, in hundreds: "420 homes", "158 new homes"."""
    head = "" if claim.total is None else claim.total.quantity.counted.head
    return bool(head) and claim.stated >= _HUNDREDS and any(term.quantity.counted.head == head for term in claim.parts)


def check_of(claim: SumClaim) -> ArithmeticCheck:
    """Return the claim as a sum reckoned out."""
    stated = claim.figures[-1].quantity.figure
    parts = [term.quantity.figure for term in claim.parts]
    if len(parts) == 1:
        message = f"{parts[0]} cannot be part of {stated}, which is less."
        return arithmetic_check(stated, parts, arithmetic=f"{parts[0]} > {stated}", holds=False, message=message)
    arithmetic = " + ".join(map(str, parts))
    if claim.minus:
        arithmetic += "".join(f" - {term.quantity.figure}" for term in claim.minus)
    arithmetic += f" = {format_like(claim.computed, stated)}"
    message = ""
    others = [term.quantity.figure for term in (*claim.parts, *claim.minus)]
    if claim.total is None:
        stated, others = parts[-1], parts[:-1]
        left = claim.whole - sum_of(claim.parts[:-1])
        message = f"{arithmetic}; the remainder would be {format_like(max(0.0, left), stated)}."
    return arithmetic_check(stated, others, arithmetic=arithmetic, holds=holds(claim), message=message)

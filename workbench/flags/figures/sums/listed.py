"""The sums of lists and tables: under a total row, or against the total that announces them or that the text gives."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from workbench.facts.quantities.number_lists import NumberList, number_lists_of
from workbench.facts.quantities.quantity import Quantity
from workbench.facts.quantities.terms import Term, terms_of
from workbench.flags.figures.near_misses import are_in_order
from workbench.flags.figures.sums.claims import SumClaim, Tie
from workbench.text.document import Document

_ANNOUNCES: Final = 3
"""How many paragraphs before a list one may announce it."""

_FEWEST: Final = 3
_TWO: Final = 2
_MOST: Final = 40
_HUNDRED: Final = 100.0
_NEAR_HUNDRED: Final = 12.0
_NOT_SUMMED: Final = re.compile(
    r"\b(?:average|mean|median|rate|per|each|highest|lowest|ranked|record|age)\b", re.IGNORECASE
)


def listed_claims(document: Document) -> Iterator[tuple[SumClaim, tuple[Term, ...]]]:
    """Yield each sum that a list or a table may make, with the other figures that may be its total."""
    at = {term.quantity.span: term for term in terms_of(document)}
    for number_list in number_lists_of(document):
        for cells, total in number_list.columns():
            parts = tuple(at[cell.span] for cell in cells)
            if _TWO <= len(parts) <= _MOST and not _is_ranking(parts):
                yield from _claims(document, number_list, parts, total=None if total is None else at[total.span])


def _is_ranking(parts: Sequence[Term]) -> bool:
    return are_in_order(tuple(part.value for part in parts))


def _claims(
    document: Document, number_list: NumberList, parts: tuple[Term, ...], *, total: Term | None
) -> Iterator[tuple[SumClaim, tuple[Term, ...]]]:
    if total is not None and total.quantity.kind != "percent":
        yield SumClaim(parts, total, Tie.SAID), ()
        return
    if parts[0].quantity.kind == "percent":
        off = abs(sum(part.value for part in parts) - _HUNDRED)
        if len(parts) >= _FEWEST and off <= _NEAR_HUNDRED:
            yield SumClaim(parts, None, Tie.BESIDE, whole=_HUNDRED), ()
        return
    announced = document.text[document.paragraphs[max(0, number_list.first_paragraph - 1)].start :].split("\n", 1)[0]
    enough = _TWO if announced.rstrip().endswith(":") else _FEWEST
    is_unscaled = number_list.shape == "column" and not parts[0].quantity.unit
    if total is None and len(parts) >= enough and not is_unscaled:
        yield from _against_text(document, number_list, parts)


def _against_text(
    document: Document, number_list: NumberList, parts: tuple[Term, ...]
) -> Iterator[tuple[SumClaim, tuple[Term, ...]]]:
    """Yield the sum against the total that announces the list and against each other like figure of the text."""
    first, last = number_list.first_paragraph, number_list.rows[-1].paragraph
    outside = tuple(
        term
        for term in terms_of(document)
        if _is_like(term.quantity, parts[0].quantity)
        and not first <= term.quantity.paragraph <= last
        and term.value > max(part.value for part in parts)
        and not term.is_time
        and not term.is_label
    )
    announcing = [term for term in outside if first - _ANNOUNCES <= term.quantity.paragraph < first]
    for term in outside:
        tie = Tie.BESIDE if term in announcing else Tie.FAR
        yield SumClaim(parts, term, tie), outside


def _is_like(one: Quantity, other: Quantity) -> bool:
    return one.kind == other.kind and one.unit.rstrip("s") == other.unit.rstrip("s")

"""Every sum of a document: those that hold, and those that fail as a slip does."""

from collections.abc import Iterable, Iterator

from workbench.domain.span import Span
from workbench.facts.quantities.terms import Term, terms_by_paragraph
from workbench.flags.figures.arithmetic import ArithmeticCheck
from workbench.flags.figures.sums.afar import far_claims
from workbench.flags.figures.sums.claims import SumClaim
from workbench.flags.figures.sums.listed import listed_claims
from workbench.flags.figures.sums.rows import rows_of
from workbench.flags.figures.sums.told import claims_in
from workbench.flags.figures.sums.verify import check_of, holds, holds_otherwise, severity_of
from workbench.text.document import Document

_Claimed = tuple[SumClaim, tuple[Term, ...]]
_TWO = 2


def sum_checks(document: Document) -> tuple[ArithmeticCheck, ...]:
    """Return each sum of the document, whether it holds or not; a figure is in one that fails at most once."""
    return document.once(_checks)


def _claims(document: Document) -> Iterator[_Claimed]:
    yield from listed_claims(document)
    for terms in terms_by_paragraph(document).values():
        for row in rows_of(terms):
            for claim in claims_in(document, row):
                yield claim, tuple(row)
    yield from far_claims(document)


def _checks(document: Document) -> tuple[ArithmeticCheck, ...]:
    failing: list[_Claimed] = []
    holding: list[SumClaim] = []
    for claim, others in _distinct(_claims(document)):
        if holds(claim):
            holding.append(claim)
        else:
            failing.append((claim, others))
    checks = [check_of(claim) for claim in holding]
    failed: list[SumClaim] = []
    for claim, others in sorted(failing, key=lambda one: -one[0].tie):
        if any(_explains(other, claim) for other in holding) or any(_shares(other, claim) for other in failed):
            continue
        severity = None if holds_otherwise(claim, others) else severity_of(claim)
        if severity is not None:
            failed.append(claim)
            checks.append(check_of(claim)._replace(severity=severity))
    return tuple(sorted(checks, key=lambda check: check.stated.span))


def _explains(holding: SumClaim, failing: SumClaim) -> bool:
    """Return whether figures that make a sum elsewhere are no slip here: as closely tied, or with the same total."""
    has_total = failing.total is not None and failing.total == holding.total
    return has_total or (holding.tie >= failing.tie and _shares(holding, failing))


def _shares(one: SumClaim, other: SumClaim) -> bool:
    return len(_places(one) & _places(other)) >= _TWO


def _distinct(claims: Iterable[_Claimed]) -> Iterator[_Claimed]:
    seen = set()
    for claim, others in claims:
        places = _places(claim)
        if places not in seen:
            seen.add(places)
            yield claim, others


def _places(claim: SumClaim) -> frozenset[Span]:
    return frozenset(term.quantity.span for term in claim.figures)

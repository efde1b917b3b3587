"""Which claims account for each sentence."""

from collections.abc import Sequence

from workbench.domain.checked import Sentence
from workbench.domain.claim import Claim
from workbench.domain.span import Span


def coverage_of(spans: Sequence[Span], claims: Sequence[Claim]) -> tuple[Sentence, ...]:
    """The sentences at `spans` with the claims that overlap each, both in reading order.

    Where none of its claims can be checked, `not_checkable` gives their reasons.
    """
    waiting = sorted(claims, key=lambda claim: claim.start)
    open_claims: list[Claim] = []
    upcoming = 0
    covered = []
    for span in sorted(spans):
        while upcoming < len(waiting) and waiting[upcoming].start < span.end:
            open_claims.append(waiting[upcoming])
            upcoming += 1
        open_claims = [claim for claim in open_claims if claim.end > span.start]
        here = [claim for claim in open_claims if claim.start < span.end]
        covered.append(_sentence(span, here))
    return tuple(covered)


def _sentence(span: Span, claims: Sequence[Claim]) -> Sentence:
    reasons = dict.fromkeys(claim.reason for claim in claims if not claim.checkable)
    silent = any(claim.checkable for claim in claims)
    return Sentence(
        start=span.start,
        end=span.end,
        covered_by=tuple(claim.id for claim in claims),
        not_checkable="" if silent else "; ".join(reasons),
    )

"""The claims that cover each sentence."""

from collections.abc import Sequence

from workbench.domain.checked import Sentence
from workbench.domain.claim import Claim
from workbench.domain.span import Span


def coverage_of(spans: Sequence[Span], claims: Sequence[Claim]) -> tuple[Sentence, ...]:
    """Return the sentences at `spans` with the claims that overlap each, both in reading order.

    Where none of a sentence's claims can be checked, `not_checkable` gives their reasons.
    """
    ordered = sorted(claims, key=lambda claim: claim.start)
    open_claims: list[Claim] = []
    next_index = 0
    sentences = []
    for span in sorted(spans):
        while next_index < len(ordered) and ordered[next_index].start < span.end:
            open_claims.append(ordered[next_index])
            next_index += 1
        open_claims = [claim for claim in open_claims if claim.end > span.start]
        overlapping = [claim for claim in open_claims if claim.start < span.end]
        sentences.append(_sentence(span, overlapping))
    return tuple(sentences)


def _sentence(span: Span, claims: Sequence[Claim]) -> Sentence:
    reasons = dict.fromkeys(claim.reason for claim in claims if not claim.checkable)
    has_checkable = any(claim.checkable for claim in claims)
    return Sentence(
        start=span.start,
        end=span.end,
        covered_by=tuple(claim.id for claim in claims),
        not_checkable="" if has_checkable else "; ".join(reasons),
    )

"""Claims that tell the same thing in two places."""

from collections import defaultdict
from collections.abc import Sequence

from workbench.domain.claim import Claim, ClaimId
from workbench.text.likeness import retold


def repeats_among(claims: Sequence[Claim]) -> dict[ClaimId, tuple[ClaimId, ...]]:
    """For each claim told again elsewhere, the other tellings in reading order."""
    same: defaultdict[ClaimId, list[ClaimId]] = defaultdict(list)
    for earlier, later, _ in retold([claim.quote for claim in claims]):
        one, other = claims[earlier], claims[later]
        if not one.span.overlaps(other.span):
            same[one.id].append(other.id)
            same[other.id].append(one.id)
    return {claim_id: tuple(others) for claim_id, others in same.items()}

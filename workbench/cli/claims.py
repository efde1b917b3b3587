"""Claims named on the command line."""

from workbench.domain.review import ClaimStanding, Review
from workbench.errors import UnknownRecordError


def claim_named(wanted: str, review: Review) -> ClaimStanding:
    """The claim of `review` with the number or the id `wanted`.

    Raises:
        UnknownRecordError: where there is none.
    """
    for standing in review.claims:
        if wanted in {str(standing.number), standing.claim.id}:
            return standing
    raise UnknownRecordError(kind="claim", record_id=wanted)

"""Claims as a command line names them."""

import re
from typing import Final

from workbench.domain.review import ClaimStanding, Review
from workbench.errors import UnknownRecordError

_NUMBER: Final = re.compile(r"[0-9]+[a-z]*")


def claim_named(wanted: str, review: Review) -> ClaimStanding:
    """The one claim that has the number or id `wanted`, or whose words begin so.

    What looks like a number is one: claim 12 may be gone, and no other is meant by it.

    Raises:
        UnknownRecordError: where none does, or more than one.
    """
    exact = [claim for claim in review.claims if wanted in {claim.number, claim.claim.id}]
    begun = [claim for claim in review.claims if claim.claim.quote.casefold().startswith(wanted.casefold())]
    found = exact if _NUMBER.fullmatch(wanted) else exact or begun
    if len(found) != 1 or not wanted:
        raise UnknownRecordError(kind="one claim", record_id=wanted)
    return found[0]


def claims_named(wanted: str, review: Review) -> tuple[ClaimStanding, ...]:
    """The claim named, or every checkable claim where none is; raises UnknownRecordError as `claim_named` does."""
    if wanted:
        return (claim_named(wanted, review),)
    return tuple(claim for claim in review.claims if claim.claim.checkable)

"""Which claims are statements, which a reviewer judges, and which are parts of one, after what people did."""

from collections.abc import Sequence
from dataclasses import replace

from workbench.domain.claim import Claim, ClaimOrigin, ClaimUnit
from workbench.review.records import ArticleRecords, retracted_ids


def with_units_in_effect(claims: Sequence[Claim], recorded: ArticleRecords) -> list[Claim]:
    """Return the claims with the unit that each has in effect; nothing recorded changes.

    A part that somebody worked on counts as a statement, and so does one that a reviewer added
    or whose statement is not among `claims`. What was taken back is as if it had not been done.
    """
    touched_ids = _touched_ids(recorded)
    statement_ids = {claim.id for claim in claims if _is_statement(claim) or claim.id in touched_ids}
    return [
        claim
        if claim.unit is ClaimUnit.STATEMENT or (claim.parent in statement_ids and claim.id not in statement_ids)
        else replace(claim, unit=ClaimUnit.STATEMENT)
        for claim in claims
    ]


def _is_statement(claim: Claim) -> bool:
    return claim.unit is ClaimUnit.STATEMENT or claim.origin is ClaimOrigin.REVIEWER


def _touched_ids(recorded: ArticleRecords) -> set[str]:
    """Return the ids of the claims that somebody worked on, where that was not taken back."""
    retracted = retracted_ids(recorded.events)
    return {record.claim_id for record in (*recorded.work, *recorded.comments) if record.id not in retracted}

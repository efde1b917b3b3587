"""The rows of a ledger as the page's table shows them."""

from bisect import bisect_left

from workbench.domain.review import Review, ReviewedClaim
from workbench.ledgers.ledger import Ledger, Row

PLACES = "Places"


def ledger_columns(ledger: Ledger) -> list[str]:
    """Return the ledger's columns, and how many places of the article a row speaks of."""
    return [*ledger.columns, PLACES]


def ledger_rows(ledger: Ledger, review: Review) -> list[dict[str, object]]:
    """Return each row with the id of the claim nearest to its first place; several rows may lead to one claim."""
    claims = sorted(review.claims, key=lambda reviewed: reviewed.claim.start)
    return [{"id": _claim_near(row, claims), "cells": [*row.cells, str(len(row.places))]} for row in ledger.rows]


def _claim_near(row: Row, claims: list[ReviewedClaim]) -> str:
    """Return the smallest claim over the row's first place, else the next one, else the last; none without a place."""
    if not row.places:
        return ""
    place = row.places[0]
    over = [reviewed.claim for reviewed in claims if reviewed.claim.start <= place.start < reviewed.claim.end]
    if over:
        return min(over, key=lambda claim: claim.end - claim.start).id
    after = bisect_left(claims, place.start, key=lambda reviewed: reviewed.claim.start)
    return claims[min(after, len(claims) - 1)].claim.id if claims else ""

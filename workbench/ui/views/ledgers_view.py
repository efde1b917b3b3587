"""The rows of a ledger as the page's table shows them."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate

from workbench.domain.claim import Claim
from workbench.domain.review import Review
from workbench.ledgers.ledger import Ledger, Row

PLACES = "Places"


def ledger_columns(ledger: Ledger) -> list[str]:
    """Return the ledger's columns, and how many places of the article a row speaks of."""
    return [*ledger.columns, PLACES]


def ledger_rows(ledger: Ledger, review: Review) -> list[dict[str, object]]:
    """Return each row with the id of the claim nearest to its first place; several rows may lead to one claim."""
    claims = sorted((reviewed.claim for reviewed in review.claims), key=lambda claim: claim.start)
    ends = list(accumulate((claim.end for claim in claims), max))
    return [{"id": _claim_near(row, claims, ends), "cells": [*row.cells, str(len(row.places))]} for row in ledger.rows]


def _claim_near(row: Row, claims: Sequence[Claim], ends: Sequence[int]) -> str:
    """Return the smallest claim over the row's first place, else the next one, else the last; none without a place.

    `ends` has for each claim where the last of it and those before it ends.
    """
    if not row.places:
        return ""
    place = row.places[0].start
    last = bisect_right(claims, place, key=lambda claim: claim.start)
    over = [claim for claim in claims[bisect_right(ends, place, hi=last) : last] if place < claim.end]
    if over:
        return min(over, key=lambda claim: claim.end - claim.start).id
    after = bisect_left(claims, place, key=lambda claim: claim.start)
    return claims[min(after, len(claims) - 1)].id if claims else ""

"""The queue of claims: filtered, searched and cut into pages."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from workbench.domain.claim import reading_order
from workbench.domain.review import ReviewedClaim
from workbench.review.persons import same_person
from workbench.review.unseen_changes import describe

PAGE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueFilter:
    """Which claims to show; empty tuples and strings want everything."""

    statuses: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    least_worthiness: float = 0.0
    flagged: str = "all"
    words: str = ""


def queue_of(claims: Sequence[ReviewedClaim], wanted: QueueFilter) -> list[ReviewedClaim]:
    """Return the claims that fit: those in conflict first, then the most worth checking."""
    words = wanted.words.casefold().split()
    matching = [reviewed for reviewed in claims if _matches(reviewed, wanted, words)]
    return sorted(matching, key=_place)


def _place(reviewed: ReviewedClaim) -> tuple[object, ...]:
    return not reviewed.rivals, -reviewed.claim.worthiness, *reading_order(reviewed.claim)


def people_in(claims: Sequence[ReviewedClaim]) -> list[str]:
    """Return everybody whom a claim is assigned to, by name; once, however their name is spelled."""
    people: list[str] = []
    for name in sorted({reviewed.assignee for reviewed in claims} - {""}):
        if not any(same_person(name, known) for known in people):
            people.append(name)
    return people


def pages_of(matching: Sequence[ReviewedClaim]) -> int:
    """Return how many pages the queue has; at least one."""
    return max(1, -(-len(matching) // PAGE))


def _matches(reviewed: ReviewedClaim, wanted: QueueFilter, words: Sequence[str]) -> bool:
    claim = reviewed.claim
    text = f"{claim.quote} {claim.standalone} {claim.claimant}".casefold()
    return (
        (not wanted.statuses or str(reviewed.status) in wanted.statuses)
        and (not wanted.states or reviewed.state in wanted.states)
        and (not wanted.people or any(same_person(reviewed.assignee, name) for name in wanted.people))
        and (not wanted.kinds or claim.kind.value in wanted.kinds)
        and claim.worthiness >= wanted.least_worthiness
        and (wanted.flagged == "all" or bool(reviewed.flag_ids) == (wanted.flagged == "flagged"))
        and all(word in text for word in words)
    )


def _status(reviewed: ReviewedClaim) -> str:
    """Return the verdict or status, with conflicting decisions, or why a verdict is stale."""
    if reviewed.rivals.judged:
        return f"{reviewed.status}: " + "; ".join(map(describe, reviewed.rivals.judged))
    return f"stale: {reviewed.stale_because}" if reviewed.stale_because else str(reviewed.status)


def _responsible(reviewed: ReviewedClaim) -> str:
    """Return who is to act on the claim, or else who decided it."""
    return reviewed.assignee or (reviewed.verdict.reviewer if reviewed.verdict else "")


def _source_count(reviewed: ReviewedClaim) -> str:
    return str(len({link.source_id for link in reviewed.evidence}) or "")


COLUMNS: Final[Mapping[str, Callable[[ReviewedClaim], str]]] = {
    "No.": lambda reviewed: reviewed.number,
    "Claim": lambda reviewed: reviewed.claim.quote,
    "Verdict": _status,
    "Kind": lambda reviewed: reviewed.claim.kind.value,
    "Stage": lambda reviewed: str(reviewed.state),
    "Check-worthiness": lambda reviewed: f"{reviewed.claim.worthiness:.2f}",
    "Flags": lambda reviewed: str(len(reviewed.flag_ids) or ""),
    "Sources": _source_count,
    "Reviewer": _responsible,
}
"""The columns of the queue's table, each with what its cells say."""


def queue_rows(page: Sequence[ReviewedClaim]) -> list[dict[str, object]]:
    """Return the rows that the queue's table shows."""
    return [
        {"id": reviewed.claim.id, "cells": [cell_of(reviewed) for cell_of in COLUMNS.values()]} for reviewed in page
    ]

"""The queue of claims: filtered, searched and cut into pages."""

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.domain.claim import reading_order
from workbench.domain.review import ReviewedClaim
from workbench.review.persons import same_person
from workbench.review.unseen_changes import decided

PAGE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which claims to show; empty tuples and strings want everything."""

    statuses: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    least_worthiness: float = 0.0
    flagged: str = "all"
    words: str = ""


def queue_of(claims: Sequence[ReviewedClaim], wanted: Wanted) -> list[ReviewedClaim]:
    """The claims that fit: those in conflict first, then the most worth checking."""
    words = wanted.words.casefold().split()
    found = [standing for standing in claims if _fits(standing, wanted, words)]
    return sorted(found, key=_place)


def _place(standing: ReviewedClaim) -> tuple[object, ...]:
    return not standing.rivals, -standing.claim.worthiness, *reading_order(standing.claim)


def people_in(claims: Sequence[ReviewedClaim]) -> list[str]:
    """Everybody who is to check a claim or to sign it off, by name; once, however their name is spelled."""
    people: list[str] = []
    for name in sorted({standing.assignee for standing in claims} - {""}):
        if not any(same_person(name, known) for known in people):
            people.append(name)
    return people


def pages_of(found: Sequence[ReviewedClaim]) -> int:
    """How many pages the queue has; at least one."""
    return max(1, -(-len(found) // PAGE))


def _fits(standing: ReviewedClaim, wanted: Wanted, words: Sequence[str]) -> bool:
    claim = standing.claim
    text = f"{claim.quote} {claim.standalone} {claim.claimant}".casefold()
    return (
        (not wanted.statuses or str(standing.status) in wanted.statuses)
        and (not wanted.states or standing.state in wanted.states)
        and (not wanted.people or any(same_person(standing.assignee, name) for name in wanted.people))
        and (not wanted.kinds or claim.kind.value in wanted.kinds)
        and claim.worthiness >= wanted.least_worthiness
        and (wanted.flagged == "all" or bool(standing.flag_ids) == (wanted.flagged == "flagged"))
        and all(word in text for word in words)
    )


def _status(standing: ReviewedClaim) -> str:
    """The status, and what stands beside each other, or why a verdict no longer stands."""
    if standing.rivals.judged:
        return f"{standing.status}: " + "; ".join(map(decided, standing.rivals.judged))
    return f"stale: {standing.stale_because}" if standing.stale_because else str(standing.status)


def queue_rows(page: Sequence[ReviewedClaim]) -> list[dict[str, object]]:
    """The rows the queue's table shows."""
    return [
        {
            "id": standing.claim.id,
            "cells": [
                standing.number,
                standing.claim.quote,
                _status(standing),
                standing.claim.kind.value,
                str(standing.state),
                f"{standing.claim.worthiness:.2f}",
                str(len(standing.flag_ids) or ""),
                str(len(standing.evidence) or ""),
                standing.assignee or (standing.verdict.reviewer if standing.verdict else ""),
            ],
        }
        for standing in page
    ]

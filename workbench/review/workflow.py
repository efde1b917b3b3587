"""The stage of each claim, worked out from its verdicts and its stage changes."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from workbench.domain.desk_rules import SecondCheck
from workbench.domain.review import ReviewedClaim
from workbench.domain.stage_change import Stage, StageChange
from workbench.domain.verdict import VerdictId
from workbench.review.policy import may_sign_off

NEXT_STAGES: Final[Mapping[Stage, tuple[Stage, ...]]] = MappingProxyType(
    {
        Stage.UNASSIGNED: (Stage.CHECKING,),
        Stage.CHECKING: (Stage.SECOND_CHECK, Stage.QUERY, Stage.CHECKING, Stage.UNASSIGNED),
        Stage.QUERY: (Stage.CHECKING, Stage.SECOND_CHECK, Stage.UNASSIGNED),
        Stage.DECIDED: (Stage.CHECKING, Stage.QUERY, Stage.UNASSIGNED),
        Stage.SECOND_CHECK: (Stage.SIGNED_OFF, Stage.CHECKING, Stage.QUERY, Stage.SECOND_CHECK, Stage.UNASSIGNED),
        Stage.SIGNED_OFF: (Stage.CHECKING, Stage.UNASSIGNED),
        Stage.STALE: (Stage.CHECKING, Stage.QUERY, Stage.UNASSIGNED),
        Stage.IN_CONFLICT: (Stage.CHECKING, Stage.QUERY, Stage.SECOND_CHECK, Stage.UNASSIGNED),
    }
)
"""The stages that a claim may be moved to from each stage; checking and second check may pass to another person."""
JUDGED_STAGES: Final = frozenset({Stage.DECIDED, Stage.SECOND_CHECK, Stage.SIGNED_OFF})
"""Stages of a claim whose content somebody has judged."""
_TAKEN_UP = frozenset({Stage.CHECKING, Stage.QUERY})


def stage_of(reviewed: ReviewedClaim, second_check: SecondCheck = SecondCheck.NONE) -> Stage:
    """Return the stage of a claim with these verdicts and stage changes, on a desk with this `second_check`.

    A claim whose decisions contradict each other is in conflict, whatever else
    holds of it. One that was judged is decided, or waits for the second check where the desk
    has one, also after it was signed off: a sign-off holds for the verdicts it was
    given on. A text that changed makes the claim stale until somebody takes it up
    again. A sign-off by the person who gave the verdict does not count. What
    was recorded is shown whatever the desk does now: a claim that was given to a
    second person waits for them, one that was signed off is.
    """
    if reviewed.rivals:
        return Stage.IN_CONFLICT
    last_move = reviewed.last_move
    if _is_stale(reviewed, last_move):
        return Stage.STALE
    judged = Stage.DECIDED if second_check is SecondCheck.NONE else Stage.SECOND_CHECK
    if last_move is None or last_move.verdict_ids != verdict_ids_of(reviewed):
        return _stage_since_move(reviewed, last_move.state if last_move else Stage.UNASSIGNED, judged=judged)
    return _reached_stage(reviewed, last_move, judged=judged)


def next_stages(state: Stage, second_check: SecondCheck) -> tuple[Stage, ...]:
    """Return the stages a claim may be moved to from `state`, the usual one first.

    Without a second check nobody is asked for one, but a claim already waiting for one goes on as usual.
    """
    if second_check is not SecondCheck.NONE or state is Stage.SECOND_CHECK:
        return NEXT_STAGES[state]
    return tuple(to for to in NEXT_STAGES[state] if to is not Stage.SECOND_CHECK)


def verdict_ids_of(reviewed: ReviewedClaim) -> tuple[VerdictId, ...]:
    """Return the ids of the verdicts in effect on the claim: on its content, then on whether it was said."""
    return tuple(verdict.id for verdict in reviewed.verdicts_in_effect)


def is_reset(before: Stage, after: Stage) -> bool:
    """Whether a stage change undoes progress, so that it must say why."""
    return after is Stage.UNASSIGNED or (before in JUDGED_STAGES and after is Stage.CHECKING)


def _is_stale(reviewed: ReviewedClaim, last_move: StageChange | None) -> bool:
    if last_move is None:
        return reviewed.stale
    reads_as_it_did = last_move.quote == reviewed.claim.quote
    if reads_as_it_did and not reviewed.stale:
        return False
    was_taken_up_since = last_move.state in _TAKEN_UP and last_move.verdict_ids == verdict_ids_of(reviewed)
    return not (reads_as_it_did and was_taken_up_since)


def _reached_stage(reviewed: ReviewedClaim, last_move: StageChange, *, judged: Stage) -> Stage:
    """Return the stage that the last stage change reached, as far as it was allowed to."""
    if last_move.state in JUDGED_STAGES and reviewed.verdict is None:
        return Stage.CHECKING
    if last_move.state is Stage.SIGNED_OFF and not may_sign_off(reviewed, last_move.reviewer):
        return judged
    return last_move.state


def _stage_since_move(reviewed: ReviewedClaim, stage_before: Stage, *, judged: Stage) -> Stage:
    """Return the stage once verdicts were given or taken back after the last stage change."""
    if reviewed.verdict is not None:
        return judged
    if stage_before in JUDGED_STAGES or (stage_before is Stage.UNASSIGNED and reviewed.attribution is not None):
        return Stage.CHECKING
    return stage_before

"""How far each claim has come, folded from its verdicts and its moves."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from workbench.domain.desk_rules import SecondCheck
from workbench.domain.review import ReviewedClaim
from workbench.domain.stage_change import Stage, StageChange
from workbench.domain.verdict import Aspect, VerdictId
from workbench.review.policy import may_sign_off

NEXT: Final[Mapping[Stage, tuple[Stage, ...]]] = MappingProxyType(
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
"""From each state those that a claim may be moved to; checking and second check may be given to another person."""
JUDGED: Final = frozenset({Stage.DECIDED, Stage.SECOND_CHECK, Stage.SIGNED_OFF})
"""States of a claim whose content somebody has judged."""
_TAKEN_UP = frozenset({Stage.CHECKING, Stage.QUERY})


def stage_of(standing: ReviewedClaim, second_check: SecondCheck = SecondCheck.NONE) -> Stage:
    """The state of a claim with its verdicts and moves, on a desk with this `second_check`.

    A claim on which decisions stand beside each other is in conflict, whatever else
    holds of it. One that was judged is decided, or waits for the second check where the desk
    has one, also after it was signed off: a sign-off holds for the verdicts it was
    given on. A text that changed makes the claim stale until somebody takes it up
    again. What a second person must do and the same one did does not count. What
    was recorded is shown whatever the desk does now: a claim that was given to a
    second person waits for them, one that was signed off is.
    """
    if standing.rivals:
        return Stage.IN_CONFLICT
    last = standing.last_move
    if _is_stale(standing, last):
        return Stage.STALE
    judged = Stage.DECIDED if second_check is SecondCheck.NONE else Stage.SECOND_CHECK
    if last is None or last.verdict_ids != verdict_ids_of(standing):
        return _since_judged(standing, last.state if last else Stage.UNASSIGNED, judged=judged)
    return _moved_to(standing, last, judged=judged)


def next_stages(state: Stage, second_check: SecondCheck) -> tuple[Stage, ...]:
    """Where a claim may be moved from `state`, the usual way first.

    Without a second check nobody is asked for one; a claim that a second person was asked to check goes on as it would.
    """
    if second_check is not SecondCheck.NONE or state is Stage.SECOND_CHECK:
        return NEXT[state]
    return tuple(to for to in NEXT[state] if to is not Stage.SECOND_CHECK)


def verdict_ids_of(standing: ReviewedClaim) -> tuple[VerdictId, ...]:
    """The verdicts that stand about the claim: on its content, then on whether it was said."""
    return tuple(verdict.id for aspect in Aspect for verdict in standing.standing_on(aspect))


def is_reset(before: Stage, after: Stage) -> bool:
    """Whether a move undoes what was reached; it must say why."""
    return after is Stage.UNASSIGNED or (before in JUDGED and after is Stage.CHECKING)


def _is_stale(standing: ReviewedClaim, last: StageChange | None) -> bool:
    changed = standing.stale or (last is not None and last.quote != standing.claim.quote)
    if not changed or last is None:
        return changed
    same = last.quote == standing.claim.quote and last.verdict_ids == verdict_ids_of(standing)
    return not (same and last.state in _TAKEN_UP)


def _moved_to(standing: ReviewedClaim, last: StageChange, *, judged: Stage) -> Stage:
    """The state that the last move reached, for what it was allowed to."""
    if last.state in JUDGED and standing.verdict is None:
        return Stage.CHECKING
    if last.state is Stage.SIGNED_OFF and not may_sign_off(standing, last.reviewer):
        return judged
    return last.state


def _since_judged(standing: ReviewedClaim, before: Stage, *, judged: Stage) -> Stage:
    """The state once verdicts were given or taken back after the last move."""
    if standing.verdict is not None:
        return judged
    if before in JUDGED or (before is Stage.UNASSIGNED and standing.attribution is not None):
        return Stage.CHECKING
    return before

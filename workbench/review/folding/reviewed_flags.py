"""The flags of an article: which lie on each claim, and each with the decision in effect."""

from collections import defaultdict
from collections.abc import Sequence

from workbench.domain.claim import Claim, ClaimId
from workbench.domain.flag import Flag, FlagDecision, FlagId
from workbench.domain.review import ReviewedFlag
from workbench.review.in_effect import records_in_effect_by, split_heads


def flags_over(claims: Sequence[Claim], flags: Sequence[Flag]) -> dict[ClaimId, tuple[FlagId, ...]]:
    """Return the flags that overlap each claim; both are sorted by where they begin, so each flag is visited once."""
    over: dict[ClaimId, tuple[FlagId, ...]] = {}
    waiting = iter(flags)
    upcoming = next(waiting, None)
    live: list[Flag] = []
    for claim in claims:
        while upcoming is not None and upcoming.start < claim.end:
            live.append(upcoming)
            upcoming = next(waiting, None)
        live = [flag for flag in live if flag.end > claim.start]
        over[claim.id] = tuple(flag.id for flag in live if flag.start < claim.end)
    return over


def review_flags(
    flags: Sequence[Flag], decisions: Sequence[FlagDecision], *, not_found: frozenset[str], retracted: frozenset[str]
) -> tuple[ReviewedFlag, ...]:
    """Return the flags with the decision in effect on each, or those in conflict; `not_found` are no longer raised."""
    in_effect = records_in_effect_by(decisions, lambda decision: decision.flag_id, retracted)
    history: dict[str, list[FlagDecision]] = defaultdict(list)
    for past_decision in decisions:
        history[past_decision.flag_id].append(past_decision)
    reviewed_flags = []
    for flag in flags:
        decision, rivals = split_heads(in_effect.get(flag.id, ()))
        reviewed_flags.append(
            ReviewedFlag(
                flag=flag,
                decision=decision,
                rivals=rivals,
                no_longer_found=flag.id in not_found,
                history=tuple(history[flag.id]),
            )
        )
    return tuple(reviewed_flags)

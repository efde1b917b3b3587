"""The right wording that an accepted flag proposes for the statements it is on."""

from typing import NamedTuple

from workbench.domain.flag import Flag, FlagAction
from workbench.domain.review import Review, ReviewedClaim
from workbench.domain.verdict import Aspect, Verdict
from workbench.domain.wording import apply_suggestions


class ProposedWording(NamedTuple):
    """A statement, and the whole of it with what its accepted flags suggest."""

    reviewed: ReviewedClaim
    wording: str


def propose_wordings(review: Review, flag: Flag) -> tuple[ProposedWording, ...]:
    """Return the statements with this accepted flag, each as it would read with what its accepted flags suggest."""
    accepted = [
        reviewed_flag.flag
        for reviewed_flag in review.flags
        if reviewed_flag.decision and reviewed_flag.decision.action is FlagAction.ACCEPTED
    ]
    proposals: list[ProposedWording] = []
    for reviewed in review.claims:
        if flag.suggestion and flag.id in reviewed.flag_ids:
            on_claim = [other for other in accepted if other.id in reviewed.flag_ids]
            wording = apply_suggestions(reviewed.claim.quote, reviewed.claim.start, on_claim)
            proposals += [ProposedWording(reviewed, wording)] if wording else []
    return tuple(proposals)


def recorded_wording(reviewed: ReviewedClaim, aspect: Aspect) -> str:
    """Return the right wording of the verdict in effect on this aspect; empty where there is none, or a conflict."""
    verdicts: tuple[Verdict, ...] = reviewed.standing_on(aspect)
    return verdicts[0].should_read if len(verdicts) == 1 else ""

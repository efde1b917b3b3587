"""A reviewer's verdict on a claim and answer to a flag: never over a decision that the reviewer has not seen."""

from collections.abc import Sequence

from workbench.domain.flag import FlagAction, FlagDecision
from workbench.domain.review import ReviewedClaim
from workbench.domain.stage_change import Stage, StageChange
from workbench.domain.verdict import Aspect, Verdict
from workbench.errors import DecisionRefusedError
from workbench.review.persons import same_person
from workbench.review.policy import find_missing_quotation
from workbench.review.unseen_changes import SeenIds, join_ids
from workbench.services.articles.open_review import find_claim, find_flag, open_review
from workbench.services.claims.decide import decide, decide_flag
from workbench.services.desk import Desk
from workbench.services.requirements import check_named
from workbench.services.workflow.sign_off import change_stage, is_second_check


def give_verdict(
    desk: Desk,
    article_id: str,
    claim_id: str,
    *,
    label: str,
    rationale: str,
    by: str,
    aspect: Aspect = Aspect.CONTENT,
    should_read: str = "",
    over: SeenIds = None,
) -> Verdict | StageChange:
    """Give a verdict and return it, or the stage change it amounts to where it is the claim's blind second check.

    `over` are the ids of the verdicts that `by` has seen; without them only verdicts of `by` are overruled.
    A blind second check overrules nothing, so `over` plays no part in it.

    Raises:
        ConflictError: others than were seen are in effect; nothing is recorded.
        DecisionRefusedError: as for `decide`; or it asks whether a claim was said that quotes nobody, or gives
            a wording with a blind second check.
    """
    check_named(by)
    if aspect is Aspect.CONTENT and is_second_check(desk, article_id, claim_id, by=by):
        _check_no_wording(should_read)
        return change_stage(desk, article_id, claim_id, to=Stage.SIGNED_OFF, by=by, note=rationale, label=label)
    if aspect is Aspect.ATTRIBUTION:
        _check_quotes_somebody(find_claim(open_review(desk, article_id), claim_id))
    return decide(
        desk,
        article_id,
        claim_id,
        label=label,
        rationale=rationale,
        by=by,
        aspect=aspect,
        should_read=should_read,
        over=_own_verdict_ids(desk, article_id, claim_id, by=by, aspect=aspect) if over is None else over,
    )


def answer_flag(
    desk: Desk, article_id: str, flag_id: str, *, action: FlagAction, reason: str, by: str, over: SeenIds = None
) -> FlagDecision:
    """Answer a flag and return the answer; `over` as for `give_verdict`.

    Raises:
        UnknownRecordError: the article has no such flag.
        ConflictError: another answer than was seen is in effect.
        DecisionRefusedError: a dismissal without a reason, or nobody's.
    """
    check_named(by)
    seen = own_answer_ids(desk, article_id, flag_id, by=by) if over is None else over
    return decide_flag(desk, article_id, flag_id, action=action, reason=reason, by=by, over=seen)


def own_answer_ids(desk: Desk, article_id: str, flag_id: str, *, by: str) -> str:
    """Return the ids of the answers in effect on a flag that `by` gave, and so has seen."""
    return _own_decision_ids(find_flag(open_review(desk, article_id), flag_id).standing, by)


def _own_verdict_ids(desk: Desk, article_id: str, claim_id: str, *, by: str, aspect: Aspect) -> str:
    reviewed = find_claim(open_review(desk, article_id), claim_id)
    return _own_decision_ids(reviewed.standing_on(aspect), by)


def _own_decision_ids(decisions: Sequence[Verdict] | Sequence[FlagDecision], by: str) -> str:
    """Join the ids of the decisions that `by` gave, and so has seen."""
    return join_ids(decision for decision in decisions if same_person(decision.reviewer, by))


def _check_no_wording(should_read: str) -> None:
    if should_read.strip():
        what = "A blind second check takes no corrected wording: it agrees with the verdict, or sends the claim back"
        raise DecisionRefusedError(what=what, fix="Put the wording in the reason.")


def _check_quotes_somebody(reviewed: ReviewedClaim) -> None:
    lack = find_missing_quotation(reviewed)
    if lack:
        raise DecisionRefusedError(what=lack.what, fix=lack.fix)

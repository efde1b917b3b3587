"""Changing the stage of a claim: take it up, query it, pass it on, sign it off, or send it back."""

from collections.abc import Collection

from workbench.domain.desk_rules import DeskRules, SecondCheck
from workbench.domain.review import ReviewedClaim
from workbench.domain.stage_change import MoveId, Stage, StageChange
from workbench.domain.verdict import Aspect
from workbench.errors import DecisionRefusedError
from workbench.review.policy import may_sign_off, reserved_for_editors
from workbench.review.second_check import SecondJudgement, judge_blind, may_check_blind
from workbench.review.unseen_changes import Decision, parse_ids
from workbench.review.workflow import JUDGED_STAGES, is_reset, next_stages, verdict_ids_of
from workbench.services.articles.open_review import find_claim, open_review
from workbench.services.desk import Desk
from workbench.services.requirements import check_label_needs, check_named, check_seen, find_label
from workbench.text.counting import plural

LONGEST_NOTE = 20_000
LONGEST_NAME = 80
MOST_NAMED = 12


def change_stage(
    desk: Desk,
    article_id: str,
    claim_id: str,
    *,
    to: Stage,
    by: str,
    note: str = "",
    assignee: str = "",
    over: Collection[str] | None = None,
    label: str = "",
) -> StageChange:
    """Record the change of the claim to the stage `to` and return it; a claim taken up without `assignee` is for `by`.

    `over` are the ids of the stage changes and the verdicts that `by` has seen; ConflictError where others are in
    effect, or where stage changes in conflict are not named.
    On a desk that checks blind, to sign off is to give a verdict of one's own, the `label`: where it differs
    from the one in effect, the claim goes back to checking instead, with both named in the note.

    Raises:
        DecisionRefusedError: the claim cannot go there from where it is, or lacks the verdict,
            the second person or the note that the change needs; nothing is recorded then.
    """
    reviewed = find_claim(open_review(desk, article_id), claim_id)
    _check_seen(reviewed, over)
    rules = desk.rules()[0]
    new_assignee = assignee.strip() or (by.strip() if to is Stage.CHECKING else "")
    _check_words(by=by, note=note, assignee=new_assignee)
    _check_reachable(reviewed, to, rules)
    _check_needs(reviewed, to, note=note)
    _check_person(reviewed, to, by=by, assignee=new_assignee)
    _check_role(reviewed, to, by=by, assignee=new_assignee, rules=rules)
    if to is Stage.SIGNED_OFF and may_check_blind(reviewed, by, rules):
        to, new_assignee, note = _judge_blind(desk, reviewed, label=label, note=note)
    elif label:
        what = f"'{label}' was given as a verdict, but this change of stage takes none"
        raise DecisionRefusedError(what=what, fix="Leave it out; only a blind second check includes a verdict.")
    stage_change = _new_stage_change(desk, reviewed, to=to, by=by, assignee=new_assignee, note=note)
    desk.store.append([stage_change], by=by)
    return stage_change


def _new_stage_change(
    desk: Desk, reviewed: ReviewedClaim, *, to: Stage, by: str, assignee: str, note: str
) -> StageChange:
    return StageChange(
        id=MoveId(desk.new_id("mov")),
        article_id=reviewed.claim.article_id,
        claim_id=reviewed.claim.id,
        state=to,
        reviewer=by.strip(),
        moved_at=desk.now(),
        quote=reviewed.claim.quote,
        verdict_ids=verdict_ids_of(reviewed),
        assignee=assignee,
        note=note.strip(),
        supersedes=tuple(last_move.id for last_move in reviewed.last_moves),
    )


def _judge_blind(desk: Desk, reviewed: ReviewedClaim, *, label: str, note: str) -> SecondJudgement:
    if not label or reviewed.verdict is None:
        what = "The second check is blind on this desk: signing off needs a verdict of your own"
        raise DecisionRefusedError(what=what, fix="Give it next to the claim, or on the command line with --label.")
    chosen_label = find_label(desk, label)
    check_label_needs(chosen_label, reviewed, note)
    return judge_blind(reviewed, reviewed.verdict, label=chosen_label.name, note=note)


def is_second_check(desk: Desk, article_id: str, claim_id: str, *, by: str) -> bool:
    """Whether a verdict that `by` gives on the claim is the blind second check that `change_stage` records."""
    rules = desk.rules()[0]
    if rules.second_check is not SecondCheck.BLIND:
        return False
    return may_check_blind(find_claim(open_review(desk, article_id), claim_id), by, rules)


def _check_seen(reviewed: ReviewedClaim, over: Collection[str] | None) -> None:
    subject = f"Claim {reviewed.number}"
    if over is None:
        check_seen(None, reviewed.last_moves, decisions=(), events=(), subject=subject)
        return
    seen = parse_ids(over)
    subjects: tuple[tuple[Decision, ...], ...] = (*map(reviewed.standing_on, Aspect), reviewed.last_moves)
    for in_effect in subjects:
        if not seen.issuperset(decision.id for decision in in_effect):
            check_seen("", in_effect, decisions=in_effect, events=(), subject=subject)


def _check_words(*, by: str, note: str, assignee: str) -> None:
    check_named(by)
    if len(assignee) > LONGEST_NAME or len(note) > LONGEST_NOTE:
        what = f"The name has {plural(len(assignee), 'character')} and the note {len(note):,}"
        raise DecisionRefusedError(what=what, fix=f"Use at most {LONGEST_NAME} and {LONGEST_NOTE:,}.")


def _check_reachable(reviewed: ReviewedClaim, to: Stage, rules: DeskRules) -> None:
    stages = next_stages(reviewed.state, rules.second_check)
    if to not in stages:
        what = f"Claim {reviewed.number} is '{reviewed.state}' and cannot go to '{to}'"
        raise DecisionRefusedError(what=what, fix=f"Use one of: {', '.join(stages)}.")


def _check_role(reviewed: ReviewedClaim, to: Stage, *, by: str, assignee: str, rules: DeskRules) -> None:
    kept_to_editors = reserved_for_editors(reviewed, to, by=by, assignee=assignee, rules=rules)
    if kept_to_editors:
        what = f"Only an editor {kept_to_editors}, and '{by.strip()}' is not one of them"
        raise DecisionRefusedError(what=what, fix=f"Ask one of: {', '.join(rules.editors[:MOST_NAMED])}.")


def _check_needs(reviewed: ReviewedClaim, to: Stage, *, note: str) -> None:
    if to in JUDGED_STAGES and reviewed.rivals.judged:
        what = f"Claim {reviewed.number} has verdicts in conflict"
        raise DecisionRefusedError(what=what, fix="Decide between them first.")
    if to in JUDGED_STAGES and reviewed.verdict is None:
        what = f"Claim {reviewed.number} has no verdict on whether it is true"
        raise DecisionRefusedError(what=what, fix="Give the verdict first.")
    if to is Stage.QUERY and not note.strip():
        raise DecisionRefusedError(what="A query to the author needs a question", fix="Enter it as the note.")
    if is_reset(reviewed.state, to) and not note.strip():
        what = f"Moving claim {reviewed.number} back from '{reviewed.state}' needs a note"
        raise DecisionRefusedError(what=what, fix="Explain briefly why.")


def _check_person(reviewed: ReviewedClaim, to: Stage, *, by: str, assignee: str) -> None:
    second_person = by if to is Stage.SIGNED_OFF else assignee
    if to in JUDGED_STAGES and second_person and not may_sign_off(reviewed, second_person):
        what = f"'{second_person.strip()}' gave the current verdict on claim {reviewed.number}"
        raise DecisionRefusedError(what=what, fix="Somebody else must do the second check.")

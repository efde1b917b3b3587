"""Moving a claim over the desk: taken up, asked about, given on, signed off, or sent back."""

from collections.abc import Collection

from workbench.domain.desk_rules import DeskRules, SecondCheck
from workbench.domain.review import ReviewedClaim
from workbench.domain.stage_change import MoveId, Stage, StageChange
from workbench.domain.verdict import Aspect
from workbench.errors import DecisionRefusedError
from workbench.review.policy import editors_only, may_sign_off
from workbench.review.second_check import SecondJudgement, checks_blind, judged_blind
from workbench.review.unseen_changes import Decision, ids_in
from workbench.review.workflow import JUDGED, is_reset, next_stages, verdict_ids_of
from workbench.services.articles.open_review import claim_in, open_review
from workbench.services.desk import Desk
from workbench.services.requirements import check_needs, check_seen, label_named
from workbench.text.counting import counted

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
    """The move of the claim to the state `to`, kept; whoever takes a claim up for nobody else checks it.

    `over` are the ids of the moves and the verdicts that `by` has seen; ConflictError where others stand, or where
    moves stand beside each other that are not named.
    On a desk that checks blind, to sign off is to give a verdict of one's own, the `label`: where it is not
    the one that stands, the claim goes back to checking instead, with both named in the note.

    Raises:
        DecisionRefusedError: the claim cannot go there from where it is, or lacks the verdict,
            the second person or the note that the move needs; nothing is kept then.
    """
    standing = claim_in(open_review(desk, article_id), claim_id)
    _check_seen(standing, over)
    rules = desk.rules()[0]
    wanted = assignee.strip() or (by.strip() if to is Stage.CHECKING else "")
    _check_words(by=by, note=note, assignee=wanted)
    _check_way(standing, to, rules)
    _check_needs(standing, to, note=note)
    _check_person(standing, to, by=by, assignee=wanted)
    _check_role(standing, to, by=by, assignee=wanted, rules=rules)
    if to is Stage.SIGNED_OFF and checks_blind(standing, by, rules):
        to, wanted, note = _judged_blind(desk, standing, label=label, note=note)
    elif label:
        what = f"'{label}' was given as a verdict, but this change of stage takes none"
        raise DecisionRefusedError(what=what, fix="Leave it out; only a blind second check includes a verdict.")
    made = _move_of(desk, standing, to=to, by=by, assignee=wanted, note=note)
    desk.store.append([made], by=by)
    return made


def _move_of(desk: Desk, standing: ReviewedClaim, *, to: Stage, by: str, assignee: str, note: str) -> StageChange:
    return StageChange(
        id=MoveId(desk.new_id("mov")),
        article_id=standing.claim.article_id,
        claim_id=standing.claim.id,
        state=to,
        reviewer=by.strip(),
        moved_at=desk.now(),
        quote=standing.claim.quote,
        verdict_ids=verdict_ids_of(standing),
        assignee=assignee,
        note=note.strip(),
        supersedes=tuple(last.id for last in standing.last_moves),
    )


def _judged_blind(desk: Desk, standing: ReviewedClaim, *, label: str, note: str) -> SecondJudgement:
    if not label or standing.verdict is None:
        what = "The second check is blind on this desk: signing off needs a verdict of your own"
        raise DecisionRefusedError(what=what, fix="Give it next to the claim, or on the command line with --label.")
    wanted = label_named(desk, label)
    check_needs(wanted, standing, note)
    return judged_blind(standing, standing.verdict, label=wanted.name, note=note)


def is_second_check(desk: Desk, article_id: str, claim_id: str, *, by: str) -> bool:
    """Whether a verdict that `by` gives on the claim is the blind second check that `change_stage` records."""
    rules = desk.rules()[0]
    if rules.second_check is not SecondCheck.BLIND:
        return False
    return checks_blind(claim_in(open_review(desk, article_id), claim_id), by, rules)


def _check_seen(standing: ReviewedClaim, over: Collection[str] | None) -> None:
    subject = f"Claim {standing.number}"
    if over is None:
        check_seen(None, standing.last_moves, given=(), events=(), subject=subject)
        return
    seen = ids_in(over)
    subjects: tuple[tuple[Decision, ...], ...] = (*map(standing.standing_on, Aspect), standing.last_moves)
    for stands in subjects:
        if not seen.issuperset(decision.id for decision in stands):
            check_seen("", stands, given=stands, events=(), subject=subject)


def _check_words(*, by: str, note: str, assignee: str) -> None:
    if not by.strip():
        raise DecisionRefusedError(what="Enter your name first", fix="Every decision is signed.")
    if len(assignee) > LONGEST_NAME or len(note) > LONGEST_NOTE:
        what = f"The name has {counted(len(assignee), 'character')} and the note {len(note):,}"
        raise DecisionRefusedError(what=what, fix=f"Use at most {LONGEST_NAME} and {LONGEST_NOTE:,}.")


def _check_way(standing: ReviewedClaim, to: Stage, rules: DeskRules) -> None:
    ways = next_stages(standing.state, rules.second_check)
    if to not in ways:
        what = f"Claim {standing.number} is '{standing.state}' and cannot go to '{to}'"
        raise DecisionRefusedError(what=what, fix=f"Use one of: {', '.join(ways)}.")


def _check_role(standing: ReviewedClaim, to: Stage, *, by: str, assignee: str, rules: DeskRules) -> None:
    kept_to_editors = editors_only(standing, to, by=by, assignee=assignee, rules=rules)
    if kept_to_editors:
        what = f"Only an editor {kept_to_editors}, and '{by.strip()}' is not one of them"
        raise DecisionRefusedError(what=what, fix=f"Ask one of: {', '.join(rules.editors[:MOST_NAMED])}.")


def _check_needs(standing: ReviewedClaim, to: Stage, *, note: str) -> None:
    if to in JUDGED and standing.rivals.judged:
        what = f"Claim {standing.number} has verdicts in conflict"
        raise DecisionRefusedError(what=what, fix="Decide between them first.")
    if to in JUDGED and standing.verdict is None:
        what = f"Claim {standing.number} has no verdict on whether it is true"
        raise DecisionRefusedError(what=what, fix="Give the verdict first.")
    if to is Stage.QUERY and not note.strip():
        raise DecisionRefusedError(what="A query to the author needs a question", fix="Enter it as the note.")
    if is_reset(standing.state, to) and not note.strip():
        what = f"Moving claim {standing.number} back from '{standing.state}' needs a note"
        raise DecisionRefusedError(what=what, fix="Explain briefly why.")


def _check_person(standing: ReviewedClaim, to: Stage, *, by: str, assignee: str) -> None:
    second = by if to is Stage.SIGNED_OFF else assignee
    if to in JUDGED and second and not may_sign_off(standing, second):
        what = f"'{second.strip()}' gave the current verdict on claim {standing.number}"
        raise DecisionRefusedError(what=what, fix="Somebody else must do the second check.")

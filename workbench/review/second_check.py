"""The second check: who may give it, and what is hidden from a second person who checks blind."""

from dataclasses import replace
from typing import Final, NamedTuple

from workbench.domain.desk_rules import DeskRules, SecondCheck
from workbench.domain.review import Review, ReviewedClaim
from workbench.domain.stage_change import Stage, StageChange
from workbench.domain.verdict import Aspect, LabelName, Verdict
from workbench.review.persons import same_person
from workbench.review.policy import is_editor, may_sign_off
from workbench.review.workflow import verdict_ids_of

HIDDEN_LABEL: Final = LabelName("second check")
"""The label shown in place of a hidden verdict."""


def may_check_blind(reviewed: ReviewedClaim, name: str, rules: DeskRules) -> bool:
    """Whether `name` may give this claim its blind second check, so that their verdict is that check."""
    is_waiting = rules.second_check is SecondCheck.BLIND and reviewed.state is Stage.SECOND_CHECK
    return is_waiting and may_sign_off(reviewed, name) and is_editor(rules, name)


class SecondJudgement(NamedTuple):
    """The outcome of a blind second check: the stage it moves the claim to, the assignee, and the note."""

    state: Stage
    assignee: str
    note: str


def judge_blind(reviewed: ReviewedClaim, verdict: Verdict, *, label: str, note: str) -> SecondJudgement:
    """Compare the second person's `label` with the `verdict` in effect, and return the outcome; nothing is overruled.

    The same verdict signs the claim off; another sends it back to whoever gave the first, with both named.
    """
    note_words = f" {note.strip()}" if note.strip() else ""
    if label == verdict.label:
        return SecondJudgement(Stage.SIGNED_OFF, "", f"Blind second check: '{label}' as well.{note_words}")
    disagreement_note = (
        f"Blind second check: '{label}', against '{verdict.label}' on claim {reviewed.number}.{note_words}"
    )
    return SecondJudgement(Stage.CHECKING, verdict.reviewer, disagreement_note)


def hide_first_verdicts(review: Review, name: str, rules: DeskRules) -> Review:
    """Return the review as `name` may see it: with the first verdict hidden on claims they have yet to check blind.

    Others' comments on these claims are hidden too. It is a courtesy, so that the second look is a fresh
    one; whoever opens the CSV files or a report reads everything.
    """
    if rules.second_check is not SecondCheck.BLIND:
        return review
    claims = (
        _hide_first_verdict(reviewed, name) if is_hidden(reviewed, name, rules) else reviewed
        for reviewed in review.claims
    )
    return replace(review, claims=tuple(claims))


def is_hidden(reviewed: ReviewedClaim, name: str, rules: DeskRules) -> bool:
    """Whether the first verdict on the claim is hidden from `name`; a blank name counts as a stranger's."""
    if not name.strip():
        return rules.second_check is SecondCheck.BLIND and reviewed.state is Stage.SECOND_CHECK
    checking_stages = {Stage.CHECKING, Stage.SIGNED_OFF}
    has_seen = any(
        move.state in checking_stages
        and move.verdict_ids == verdict_ids_of(reviewed)
        and same_person(move.reviewer, name)
        for move in reviewed.moves
    )
    return may_check_blind(reviewed, name, rules) and not has_seen


def _hide_first_verdict(reviewed: ReviewedClaim, name: str) -> ReviewedClaim:
    hidden = replace(
        reviewed,
        verdict=_hide_verdict(reviewed.verdict) if reviewed.verdict else None,
        attribution=_hide_verdict(reviewed.attribution) if reviewed.attribution else None,
        history=tuple(_hide_verdict(verdict) for verdict in reviewed.history),
        moves=tuple(_hide_mover(move) for move in reviewed.moves),
        comments=tuple(comment for comment in reviewed.comments if name and same_person(comment.author, name)),
    )
    return replace(hidden, parts=tuple(replace(part, covered_by=hidden.status) for part in hidden.parts))


def _hide_verdict(verdict: Verdict) -> Verdict:
    """Return the verdict without reviewer and wording and, where it is on the content, without label and rationale."""
    if verdict.aspect is not Aspect.CONTENT:
        return replace(verdict, reviewer="", should_read="")
    return replace(verdict, label=HIDDEN_LABEL, rationale="", reviewer="", should_read="")


def _hide_mover(move: StageChange) -> StageChange:
    second_person = move.assignee if move.state is Stage.SECOND_CHECK else ""
    return replace(move, reviewer="", note="", assignee=second_person)

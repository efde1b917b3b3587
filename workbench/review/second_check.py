"""Who checks whom, as the desk has it: who may sign off, and what is hidden from a second person who checks blind."""

from dataclasses import replace
from typing import Final, NamedTuple

from workbench.domain.desk_rules import DeskRules, SecondCheck
from workbench.domain.review import Review, ReviewedClaim
from workbench.domain.stage_change import Stage, StageChange
from workbench.domain.verdict import Aspect, LabelName, Verdict
from workbench.review.persons import same_person
from workbench.review.policy import is_editor, may_sign_off
from workbench.review.workflow import verdict_ids_of

HIDDEN: Final = LabelName("second check")
"""What stands in place of a verdict that is hidden."""


def checks_blind(standing: ReviewedClaim, name: str, rules: DeskRules) -> bool:
    """Whether `name` is one who can give this claim its blind second check: then their verdict is that check."""
    waits = rules.second_check is SecondCheck.BLIND and standing.state is Stage.SECOND_CHECK
    return waits and may_sign_off(standing, name) and is_editor(rules, name)


class SecondJudgement(NamedTuple):
    """What a blind second check comes to: the state it moves the claim to, for whom, and what is noted."""

    state: Stage
    assignee: str
    note: str


def judged_blind(standing: ReviewedClaim, verdict: Verdict, *, label: str, note: str) -> SecondJudgement:
    """What it comes to that a second person gives `label` where `verdict` stands: nothing is overruled.

    The same verdict signs the claim off; another sends it back to whoever gave the first, with both named.
    """
    words = f" {note.strip()}" if note.strip() else ""
    if label == verdict.label:
        return SecondJudgement(Stage.SIGNED_OFF, "", f"Blind second check: '{label}' as well.{words}")
    told = f"Blind second check: '{label}', against '{verdict.label}' on claim {standing.number}.{words}"
    return SecondJudgement(Stage.CHECKING, verdict.reviewer, told)


def blinded(review: Review, name: str, rules: DeskRules) -> Review:
    """The review as `name` may see it: with the first verdict hidden on claims they have yet to check blind.

    So are others' comments on these claims. A courtesy, so that the second look is a fresh
    one; whoever opens the CSV files or a report reads everything.
    """
    if rules.second_check is not SecondCheck.BLIND:
        return review
    shown = (_hidden(standing, name) if is_hidden(standing, name, rules) else standing for standing in review.claims)
    return replace(review, claims=tuple(shown))


def is_hidden(standing: ReviewedClaim, name: str, rules: DeskRules) -> bool:
    """Whether the first verdict on the claim is not for `name` to see yet; nobody named is a stranger."""
    if not name.strip():
        return rules.second_check is SecondCheck.BLIND and standing.state is Stage.SECOND_CHECK
    given = {Stage.CHECKING, Stage.SIGNED_OFF}
    has_seen = any(
        move.state in given and move.verdict_ids == verdict_ids_of(standing) and same_person(move.reviewer, name)
        for move in standing.moves
    )
    return checks_blind(standing, name, rules) and not has_seen


def _hidden(standing: ReviewedClaim, name: str) -> ReviewedClaim:
    return replace(
        standing,
        verdict=_unsaid(standing.verdict) if standing.verdict else None,
        attribution=_unsaid(standing.attribution) if standing.attribution else None,
        history=tuple(_unsaid(verdict) for verdict in standing.history),
        moves=tuple(_nobodys(move) for move in standing.moves),
        comments=tuple(comment for comment in standing.comments if name and same_person(comment.author, name)),
    )


def _unsaid(verdict: Verdict) -> Verdict:
    """The verdict with nobody's name, and on the content without what it says."""
    if verdict.aspect is not Aspect.CONTENT:
        return replace(verdict, reviewer="")
    return replace(verdict, label=HIDDEN, rationale="", reviewer="")


def _nobodys(move: StageChange) -> StageChange:
    second = move.assignee if move.state is Stage.SECOND_CHECK else ""
    return replace(move, reviewer="", note="", assignee=second)

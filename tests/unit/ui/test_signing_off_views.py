"""What the page offers for moving a claim."""

from dataclasses import replace

from builders import ARTICLE, CLAIM, VERDICT, event_about, move_of

from workbench.domain.desk_rules import NO_RULES, DeskRules, SecondCheck
from workbench.domain.stage_change import Stage
from workbench.review.fold import ArticleRecords, fold
from workbench.review.workflow import NEXT_STAGES
from workbench.ui.views.queue_view import QueueFilter, people_in, queue_of
from workbench.ui.views.workflow_view import (
    BUTTONS,
    box_title,
    button_for,
    moves_html,
    offered_stages,
    stage_line,
    why_not_signed_off,
)

TAKEN = move_of(CLAIM, reviewer="<b>Eva</b>", assignee="Ana", note="<script>")


OPEN = DeskRules(second_check=SecondCheck.OPEN)
BLIND = DeskRules(second_check=SecondCheck.BLIND)


def claim_with(*, verdicts=(), moves=(), rules=OPEN):
    recorded = ArticleRecords(article=ARTICLE, claims=(CLAIM,), verdicts=verdicts, moves=moves)
    return fold(recorded, second_check=rules.second_check).claims[0]


def test_only_a_second_person_is_offered_the_sign_off():
    judged = claim_with(verdicts=(VERDICT,))
    assert Stage.SIGNED_OFF in offered_stages(judged, "Ben", OPEN)
    assert Stage.SIGNED_OFF not in offered_stages(judged, "Ana", OPEN)
    assert Stage.SIGNED_OFF not in offered_stages(judged, "", OPEN)
    assert "omebody else must" in why_not_signed_off(judged, "Ana", OPEN)
    assert why_not_signed_off(judged, "Ben", OPEN) == ""


def test_a_desk_of_one_is_offered_no_second_check_and_told_that_one_person_checked():
    judged = claim_with(verdicts=(VERDICT,), rules=NO_RULES)
    assert offered_stages(judged, "Ana", NO_RULES) == (Stage.CHECKING, Stage.QUERY, Stage.UNASSIGNED)
    assert why_not_signed_off(judged, "Ana", NO_RULES) == ""
    assert stage_line(judged) == "decided · checked by one person"
    assert box_title(judged, NO_RULES) == "Assignment and publication"
    assert box_title(judged, OPEN) == "Sign-off and publication"
    given = claim_with(moves=(replace(TAKEN, state=Stage.CHECKING),), rules=NO_RULES)
    assert Stage.SECOND_CHECK not in offered_stages(given, "Ana", NO_RULES)


def test_only_an_editor_is_offered_the_sign_off_once_one_is_named():
    named = replace(OPEN, editors=("Eva Lund",))
    judged = claim_with(verdicts=(VERDICT,))
    assert Stage.SIGNED_OFF in offered_stages(judged, "eva  lund", named)
    assert Stage.SIGNED_OFF not in offered_stages(judged, "Ben", named)
    assert why_not_signed_off(judged, "Ben", named) == "Only an editor can sign it off: Eva Lund."


def test_whoever_checks_blind_signs_off_with_a_verdict_and_not_with_a_button():
    judged = claim_with(verdicts=(VERDICT,), rules=BLIND)
    assert Stage.SIGNED_OFF not in offered_stages(judged, "Ben", BLIND)
    assert "the first verdict is shown once you have given yours" in why_not_signed_off(judged, "Ben", BLIND)
    assert "omebody else must" in why_not_signed_off(judged, "Ana", BLIND)


def test_no_second_check_is_offered_before_a_verdict():
    taken = claim_with(moves=(TAKEN,))
    assert offered_stages(taken, "Ben", OPEN) == (Stage.QUERY, Stage.CHECKING, Stage.UNASSIGNED)


def test_every_state_that_can_be_offered_has_a_button():
    assert {state for states in NEXT_STAGES.values() for state in states} == set(BUTTONS)


def test_a_button_that_undoes_what_was_reached_says_so():
    assert button_for(claim_with(verdicts=(VERDICT,)), Stage.CHECKING) == "Send back"
    assert button_for(claim_with(), Stage.CHECKING) == "Start checking"


def test_the_state_names_who_has_the_claim():
    assert stage_line(claim_with()) == "unassigned"
    assert stage_line(claim_with(moves=(TAKEN,))) == "checking · Ana"
    assert stage_line(claim_with(moves=(TAKEN,), verdicts=(VERDICT,))) == "second check"


def test_a_move_taken_back_is_struck_through_and_has_nobody_in_charge():
    taken = claim_with(moves=(TAKEN,))
    back = fold(ArticleRecords(article=ARTICLE, claims=(CLAIM,), moves=(TAKEN,), events=(event_about(TAKEN),))).claims[
        0
    ]

    assert "<s>checking</s> (taken back)" in moves_html(back)
    assert "<s>" not in moves_html(taken)
    assert (stage_line(taken), stage_line(back)) == ("checking · Ana", "unassigned")


def test_names_and_notes_of_moves_are_only_words():
    told = moves_html(claim_with(moves=(TAKEN,)))
    assert "<script>" not in told
    assert "&lt;b&gt;Eva&lt;/b&gt;" in told
    assert moves_html(claim_with()) == ""


def test_the_queue_is_filtered_by_state():
    claims = [claim_with(), replace(claim_with(moves=(TAKEN,)), number="2")]
    assert [found.number for found in queue_of(claims, QueueFilter(states=("checking",)))] == ["2"]
    assert len(queue_of(claims, QueueFilter())) == 2


def test_the_queue_is_filtered_by_the_person_who_has_the_claim():
    claims = [claim_with(verdicts=(VERDICT,), moves=(TAKEN,)), replace(claim_with(moves=(TAKEN,)), number="2")]
    assert people_in(claims) == ["Ana"]
    assert [found.number for found in queue_of(claims, QueueFilter(people=("Ana",)))] == ["2"]

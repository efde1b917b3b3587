"""What a move recorded elsewhere, or altered by hand, can do to the state of a claim."""

from dataclasses import replace

import pytest
from builders import ARTICLE, CLAIM, VERDICT, move_of

from workbench.domain.desk_rules import SecondCheck
from workbench.domain.stage_change import DERIVED_STAGES, MoveId, Stage, StageChange
from workbench.domain.verdict import Verdict, VerdictId
from workbench.review.fold import ArticleRecords, fold
from workbench.review.workflow import NEXT_STAGES, is_reset, next_stages, stage_of

SIGNED = move_of(CLAIM, Stage.SIGNED_OFF, verdict_ids=(VERDICT.id,))


def state_after(
    *moves: StageChange, verdicts: tuple[Verdict, ...] = (VERDICT,), second_check: SecondCheck = SecondCheck.OPEN
) -> Stage:
    recorded = ArticleRecords(article=ARTICLE, claims=(CLAIM,), verdicts=verdicts, moves=moves)
    return fold(recorded, second_check=second_check).claims[0].state


def test_a_sign_off_by_another_person_on_the_verdict_that_stands_counts():
    assert state_after(SIGNED) is Stage.SIGNED_OFF


@pytest.mark.parametrize("change", [{"reviewer": "ANA"}, {"reviewer": " "}, {"verdict_ids": ("ver_0",)}])
def test_a_sign_off_by_the_same_or_no_person_or_on_another_verdict_does_not(change):
    assert state_after(replace(SIGNED, **change)) is Stage.SECOND_CHECK


def test_a_sign_off_without_a_verdict_does_not_count():
    assert state_after(replace(SIGNED, verdict_ids=()), verdicts=()) is Stage.CHECKING


def test_a_claim_that_reads_otherwise_than_it_was_signed_off_is_stale():
    assert state_after(replace(SIGNED, quote="Some 37% agreed.")) is Stage.STALE


def test_a_claim_that_reads_otherwise_than_it_was_judged_is_stale():
    assert state_after(verdicts=(replace(VERDICT, quote="Some 37% agreed."),)) is Stage.STALE


BACK = replace(
    SIGNED,
    id=MoveId("mov_2"),
    state=Stage.CHECKING,
    moved_at="2019-01-01T00:00:00Z",
    note="Again.",
    supersedes=(SIGNED.id,),
)


def test_the_move_that_supersedes_the_other_counts_whatever_its_clock_said_and_wherever_it_stands():
    assert state_after(SIGNED, BACK) is Stage.CHECKING
    assert state_after(BACK, SIGNED) is Stage.CHECKING


def test_two_moves_of_which_neither_supersedes_the_other_are_in_conflict_until_one_supersedes_both():
    beside = replace(BACK, supersedes=())
    settled = replace(BACK, id=MoveId("mov_3"), state=Stage.SECOND_CHECK, supersedes=(SIGNED.id, beside.id))

    assert state_after(SIGNED, beside) is Stage.IN_CONFLICT
    assert state_after(beside, SIGNED, settled) is Stage.SECOND_CHECK


def test_two_verdicts_of_which_neither_supersedes_the_other_are_in_conflict_though_they_say_the_same():
    other = replace(VERDICT, id=VerdictId("ver_2"), reviewer="Ben")
    settled = replace(other, id=VerdictId("ver_3"), supersedes=(VERDICT.id, other.id))

    assert state_after(verdicts=(VERDICT, other)) is Stage.IN_CONFLICT
    assert state_after(SIGNED, verdicts=(other, VERDICT)) is Stage.IN_CONFLICT
    assert state_after(verdicts=(settled, VERDICT, other), second_check=SecondCheck.NONE) is Stage.DECIDED


def test_every_state_has_a_way_out_and_none_leads_to_stale():
    assert set(NEXT_STAGES) == set(Stage)
    assert all(NEXT_STAGES.values())
    assert DERIVED_STAGES.isdisjoint(state for states in NEXT_STAGES.values() for state in states)


def test_to_undo_what_was_reached_is_a_reset():
    assert is_reset(Stage.SIGNED_OFF, Stage.CHECKING)
    assert is_reset(Stage.DECIDED, Stage.CHECKING)
    assert is_reset(Stage.CHECKING, Stage.UNASSIGNED)
    assert not is_reset(Stage.STALE, Stage.CHECKING)
    assert not is_reset(Stage.CHECKING, Stage.SECOND_CHECK)


ASKED = replace(SIGNED, state=Stage.SECOND_CHECK, assignee="Ben")


def test_without_a_second_check_one_persons_verdict_decides():
    assert state_after(second_check=SecondCheck.NONE) is Stage.DECIDED
    assert state_after(verdicts=(), second_check=SecondCheck.NONE) is Stage.UNASSIGNED
    assert state_after(SIGNED, verdicts=(), second_check=SecondCheck.NONE) is Stage.CHECKING


@pytest.mark.parametrize("setting", list(SecondCheck))
def test_what_was_recorded_is_shown_whatever_the_desk_does_now(setting):
    assert state_after(SIGNED, second_check=setting) is Stage.SIGNED_OFF
    assert state_after(ASKED, second_check=setting) is Stage.SECOND_CHECK
    assert state_after(replace(ASKED, state=Stage.CHECKING), second_check=setting) is Stage.CHECKING


def test_a_sign_off_that_does_not_count_leaves_what_one_person_decided():
    own = replace(SIGNED, reviewer="ANA")
    assert state_after(own, second_check=SecondCheck.NONE) is Stage.DECIDED
    assert state_after(replace(SIGNED, verdict_ids=("ver_0",)), second_check=SecondCheck.NONE) is Stage.DECIDED


def test_a_claim_that_reads_otherwise_than_it_was_decided_is_stale_on_any_desk():
    changed = (replace(VERDICT, quote="Some 37% agreed."),)
    assert state_after(verdicts=changed, second_check=SecondCheck.NONE) is Stage.STALE


def test_a_desk_without_a_file_asks_for_no_second_check():
    recorded = ArticleRecords(article=ARTICLE, claims=(CLAIM,), verdicts=(VERDICT,))
    assert fold(recorded).claims[0].state is Stage.DECIDED
    assert stage_of(fold(recorded).claims[0]) is Stage.DECIDED


def test_nobody_is_asked_for_a_second_check_where_there_is_none_unless_they_were_before():
    reached = {
        to for state in NEXT_STAGES for to in next_stages(state, SecondCheck.NONE) if state is not Stage.SECOND_CHECK
    }
    assert not {Stage.SECOND_CHECK, Stage.SIGNED_OFF} & reached
    for setting in SecondCheck:
        assert next_stages(Stage.SECOND_CHECK, setting) == NEXT_STAGES[Stage.SECOND_CHECK]

"""What a move recorded elsewhere, or altered by hand, can do to the state of a claim."""

from dataclasses import replace

import pytest
from one_claim import ARTICLE, CLAIM, VERDICT

from workbench.domain.handover.move import Move, MoveId, State
from workbench.domain.verdict import Verdict
from workbench.verdicts.standing import Recorded, standing_of
from workbench.verdicts.states import NEXT, is_reset

SIGNED = Move(
    id=MoveId("mov_1"),
    article_id=ARTICLE.id,
    claim_id=CLAIM.id,
    state=State.SIGNED_OFF,
    reviewer="Ben",
    moved_at="2026-01-02T00:00:00Z",
    quote=CLAIM.quote,
    verdict_ids=(VERDICT.id,),
)


def state_after(*moves: Move, verdicts: tuple[Verdict, ...] = (VERDICT,)) -> State:
    return standing_of(Recorded(article=ARTICLE, claims=(CLAIM,), verdicts=verdicts, moves=moves)).claims[0].state


def test_a_sign_off_by_another_person_on_the_verdict_that_stands_counts():
    assert state_after(SIGNED) is State.SIGNED_OFF


@pytest.mark.parametrize("change", [{"reviewer": "ANA"}, {"reviewer": " "}, {"verdict_ids": ("ver_0",)}])
def test_a_sign_off_by_the_same_or_no_person_or_on_another_verdict_does_not(change):
    assert state_after(replace(SIGNED, **change)) is State.SECOND_CHECK


def test_a_sign_off_without_a_verdict_does_not_count():
    assert state_after(replace(SIGNED, verdict_ids=()), verdicts=()) is State.CHECKING


def test_a_claim_that_reads_otherwise_than_it_was_signed_off_is_stale():
    assert state_after(replace(SIGNED, quote="Some 37% agreed.")) is State.STALE


def test_a_claim_that_reads_otherwise_than_it_was_judged_is_stale():
    assert state_after(verdicts=(replace(VERDICT, quote="Some 37% agreed."),)) is State.STALE


def test_the_last_acknowledged_move_counts_whatever_its_clock_said():
    back = replace(SIGNED, id=MoveId("mov_2"), state=State.CHECKING, moved_at="2019-01-01T00:00:00Z", note="Again.")
    assert state_after(SIGNED, back) is State.CHECKING


def test_every_state_has_a_way_out_and_none_leads_to_stale():
    assert set(NEXT) == set(State)
    assert all(NEXT.values())
    assert State.STALE not in {state for states in NEXT.values() for state in states}


def test_to_undo_what_was_reached_is_a_reset():
    assert is_reset(State.SIGNED_OFF, State.CHECKING)
    assert is_reset(State.CHECKING, State.UNASSIGNED)
    assert not is_reset(State.STALE, State.CHECKING)
    assert not is_reset(State.CHECKING, State.SECOND_CHECK)

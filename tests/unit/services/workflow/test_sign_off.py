"""The way of a claim over the desk, and who may move it."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.config.label_sets import load_labels
from workbench.domain.desk_rules import DeskRules, SecondCheck
from workbench.domain.source import SourceTier, Stance
from workbench.domain.source_details import SourceMetadata
from workbench.domain.stage_change import Stage
from workbench.domain.verdict import Aspect
from workbench.errors import ConflictError, DecisionRefusedError, UnknownRecordError, WorkbenchError
from workbench.review.workflow import NEXT_STAGES
from workbench.services.articles.import_article import import_text
from workbench.services.articles.open_review import open_review
from workbench.services.claims.decide import add_claim, decide
from workbench.services.claims.take_back import undo
from workbench.services.desk import Desk
from workbench.services.export_report import render_report, report_on_article
from workbench.services.sources.attach_source import attach_citation
from workbench.services.sources.details import EvidenceInput
from workbench.services.workflow.sign_off import change_stage
from workbench.store.memory import Memory

TEXT = "In the poll 36% agreed. The plan failed."


OPEN = DeskRules(second_check=SecondCheck.OPEN)


@pytest.fixture
def desk(desk):
    return replace(desk, rules=lambda: (OPEN, ()))


@pytest.fixture
def claim(desk):
    article = import_text(desk, TEXT, origin="a.txt", by="Ana")
    return add_claim(desk, article.id, start=0, end=23, by="Ana")


def standing(desk, claim):
    return open_review(desk, claim.article_id).claims[0]


def state(desk, claim) -> Stage:
    return standing(desk, claim).state


def judge(desk, claim, *, by="Ana", label="wrong", aspect=Aspect.CONTENT):
    return decide(desk, claim.article_id, claim.id, label=label, rationale="Because.", by=by, aspect=aspect)


def moved(desk, claim, to, by="Ana", **more):
    return change_stage(desk, claim.article_id, claim.id, to=to, by=by, **more)


def test_a_claim_goes_from_hand_to_hand_until_it_is_signed_off(desk, claim):
    assert state(desk, claim) is Stage.UNASSIGNED
    moved(desk, claim, Stage.CHECKING, by="Eva", assignee="Ana")
    assert state(desk, claim) is Stage.CHECKING
    moved(desk, claim, Stage.QUERY, note="Which poll?")
    assert state(desk, claim) is Stage.QUERY
    judge(desk, claim)
    assert state(desk, claim) is Stage.SECOND_CHECK
    moved(desk, claim, Stage.SECOND_CHECK, assignee="Ben")
    moved(desk, claim, Stage.SIGNED_OFF, by="Ben")
    assert state(desk, claim) is Stage.SIGNED_OFF

    told = [(step.state, step.reviewer, step.assignee, step.note) for step in standing(desk, claim).moves]
    assert told == [
        (Stage.CHECKING, "Eva", "Ana", ""),
        (Stage.QUERY, "Ana", "", "Which poll?"),
        (Stage.SECOND_CHECK, "Ana", "Ben", ""),
        (Stage.SIGNED_OFF, "Ben", "", ""),
    ]


def test_whoever_takes_a_claim_up_checks_it(desk, claim):
    assert moved(desk, claim, Stage.CHECKING).assignee == "Ana"


@pytest.mark.parametrize("name", ["Ana", " ana ", "ANA", "\uff21na"])
def test_the_person_who_gave_the_verdict_does_not_sign_it_off(desk, claim, name):
    judge(desk, claim)
    with pytest.raises(DecisionRefusedError, match=r"gave the current verdict on claim 1\. Somebody else"):
        moved(desk, claim, Stage.SIGNED_OFF, by=name)
    assert state(desk, claim) is Stage.SECOND_CHECK


def test_whoever_judged_whether_it_was_said_does_not_sign_it_off_either(desk, claim):
    judge(desk, claim)
    judge(desk, claim, by="Ben", label="correctly attributed", aspect=Aspect.ATTRIBUTION)
    with pytest.raises(DecisionRefusedError, match="'Ben' gave the current verdict"):
        moved(desk, claim, Stage.SIGNED_OFF, by="Ben")


def test_the_second_check_cannot_be_asked_of_the_first_checker(desk, claim):
    judge(desk, claim)
    with pytest.raises(DecisionRefusedError, match="'ana' gave the current verdict"):
        moved(desk, claim, Stage.SECOND_CHECK, assignee="ana")


def test_a_new_verdict_after_the_sign_off_puts_the_claim_back_to_the_second_check(desk, claim):
    judge(desk, claim)
    moved(desk, claim, Stage.SIGNED_OFF, by="Ben")
    judge(desk, claim, by="Ben", label="disputed")

    assert state(desk, claim) is Stage.SECOND_CHECK
    with pytest.raises(DecisionRefusedError, match="'Ben' gave the current verdict"):
        moved(desk, claim, Stage.SIGNED_OFF, by="Ben")
    moved(desk, claim, Stage.SIGNED_OFF, by="Ana")
    assert state(desk, claim) is Stage.SIGNED_OFF


def test_a_verdict_taken_back_after_the_sign_off_sends_the_claim_back(desk, claim):
    judge(desk, claim)
    moved(desk, claim, Stage.SIGNED_OFF, by="Ben")
    undo(desk, claim.article_id, by="Ana")
    assert state(desk, claim) is Stage.CHECKING


def test_evidence_taken_back_under_a_sign_off_makes_the_claim_stale_until_it_is_taken_up(desk, claim):
    bearing = EvidenceInput(stance=Stance.SUPPORTS, standing=SourceTier.PRIMARY, by="Eva")
    attach_citation(desk, claim.article_id, claim.id, about=SourceMetadata(title="The poll, p. 3"), bearing=bearing)
    judge(desk, claim, label="verified")
    moved(desk, claim, Stage.SIGNED_OFF, by="Ben")
    undo(desk, claim.article_id, by="Eva")
    assert state(desk, claim) is Stage.STALE

    moved(desk, claim, Stage.CHECKING)
    assert state(desk, claim) is Stage.CHECKING
    judge(desk, claim, label="disputed")
    assert state(desk, claim) is Stage.SECOND_CHECK


@pytest.mark.parametrize("to", [Stage.CHECKING, Stage.UNASSIGNED])
def test_a_reset_says_why_and_erases_nothing(desk, claim, to):
    judge(desk, claim)
    moved(desk, claim, Stage.SIGNED_OFF, by="Ben")
    with pytest.raises(DecisionRefusedError, match="back from 'signed off' needs a note"):
        moved(desk, claim, to, by="Ben")

    moved(desk, claim, to, by="Ben", note="The poll was corrected.")

    assert state(desk, claim) is to
    assert [step.state for step in standing(desk, claim).moves] == [Stage.SIGNED_OFF, to]
    assert standing(desk, claim).moves[-1].note == "The poll was corrected."


@pytest.mark.parametrize("to", [Stage.SECOND_CHECK, Stage.SIGNED_OFF, Stage.QUERY, Stage.STALE])
def test_a_way_that_is_not_open_names_those_that_are(desk, claim, to):
    with pytest.raises(DecisionRefusedError, match=f"is 'unassigned' and cannot go to '{to}'. Use one of: checking"):
        moved(desk, claim, to, by="Ben")


def test_a_claim_without_a_verdict_gets_no_second_check(desk, claim):
    moved(desk, claim, Stage.CHECKING)
    judge(desk, claim, label="correctly attributed", aspect=Aspect.ATTRIBUTION)
    with pytest.raises(DecisionRefusedError, match="has no verdict on whether it is true"):
        moved(desk, claim, Stage.SECOND_CHECK)


def test_a_query_needs_its_question(desk, claim):
    moved(desk, claim, Stage.CHECKING)
    with pytest.raises(DecisionRefusedError, match="needs a question"):
        moved(desk, claim, Stage.QUERY, note=" ")


def test_what_is_nobodys_or_endless_is_refused(desk, claim):
    with pytest.raises(DecisionRefusedError, match="Enter your name first"):
        moved(desk, claim, Stage.CHECKING, by=" ")
    with pytest.raises(DecisionRefusedError, match="81 characters"):
        moved(desk, claim, Stage.CHECKING, assignee="x" * 81)
    with pytest.raises(UnknownRecordError, match="No claim has the id 'clm_none'"):
        change_stage(desk, claim.article_id, "clm_none", to=Stage.CHECKING, by="Ana")
    assert standing(desk, claim).moves == ()


def test_the_report_tells_both_sign_offs(desk, claim):
    judge(desk, claim)
    (before,) = report_on_article(desk, claim.article_id, by="Eva").claims
    moved(desk, claim, Stage.SIGNED_OFF, by="Ben")
    (after,) = report_on_article(desk, claim.article_id, by="Eva").claims

    assert before.signed_off is None
    assert (after.verdict.reviewer, after.signed_off.reviewer) == ("Ana", "Ben")
    assert after.state is Stage.SIGNED_OFF


def test_the_json_report_holds_every_move_and_the_sign_off_that_stands(desk, claim):
    judge(desk, claim)
    moved(desk, claim, Stage.SIGNED_OFF, by="Ben")
    (told,) = json.loads(render_report(desk, claim.article_id, form="json", by="Eva"))["claims"]
    assert told["state"] == "signed off"
    assert told["signed_off"]["reviewer"] == "Ben"
    assert [step["state"] for step in told["moves"]] == ["signed off"]


PEOPLE = st.sampled_from(["Ana", "Ben", "Eva"])
DEEDS = st.one_of(
    st.tuples(st.just("judge"), PEOPLE, st.sampled_from(list(Aspect))),
    st.tuples(st.just("undo"), PEOPLE, st.none()),
    st.tuples(st.just("move"), PEOPLE, st.sampled_from(list(Stage))),
)


@settings(deadline=None)
@given(st.lists(DEEDS, max_size=12))
def test_whatever_is_done_a_signed_off_claim_was_judged_by_one_and_signed_by_another(deeds):
    numbers = iter(range(10_000))
    desk = Desk(
        store=Memory(),
        now=lambda: "2026-11-23T20:00:00Z",
        new_id=lambda prefix: f"{prefix}_{next(numbers):04d}",
        fetch=lambda url: None,
        labels=load_labels(),
        rules=lambda: (OPEN, ()),
    )
    article = import_text(desk, TEXT, origin="a.txt", by="Ana")
    claim = add_claim(desk, article.id, start=0, end=23, by="Zoe")
    kept = 0
    for what, who, more in deeds:
        try:
            if what == "judge":
                judge(desk, claim, by=who, aspect=more)
            elif what == "undo":
                undo(desk, claim.article_id, by=who)
            else:
                moved(desk, claim, more, by=who, note="Why.")
                kept += 1
        except WorkbenchError:
            continue
        now = standing(desk, claim)
        assert len(now.moves) == kept
        assert now.state in NEXT_STAGES
        if now.state is Stage.SIGNED_OFF:
            assert now.verdict is not None
            assert now.last_move.reviewer not in {v.reviewer for v in (now.verdict, now.attribution) if v}


def test_nobody_signs_off_a_verdict_they_have_not_seen(desk, claim):
    seen = judge(desk, claim)
    newer = judge(desk, claim, label="disputed", by="Eva")

    with pytest.raises(ConflictError, match="Claim 1: Eva decided 'disputed'") as refused:
        moved(desk, claim, Stage.SIGNED_OFF, by="Ben", over=[seen.id])

    assert refused.value.conflict.stands == newer.id
    assert state(desk, claim) is Stage.SECOND_CHECK
    moved(desk, claim, Stage.SIGNED_OFF, by="Ben", over=[newer.id])
    assert state(desk, claim) is Stage.SIGNED_OFF


def test_a_move_that_was_not_seen_is_named(desk, claim):
    moved(desk, claim, Stage.CHECKING, by="Eva")

    with pytest.raises(ConflictError, match="Eva moved it to 'checking'"):
        moved(desk, claim, Stage.CHECKING, over=[])

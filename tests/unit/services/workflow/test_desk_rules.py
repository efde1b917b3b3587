"""What a desk of one, a desk that checks blind, and a desk with editors make of the same verdicts."""

import json
from dataclasses import replace

import pytest

from workbench.domain.desk_rules import NO_RULES, DeskRules, SecondCheck
from workbench.domain.stage_change import Stage
from workbench.domain.verdict import Aspect
from workbench.errors import DecisionRefusedError
from workbench.review.second_check import HIDDEN_LABEL, hide_first_verdicts
from workbench.services.articles.import_article import import_text
from workbench.services.articles.open_review import open_review
from workbench.services.claims.decide import add_claim, decide
from workbench.services.export_report import render_report
from workbench.services.workflow.sign_off import change_stage, is_second_check

TEXT = "In the poll 36% agreed. The plan failed."
OPEN = DeskRules(second_check=SecondCheck.OPEN)
BLIND = DeskRules(second_check=SecondCheck.BLIND)


@pytest.fixture
def claim(desk):
    article = import_text(desk, TEXT, origin="a.txt", by="Ana")
    return add_claim(desk, article.id, start=0, end=23, by="Ana")


def on(desk, rules):
    return replace(desk, rules=lambda: (rules, ()))


def standing(desk, claim):
    return open_review(desk, claim.article_id).claims[0]


def judge(desk, claim, *, by="Ana", label="wrong", aspect=Aspect.CONTENT, should_read=""):
    about = {"rationale": "Secret reason.", "by": by, "aspect": aspect, "should_read": should_read}
    return decide(desk, claim.article_id, claim.id, label=label, **about)


def moved(desk, claim, to, by="Ana", **more):
    return change_stage(desk, claim.article_id, claim.id, to=to, by=by, **more)


def seen_by(desk, claim, name):
    return hide_first_verdicts(open_review(desk, claim.article_id), name, desk.rules()[0]).claims[0]


# A desk of one


def test_on_a_desk_of_one_a_verdict_decides_and_can_be_opened_again(desk, claim):
    judge(desk, claim)
    assert standing(desk, claim).state is Stage.DECIDED
    for to in (Stage.SECOND_CHECK, Stage.SIGNED_OFF):
        with pytest.raises(DecisionRefusedError, match=f"is 'decided' and cannot go to '{to}'. Use one of: checking"):
            moved(desk, claim, to, by="Ben")
    with pytest.raises(DecisionRefusedError, match="back from 'decided' needs a note"):
        moved(desk, claim, Stage.CHECKING)
    moved(desk, claim, Stage.CHECKING, note="A new poll.")
    assert standing(desk, claim).state is Stage.CHECKING
    judge(desk, claim)
    assert standing(desk, claim).state is Stage.DECIDED


@pytest.mark.parametrize("kind", ["audit", "fact-check"])
def test_reports_say_that_one_person_checked(desk, claim, kind):
    judge(desk, claim)
    page = render_report(desk, claim.article_id, form="md", by="Ana", kind=kind, claim="1").decode()
    assert "Second check: none: checked by one person" in page.replace("*", "")
    (told,) = json.loads(render_report(desk, claim.article_id, form="json", by="Ana"))["claims"]
    assert (told["state"], told["signed_off"]) == ("decided", None)


def test_a_desk_that_gives_the_second_check_up_keeps_what_was_signed_and_asked(desk, claim):
    other = add_claim(desk, claim.article_id, start=24, end=40, by="Ana")
    of_two = on(desk, OPEN)
    judge(desk, claim)
    judge(desk, other)
    moved(of_two, claim, Stage.SIGNED_OFF, by="Ben")
    moved(of_two, other, Stage.SECOND_CHECK, assignee="Ben")

    states = [told.state for told in open_review(desk, claim.article_id).claims]
    assert states == [Stage.SIGNED_OFF, Stage.SECOND_CHECK]
    assert standing(desk, claim).last_move.reviewer == "Ben"
    moved(desk, other, Stage.SIGNED_OFF, by="Ben")
    assert open_review(desk, claim.article_id).claims[1].state is Stage.SIGNED_OFF


def test_the_rules_are_read_anew_each_time(desk, claim):
    rules = [NO_RULES]
    desk = replace(desk, rules=lambda: (rules[0], ()))
    judge(desk, claim)
    assert standing(desk, claim).state is Stage.DECIDED
    rules[0] = OPEN
    assert standing(desk, claim).state is Stage.SECOND_CHECK


# A desk that checks blind


def test_a_second_person_who_checks_blind_sees_no_verdict_reason_or_name(desk, claim):
    desk = on(desk, BLIND)
    moved(desk, claim, Stage.CHECKING, by="Eva", assignee="Ana", note="Ana knows the poll.")
    judge(desk, claim, label="disputed")
    judge(desk, claim, should_read="In the poll 63% agreed.")
    judge(desk, claim, label="correctly attributed", aspect=Aspect.ATTRIBUTION, should_read="Said: 63%.")

    for name in ("Ben", ""):
        told = seen_by(desk, claim, name)
        assert "63%" not in repr(told)
        assert told.status == HIDDEN_LABEL
        assert told.state is Stage.SECOND_CHECK
        assert "wrong" not in repr(told)
        assert "disputed" not in repr(told)
        assert "Ana" not in repr((told.verdict, told.attribution, told.history, told.moves))
        assert told.verdict.rationale == ""
        assert told.attribution.label == "correctly attributed"
    assert seen_by(desk, claim, " ana").verdict.label == "wrong"


def test_an_open_desk_hides_nothing(desk, claim):
    desk = on(desk, OPEN)
    judge(desk, claim)
    assert seen_by(desk, claim, "Ben").verdict.label == "wrong"


def test_the_same_verdict_given_blind_signs_the_claim_off(desk, claim):
    desk = on(desk, BLIND)
    judge(desk, claim)
    assert is_second_check(desk, claim.article_id, claim.id, by="Ben")
    assert not is_second_check(desk, claim.article_id, claim.id, by="Ana")

    made = moved(desk, claim, Stage.SIGNED_OFF, by="Ben", label="wrong", note="The poll's own table.")

    assert made.note == "Blind second check: 'wrong' as well. The poll's own table."
    assert standing(desk, claim).state is Stage.SIGNED_OFF
    assert seen_by(desk, claim, "Ben").verdict.reviewer == "Ana"


def test_another_verdict_given_blind_sends_the_claim_back_with_both_named_and_overwrites_nothing(desk, claim):
    desk = on(desk, BLIND)
    first = judge(desk, claim)

    made = moved(desk, claim, Stage.SIGNED_OFF, by="Ben", label="disputed", note="Two polls.")

    assert made.state is Stage.CHECKING
    assert made.assignee == "Ana"
    assert made.note == "Blind second check: 'disputed', against 'wrong' on claim 1. Two polls."
    now = standing(desk, claim)
    assert (now.state, now.verdict, now.history) == (Stage.CHECKING, first, (first,))
    assert seen_by(desk, claim, "Ben").verdict.label == "wrong"

    moved(desk, claim, Stage.SECOND_CHECK, note="It stays wrong.")
    assert seen_by(desk, claim, "Ben").verdict.label == "wrong"  # who has seen it once is hidden nothing
    assert seen_by(desk, claim, "Eva").status == HIDDEN_LABEL
    moved(desk, claim, Stage.SIGNED_OFF, by="Ben", label="wrong", note="It does.")
    assert standing(desk, claim).state is Stage.SIGNED_OFF


@pytest.mark.parametrize(
    ("label", "why"),
    [
        ("", "The second check is blind"),
        ("fun", "'fun' is not a verdict"),
        ("disputed", "'disputed' needs a rationale"),
        ("verified", "'verified' needs at least one source that supports the claim"),
    ],
)
def test_a_blind_sign_off_without_a_verdict_of_ones_own_is_refused(desk, claim, label, why):
    desk = on(desk, BLIND)
    judge(desk, claim)
    with pytest.raises(DecisionRefusedError, match=why):
        moved(desk, claim, Stage.SIGNED_OFF, by="Ben", label=label)
    with pytest.raises(DecisionRefusedError, match="'Ana' gave the current verdict"):
        moved(desk, claim, Stage.SIGNED_OFF, by="Ana", label="wrong")
    assert standing(desk, claim).state is Stage.SECOND_CHECK


def test_a_verdict_given_with_a_move_that_takes_none_is_refused(desk, claim):
    desk = on(desk, OPEN)
    judge(desk, claim)
    with pytest.raises(
        DecisionRefusedError, match="'wrong' was given as a verdict, but this change of stage takes none"
    ):
        moved(desk, claim, Stage.SIGNED_OFF, by="Ben", label="wrong")


# A desk with editors


EDITED = DeskRules(second_check=SecondCheck.OPEN, editors=("Eva Lund",))


def test_only_an_editor_signs_off_and_opens_again_once_one_is_named(desk, claim):
    desk = on(desk, EDITED)
    judge(desk, claim)
    why = "Only an editor signs claims off, and 'Ben' is not one of them. Ask one of: Eva Lund."
    with pytest.raises(DecisionRefusedError, match=why):
        moved(desk, claim, Stage.SIGNED_OFF, by="Ben")
    moved(desk, claim, Stage.SIGNED_OFF, by="EVA  lund")
    with pytest.raises(DecisionRefusedError, match="reopens a claim that was signed off"):
        moved(desk, claim, Stage.CHECKING, by="Ben", note="Why.")
    moved(desk, claim, Stage.CHECKING, by="Eva Lund", note="Why.")


def test_only_an_editor_gives_claims_to_others_and_takes_them_away(desk, claim):
    desk = on(desk, EDITED)
    with pytest.raises(DecisionRefusedError, match="gives claims to others"):
        moved(desk, claim, Stage.CHECKING, by="Ben", assignee="Ana")
    moved(desk, claim, Stage.CHECKING, by="Eva Lund", assignee="Ana")
    with pytest.raises(DecisionRefusedError, match="takes claims from others"):
        moved(desk, claim, Stage.UNASSIGNED, by="Ben", note="Why.")
    moved(desk, claim, Stage.UNASSIGNED, by="Ana", note="No time.")
    moved(desk, claim, Stage.CHECKING, by="Ben")
    moved(desk, claim, Stage.QUERY, by="Ben", note="Which poll?")


def test_an_editor_who_gave_the_verdict_does_not_sign_it_off(desk, claim):
    desk = on(desk, EDITED)
    judge(desk, claim, by="Eva Lund")
    with pytest.raises(DecisionRefusedError, match="'Eva Lund' gave the current verdict"):
        moved(desk, claim, Stage.SIGNED_OFF, by="Eva Lund")


def test_a_sign_off_from_before_an_editor_was_named_stands(desk, claim):
    judge(desk, claim)
    moved(on(desk, OPEN), claim, Stage.SIGNED_OFF, by="Ben")
    assert standing(on(desk, EDITED), claim).state is Stage.SIGNED_OFF


def test_who_is_no_editor_is_hidden_nothing_where_editors_check_blind(desk, claim):
    desk = on(desk, replace(EDITED, second_check=SecondCheck.BLIND))
    judge(desk, claim)
    assert seen_by(desk, claim, "Ben").verdict.label == "wrong"
    assert seen_by(desk, claim, "Eva Lund").status == HIDDEN_LABEL
    assert not is_second_check(desk, claim.article_id, claim.id, by="Ben")


def test_on_a_desk_of_one_editors_only_assign(desk, claim):
    desk = on(desk, DeskRules(editors=("Eva Lund",)))
    judge(desk, claim, by="Ben")
    assert standing(desk, claim).state is Stage.DECIDED
    with pytest.raises(DecisionRefusedError, match="gives claims to others"):
        moved(desk, claim, Stage.CHECKING, by="Ben", assignee="Ana", note="Why.")

"""Verdicts and answers to flags as page, commands and programs give them: never over what was not seen."""

from dataclasses import replace

import pytest

from workbench.domain.claim import ClaimKind
from workbench.domain.desk_rules import DeskRules, SecondCheck
from workbench.domain.stage_change import Stage, StageChange
from workbench.domain.verdict import Aspect
from workbench.errors import ConflictError, DecisionRefusedError
from workbench.services.articles.import_article import import_text
from workbench.services.claims.decide import add_claim
from workbench.services.workflow.reviewer_decisions import give_verdict

TEXT = 'In the poll 36% agreed. "We shall rebuild it," the mayor said.'


@pytest.fixture
def claim(desk):
    article = import_text(desk, TEXT, origin="a.txt", by="Ana")
    return add_claim(desk, article.id, start=0, end=23, by="Eva")


def judged(desk, claim, label="wrong", **more):
    about = {"rationale": "Because.", "by": "Ana"} | more
    return give_verdict(desk, claim.article_id, claim.id, label=label, **about)


def test_a_verdict_of_somebody_else_is_not_overruled_unseen(desk, claim):
    first = judged(desk, claim, by="Ben")

    with pytest.raises(ConflictError, match=f"Ben decided 'wrong'.*{first.id}"):
        judged(desk, claim, "disputed")

    assert judged(desk, claim, "disputed", over=first.id).supersedes == (first.id,)


def test_ones_own_verdict_was_seen_however_the_name_is_written(desk, claim):
    first = judged(desk, claim, by="Ana Ruiz")

    assert judged(desk, claim, "disputed", by="ana ruíz").supersedes == (first.id,)


def test_what_was_not_there_cannot_have_been_seen(desk, claim):
    judged(desk, claim)

    with pytest.raises(ConflictError):
        judged(desk, claim, "disputed", over="")


def test_whether_it_was_said_is_asked_of_quotations_only(desk, claim):
    with pytest.raises(DecisionRefusedError, match="not a quotation"):
        judged(desk, claim, aspect=Aspect.ATTRIBUTION)

    start = TEXT.index('"We')
    quoted = add_claim(
        desk, claim.article_id, start=start, end=len(TEXT) - 1, by="Eva", kind=ClaimKind.ATTRIBUTED_STATEMENT
    )
    assert judged(desk, quoted, aspect=Aspect.ATTRIBUTION).aspect is Aspect.ATTRIBUTION


@pytest.fixture
def blind(desk):
    return replace(desk, rules=lambda: (DeskRules(second_check=SecondCheck.BLIND), ()))


def test_a_blind_second_check_is_given_as_any_verdict_and_signs_off(blind, claim):
    judged(blind, claim, by="Ben")

    made = judged(blind, claim, rationale="I found the same.")

    assert isinstance(made, StageChange)
    assert made.state is Stage.SIGNED_OFF


def test_a_blind_second_check_takes_no_wording(blind, claim):
    judged(blind, claim, by="Ben")

    with pytest.raises(DecisionRefusedError, match="wording"):
        judged(blind, claim, should_read="In the poll 63% agreed.")

"""Who has signed in a folder, and one person's work under two spellings of a name."""

from dataclasses import replace

import pytest

from workbench.domain.desk_rules import DeskRules, SecondCheck
from workbench.domain.stage_change import Stage
from workbench.errors import DecisionRefusedError
from workbench.reports.build import build_report
from workbench.services.articles.import_article import import_text
from workbench.services.articles.open_review import open_review
from workbench.services.articles.scan_article import scan_article
from workbench.services.claims.decide import add_claim, decide
from workbench.services.claims.leave_comment import comment
from workbench.services.workflow.sign_off import change_stage
from workbench.services.workflow.signers import signers
from workbench.ui.views.queue_view import QueueFilter, people_in, queue_of

TEXT = "In the poll 36% agreed. The Marcon plan failed."


@pytest.fixture
def claim(desk):
    article = import_text(desk, TEXT, origin="a.txt", by="workbench")
    scan_article(desk, article, by="no name given")
    return add_claim(desk, article.id, start=0, end=22, by="Eva")


def judged(desk, claim, by):
    return decide(desk, claim.article_id, claim.id, label="wrong", rationale="Because.", by=by)


def moved(desk, claim, to, **more):
    desk = replace(desk, rules=lambda: (DeskRules(second_check=SecondCheck.OPEN), ()))
    return change_stage(desk, claim.article_id, claim.id, to=to, **more)


def test_whoever_signed_anything_or_was_given_a_claim_is_known(desk, claim):
    desk = replace(desk, rules=lambda: (DeskRules(second_check=SecondCheck.OPEN), ()))
    judged(desk, claim, "Ana Ruiz")
    moved(desk, claim, Stage.SECOND_CHECK, by="Ana Ruiz", assignee="Ben")
    assert sorted(signers(desk)) == ["Ana Ruiz", "Ben", "Eva"]


def test_the_machine_and_nobody_are_no_persons(desk):
    article = import_text(desk, TEXT, origin="a.txt", by="workbench")
    scan_article(desk, article, by="no name given")
    assert signers(desk) == ()


def test_another_spelling_of_the_same_name_signs_nothing_off(desk, claim):
    judged(desk, claim, "Ana Ruiz")
    with pytest.raises(DecisionRefusedError):
        moved(desk, claim, Stage.SIGNED_OFF, by="Aná Ruiz.")


def test_the_queue_lists_a_person_once_and_finds_all_that_they_have(desk, claim):
    other = add_claim(desk, claim.article_id, start=24, end=46, by="Eva")
    moved(desk, claim, Stage.CHECKING, by="Eva", assignee="Ana Ruiz")
    moved(desk, other, Stage.CHECKING, by="Eva", assignee="ana ruiz.")
    claims = open_review(desk, claim.article_id).claims
    assert people_in(claims) == ["Ana Ruiz"]
    assert len(queue_of(claims, QueueFilter(people=("Ana Ruiz",)))) == 2


def test_a_report_names_a_reviewer_once(desk, claim):
    judged(desk, claim, "Ana Ruiz")
    judged(desk, claim, "ana ruiz")
    report = build_report(
        open_review(desk, claim.article_id), labels=desk.labels, made_at=desk.now(), made_by="Ana Ruiz", version="1"
    )
    assert report.reviewers == ("Ana Ruiz",)


def test_whoever_only_commented_is_known_too(desk, claim):
    comment(desk, claim.article_id, claim.id, text="Ring them.", by="Zoe Ng")
    assert "Zoe Ng" in signers(desk)

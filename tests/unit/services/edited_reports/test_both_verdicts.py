"""A quotation carries two verdicts; both go out with a report, and both come back."""

import pytest

from workbench.domain.claim import ClaimKind
from workbench.domain.verdict import Aspect
from workbench.services.articles.import_article import import_text
from workbench.services.articles.open_review import open_review
from workbench.services.claims.decide import add_claim, decide
from workbench.services.edited_reports.take_in import apply_changes, read_edited_report
from workbench.services.export_report import render_report

TEXT = "“Some 36% agreed,” said Joe Byrne. It rained."
RIGHT = "“Some 35% agreed,” said Joe Byrne."
TABLES = ["csv", "xlsx"]


@pytest.fixture
def article(desk):
    made = import_text(desk, TEXT, origin="a.txt", by="Ana")
    quoted = add_claim(desk, made.id, start=0, end=34, by="Ana", kind=ClaimKind.QUOTATION)
    add_claim(desk, made.id, start=35, end=44, by="Ana", kind=ClaimKind.DATE_OR_EVENT)
    decide(desk, made.id, quoted.id, label="disputed", rationale="Two polls differ.", by="Ana")
    return made


@pytest.fixture
def quoted(desk, article):
    return open_review(desk, article.id).claims[0].claim


def misquoted(desk, quoted, **more):
    about = {"label": "wrong", "rationale": "The tape has 35%.", "by": "Ben", "aspect": Aspect.ATTRIBUTION}
    return decide(desk, quoted.article_id, quoted.id, **(about | more))


def edit(number, **cells):
    def change(rows):
        rows[number - 1].update(cells)

    return change


@pytest.mark.parametrize("form", TABLES)
def test_a_table_nobody_edited_changes_neither_verdict(desk, article, quoted, form):
    misquoted(desk, quoted, should_read=RIGHT)
    content = render_report(desk, article.id, form=form, by="Ana")
    told = read_edited_report(desk, article.id, content, name=f"audit.{form}")
    assert (told.changes, told.problems) == ((), ())


@pytest.mark.parametrize("form", TABLES)
def test_the_verdict_on_whether_it_was_said_comes_back_beside_the_other(desk, article, back, form):
    edited = {"attribution": "wrong", "attribution_rationale": "The tape has 35%.", "attribution_should_read": RIGHT}
    told = back(form, edit(1, status="verified", **edited))
    assert [problem.what for problem in told.problems] == [
        "claim 1: 'verified' needs at least one source that supports the claim"
    ]
    (change,) = told.changes
    assert (change.aspect, change.before, change.subject) == (Aspect.ATTRIBUTION, "open", "claim 1 (was it said)")

    apply_changes(desk, article.id, told.changes, name="audit", by="Eva")
    reviewed = open_review(desk, article.id).claims[0]
    assert (reviewed.attribution.label, reviewed.attribution.should_read) == ("wrong", RIGHT)
    assert reviewed.verdict.label == "disputed"


@pytest.mark.parametrize("form", TABLES)
def test_both_verdicts_of_a_row_can_be_applied_at_once(desk, article, quoted, back, form):
    misquoted(desk, quoted)
    told = back(form, edit(1, status="wrong", rationale="No.", attribution="partly wrong"))
    assert [(change.aspect, change.before, change.label) for change in told.changes] == [
        (Aspect.CONTENT, "disputed", "wrong"),
        (Aspect.ATTRIBUTION, "wrong", "partly wrong"),
    ]
    assert len(apply_changes(desk, article.id, told.changes, name="audit", by="Eva").given) == 2
    assert open_review(desk, article.id).claims[0].attribution.rationale == "The tape has 35%."


def test_a_newer_verdict_on_whether_it_was_said_is_a_conflict_of_its_own(desk, article, quoted, later, edited):
    content = render_report(desk, article.id, form="csv", by="Ana")
    misquoted(later, quoted)
    both = {"status": "outdated", "attribution": "correctly attributed", "attribution_rationale": "Heard."}
    told = read_edited_report(desk, article.id, edited["csv"](content, edit(1, **both)), name="audit.csv")
    conflicts = {change.aspect: change.conflict for change in told.changes}
    assert conflicts[Aspect.CONTENT] == ""
    assert "Ben" in conflicts[Aspect.ATTRIBUTION]


def test_a_claim_that_quotes_nobody_has_no_such_verdict(back):
    (problem,) = back("csv", edit(2, attribution="wrong", attribution_rationale="So.")).problems
    assert "is of the kind 'date-or-event', not a quotation" in problem.what


def test_a_cleared_verdict_on_whether_it_was_said_stays(desk, quoted, back):
    misquoted(desk, quoted)
    (problem,) = back("csv", edit(1, attribution="", attribution_rationale="")).problems
    assert "the verdict 'wrong' of claim 1 (was it said) was cleared" in problem.what


def test_a_misquotation_leads_its_comment_in_word_and_is_answered_there(desk, article, quoted, as_document):
    misquoted(desk, quoted, should_read=RIGHT)
    document = as_document(article)
    _, comment = document.document.comments
    assert comment.author == "Ben"
    assert comment.text.startswith("Claim 1: ✗ wrong (was it said)")
    assert "Is it true: disputed. Two polls differ." in comment.text
    assert "The tape has 35%." in comment.text
    assert "Should read: “Some 35%" in comment.text
    assert document.back().changes == ()

    document.comment("agreed", "was it said: correctly attributed\nReason: Heard again.")
    document.comment("agreed", "Was it said: I doubt it.")
    told = document.back()
    (change,) = told.changes
    assert (change.aspect, change.before, change.label) == (Aspect.ATTRIBUTION, "wrong", "correctly attributed")
    assert (change.rationale, change.conflict) == ("Heard again.", "")
    assert [remark.words for remark in told.remarks] == ["Was it said: I doubt it."]


def test_an_answer_to_an_open_document_meets_a_later_verdict_on_the_same_question(desk, article, quoted, as_document):
    document = as_document(article)
    document.comment("Some 36%", "Was it said: wrong\nReason: Never.")
    misquoted(desk, quoted)
    (change,) = document.back().changes
    assert "Ben" in change.conflict

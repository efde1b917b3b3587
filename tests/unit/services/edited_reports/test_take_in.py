"""A report goes out, is edited elsewhere, and comes back; what is agreed to is given."""

import pytest

from workbench.domain.event import EventKind
from workbench.errors import DecisionRefusedError, IntakeError
from workbench.services.articles.import_article import import_text
from workbench.services.articles.open_review import open_review
from workbench.services.claims.decide import decide
from workbench.services.edited_reports.take_in import apply_changes, read_edited_report
from workbench.services.export_report import render_report

FORMS = ["csv", "xlsx", "docx"]


def standing(desk, article, number):
    return open_review(desk, article.id).claims[number - 1]


def reason_edited(number, words):
    def edit(rows):
        rows[number - 1]["rationale"] = words

    return edit


@pytest.mark.parametrize("form", FORMS)
def test_a_report_that_nobody_edited_changes_nothing(desk, article, form):
    content = render_report(desk, article.id, form=form, by="Ana")

    told = read_edited_report(desk, article.id, content, name=f"audit.{form}")

    assert (told.changes, told.problems, told.remarks) == ((), (), ())


def test_a_change_that_is_agreed_to_is_given_and_says_where_it_came_from(desk, article, back):
    told = back("csv", reason_edited(1, "It was 34%."))
    made = apply_changes(desk, article.id, told.changes, name="audit.csv", by="Ben")

    review = open_review(desk, article.id)
    verdict = review.claims[0].verdict
    assert (verdict.label, verdict.rationale, verdict.reviewer) == ("wrong", "It was 34%.", "Ben")
    assert made.given == (verdict,)
    assert review.events[-1].note == "from audit.csv, audit.csv row 2"
    assert len(review.claims[0].history) == 2


def test_a_change_shown_is_left_where_somebody_decides_before_it_is_agreed_to(desk, article, back):
    told = back("csv", reason_edited(1, "It was 34%."))
    newer = decide(desk, article.id, told.changes[0].claim_id, label="outdated", rationale="New poll.", by="Eva")

    made = apply_changes(desk, article.id, told.changes, name="audit.csv", by="Ben")

    assert made.given == ()
    (conflict,) = made.conflicts
    assert "Eva decided 'outdated'" in conflict.what
    assert standing(desk, article, 1).verdict.id == newer.id


def test_a_conflict_that_is_agreed_to_overrules_the_verdict_it_names(desk, article, later):
    content = render_report(desk, article.id, form="csv", by="Ana")
    claim = standing(desk, article, 2).claim
    newer = decide(later, article.id, claim.id, label="outdated", rationale="New plan.", by="Ben")
    edited = content.replace(b"Two papers differ.", b"Three papers differ.")

    (change,) = read_edited_report(desk, article.id, edited, name="audit.csv").changes
    assert (change.over, change.overrules) == (newer.id, newer.id)
    made = apply_changes(desk, article.id, [change], name="audit.csv", by="Cleo")

    assert made.given[0].supersedes == (newer.id,)
    assert standing(desk, article, 2).verdict.rationale == "Three papers differ."


def test_of_two_changes_of_one_claim_neither_is_given(desk, article, document):
    document.comment("It rained", "Verdict: wrong\nReason: It snowed.")
    document.comment("It rained", "Verdict: unsupported\nReason: No station.", author="Dan")
    told = document.back()

    made = apply_changes(desk, article.id, told.changes, name="audit.docx", by="Ben")

    assert made.given == ()
    assert [problem.what for problem in made.problems] == ["another selected change is also about claim 1b"] * 2
    assert (
        apply_changes(desk, article.id, told.changes[1:], name="audit.docx", by="Ben").given[0].label == "unsupported"
    )


def test_a_change_that_breaks_a_rule_is_left_and_the_others_are_given(desk, article, back):
    def edit(rows):
        rows[0]["rationale"] = "x" * 20_001
        rows[1]["rationale"] = "Three papers differ."

    told = back("csv", edit)
    made = apply_changes(desk, article.id, told.changes, name="audit.csv", by="Ben")

    assert [verdict.rationale for verdict in made.given] == ["Three papers differ."]
    assert "20,001 characters" in made.problems[0].what


def test_nobody_named_gives_nothing(desk, article, back):
    told = back("csv", reason_edited(1, "It was 34%."))

    with pytest.raises(DecisionRefusedError, match="Enter your name first"):
        apply_changes(desk, article.id, told.changes, name="audit.csv", by=" ")
    assert EventKind.RETURNED not in {event.kind for event in open_review(desk, article.id).events}


@pytest.mark.parametrize("form", FORMS)
def test_the_file_of_another_article_is_named_and_nothing_of_it_read(desk, article, form):
    other = import_text(desk, "The Oslo bridge opened in 2019. It rained on Monday.", origin="b.txt", by="Ana")
    content = render_report(desk, article.id, form=form, by="Ana").replace(
        b"Two papers differ.", b"Three papers differ."
    )

    told = read_edited_report(desk, other.id, content, name=f"audit.{form}")

    assert told.changes == ()
    (problem,) = told.problems
    assert "the file belongs to another article: 'In the poll 36% agreed." in problem.what
    assert str(article.id) in problem.what
    assert "Import it into that article" in problem.fix


def test_a_table_of_an_earlier_version_whose_claims_are_all_unknown_is_taken_for_another_articles(desk, article):
    table = b"claim,status,rationale,claim_id\r\nCats bark.,wrong,They do not.,clm_1\r\n"

    (problem,) = read_edited_report(desk, article.id, table, name="audit.csv").problems

    assert "none of its claims is in 'In the poll" in problem.what


def test_a_table_without_its_columns_and_a_picture_are_refused_in_one_line(desk, article):
    with pytest.raises(IntakeError, match=r"no sheet has the columns claim, status"):
        read_edited_report(desk, article.id, b"a,b\r\n1,2\r\n", name="other.csv")
    with pytest.raises(IntakeError, match="not a report that can be imported"):
        read_edited_report(desk, article.id, b"\x89PNG\r\n\x1a\n", name="x.png")

"""A report goes out, is edited elsewhere, and comes back."""

import csv
import io

import docx
import openpyxl
import pytest

from workbench.domain.source import Stance, Standing
from workbench.errors import IntakeError
from workbench.services.articles.importing import import_text
from workbench.services.deciding import add_claim, decide
from workbench.services.handover.returning import accept, returned
from workbench.services.publishing import preview
from workbench.services.reviewing import open_review
from workbench.services.sources.told import Bearing
from workbench.services.sourcing import attach_citation

TEXT = "In the poll 36% agreed. =The Brégançon plan failed in 2019. It rained on Monday."


@pytest.fixture
def article(desk):
    made = import_text(desk, TEXT, origin="a.txt", by="Ana")
    for start, end in ((0, 23), (24, 59), (60, 80)):
        add_claim(desk, made.id, start=start, end=end, by="Ana")
    first, second, _ = open_review(desk, made.id).claims
    decide(desk, made.id, first.claim.id, label="wrong", rationale="It was 35%,\nsays the poll.", by="Ana")
    decide(desk, made.id, second.claim.id, label="disputed", rationale="Two papers differ.", by="Ana")
    return made


def edited_csv(content: bytes, change) -> bytes:
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    change(rows)
    page = io.StringIO()
    writer = csv.DictWriter(page, rows[0].keys(), delimiter=";")  # as a spreadsheet elsewhere saves it
    writer.writeheader()
    writer.writerows(rows)
    return page.getvalue().encode("cp1252")


def edited_xlsx(content: bytes, change) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheet = book["Claims"]
    names = [cell.value for cell in sheet[1]]
    rows = [dict(zip(names, (cell.value for cell in row), strict=True)) for row in sheet.iter_rows(min_row=2)]
    change(rows)
    for number, row in enumerate(rows, 2):
        for column, name in enumerate(names, 1):
            sheet.cell(number, column).value = row[name]
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


EDITED = {"csv": edited_csv, "xlsx": edited_xlsx}


def back(desk, article, form, change):
    content = preview(desk, article.id, form=form, by="Ana")
    return returned(desk, article.id, EDITED[form](content, change), name=f"audit.{form}")


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_report_that_nobody_edited_changes_nothing(desk, article, form):
    told = back(desk, article, form, lambda _rows: None)

    assert told.changes == ()
    assert told.problems == ()


def test_a_rationale_that_looks_like_a_formula_comes_back_as_it_was(desk, article):
    third = open_review(desk, article.id).claims[2].claim
    decide(desk, article.id, third.id, label="wrong", rationale="=1+1 is what they claim", by="Ana")

    assert back(desk, article, "csv", lambda _rows: None).changes == ()


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_an_edited_verdict_comes_back_as_a_change_beside_what_stands(desk, article, form):
    def edit(rows):
        rows[2]["status"], rows[2]["rationale"] = "unsupported", "No station measured there."

    told = back(desk, article, form, edit)

    (change,) = told.changes
    assert (change.number, change.before, change.label) == ("1b", "open", "unsupported")
    assert change.quote == "It rained on Monday."
    assert change.conflict == ""
    assert open_review(desk, article.id).claims[2].status == "open", "a preview changed something"


def test_a_change_that_is_agreed_to_is_given_and_says_where_it_came_from(desk, article):
    def edit(rows):
        rows[0]["rationale"] = "It was 34%."

    told = back(desk, article, "csv", edit)
    accept(desk, article.id, told.changes, name="audit.csv", by="Ben")

    review = open_review(desk, article.id)
    assert (review.claims[0].verdict.label, review.claims[0].verdict.rationale) == ("wrong", "It was 34%.")
    assert review.claims[0].verdict.reviewer == "Ben"
    assert review.events[-1].note == "from audit.csv, audit.csv row 2"
    assert len(review.claims[0].history) == 2


def test_a_claim_that_was_decided_meanwhile_is_a_conflict(desk, article):
    content = preview(desk, article.id, form="csv", by="Ana")
    claim = open_review(desk, article.id).claims[1].claim
    later = type(desk)(**{name: getattr(desk, name) for name in desk.__dataclass_fields__} | {"now": lambda: LATER})
    decide(later, article.id, claim.id, label="outdated", rationale="New plan.", by="Ben")

    def edit(rows):
        rows[1]["status"] = "wrong"

    told = returned(desk, article.id, edited_csv(content, edit), name="audit.csv")

    (conflict,) = told.conflicts
    assert conflict.conflict == f"Ben decided 'outdated' at {LATER}, after the file was written"


LATER = "2026-11-23T21:00:00Z"


@pytest.mark.parametrize(
    ("status", "rationale", "why"),
    [
        ("true-ish", "So.", "'true-ish' is not a verdict of this desk"),
        ("verified", "So.", "'verified' needs at least one source"),
        ("wrong", "", "'wrong' needs a rationale"),
        ("open", "I think so.", "has a new rationale and no verdict"),
    ],
)
def test_what_cannot_become_a_verdict_is_named_by_row(desk, article, status, rationale, why):
    def edit(rows):
        rows[2]["status"], rows[2]["rationale"] = status, rationale

    told = back(desk, article, "csv", edit)

    assert told.changes == ()
    (problem,) = told.problems
    assert problem.where == "audit.csv row 4"
    assert why in problem.what


def test_a_table_without_its_columns_and_a_picture_are_refused_in_one_line(desk, article):
    with pytest.raises(IntakeError, match=r"no sheet has the columns claim, status"):
        returned(desk, article.id, b"a,b\r\n1,2\r\n", name="other.csv")
    with pytest.raises(IntakeError, match="no report that can be brought back"):
        returned(desk, article.id, b"\x89PNG\r\n\x1a\n", name="x.png")


def document_of(desk, article):
    return docx.Document(io.BytesIO(preview(desk, article.id, form="docx", by="Ana")))


def saved(document) -> bytes:
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def runs_of(document, words):
    paragraph = next(p for p in document.paragraphs if words in p.text)
    return next(run for run in paragraph.runs if words in run.text)


def test_an_answer_beside_a_claims_comment_in_word_comes_back(desk, article):
    document = document_of(desk, article)
    document.add_comment(runs_of(document, "36% agreed"), text="Outdated: the poll of May has 36%.", author="Cleo")

    told = returned(desk, article.id, saved(document), name="audit.docx")

    (change,) = told.changes
    assert (change.number, change.label, change.rationale) == ("1", "outdated", "the poll of May has 36%.")
    assert change.author == "Cleo"
    assert change.conflict == ""


def test_a_comment_at_the_words_of_an_open_claim_gives_its_verdict(desk, article):
    document = document_of(desk, article)
    document.add_comment(runs_of(document, "It rained"), text="✗ wrong – it snowed", author="Cleo")
    document.add_comment(runs_of(document, "It rained"), text="Nice sentence.", author="Cleo")

    told = returned(desk, article.id, saved(document), name="audit.docx")

    assert [(change.number, change.label, change.rationale) for change in told.changes] == [
        ("1b", "wrong", "it snowed")
    ]
    assert told.problems == ()


def test_a_comment_at_some_words_of_a_claim_is_about_it_and_one_at_no_claim_is_named(desk, article):
    document = document_of(desk, article)
    run = runs_of(document, "It rained")
    run.text = "It rained"
    document.add_comment(run, text="wrong: it snowed", author="Cleo")
    heading = document.add_paragraph("Elsewhere").runs[0]
    document.add_comment(heading, text="wrong: not here", author="Cleo")

    told = returned(desk, article.id, saved(document), name="audit.docx")

    assert [change.number for change in told.changes] == ["1b"]
    (problem,) = told.problems
    assert problem.what == "no claims read 'Elsewhere'"


def test_a_word_document_that_nobody_answered_changes_nothing(desk, article):
    bearing = Bearing(stance=Stance.REFUTES, standing=Standing.PRIMARY, by="Ana", passage="35%")
    claim = open_review(desk, article.id).claims[0].claim
    attach_citation(desk, article.id, claim.id, title="Wrong, a novel", bearing=bearing)

    told = returned(desk, article.id, saved(document_of(desk, article)), name="audit.docx")

    assert told.changes == ()

"""A table comes back: two columns are read, and every other edit is named."""

import io

import openpyxl
import pytest
from builders import claim_at

from workbench.domain.claim import ClaimKind, ClaimUnit
from workbench.domain.source import SourceTier, Stance
from workbench.domain.source_details import SourceMetadata
from workbench.domain.verdict import Aspect
from workbench.services.articles.import_article import import_text
from workbench.services.articles.open_review import open_review
from workbench.services.articles.scan_article import scan_article
from workbench.services.claims.decide import decide
from workbench.services.claims.take_back import undo
from workbench.services.edited_reports.take_in import apply_changes, read_edited_report
from workbench.services.export_report import render_report
from workbench.services.sources.attach_source import attach_citation
from workbench.services.sources.details import EvidenceInput

LATER = "2026-11-23T21:00:00Z"
TABLES = ["csv", "xlsx"]


def edit(at, **cells):
    def change(rows):
        rows[at - 1] |= cells

    return change


def claim(desk, article, number):
    return open_review(desk, article.id).claims[number - 1].claim


def without(*columns):
    """What a reader does who takes the columns out that they do not understand."""

    def change(rows):
        for row in rows:
            for column in columns:
                row.pop(column)

    return change


@pytest.mark.parametrize("form", TABLES)
def test_an_edited_verdict_comes_back_as_a_change_beside_what_stands(desk, article, back, form):
    told = back(form, edit(3, status="unsupported", rationale="No station measured there."))

    (change,) = told.changes
    assert (change.number, change.before, change.label) == ("1b", "open", "unsupported")
    assert change.quote == "It rained on Monday."
    assert (change.conflict, change.over) == ("", "")
    assert told.problems == ()
    assert open_review(desk, article.id).claims[2].status == "open", "a preview changed something"


@pytest.mark.parametrize("words", ["=1+1 is what they claim", "'Tis so.", "a\u202eb", "x" * 5_000, "One.\n\nTwo."])
@pytest.mark.parametrize("form", TABLES)
def test_a_rationale_that_nobody_edited_comes_back_as_it_was_whatever_stands_in_it(desk, article, form, words):
    decide(desk, article.id, claim(desk, article, 3).id, label="wrong", rationale=words, by="Ana")
    content = render_report(desk, article.id, form=form, by="Ana")

    told = read_edited_report(desk, article.id, content, name=f"audit.{form}")

    assert (told.changes, told.problems) == ((), ())


@pytest.mark.parametrize("words", ["Said \u202eso.", "'=1+1", "One.\n\nTwo."])
@pytest.mark.parametrize(
    ("form", "column"),
    [
        ("csv", "status"),
        ("csv", "rationale"),
        ("csv", "should_read"),
        ("xlsx", "status"),
        ("xlsx", "rationale"),
        ("xlsx", "should_read"),
    ],
)
def test_what_was_not_edited_is_recorded_as_it_was_and_not_as_the_file_shows_it(
    desk, article, back, form, column, words
):
    wanted = claim(desk, article, 3)
    decide(desk, article.id, wanted.id, label="wrong", rationale=words, should_read=words, by="Ana")
    cells = {"status": "outdated", "rationale": "It snowed.", "should_read": "It snowed."}

    told = back(form, edit(3, **{column: cells[column]}))
    apply_changes(desk, article.id, told.changes, name="audit", by="Ben")

    verdict = open_review(desk, article.id).claims[2].verdict
    expected = {"status": "wrong", "rationale": words, "should_read": words} | {column: cells[column]}
    assert {"status": verdict.label, "rationale": verdict.rationale, "should_read": verdict.should_read} == expected


def test_a_table_all_of_whose_rows_were_removed_is_named(desk, article):
    content = render_report(desk, article.id, form="csv", by="Ana").split(b"\r\n")[0] + b"\r\n"

    (problem,) = read_edited_report(desk, article.id, content, name="audit.csv").problems

    assert problem.what == "every row was removed, which changes nothing"


@pytest.mark.parametrize(("cell", "is_named"), [("my remark", True), ("30/11/2026 10:53", False), ("", False)])
def test_a_time_may_be_written_in_another_form_and_a_remark_in_its_place_is_named(desk, article, back, cell, is_named):
    decide(desk, article.id, claim(desk, article, 3).id, label="wrong", rationale="So.", by="Ana")

    told = back("csv", edit(3, decided_at=cell))

    assert told.changes == ()
    assert [problem.what.split(",")[0] for problem in told.problems] == ["'decided_at' was edited"] * is_named


def test_an_edited_rationale_keeps_its_paragraphs_and_its_whole_length(back):
    words = "One.\n\n" + "x" * 5_000

    (change,) = back("csv", edit(3, status="wrong", rationale=words)).changes

    assert change.rationale == words


def test_a_verdict_is_known_whatever_its_letter_case(back):
    (change,) = back("csv", edit(3, status="Wrong ", rationale="It snowed.")).changes

    assert change.label == "wrong"


@pytest.mark.parametrize("form", TABLES)
@pytest.mark.parametrize(
    ("column", "cell", "fix"),
    [
        ("claim", "It poured on Monday.", "workbench claim add"),
        ("sources", "The met office", "workbench attach"),
        ("flags", "none", "Answer the flag on the Flags page, or with: workbench flag."),
        ("reviewer", "Dan", "'rationale'"),
        ("claimant", "Dan", "'rationale'"),
        ("number", "17", "'rationale'"),
    ],
)
def test_an_edited_cell_that_is_not_read_is_named_with_what_to_do(back, form, column, cell, fix):
    told = back(form, edit(3, **{column: cell}))

    assert told.changes == ()
    (problem,) = told.problems
    assert problem.where == {"csv": "audit.csv row 4", "xlsx": "Claims row 4"}[form]
    assert problem.what == f"'{column}' was edited, but only verdicts, reasons and right wordings are read"
    assert fix in problem.fix


def test_an_edit_beside_a_verdict_does_not_hold_the_verdict_back(back):
    told = back("csv", edit(3, status="wrong", rationale="It snowed.", sources="The met office"))

    assert [change.label for change in told.changes] == ["wrong"]
    assert [problem.what for problem in told.problems] == [
        "'sources' was edited, but only verdicts, reasons and right wordings are read"
    ]


def test_what_changed_in_the_folder_since_is_not_taken_for_an_edit(desk, article):
    content = render_report(desk, article.id, form="csv", by="Ana")
    bearing = EvidenceInput(stance=Stance.REFUTES, standing=SourceTier.PRIMARY, by="Ana", passage="35%")
    attach_citation(
        desk, article.id, claim(desk, article, 1).id, about=SourceMetadata(title="The poll"), bearing=bearing
    )
    said = claim(desk, article, 2).id
    decide(desk, article.id, said, label="wrong", rationale="x", by="Ana", aspect=Aspect.ATTRIBUTION)

    told = read_edited_report(desk, article.id, content, name="audit.csv")

    assert (told.changes, told.problems) == ((), ())


@pytest.mark.parametrize("cells", [{"status": "", "rationale": ""}, {"status": ""}, {"status": "open"}])
def test_a_cleared_verdict_is_named_and_stands(back, cells):
    told = back("csv", edit(1, **cells))

    assert told.changes == ()
    (problem,) = told.problems
    assert problem.what == "the verdict 'wrong' of claim 1 was cleared, but it remains in effect"
    assert "Undo it on the page or with workbench undo" in problem.fix


@pytest.mark.parametrize("form", TABLES)
def test_a_remark_beside_what_the_machine_reads_as_not_checkable_is_no_verdict(desk, edited, form):
    asked = import_text(desk, "Could Russia and France agree?", origin="q.txt", by="Ana")
    scan_article(desk, asked, by="Ana")
    assert claim(desk, asked, 1).kind == ClaimKind.QUESTION
    content = edited[form](render_report(desk, asked.id, form=form, by="Ana"), edit(1, rationale="Nice headline."))

    told = read_edited_report(desk, asked.id, content, name=f"audit.{form}")

    assert told.changes == ()
    (problem,) = told.problems
    assert "'not checkable' is the program's reading, not a reviewer's verdict" in problem.what


@pytest.mark.parametrize("form", TABLES)
def test_rows_that_were_removed_are_named_by_the_place_they_had(back, form):
    told = back(form, lambda rows: rows.pop(1))

    (problem,) = told.problems
    assert problem.what == "row 3 was removed (counted as the file was written)"


def test_a_row_that_was_added_is_named(back):
    told = back("csv", lambda rows: rows.append({"claim": "Snow fell.", "status": "wrong", "rationale": "No."}))

    assert told.changes == ()
    (problem,) = told.problems
    assert problem.where == "audit.csv row 5"
    assert "treated as a new row: 'Snow fell.'" in problem.what
    assert "workbench claim add" in problem.fix


def test_a_row_moved_to_another_claim_is_not_given_to_it(desk, article, back):
    told = back("csv", edit(3, claim_id=claim(desk, article, 1).id, status="verified", rationale="So."))

    assert told.changes == ()
    assert "nothing tells which claim the row is about" in told.problems[0].what


@pytest.mark.parametrize("form", TABLES)
def test_a_column_of_ones_own_is_named_where_it_holds_something(back, form):
    told = back(form, edit(2, mine="Ask her again.", empty=""))

    (problem,) = told.problems
    assert problem.what == "the column 'mine' was not part of the export, and 1 cell in it will not be read"


def test_words_beside_the_table_are_named(desk, article):
    content = render_report(desk, article.id, form="csv", by="Ana").decode("utf-8-sig")
    head, first, rest = content.partition("\r\n")
    line, end, others = rest.partition('"\r\n"')

    told = read_edited_report(desk, article.id, f'{head}{first}{line}","see me{end}{others}'.encode(), name="audit.csv")

    assert "which has no name" in told.problems[0].what


def test_another_sheet_that_was_edited_or_added_is_named(desk, article):
    book = openpyxl.load_workbook(io.BytesIO(render_report(desk, article.id, form="xlsx", by="Ana")))
    book["Verdicts"]["C2"].value = "verified"
    book.create_sheet("Mine")["A1"].value = "Ask her again."
    kept = io.BytesIO()
    book.save(kept)

    told = read_edited_report(desk, article.id, kept.getvalue(), name="audit.xlsx")

    assert [problem.what.split(" ")[:3] for problem in told.problems] == [
        ["the", "sheet", "'Verdicts'"],
        ["the", "sheet", "'Mine'"],
    ]


def test_two_rows_of_one_claim_that_disagree_are_named_and_neither_is_taken(back):
    def change(rows):
        rows[2] |= {"status": "wrong", "rationale": "It snowed."}
        rows.append(rows[2] | {"status": "disputed"})

    told = back("csv", change)

    assert told.changes == ()
    (problem,) = told.problems
    assert "several rows give one claim different verdicts: audit.csv row 4, audit.csv row 5" in problem.what


def test_a_row_that_stands_twice_is_one_change(back):
    def change(rows):
        rows[2] |= {"status": "wrong", "rationale": "It snowed."}
        rows.append(dict(rows[2]))

    assert len(back("csv", change).changes) == 1


def test_a_file_without_its_check_column_says_what_cannot_be_noticed(back):
    told = back("csv", without("row_check"))

    assert told.changes == ()
    (problem,) = told.problems
    assert problem.what.startswith("3 rows have no 'row_check' as it was written, so edits of other columns")


def test_a_claim_that_was_decided_meanwhile_is_a_conflict(desk, article, later):
    content = render_report(desk, article.id, form="csv", by="Ana").replace(
        b"Two papers differ.", b"Three papers differ."
    )
    newer = decide(later, article.id, claim(desk, article, 2).id, label="outdated", rationale="New plan.", by="Ben")

    (conflict,) = read_edited_report(desk, article.id, content, name="audit.csv").conflicts

    assert conflict.conflict == f"Ben decided 'outdated' at {LATER}, after the file was written"
    assert conflict.overrules == newer.id


def test_a_verdict_given_in_the_same_second_is_a_conflict_too(desk, article):
    content = render_report(desk, article.id, form="csv", by="Ana").replace(
        b"Two papers differ.", b"Three papers differ."
    )
    decide(desk, article.id, claim(desk, article, 2).id, label="outdated", rationale="New plan.", by="Ben")

    assert read_edited_report(desk, article.id, content, name="audit.csv").conflicts


def test_a_file_of_an_earlier_version_tells_by_the_time_which_verdict_it_was_written_with(desk, article, later, edited):
    def edit_old(rows):
        without("row_check", "verdict_id", "article_id", "attribution_id", "flag_id", "exported_at")(rows)
        rows[1]["rationale"] = "Three papers differ."

    content = edited["csv"](render_report(desk, article.id, form="csv", by="Ana"), edit_old)
    (change,) = read_edited_report(desk, article.id, content, name="audit.csv").changes
    assert change.conflict == ""
    decide(later, article.id, change.claim_id, label="outdated", rationale="New plan.", by="Ben")
    (change,) = read_edited_report(desk, article.id, content, name="audit.csv").changes
    assert change.conflict == f"Ben decided 'outdated' at {LATER}, after the file was written"


def test_a_verdict_that_was_taken_back_meanwhile_is_a_conflict(desk, article):
    content = render_report(desk, article.id, form="csv", by="Ana").replace(
        b"Two papers differ.", b"Three papers differ."
    )
    seen = open_review(desk, article.id).claims[1].verdict
    undo(desk, article.id, by="Ana")

    (change,) = read_edited_report(desk, article.id, content, name="audit.csv").changes

    assert change.conflict == "Ana took back 'disputed' at 2026-11-23T20:00:00Z, after the file was written"
    assert (change.over, change.overrules) == ("", seen.id)


@pytest.mark.parametrize(
    ("status", "rationale", "why"),
    [
        ("true-ish", "So.", "'true-ish' is not a verdict of this desk"),
        ("verified", "So.", "'verified' needs at least one source"),
        ("wrong", "", "'wrong' needs a rationale"),
        ("open", "I think so.", "has a new rationale but no verdict"),
    ],
)
def test_what_cannot_become_a_verdict_is_named_by_row(back, status, rationale, why):
    told = back("csv", edit(3, status=status, rationale=rationale))

    assert told.changes == ()
    (problem,) = told.problems
    assert problem.where == "audit.csv row 4"
    assert why in problem.what


@pytest.mark.parametrize("form", TABLES)
def test_a_row_of_a_part_comes_back_as_a_verdict_on_the_part_and_untouched_it_asks_for_nothing(
    desk, article, back, form
):
    whole = claim(desk, article, 2)
    part = claim_at(article, whole.start, whole.start + 3, unit=ClaimUnit.PART, parent=whole.id)
    desk.store.append([part], by="Ana")

    assert back(form, lambda _: None).changes == ()
    told = back(form, edit(3, status="wrong", rationale="Not that."))
    (change,) = told.changes
    assert (change.claim_id, change.number, change.before, change.label) == (part.id, "1c", "disputed", "wrong")
    assert told.problems == ()

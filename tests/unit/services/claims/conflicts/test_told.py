"""A conflict in reports and in a report that comes back: both are listed, and neither is printed as the verdict."""

import csv
import io
import json

import docx
import openpyxl
import pytest
from two_clones import standing

from workbench.domain.verdict import Aspect, Channel
from workbench.errors import ConflictError
from workbench.reports.formats import REPORT_KINDS
from workbench.services.claims.decide import decide
from workbench.services.edited_reports.take_in import apply_changes, read_edited_report
from workbench.services.export_report import BUNDLE_RENDERERS, render_report


def judge(desk, claim, label, by, **more):
    return decide(desk, claim.article_id, claim.id, label=label, rationale=f"{by} knows.", by=by, **more)


@pytest.fixture
def both(desk, claim, parted):
    """The desk with two verdicts that stand beside each other."""
    clones = parted()
    judge(clones.ours, claim, "wrong", "Ben")
    judge(clones.theirs, claim, "disputed", "Eva")
    return clones.merged()


def words_of(form: str, page: bytes) -> str:
    if form == "docx":
        document = docx.Document(io.BytesIO(page))
        tables = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        return "\n".join([*(one.text for one in document.paragraphs), *tables, *(c.text for c in document.comments)])
    if form == "xlsx":
        book = openpyxl.load_workbook(io.BytesIO(page))
        return "\n".join(str(cell.value) for row in book["Claims"].iter_rows() for cell in row if cell.value)
    return page.decode("utf-8")


@pytest.mark.parametrize("form", sorted(set(BUNDLE_RENDERERS) - {"pdf", "zip"}))
def test_the_audit_lists_both_verdicts_in_every_format(both, claim, form):
    words = words_of(form, render_report(both, claim.article_id, form=form, by="Ana"))

    assert "in conflict" in words
    for told in ("Ben knows.", "Eva knows.", "wrong", "disputed"):
        assert told in words


@pytest.mark.parametrize(
    "kind", [kind for kind, told in REPORT_KINDS.items() if not told.of_one_claim and kind != "audit"]
)
def test_no_kind_of_report_calls_the_claim_by_one_of_the_verdicts(both, claim, kind):
    form = "md" if "md" in REPORT_KINDS[kind].forms else next(iter(REPORT_KINDS[kind].forms))
    words = words_of(form, render_report(both, claim.article_id, form=form, by="Ana", kind=kind))

    assert ("Ben knows." in words) == ("Eva knows." in words)
    assert "What was wrong: wrong" not in words


def test_a_page_on_the_one_claim_is_refused(both, claim):
    kind = next(kind for kind, told in REPORT_KINDS.items() if told.of_one_claim)

    with pytest.raises(ConflictError, match=r"neither had seen the other\. The decisions in effect are ver_"):
        render_report(both, claim.article_id, form="html", by="Ana", kind=kind, claim=claim.id)


def test_the_json_names_no_verdict_and_the_ids_of_those_in_conflict(both, claim):
    told = json.loads(render_report(both, claim.article_id, form="json", by="Ana"))["claims"][0]

    assert (told["verdict"], told["status"], told["state"]) == (None, "in conflict", "in conflict")
    assert set(told["in_conflict"]) == {one["id"] for one in told["history"]}


def test_what_one_verdict_supersedes_reads_in_the_json_as_it_always_did(desk, claim):
    first = judge(desk, claim, "wrong", "Ana")
    judge(desk, claim, "disputed", "Ana", should_read=" Some 35% agreed. ")

    told = json.loads(render_report(desk, claim.article_id, form="json", by="Ana"))["claims"][0]["verdict"]

    assert told["supersedes"] == first.id
    assert (told["should_read"], told["channel"]) == ("Some 35% agreed.", "program")


def table_of(both, claim) -> list[dict[str, str]]:
    page = render_report(both, claim.article_id, form="csv", by="Ana")
    return list(csv.DictReader(io.StringIO(page.decode("utf-8-sig"), newline="")))


def written(rows) -> bytes:
    page = io.StringIO()
    table = csv.DictWriter(page, list(rows[0]))
    table.writeheader()
    table.writerows(rows)
    return page.getvalue().encode()


def test_a_table_written_during_the_conflict_changes_nothing_until_it_is_edited_and_then_decides_it(both, claim):
    rows = table_of(both, claim)
    assert rows[0]["status"] == "in conflict"
    assert len(rows[0]["verdict_id"].split()) == 2
    assert read_edited_report(both, claim.article_id, written(rows), name="a.csv").changes == ()

    rows[0] |= {"status": "wrong", "rationale": "It was 35%."}
    found = read_edited_report(both, claim.article_id, written(rows), name="a.csv")
    [change] = found.changes
    assert (change.before, change.conflict) == ("in conflict", "")

    made = apply_changes(both, claim.article_id, found.changes, name="a.csv", by="Cleo").given[0]

    assert len(made.supersedes) == 2
    assert made.channel is Channel.IMPORT
    assert standing(both, claim).verdict == made


def test_a_table_written_before_the_conflict_is_told_of_it_and_decides_only_over_both(desk, claim, parted):
    judge(desk, claim, "unsupported", "Ana")
    rows = table_of(desk, claim)
    rows[0] |= {"status": "wrong", "rationale": "It was 35%."}
    clones = parted()
    judge(clones.ours, claim, "outdated", "Ben")
    judge(clones.theirs, claim, "disputed", "Eva")
    both = clones.merged()

    [change] = read_edited_report(both, claim.article_id, written(rows), name="a.csv").changes

    assert "Ben decided 'outdated' and Eva decided 'disputed', and neither had seen the other" in change.conflict
    stands = {verdict.id for verdict in standing(both, claim).standing_on(Aspect.CONTENT)}
    assert set(change.overrules.split()) == stands


def test_a_cleared_conflict_is_said_and_stands(both, claim):
    rows = table_of(both, claim)
    rows[0]["status"] = ""

    found = read_edited_report(both, claim.article_id, written(rows), name="a.csv")

    assert found.changes == ()
    assert any("the conflict on claim 1 was cleared, but it remains in effect" in str(p) for p in found.problems)


def test_a_comment_in_the_document_names_both_and_an_answer_to_it_decides(both, claim):
    document = docx.Document(io.BytesIO(render_report(both, claim.article_id, form="docx", by="Ana")))
    comment = next(one for one in document.comments if claim.id in one.text)
    ids = {verdict.id for verdict in standing(both, claim).standing_on(Aspect.CONTENT)}
    assert all(verdict_id in comment.text for verdict_id in ids)
    words = next(run for paragraph in document.paragraphs for run in paragraph.runs if "36% agreed" in run.text)
    document.add_comment(words, text="Verdict: wrong\nReason: It was 35%.", author="Cleo")
    page = io.BytesIO()
    document.save(page)

    found = read_edited_report(both, claim.article_id, page.getvalue(), name="a.docx")

    assert [(change.label, change.conflict) for change in found.changes] == [("wrong", "")]

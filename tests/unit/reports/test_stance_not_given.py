"""A source whose stance or type nobody gave: every report says so, and none counts it as support."""

import csv
import io
import json
from dataclasses import replace

import docx
import openpyxl
import pytest
from builders import review_of

from workbench.domain.report import Report
from workbench.domain.source import SourceTier, Stance
from workbench.reports.build import build_report
from workbench.reports.formats import REPORT_KINDS


@pytest.fixture
def report(plain_report: Report) -> Report:
    review = plain_report.review
    claims = tuple(
        replace(one, evidence=tuple(replace(link, stance=Stance.NOT_GIVEN) for link in one.evidence))
        for one in review.claims
    )
    sources = tuple(replace(source, standing=SourceTier.NOT_GIVEN) for source in review.sources)
    about = {"sentences": review.sentences, "flags": review.flags, "sources": sources}
    unsaid = review_of(review.article, *claims, **about)
    return build_report(unsaid, labels=plain_report.labels, made_at=plain_report.made_at, made_by="Ana", version="1")


@pytest.mark.parametrize("kind", ["audit", "fact-check"])
@pytest.mark.parametrize("form", ["html", "md"])
def test_a_page_says_stance_and_source_type_are_not_given(report, kind, form):
    page = REPORT_KINDS[kind].forms[form](report).decode()

    assert "stance not given" in page.lower()
    assert "source type not given" in page
    assert "Evidence for it" not in page


def test_a_comment_in_word_says_so(report):
    document = docx.Document(io.BytesIO(REPORT_KINDS["audit"].forms["docx"](report)))

    assert any("Source (stance not given): " in comment.text for comment in document.comments)


def test_tables_say_so(report):
    rows = list(csv.DictReader(io.StringIO(REPORT_KINDS["audit"].forms["csv"](report).decode("utf-8-sig"))))
    assert any(row["sources"].startswith("stance not given: ") for row in rows)

    sheet = openpyxl.load_workbook(io.BytesIO(REPORT_KINDS["audit"].forms["xlsx"](report)))["Sources"]
    header, first = ([cell.value for cell in row] for row in list(sheet.iter_rows())[:2])
    told = dict(zip(header, first, strict=True))
    assert (told["stance"], told["standing"]) == ("not given", "not given")


def test_the_call_sheet_says_so(report):
    assert "stance not given, " in REPORT_KINDS["call-sheet"].forms["md"](report).decode()


def test_json_leaves_them_empty_as_the_schema_allows(report):
    told = json.loads(REPORT_KINDS["audit"].forms["json"](report))

    assert {link["stance"] for claim in told["claims"] for link in claim["evidence"]} == {""}
    assert {source["standing"] for source in told["sources"]} == {""}

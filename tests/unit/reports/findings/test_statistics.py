"""Statistics over the findings of several articles, and the findings of all of them as one file."""

import csv
import io
from dataclasses import replace

import openpyxl
import pandas as pd
import pytest

from workbench.domain.claim import ClaimUnit
from workbench.domain.coverage import Coverage, CoverageUnit
from workbench.reports.findings.frames import findings_frames, frames_as_csv, frames_as_workbook
from workbench.reports.findings.statistics import ALL, article_statistics, publisher_statistics

RUNS = ("=", "+", "-", "@", "\t", "\r")


@pytest.fixture
def reports(plain_report):
    first = plain_report
    second = replace(plain_report, review=replace(first.review, article=replace(first.review.article, id="art_2")))
    return first, second


def test_each_article_has_a_row_and_all_of_them_together_one(reports):
    table = article_statistics(reports)
    first, second, total = table.to_dict("records")

    assert (first["statements"], total["statements"]) == (len(reports[0].claims), 2 * len(reports[0].claims))
    assert (total["article"], total["article_id"]) == (ALL, "")
    assert second["article_id"] == "art_2"
    assert first["open_flags"] == len(reports[0].open_flags)


def test_the_statuses_of_a_row_add_up_to_its_statements(reports):
    table = article_statistics(reports)
    by_status = [column for column in table.columns if column.startswith("status: ")]

    assert (table[by_status].sum(axis="columns") == table["statements"]).all()
    undecided = [name for name in by_status if name[8:] in {"open", "stale", "in conflict", "not checkable"}]
    assert (table["statements"] - table[undecided].sum(axis="columns") == table["with_verdict"]).all()


def test_the_share_is_of_the_statements_that_can_be_checked(plain_report):
    one, *_ = plain_report.claims
    claims = tuple(replace(one, status=status) for status in ("wrong", "open", "stale", "not checkable"))

    share = article_statistics([replace(plain_report, claims=claims)])["share_with_verdict"]

    assert list(share) == [0.3333, 0.3333]


@pytest.mark.parametrize("statuses", [(), ("not checkable",)])
def test_where_nothing_can_be_checked_there_is_no_share(plain_report, statuses):
    claims = tuple(replace(plain_report.claims[0], status=status) for status in statuses)

    table = article_statistics([replace(plain_report, claims=claims)])

    assert table["share_with_verdict"].isna().all()
    assert list(table["statements"]) == [len(statuses)] * 2


def test_a_folder_without_articles_has_a_total_of_nothing():
    assert article_statistics([])["statements"].to_list() == [0]
    assert publisher_statistics([]).empty


def test_sources_are_counted_by_publisher_and_type(hostile_report):
    table = publisher_statistics([hostile_report])
    expected = {support.source.id for claim in hostile_report.claims for support in claim.supports}

    assert list(table.columns) == ["publisher", "source_type", "sources", "statements", "supports", "refutes"]
    assert table["sources"].sum() == len(expected)
    assert table["sources"].is_monotonic_decreasing


def test_a_publisher_or_type_that_nobody_gave_is_said_to_be_missing(plain_report):
    claim = next(claim for claim in plain_report.claims if claim.supports)
    support = claim.supports[0]
    bare = replace(support, source=replace(support.source, publisher=""))

    table = publisher_statistics([replace(plain_report, claims=(replace(claim, supports=(bare,)),))])

    assert table["publisher"].to_list() == ["not given"]


def test_the_frames_are_typed(plain_report):
    statements, sources = findings_frames([plain_report])

    assert str(statements["line"].dtype) == "Int64"
    assert str(statements["decided_at"].dtype) == "datetime64[ns, UTC]"
    assert str(statements["number"].dtype) == "string"
    assert statements["article"].to_list() == [plain_report.review.article.title] * len(statements)
    assert "row_check" not in {*statements.columns, *sources.columns}


def test_a_column_in_which_somebody_wrote_no_time_is_left_as_text(plain_report):
    claims = list(plain_report.claims)
    at = next(number for number, claim in enumerate(claims) if claim.verdict)
    claims[at] = replace(claims[at], verdict=replace(claims[at].verdict, decided_at="last week"))

    statements, _ = findings_frames([replace(plain_report, claims=tuple(claims))])

    assert "last week" in statements["decided_at"].to_list()


def test_nothing_in_the_csv_of_all_articles_is_run(hostile_report):
    content = frames_as_csv(findings_frames([hostile_report]).statements)
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))

    assert len(rows) == len(hostile_report.claims)
    cells = [cell for row in rows for cell in row.values()]
    assert [cell for cell in cells if cell.startswith(RUNS) and cell not in {"+1", "-1"}] == []


def test_pandas_reads_the_csv_of_all_articles_with_the_types_it_was_written_with(plain_report):
    content = frames_as_csv(findings_frames([plain_report]).statements)
    read = pd.read_csv(io.BytesIO(content), keep_default_na=False, parse_dates=["exported_at"])

    assert str(read["line"].dtype) == "int64"
    assert "UTC" in str(read["exported_at"].dtype)


def test_the_workbook_has_numbers_and_times_as_such_and_no_formula(hostile_report, plain_report):
    content = frames_as_workbook(findings_frames([hostile_report, plain_report]))
    book = openpyxl.load_workbook(io.BytesIO(content))

    assert book.sheetnames == ["Findings", "Sources"]
    header, *rows = book["Findings"].iter_rows()
    names = [cell.value for cell in header]
    assert {row[names.index("line")].data_type for row in rows} == {"n"}
    assert {row[names.index("number")].data_type for row in rows} == {"n"}
    assert {row[names.index("exported_at")].data_type for row in rows} == {"d"}
    assert not any(cell.data_type == "f" for sheet in book for row in sheet.iter_rows() for cell in row)


def test_parts_have_rows_and_are_not_counted_and_words_are(plain_report):
    one, *others = plain_report.claims
    part = replace(one, number="1a", claim=replace(one.claim, unit=ClaimUnit.PART, parent=one.claim.id))
    coverage = Coverage(total=200, accounted_for=150)
    report = replace(
        plain_report,
        claims=(replace(one, parts=(part,)), *others),
        review=replace(plain_report.review, coverage=coverage),
    )
    by_sentence = replace(coverage, unit=CoverageUnit.SENTENCE)
    other_article = replace(report.review.article, id="art_2")
    other = replace(report, review=replace(report.review, article=other_article, coverage=by_sentence))

    findings = findings_frames([report]).statements
    assert list(findings["unit"]) == ["statement", "part", *["statement"] * len(others)]
    assert findings["parent"][1] == one.claim.id
    counted, not_counted, total = article_statistics([report, other]).to_dict("records")
    assert counted["statements"] == len(plain_report.claims)
    assert (counted["words"], counted["words_accounted_for"], counted["share_accounted_for"]) == (200, 150, 0.75)
    assert (not_counted["words"], pd.isna(not_counted["share_accounted_for"])) == (0, True)
    assert total["share_accounted_for"] == 0.75

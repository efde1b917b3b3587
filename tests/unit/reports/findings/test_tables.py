"""The findings tables of a report: whatever stands in it, a spreadsheet shows it and runs nothing."""

import csv
import io

import pandas as pd
import pytest
from builders import claim_at, evidence_for, source_in

from workbench.domain.article import article_of
from workbench.domain.review import Support
from workbench.domain.source import SourceTier, Stance
from workbench.reports.best_source import best_source
from workbench.reports.csv_audit import COLUMNS
from workbench.reports.editable.untouched import is_unedited
from workbench.reports.escaping import findings_cell
from workbench.reports.findings.column import csv_lines
from workbench.reports.findings.file_names import file_names_of, parse_file_name
from workbench.reports.findings.findings_package import findings_package, is_findings_package
from workbench.reports.findings.sources_table import SOURCE_COLUMNS, source_rows
from workbench.reports.findings.statements_table import STATEMENT_COLUMNS, statement_rows

TABLES = {"statements": (STATEMENT_COLUMNS, statement_rows), "sources": (SOURCE_COLUMNS, source_rows)}
RUNS = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def written(report, table: str) -> bytes:
    columns, rows_of = TABLES[table]
    return "".join(csv_lines(columns, rows_of(report))).encode("utf-8", "replace")


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline="")))


def test_the_statements_have_the_columns_of_the_audit():
    assert tuple(column.name for column in STATEMENT_COLUMNS) == COLUMNS


@pytest.mark.parametrize("table", TABLES)
def test_no_hostile_cell_is_run_and_none_breaks_the_table(hostile_report, table):
    columns, rows_of = TABLES[table]
    found = rows(written(hostile_report, table))

    assert len(found) == len(rows_of(hostile_report))
    assert all(set(row) == {column.name for column in columns} for row in found)
    cells = [cell for row in found for cell in row.values()]
    assert [cell for cell in cells if cell.startswith(RUNS) and cell not in {"+1", "-1"}] == []
    assert not any(sign in cell for cell in cells for sign in "\x00\x1b\u202e\u2028")


def test_what_is_no_number_and_no_time_is_quoted_in_their_columns_too(plain_report):
    row = statement_rows(plain_report)[0] | {"decided_at": '2020", =cmd()', "line": "=1+1"}

    line = list(csv_lines(STATEMENT_COLUMNS, [row]))[1]

    (cells,) = csv.DictReader(io.StringIO(",".join(COLUMNS) + "\r\n" + line))
    assert (cells["decided_at"], cells["line"]) == ('2020", =cmd()', "'=1+1")


@pytest.mark.parametrize("table", TABLES)
def test_a_table_reads_as_it_was_written_until_a_cell_a_row_or_a_column_is_changed(hostile_report, table):
    columns = [column.name for column in TABLES[table][0]]
    content = written(hostile_report, table)

    assert is_unedited(content, columns)
    assert is_unedited("\ufeff".encode() + content, columns)
    assert not is_unedited(content.replace(b"clm_", b"clm-", 1), columns)
    assert not is_unedited(b"\r\n".join(content.split(b"\r\n")[:-2]) + b"\r\n", columns)
    assert not is_unedited(content.replace(b'"number"', b'"no"', 1), columns)
    assert not is_unedited(content + b'"mine"\r\n', columns)
    assert not is_unedited(content + b"\xff", columns)
    assert not is_unedited(b'"' + b"x" * 200_000, columns)


def test_an_article_without_statements_has_tables_without_rows(empty_report):
    for table, (columns, _) in TABLES.items():
        content = written(empty_report, table)
        assert rows(content) == []
        assert is_unedited(content, [column.name for column in columns])


def test_a_table_program_finds_the_types_by_itself(plain_report):
    table = pd.read_csv(io.BytesIO(written(plain_report, "statements")))

    assert {str(table[name].dtype) for name in ("line", "column", "source_count")} == {"int64"}
    assert pd.to_datetime(table["decided_at"]).dt.tz is not None


@pytest.mark.parametrize(
    ("title", "begins"),
    [
        ("Oslo opens a bridge", "oslo-opens-a-bridge-"),
        ("../../etc/passwd", "etc-passwd-"),
        ("CON", "con-"),
        ("", "article-"),
        ("Ελλάδα: 中国?", "ellada-zhongguo-"),
        ("\x00\r\n\u202e", "article-"),
        ("w" * 10_000, f"{'w' * 60}-"),
    ],
)
def test_a_file_name_is_safe_and_bounded_whatever_the_title(title, begins):
    names = file_names_of(article_of("Some text.", title=title))

    assert names.statements.startswith(begins)
    assert all(len(name) < 100 and name.isascii() for name in names)
    read = [parse_file_name(name) for name in names]
    assert [(named.is_sources, named.is_aside) for named in read] == [(False, False), (True, False)]


def test_two_articles_with_one_title_have_files_of_their_own():
    assert file_names_of(article_of("One.", title="News")) != file_names_of(article_of("Two.", title="News"))


@pytest.mark.parametrize("name", ["notes.csv", "x-1234567.csv", "x-12345678.txt", ".x-12345678.csv-abc", "a/b.csv"])
def test_other_files_are_none_of_the_workbench(name):
    assert parse_file_name(name) is None


def test_the_data_package_keeps_what_somebody_added_and_lists_no_edited_copy():
    own = b'"title": "Ours", "name": "workbench-findings"'
    before = findings_package(["x-12345678.csv"]).replace(b'"name": "workbench-findings"', own)

    package = findings_package(["x-12345678.csv", "x-12345678-edited.csv", "notes.csv"], before)

    assert is_findings_package(package)
    assert b'"title": "Ours"' in package
    assert package.count(b'"path"') == 1
    assert not is_findings_package(b'{"name": "river-levels"}')
    assert not is_findings_package(b"[" * 100_000)


def support(title: str, stance: Stance, standing: SourceTier) -> Support:
    article = article_of("It rained.")
    evidence = evidence_for(claim_at(article), title, stance=stance)
    return Support(source=source_in(article, title, standing=standing), evidence=evidence)


def test_the_best_source_bears_on_the_truth_then_is_primary_then_came_first():
    supports = [
        support("context", Stance.CONTEXT, SourceTier.PRIMARY),
        support("account", Stance.SUPPORTS, SourceTier.SECONDARY),
        support("record", Stance.REFUTES, SourceTier.PRIMARY),
        support("later record", Stance.SUPPORTS, SourceTier.PRIMARY),
    ]

    assert best_source(supports) == "record"
    assert best_source(supports[:2]) == "account"
    assert best_source(supports[:1]) == "context"
    assert best_source([]) == ""


@pytest.mark.parametrize("cell", ["-", "--", "+", "-1e5", "+1.5E-3", "-.5", "-5%", "-1,000"])
def test_what_no_spreadsheet_runs_has_no_apostrophe(cell):
    assert findings_cell(cell) == cell


@pytest.mark.parametrize(
    "cell", ["-A1", "-1e5+A1", "+E5", "-e5", "-item", "=", "=-1", "@1", "-5%+1", "-1e5\n=1", "-\n"]
)
def test_what_a_spreadsheet_might_run_has_one(cell):
    assert findings_cell(cell).startswith("'")

"""The Excel report: every cell a bounded string, frozen headers with filters, the same bytes each time."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import UTC, datetime

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.reports.escaping import replace_surrogates, show_hidden
from workbench.reports.spreadsheet import LONGEST, as_spreadsheet, cell_text

SHEETS = ["Claims", "Sources", "Flags", "Verdicts", "Coverage", "About"]


def opened(report) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(as_spreadsheet(report)))


def rows_of(report, sheet: str) -> list[dict]:
    header, *rows = opened(report)[sheet].iter_rows(values_only=True)
    return [{name: as_excel_shows(cell) for name, cell in zip(header, row, strict=True)} for row in rows]


def as_excel_shows(cell):
    """The cell with the escapes of the file format undone, as Excel does and openpyxl does not."""
    return re.sub("_x005F_", "_", cell) if isinstance(cell, str) else cell


@pytest.fixture(params=["hostile_report", "plain_report", "empty_report"])
def report(request):
    return request.getfixturevalue(request.param)


def test_each_sheet_has_a_frozen_header_with_filters(report):
    book = opened(report)

    assert book.sheetnames == SHEETS
    for sheet in book:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == f"A1:{sheet.cell(sheet.max_row, sheet.max_column).coordinate}"


def test_no_cell_is_a_formula_or_a_link(report):
    book = opened(report)
    folder = zipfile.ZipFile(io.BytesIO(as_spreadsheet(report)))

    assert {cell.data_type for sheet in book for row in sheet for cell in row} <= {"s", "n"}
    assert not [name for name in folder.namelist() if re.search("vba|external|calcChain", name, re.IGNORECASE)]
    sheets = b"".join(folder.read(name) for name in folder.namelist() if "worksheets" in name)
    assert not re.search(rb"<f>|<f |<hyperlink|TargetMode", sheets)


def test_a_claims_number_sorts_by_value_and_one_with_a_letter_is_text(plain_report):
    first, second = plain_report.claims
    later = replace(plain_report, claims=(first, replace(second, number="1a")))

    assert [row[0].value for row in opened(later)["Claims"].iter_rows(min_row=2)] == [1, "1a"]


def test_numbers_are_only_where_the_report_counts(hostile_report):
    numeric = {
        sheet.cell(1, cell.column).value
        for sheet in opened(hostile_report)
        for row in sheet.iter_rows(min_row=2)
        for cell in row
        if cell.data_type == "n" and cell.value is not None
    }
    assert numeric == {"number", "claim_number", "line", "column", "sources", "check_worthiness", "value"}


def test_a_cell_that_begins_like_a_formula_stays_text_when_edited(hostile_report):
    sheet = opened(hostile_report)["Claims"]
    begins = ("=", "+", "-", "@", "\t")
    active = [cell for row in sheet.iter_rows(min_row=2) for cell in row if str(cell.value or "").startswith(begins)]

    assert len(active) > 10
    assert all(cell.quotePrefix for cell in active)


def test_every_quote_is_there_with_its_accents_and_hidden_signs_shown(hostile_report, hostile_words):
    quotes = [row["claim"] for row in rows_of(hostile_report, "Claims")]

    assert quotes == [replace_surrogates(show_hidden(words.replace("\r", "\n"))) for words in hostile_words]
    assert "Élysée, Brégançon, Ångström, Ελλάδα, Киев, שלום" in quotes


def test_the_sheets_tell_of_sources_flags_and_verdicts(plain_report):
    source = rows_of(plain_report, "Sources")[1]
    flag = rows_of(plain_report, "Flags")[0]
    content, said = rows_of(plain_report, "Verdicts")[:2]

    assert (source["claim_number"], source["stance"], source["sha256"]) == (2, "refutes", "a" * 64)
    assert (flag["rule"], flag["severity"], flag["line"]) == ("NAM001", "error", 1)
    assert (content["aspect"], content["taken_back"]) == ("content", "no")
    assert (said["aspect"], said["taken_back"]) == ("attribution", "yes")
    assert [row["words"] for row in rows_of(plain_report, "Coverage")] == [
        "The bridge in Brégançon opened in 2019.",
        "It cost 36% more.",
    ]
    assert {"what": "claims still open", "value": 1} in rows_of(plain_report, "About")


def test_the_same_report_gives_the_same_bytes(plain_report):
    assert as_spreadsheet(plain_report) == as_spreadsheet(plain_report)
    assert opened(plain_report).properties.created == datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC).replace(tzinfo=None)


@pytest.mark.parametrize("sign", ["w", "\U0001f600", "\x00"])
def test_a_text_too_long_for_a_cell_is_cut_with_a_mark(sign):
    shown = cell_text(sign * 40_000)

    assert len(shown.encode("utf-16-le")) // 2 <= LONGEST
    assert shown.endswith(" [cut here; the JSON report holds all 40,000 characters]")


@pytest.mark.parametrize("length", [LONGEST - 1, LONGEST])
def test_a_text_that_fits_is_not_cut(length):
    assert cell_text("w" * length) == "w" * length


@given(st.text())
def test_any_text_fits_a_cell(text):
    shown = cell_text(text * 300)

    assert len(shown.encode("utf-16-le")) // 2 <= LONGEST
    assert shown.count("\n") <= 253
    assert not re.search(r"[\x00-\x08\x0b-\x1f\u202a-\u202e]", shown)

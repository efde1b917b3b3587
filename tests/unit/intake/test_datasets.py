"""Tables become cells as a spreadsheet shows them, within bounds; ranges of cells become words."""

import contextlib
import zipfile
from datetime import date, datetime
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_files import workbook

from workbench.errors import IntakeError
from workbench.intake.datasets.cell_ranges import CellRangeError, column_letters, parse_cell_range
from workbench.intake.datasets.comma_separated import read_csv
from workbench.intake.datasets.dataset import LONGEST_CELL, MOST_COLUMNS, MOST_ROWS, Dataset, Sheet, sheet_of
from workbench.intake.datasets.workbook import read_xlsx
from workbench.intake.extracted import UnreadableError
from workbench.intake.media_types import CSV, XLSX, media_type_of
from workbench.services.articles.extract_text import extract, extract_dataset


def table(*rows: str) -> Dataset:
    return Dataset(sheets=(Sheet(name="", rows=tuple(tuple(row.split("|")) for row in rows)),))


@pytest.mark.parametrize(
    "content",
    [
        b"Year,Sacks\n2019,400\n",
        b"Year;Sacks\r\n2019;400\r\n",
        b"Year\tSacks\n2019\t400",
        "Year|Sacks\n2019|400\n".encode("utf-16"),
        b'\xef\xbb\xbf"Year","Sacks"\n"2019","400"\n\n\n',
    ],
)
def test_a_table_is_read_whatever_separates_its_cells(content):
    assert read_csv(content).sheets[0].rows == (("Year", "Sacks"), ("2019", "400"))


def test_a_comma_in_a_figure_does_not_outvote_the_separator():
    rows = read_csv(b"Jahr;Anteil\n2019;36,5\n2020;40,1\n").sheets[0].rows

    assert rows == (("Jahr", "Anteil"), ("2019", "36,5"), ("2020", "40,1"))


def test_line_ends_inside_a_cell_are_blanks():
    assert read_csv(b'Name,Note\nMill,"burned\nin 1999"\n').sheets[0].rows[1] == ("Mill", "burned in 1999")


def test_a_workbook_shows_what_the_spreadsheet_shows():
    rows = [
        ["Day", "Share", "Sum"],
        [date(2020, 9, 30), 0.365, "=1+1"],
        [datetime.fromisoformat("2020-09-30 08:15"), 0.1 + 0.2, True],
    ]
    read = read_xlsx(workbook(shares="B2", Data=rows))

    assert read.sheets[0].rows == (
        ("Day", "Share", "Sum"),
        ("2020-09-30", "36.5%"),
        ("2020-09-30 08:15:00", "0.3", "TRUE"),
    )


def test_the_sheets_of_a_workbook_are_told_apart_in_its_text():
    content = workbook(One=[["a", 1]], Two=[["b", 2]])

    assert media_type_of(content) == XLSX
    assert extract(content, origin="a.xlsx").text == "One\na\t1\nTwo\nb\t2"
    assert extract_dataset(content, origin="a.xlsx") == read_xlsx(content)


def test_a_table_is_told_by_its_name_and_read_in_a_process_of_its_own():
    assert media_type_of(b"a,b\n1,2", "table.CSV") == CSV
    assert extract_dataset(b"a,b\n1,2", origin="t.csv").sheets[0].rows == (("a", "b"), ("1", "2"))


def test_a_workbook_that_unpacks_to_too_much_or_holds_entities_is_refused():
    bomb, entities = BytesIO(), BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as folder:
        folder.writestr("xl/workbook.xml", b" " * 200_000_001)
    with zipfile.ZipFile(entities, "w") as folder:
        folder.writestr("xl/workbook.xml", '<!DOCTYPE x [<!ENTITY a "aaaa">]><workbook>&a;</workbook>')
    with pytest.raises(UnreadableError, match="unpacks to 200 MB"):
        read_xlsx(bomb.getvalue())
    with pytest.raises(IntakeError, match=r"^a\.xlsx: this workbook defines entities"):
        extract_dataset(entities.getvalue(), origin="a.xlsx")


def test_a_sheet_is_read_no_further_than_its_bounds_and_says_so():
    assert len(sheet_of("", (["1"] for _ in range(MOST_ROWS + 5))).rows) == MOST_ROWS
    for rows in ([["x"] * (MOST_COLUMNS + 1)], [["x" * (LONGEST_CELL + 1)]], [["1"]] * (MOST_ROWS + 1)):
        assert sheet_of("", rows).cut
    assert not sheet_of("", [["1"], [], ["2"]]).cut


@pytest.mark.parametrize(
    ("written", "values", "locator"),
    [
        ("B2:C3", "400\t36%\n410\t40%", "B2:C3"),
        ("c3:b2", "400\t36%\n410\t40%", "B2:C3"),
        ("$B$2", "400", "B2"),
        ("2:2", "2019\t400\t36%", "A2:C2"),
        ("B:B", "Sacks\n400\n410", "B1:B3"),
        ("A3:ZZ9999", "2020\t410\t40%", "A3:C3"),
    ],
)
def test_cells_are_named_as_in_a_spreadsheet(written, values, locator):
    found = parse_cell_range(written, table("Year|Sacks|Share", "2019|400|36%", "2020|410|40%"))

    assert (found.values(), found.locator(with_sheet=False)) == (values, locator)


def test_cells_of_another_sheet_are_named_with_it():
    both = Dataset(sheets=(Sheet(name="One", rows=(("a",),)), Sheet(name="It's two", rows=(("b", "c"),))))
    found = parse_cell_range("'It''s two'!A1:B1", both)

    assert (found.values(), found.locator(with_sheet=True)) == ("b\tc", "'It''s two'!A1:B1")


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("x", "'x' is not a range"),
        ("A0", "'A0' is not a range"),
        ("", "'' is not a range"),
        ("A1:", "not a range"),
        ("B", "not a range"),
        ("Z99", "'Z99' holds no filled cell: the table has 1 row"),
        ("Sums!A1", "no sheet 'Sums'"),
    ],
)
def test_what_names_no_cells_says_what_to_write(written, why):
    with pytest.raises(CellRangeError, match=why):
        parse_cell_range(written, table("a|b"))


@given(st.integers(0, 18_000), st.integers(0, 18_000))
def test_columns_are_named_in_order(first, second):
    names = [column_letters(number) for number in (first, second)]

    assert (first < second) == ((len(names[0]), names[0]) < (len(names[1]), names[1]))


@given(st.text(max_size=20))
def test_any_words_name_cells_or_are_refused(written):
    with contextlib.suppress(CellRangeError):
        assert parse_cell_range(written, table("a|b", "c|d")).values()


@given(st.binary(max_size=200))
def test_any_bytes_are_a_table_or_are_refused(content):
    for read in (read_csv, read_xlsx):
        with contextlib.suppress(UnreadableError):
            assert read(content).sheets

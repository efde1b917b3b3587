"""Columns that somebody added to a table: carried along, whatever else happens to the file."""

import csv
import io
import os

import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from test_contract import ARTICLE, claim, verdict

from workbench.store.csv_folder import CsvFolder
from workbench.store.csv_table.header import column_names
from workbench.store.csv_table.lines import parse_records
from workbench.store.tables import TABLES_BY_NAME

WIDTH = len(column_names(TABLES_BY_NAME["verdicts"]))
NOTES = ["call her again", 'a "quoted", note; with 1\t2']


@pytest.fixture
def folder(tmp_path):
    path = tmp_path / "claims"
    CsvFolder(path).append([ARTICLE, claim(), verdict(1), verdict(2, "=1+1\nsecond line")], by="Ana")
    return path


def records_in(folder) -> list[list[str]]:
    return list(csv.reader(io.StringIO((folder / "verdicts.csv").read_text("utf-8-sig"), newline="")))


def save(folder, records, *, delimiter=",", ends="\r\n", last="\r\n", quoting=csv.QUOTE_MINIMAL) -> None:
    """Save `records` as a spreadsheet does."""
    saved = io.StringIO()
    csv.writer(saved, delimiter=delimiter, lineterminator=ends, quoting=quoting).writerows(records)
    (folder / "verdicts.csv").write_bytes(saved.getvalue().removesuffix(ends).encode() + last.encode())


def with_column(records, *, at, name="My notes", notes=NOTES):
    columns = [name, *notes, *[""] * len(records)]
    return [[*row[:at], cell, *row[at:]] for row, cell in zip(records, columns, strict=False)]


def notes_in(folder, name="My notes") -> dict[str, str]:
    frame = pd.read_csv(folder / "verdicts.csv", dtype=str, keep_default_na=False, encoding="utf-8-sig")
    return dict(zip(frame["id"], frame[name], strict=True))


def standing(folder):
    loaded = CsvFolder(folder).load(ARTICLE.id)
    return [kept.id for kept in loaded.verdicts]


@pytest.mark.parametrize("at", [0, 3, WIDTH], ids=["before", "among", "behind"])
@pytest.mark.parametrize(("delimiter", "last"), [(",", "\r\n"), (";", ""), ("\t", "\n")])
def test_a_column_added_in_a_spreadsheet_stays_with_its_rows(folder, at, delimiter, last):
    save(folder, with_column(records_in(folder), at=at), delimiter=delimiter, last=last)

    assert standing(folder) == ["ver_1", "ver_2"]
    assert notes_in(folder) == {"ver_1": NOTES[0], "ver_2": NOTES[1]}
    assert CsvFolder(folder).load_all().problems == ()


def test_rows_appended_behind_an_added_column_have_as_many_cells_as_the_header(folder):
    save(folder, with_column(records_in(folder), at=WIDTH))
    store = CsvFolder(folder)
    store.append([verdict(3), verdict(4)], by="Ana")

    assert {len(record) for record in records_in(folder)} == {WIDTH + 1}
    assert notes_in(folder) == {"ver_1": NOTES[0], "ver_2": NOTES[1], "ver_3": "", "ver_4": ""}
    assert [kept.id for kept in store.load(ARTICLE.id).verdicts] == ["ver_1", "ver_2", "ver_3", "ver_4"]
    again = CsvFolder(folder).load_all()
    assert (len(again.verdicts), again.problems) == (4, ())


def test_what_a_store_that_is_open_appends_behind_an_added_column_is_not_read_again(folder):
    save(folder, with_column(records_in(folder), at=WIDTH))
    store = CsvFolder(folder)
    store.load_all()
    for number in (3, 4):
        store.append([verdict(number)], by="Ana")
        assert len(store.load(ARTICLE.id).verdicts) == number


def test_an_added_column_outlives_lost_sorted_and_torn_rows(folder):
    save(folder, with_column(records_in(folder), at=WIDTH))
    CsvFolder(folder)
    header, first, second = records_in(folder)
    save(folder, [header, second], quoting=csv.QUOTE_ALL)
    assert standing(folder) == ["ver_1", "ver_2"]
    assert notes_in(folder) == {"ver_1": "", "ver_2": NOTES[1]}

    save(folder, [header, second, first])
    assert standing(folder) == ["ver_1", "ver_2"]
    assert notes_in(folder) == {"ver_1": NOTES[0], "ver_2": NOTES[1]}

    os.truncate(folder / "verdicts.csv", (folder / "verdicts.csv").stat().st_size - 7)
    assert standing(folder) == ["ver_1", "ver_2"]
    assert notes_in(folder)["ver_1"] == NOTES[0]


def test_a_cell_that_somebody_typed_over_several_lines_stays_one_and_no_row_is_lost(folder):
    typed = 'first line\n\nthird, "said" so'
    save(folder, with_column(records_in(folder), at=3, notes=[typed, "b"]))

    assert standing(folder) == ["ver_1", "ver_2"]
    assert notes_in(folder) == {"ver_1": r'first line\nthird, "said" so', "ver_2": "b"}
    assert CsvFolder(folder).load_all().problems == ()


def test_words_typed_beside_a_row_without_a_header_are_kept(folder):
    records = records_in(folder)
    records[1].append("why wrong?")
    save(folder, records)

    assert standing(folder) == ["ver_1", "ver_2"]
    assert records_in(folder)[1][-1] == "why wrong?"
    CsvFolder(folder).append([verdict(3)], by="Ana")
    assert records_in(folder)[1][-1] == "why wrong?"


def test_a_row_that_stands_twice_with_other_words_beside_it_keeps_both_and_is_said(folder):
    header, first, second = with_column(records_in(folder), at=WIDTH, notes=["mine", "b"])
    save(folder, [header, first, second, [*first[:WIDTH], "theirs"]])

    problems = CsvFolder(folder).load(ARTICLE.id).problems

    assert any("'ver_1' appears twice" in problem.what for problem in problems)
    assert standing(folder) == ["ver_1", "ver_2"]
    assert [record[-1] for record in records_in(folder)] == ["My notes", "mine", "b", "theirs"]


def test_a_row_typed_in_by_hand_is_kept_with_what_stands_beside_it(folder):
    records = with_column(records_in(folder), at=WIDTH)
    records.append(["ver_x", *["typed"] * (WIDTH - 5), "", "", "", "", "a note"])
    save(folder, records)

    loaded = CsvFolder(folder).load(ARTICLE.id)

    assert [kept.id for kept in loaded.verdicts] == ["ver_1", "ver_2"]
    assert any("'ver_x' was typed in by hand" in problem.what for problem in loaded.problems)
    assert notes_in(folder)["ver_x"] == "a note"


def test_a_table_of_ones_own_in_the_folder_is_left_alone(folder):
    (folder / "phones.csv").write_bytes(b"name;phone\nBerit;1\n")

    store = CsvFolder(folder)

    assert (store.load_all().problems, store.notices()) == ((), ())
    assert (folder / "phones.csv").read_bytes() == b"name;phone\nBerit;1\n"


CELL = st.text(st.characters(exclude_characters="\r\x00,", exclude_categories=["Cs"]), max_size=12)


@example([["\n0", "", "\n"]])
@given(st.lists(st.lists(CELL, min_size=3, max_size=3), max_size=5))
def test_records_with_line_breaks_in_them_are_put_together_again(records):
    text = io.StringIO()
    csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(records)
    lines = [line for line in text.getvalue().split("\n") if line]

    found = list(parse_records(lines, delimiter=",", width=3))

    assert [[cell.replace("\\n", "") for cell in row] for row in found] == [
        [cell.replace("\n", "").replace("\\n", "") for cell in row] for row in records
    ]


def test_a_lost_quotation_mark_never_swallows_the_next_record():
    lines = ['"a","b","c', '"d","e","f"', '"g","h","i"']

    assert list(parse_records(lines, delimiter=",", width=3))[1:] == [["d", "e", "f"], ["g", "h", "i"]]


def test_a_row_that_stands_twice_with_the_same_words_is_no_problem_though_another_column_came_between(folder):
    header, first, second = with_column(records_in(folder), at=WIDTH, notes=["mine", "b"])
    save(folder, [header, first, second, [*header, "More"], [*first, ""]])

    assert CsvFolder(folder).load(ARTICLE.id).problems[1:] == ()
    assert notes_in(folder) == {"ver_1": "mine", "ver_2": "b"}
    assert notes_in(folder, "More") == {"ver_1": "", "ver_2": ""}

"""What other programs, crashes and hands do to the files, and what the store makes of it."""

import csv
import io
import os

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_contract import ARTICLE, claim, verdict

from workbench.errors import StoreError
from workbench.store.cells import csv_line, decode_cell, encode_cell
from workbench.store.csv_folder import CsvFolder
from workbench.store.tables import TABLES

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


@pytest.fixture
def folder(tmp_path):
    path = tmp_path / "claims"
    CsvFolder(path).append([ARTICLE, claim(), verdict(1), verdict(2, "=1+1\nsecond line")], by="Ana")
    return path


def standing(folder):
    return [kept.id for kept in CsvFolder(folder).load(ARTICLE.id).verdicts]


@given(TEXT)
def test_a_cell_reads_back_as_written_and_is_one_line(text):
    cell = encode_cell(text)

    assert decode_cell(cell) == text
    assert len(csv_line([cell]).splitlines()) == 1


@given(TEXT)
def test_no_cell_begins_as_a_formula(text):
    assert not encode_cell(text).startswith(("=", "+", "-", "@", "\t", "\r"))


@pytest.mark.parametrize("text", ["007", "3/4", "1E5", "12%", "TRUE", "March 5", "123456789012345678901", "=1+1", "@x"])
def test_what_a_spreadsheet_would_change_is_held_as_text(text):
    assert encode_cell(text) == f"'{text}"


def test_pandas_opens_every_table(folder):
    for table in TABLES:
        path = folder / f"{table.name}.csv"
        if path.exists():
            frame = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig")
            assert frame.shape[0] >= 1
            assert "sum_v1" in frame.columns


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_another_way_of_writing_the_same_rows_changes_nothing(folder, delimiter):
    path = folder / "verdicts.csv"
    records = list(csv.reader(io.StringIO(path.read_text("utf-8-sig"))))
    saved = io.StringIO()
    csv.writer(saved, delimiter=delimiter, lineterminator="\n").writerows(records)
    path.write_text(saved.getvalue(), "utf-8")

    assert standing(folder) == ["ver_1", "ver_2"]
    CsvFolder(folder).append([verdict(3)], by="Ana")
    assert standing(folder) == ["ver_1", "ver_2", "ver_3"]


def test_a_stale_save_loses_no_row(folder):
    path = folder / "verdicts.csv"
    stale = path.read_bytes()
    CsvFolder(folder).append([verdict(3)], by="Ana")
    path.write_bytes(stale)

    assert standing(folder) == ["ver_1", "ver_2", "ver_3"]


def test_sorting_a_table_does_not_change_which_verdict_is_the_newest(folder):
    path = folder / "verdicts.csv"
    header, first, second = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(header + second + first)

    assert standing(folder) == ["ver_1", "ver_2"]


def test_editing_the_older_verdict_does_not_make_it_the_newest(folder):
    path = folder / "verdicts.csv"
    path.write_bytes(path.read_bytes().replace(b'"wrong"', b'"right"', 1))

    assert standing(folder) == ["ver_1", "ver_2"]


def test_a_disk_that_fills_after_the_journal_line_keeps_the_verdict(folder, monkeypatch):
    store = CsvFolder(folder)
    monkeypatch.setattr("workbench.store.csv_folder.append_lines", _refused)
    store.append([verdict(3)], by="Ana")
    monkeypatch.undo()

    assert standing(folder) == ["ver_1", "ver_2", "ver_3"]


def test_a_hand_edit_is_reported_by_file_and_line_and_the_recorded_row_counts(folder):
    path = folder / "verdicts.csv"
    path.write_bytes(path.read_bytes().replace(b'"wrong"', b'"right"', 1))

    loaded = CsvFolder(folder).load(ARTICLE.id)

    assert {kept.label for kept in loaded.verdicts} == {"wrong"}
    [edited] = [problem for problem in loaded.problems if "'ver_1' was changed outside" in problem.what]
    line = int(edited.where.removeprefix("verdicts.csv:"))
    assert '"right"' in path.read_text("utf-8").splitlines()[line - 1]


@pytest.mark.parametrize("cut", [1, 2, 7, 40, 120])
def test_a_torn_last_line_is_restored_from_the_journal(folder, cut):
    path = folder / "verdicts.csv"
    os.truncate(path, path.stat().st_size - cut)

    assert standing(folder) == ["ver_1", "ver_2"]
    assert path.read_bytes().endswith(b"\r\n")


def test_a_tail_of_zeros_after_a_power_cut_is_cut(folder):
    for path in (folder / "verdicts.csv", next((folder / ".history").glob("journal-*"))):
        with path.open("ab") as file:
            file.write(b"\x00" * 300)

    assert standing(folder) == ["ver_1", "ver_2"]
    CsvFolder(folder).append([verdict(3)], by="Ana")
    assert standing(folder) == ["ver_1", "ver_2", "ver_3"]


def test_a_table_that_was_deleted_is_written_again(folder):
    (folder / "verdicts.csv").unlink()

    assert standing(folder) == ["ver_1", "ver_2"]


def test_a_full_disk_is_told_in_one_line_and_nothing_is_half_written(folder, monkeypatch):
    store = CsvFolder(folder)
    monkeypatch.setattr("workbench.store.durable.os.write", _no_space)

    with pytest.raises(StoreError, match=r"no space left[^\n]*Nothing was changed"):
        store.append([verdict(3)], by="Ana")

    monkeypatch.undo()
    assert standing(folder) == ["ver_1", "ver_2"]
    store.append([verdict(4)], by="Ana")
    assert standing(folder) == ["ver_1", "ver_2", "ver_4"]


def test_an_altered_copy_is_refused(folder):
    store = CsvFolder(folder)
    sha256 = store.keep(b"page", media_type="text/html", origin="x")
    (folder / "evidence" / sha256).write_bytes(b"pagE")

    with pytest.raises(StoreError, match="altered"):
        store.read(sha256)


def test_a_text_longer_than_a_cell_may_be_comes_back_whole(folder):
    long = verdict(3, "word " * 10_000)
    CsvFolder(folder).append([long], by="Ana")

    assert CsvFolder(folder).load(ARTICLE.id).verdicts[-1] == long
    assert max(map(len, (folder / "verdicts.csv").read_text("utf-8").splitlines())) < 3_000


def _refused(*_args):
    raise StoreError(where="verdicts.csv", what="no space left on device", fix="Free some.")


def _no_space(*_args):
    raise OSError(28, "No space left on device")


def test_a_folder_that_cannot_be_made_is_told_in_one_line(tmp_path):
    (tmp_path / "claims").write_text("a file where the folder should be")

    with pytest.raises(StoreError, match=r"claims/desk: [^\n]*Nothing was changed"):
        CsvFolder(tmp_path / "claims" / "desk")


def test_the_names_of_new_folders_are_synced_from_the_top_down(tmp_path, monkeypatch):
    synced = []
    monkeypatch.setattr("workbench.store.durable.sync_folder", synced.append)

    CsvFolder(tmp_path / "desk" / "claims")

    above = [tmp_path, tmp_path / "desk", tmp_path / "desk" / "claims"]
    assert synced[: len(above)] == above


def test_a_new_journal_and_one_that_another_program_just_made_are_named_for_good(tmp_path, monkeypatch):
    store = CsvFolder(tmp_path / "claims")
    synced = []
    monkeypatch.setattr("workbench.store.durable.sync_folder", synced.append)
    store.journal.touch()

    store.append([ARTICLE], by="Ana")

    assert store.history in synced


def saved_without_apostrophes(path, *, of=lambda cell: True):
    records = list(csv.reader(io.StringIO(path.read_text("utf-8-sig"))))
    bare = [[cell.removeprefix("'") if of(cell) else cell for cell in record] for record in records]
    saved = io.StringIO()
    csv.writer(saved).writerows(bare)
    path.write_text(saved.getvalue(), "utf-8")
    assert bare != records


def rows_in(path):
    return path.read_bytes().count(b"\n") - 1


@pytest.fixture
def marked(folder):
    """A folder with cells that spreadsheets would change, one of which begins with an apostrophe of its own."""
    CsvFolder(folder).append([verdict(3, "'twas so"), verdict(4, "-5 in May"), verdict(5, "2019")], by="=Ana")
    return folder


@pytest.mark.parametrize("of", [lambda _: True, lambda cell: not cell.startswith("''"), lambda cell: "=" in cell])
def test_a_spreadsheet_that_drops_the_apostrophes_leaves_the_same_rows_and_is_told_once(marked, of):
    path = marked / "verdicts.csv"
    before, rows = path.read_bytes(), CsvFolder(marked).load_all().verdicts

    for _ in range(3):
        saved_without_apostrophes(path, of=of)
        loaded = CsvFolder(marked).load_all()

        assert loaded.verdicts == rows
        assert [problem.what for problem in loaded.problems] == [
            "was saved by another program and was rewritten in the store's format"
        ]
        assert path.read_bytes() == before
    assert CsvFolder(marked).load_all().problems == ()


def test_a_row_changed_by_hand_where_the_apostrophes_were_dropped_is_one_problem_however_often_it_is_saved(marked):
    path = marked / "verdicts.csv"
    path.write_bytes(path.read_bytes().replace(b'"wrong"', b'"right"', 1))

    for _ in range(3):
        saved_without_apostrophes(path)
        loaded = CsvFolder(marked).load_all()

        assert {kept.label for kept in loaded.verdicts} == {"wrong"}
        assert sum("was changed outside" in problem.what for problem in loaded.problems) == 1
        assert rows_in(path) == 6


def test_a_column_added_in_a_spreadsheet_that_drops_the_apostrophes_is_kept_as_it_is(marked):
    path = marked / "verdicts.csv"
    records = list(csv.reader(io.StringIO(path.read_text("utf-8-sig"))))
    beside = [["desk note"], *[["007"] for _ in records[1:]]]
    saved = io.StringIO()
    csv.writer(saved).writerows(
        [*(cell.removeprefix("'") for cell in record), *more] for record, more in zip(records, beside, strict=True)
    )
    path.write_text(saved.getvalue(), "utf-8")

    assert len(CsvFolder(marked).load_all().verdicts) == 5
    written = list(csv.reader(io.StringIO(path.read_text("utf-8-sig"))))
    assert [record[:-1] for record in written] == records
    assert [record[-1] for record in written[1:]] == ["007"] * 5

"""Rows that the journals do not hold as the tables have them: forged, copied in, made by hand with a sum that fits."""

import os
import subprocess
from pathlib import Path

import pytest
from test_contract import ARTICLE, claim, event, verdict

from workbench.store.cells import csv_line, encode_cell, join_cells, row_checksum
from workbench.store.csv_folder import CsvFolder
from workbench.store.csv_table.lines import parse_line

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def folder(tmp_path):
    path = tmp_path / "claims"
    CsvFolder(path).append([ARTICLE, claim(), verdict(1)], by="Ana")
    CsvFolder(path).append([verdict(2), event(2)], by="Ana")
    return path


def signed(cells: list[str]) -> bytes:
    return csv_line([*cells[:-1], row_checksum("verdicts", join_cells(cells[:-1]))]).encode()


def rows(folder) -> list[list[str]]:
    text = (folder / "verdicts.csv").read_text("utf-8-sig")
    return [parse_line(line) for line in text.splitlines()[1:]]


def forged(cells: list[str], **change: str) -> list[str]:
    places = {"id": 0, "label": 4, "row_id": -4}
    made = list(cells)
    for name, value in change.items():
        made[places[name]] = encode_cell(value)
    return made


def put(folder, *lines: bytes, at_start: bool = False) -> None:
    path = folder / "verdicts.csv"
    header, *others = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join([header, *(lines if at_start else ()), *others, *(() if at_start else lines)]))


def told(folder) -> list[str]:
    store = CsvFolder(folder)
    problems, notices = store.unreported_repairs()
    found = (*store.check_journal(), *store.load_all().problems, *problems, *notices)
    return [str(each) for each in dict.fromkeys(found)]


def labels(folder) -> dict[str, str]:
    return {kept.id: kept.label for kept in CsvFolder(folder).load_all().verdicts}


WHOLE = {"ver_1": "wrong", "ver_2": "wrong"}


def test_a_row_changed_with_its_sum_made_anew_is_told_by_name_and_the_journals_words_stand(folder):
    path = folder / "verdicts.csv"
    header = path.read_bytes().splitlines(keepends=True)[0]
    first, second = rows(folder)
    path.write_bytes(header + signed(first) + signed(forged(second, label="verified")))

    assert labels(folder) == WHOLE
    [line] = [line for line in told(folder) if "sum made anew" in line]
    assert line.startswith("verdicts.csv: 1 row was changed outside the workbench, its sum made anew: 'ver_2'")
    assert any(b'"verified"' in aside.read_bytes() for aside in (folder / ".history" / "rejects").iterdir())
    assert labels(folder) == WHOLE
    assert told(folder) == []


@pytest.mark.parametrize("at_start", [True, False])
def test_a_changed_copy_of_a_row_beside_it_is_told_and_does_not_count(folder, at_start):
    put(folder, signed(forged(rows(folder)[1], label="verified")), at_start=at_start)

    assert any("sum made anew: 'ver_2'" in line for line in told(folder))
    assert labels(folder) == WHOLE
    assert len(rows(folder)) == 2


@pytest.mark.parametrize(
    "row_id",
    ["row_0123456789abcdef", "row_000009_deadbeef_1", "row_000002_{own}_9", "row_999999999999999999_{own}_1", ""],
)
def test_a_row_in_nobodys_journal_is_listed_and_not_in_effect_until_it_is_taken_in(folder, row_id):
    own = CsvFolder(folder).journal.stem.removeprefix("journal-")
    put(folder, signed(forged(rows(folder)[1], id="ver_9", label="verified", row_id=row_id.format(own=own))))

    for _ in range(3):
        [line] = told(folder)
        assert line.startswith("verdicts.csv: 1 row that no journal holds does not count: 'ver_9'. If they are yours")
        assert labels(folder) == WHOLE
    CsvFolder(folder).append([verdict(3)], by="Ana")
    assert labels(folder) == {**WHOLE, "ver_3": "wrong"}

    CsvFolder(folder).take_in(by="Ana")

    assert labels(folder) == {**WHOLE, "ver_3": "wrong", "ver_9": "verified"}
    assert CsvFolder(folder).load_all().problems == CsvFolder(folder).check_journal() == ()
    (folder / "verdicts.csv").unlink()
    assert labels(folder) == {**WHOLE, "ver_3": "wrong", "ver_9": "verified"}
    CsvFolder(folder).append([verdict(4)], by="Ana")
    assert len(labels(folder)) == 5


def test_a_foreign_row_that_was_deleted_is_not_told_any_more(folder):
    before = (folder / "verdicts.csv").read_bytes()
    put(folder, signed(forged(rows(folder)[1], id="ver_9", row_id="row_0123456789abcdef")))
    assert len(told(folder)) == 1
    (folder / "verdicts.csv").write_bytes(before)

    assert told(folder) == []
    assert labels(folder) == WHOLE


def test_a_store_that_is_open_leaves_a_foreign_row_out_and_shows_it_when_its_journal_comes(folder, tmp_path):
    import shutil

    shutil.copytree(folder, tmp_path / "copy")
    ben = CsvFolder(tmp_path / "copy")
    ben.append([verdict(3)], by="Ben")
    store = CsvFolder(folder)
    store.load_all()

    shutil.copy(tmp_path / "copy" / "verdicts.csv", folder / "verdicts.csv")
    assert [kept.id for kept in store.load_all().verdicts] == ["ver_1", "ver_2"]
    assert any("'ver_3'" in problem.what for problem in store.load_all().problems)

    shutil.copy(ben.journal, folder / ".history" / ben.journal.name)
    assert [kept.id for kept in store.load_all().verdicts] == ["ver_1", "ver_2", "ver_3"]
    assert store.load_all().problems == ()


def test_the_doctor_sees_a_forged_row_though_size_and_time_of_the_file_are_as_they_were(folder, forks):
    CsvFolder(folder)
    path = folder / "verdicts.csv"
    was = path.stat()
    header = path.read_bytes().splitlines(keepends=True)[0]
    first, second = rows(folder)
    with path.open("r+b") as file:
        file.write(header + signed(first) + signed(forged(second, label="wronh")))
    os.utime(path, ns=(was.st_atime_ns, was.st_mtime_ns))

    command = [*forks.python, "-m", "workbench", "doctor", "--claims", str(folder)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    ran = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)

    assert ran.returncode == 1
    assert "its sum made anew: 'ver_2'" in ran.stdout
    assert labels(folder) == WHOLE

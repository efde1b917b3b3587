"""Journals that were cut, emptied, lost, swapped or altered: each told until it is put right or accepted."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from test_contract import ARTICLE, claim, event, over, verdict

from workbench.store.csv_folder import CsvFolder

ROOT = Path(__file__).resolve().parents[2]
ALL = ["ver_1", "ver_2", "ver_3", "ver_4"]


@pytest.fixture
def folder(tmp_path):
    """A folder with two journals: a copy made by Ben went on, and Ben's journal and rows came back."""
    path = tmp_path / "claims"
    CsvFolder(path).append([ARTICLE, claim(), verdict(1)], by="Ana")
    CsvFolder(path).append([over(1), event(2)], by="Ana")
    shutil.copytree(path, tmp_path / "copy")
    ben = CsvFolder(tmp_path / "copy")
    ben.append([over(2)], by="Ben")
    ben.append([over(3)], by="Ben")
    shutil.copy(ben.journal, path / ".history" / ben.journal.name)
    CsvFolder(path)
    assert standing(path) == ALL
    assert problems(path) == []
    return path


def standing(folder) -> list[str]:
    return [kept.id for kept in CsvFolder(folder).load(ARTICLE.id).verdicts]


def problems(folder) -> list[str]:
    store = CsvFolder(folder)
    return [str(each) for each in dict.fromkeys((*store.check_journal(), *store.load_all().problems))]


def own(folder) -> Path:
    return CsvFolder(folder).journal


def other(folder) -> Path:
    [path] = set((folder / ".history").glob("journal-*")) - {own(folder)}
    return path


def emptied(path):
    path.write_bytes(b"")


def deleted(path):
    path.unlink()


def without_its_last_entry(path):
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(lines[:-1]))


def shortened(path):
    os.truncate(path, path.stat().st_size - 40)


def with_a_bit_of_the_last_line_changed(path):
    content = bytearray(path.read_bytes())
    content[-20] ^= 1
    path.write_bytes(content)


def with_a_bit_of_the_first_line_changed(path):
    content = bytearray(path.read_bytes())
    content[90] ^= 1
    path.write_bytes(content)


def with_its_last_entry_twice(path):
    path.write_bytes(path.read_bytes() + path.read_bytes().splitlines(keepends=True)[-1])


def without_its_first_entry(path):
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[1:]))


DAMAGES = {
    emptied: "the journal is empty, and held 2 entries",
    deleted: "the journal is gone, which held 2 entries",
    without_its_last_entry: "the journal ends here; 1 entry more was noted",
    shortened: "a line whose checksum does not match",
    with_a_bit_of_the_last_line_changed: "a line whose checksum does not match",
    with_a_bit_of_the_first_line_changed: "a line whose checksum does not match",
    with_its_last_entry_twice: "this line repeats the one before",
    without_its_first_entry: "does not follow from the line before",
}


@pytest.mark.parametrize("whose", [own, other])
@pytest.mark.parametrize(("damaged", "told"), DAMAGES.items(), ids=lambda each: getattr(each, "__name__", ""))
def test_a_damage_is_told_by_file_until_it_is_put_right_and_no_record_is_lost(folder, whose, damaged, told):
    journal = whose(folder)
    content = journal.read_bytes()
    damaged(journal)

    for _ in range(3):
        found = [line for line in problems(folder) if line.startswith(f".history/{journal.name}") and told in line]
        assert len(found) == 1
        assert "--take-in" in found[0]
        assert standing(folder) == ALL
    CsvFolder(folder).append([verdict(5)], by="Ana")
    assert standing(folder) == [*ALL, "ver_5"]
    assert any(told in line for line in problems(folder))

    journal.write_bytes(content)
    CsvFolder(folder).unreported_repairs()
    assert problems(folder) == []
    assert standing(folder) == [*ALL, "ver_5"]


@pytest.mark.parametrize("whose", [own, other])
@pytest.mark.parametrize("damaged", DAMAGES, ids=lambda each: each.__name__)
def test_a_damage_that_was_accepted_is_not_told_again_and_every_record_is_in_a_journal(folder, whose, damaged):
    journal = whose(folder)
    damaged(journal)

    done = CsvFolder(folder).take_in(by="Ana")

    assert any(journal.name in each.where and "accepted as it is" in each.what for each in done)
    assert problems(folder) == []
    assert standing(folder) == ALL
    for table in folder.glob("*.csv"):
        table.unlink()
    assert standing(folder) == ALL
    CsvFolder(folder).append([verdict(5)], by="Ana")
    assert standing(folder) == [*ALL, "ver_5"]
    assert CsvFolder(folder).take_in(by="Ana") == ()


def test_last_entries_cut_together_with_their_rows_are_told(folder):
    journal, table = own(folder), folder / "verdicts.csv"
    without_its_last_entry(journal)
    lines = table.read_bytes().splitlines(keepends=True)
    table.write_bytes(b"".join(line for line in lines if b'"ver_2"' not in line))

    for _ in range(2):
        assert any("1 entry more was noted" in line for line in problems(folder))


def test_rows_that_a_cut_journal_no_longer_holds_are_in_effect_and_shown_as_unprotected(folder):
    without_its_last_entry(own(folder))

    [line] = [line for line in problems(folder) if line.startswith("verdicts.csv")]
    assert "1 row that no journal holds any more is in effect, but unprotected: 'ver_2'" in line


def test_journals_that_were_swapped_are_told_both(folder):
    one, two = own(folder), other(folder)
    first, second = one.read_bytes(), two.read_bytes()
    one.write_bytes(second)
    two.write_bytes(first)

    for _ in range(2):
        found = problems(folder)
        assert any(one.name in line and f"is an entry of {two.name}" in line for line in found)
        assert any(two.name in line and f"is an entry of {one.name}" in line for line in found)
        assert standing(folder) == ALL


def test_all_journals_lost_with_their_note_leave_the_records_in_effect_and_that_is_told(folder):
    shutil.rmtree(folder / ".history")

    for _ in range(2):
        assert any("no journal is here, and the tables hold rows" in line for line in problems(folder))
        assert standing(folder) == ALL
    CsvFolder(folder).take_in(by="Ana")
    assert problems(folder) == []
    assert standing(folder) == ALL


@pytest.mark.parametrize("tail", [b"0123 {", b"\x00" * 50, b"0123 {" + b"\x00" * 50])
def test_one_unfinished_last_line_of_our_own_journal_is_set_aside_and_said_once(folder, tail):
    journal = own(folder)
    whole = journal.read_bytes()
    journal.write_bytes(whole + tail)

    first = problems(folder)

    assert any("the last line was cut off by a crash" in line and journal.name in line for line in first)
    assert journal.read_bytes() == whole
    assert [path.read_bytes() for path in (folder / ".history" / "rejects").glob("journal-*")] == [tail]
    assert problems(folder) == []
    assert standing(folder) == ALL


def test_two_unfinished_last_lines_are_damage_and_not_cut(folder):
    journal = own(folder)
    content = journal.read_bytes() + b"one {\ntwo {\n"
    journal.write_bytes(content)

    assert any(f"{journal.name}:3: a line whose checksum" in line for line in problems(folder))
    assert journal.read_bytes() == content


def test_an_unfinished_last_line_of_another_clones_journal_is_damage_and_not_cut(folder):
    journal = other(folder)
    content = journal.read_bytes() + b"one {"
    journal.write_bytes(content)

    assert any(f"{journal.name}:3: a line whose checksum" in line for line in problems(folder))
    assert journal.read_bytes() == content


def test_a_journal_whose_last_line_end_somebody_took_away_is_whole(folder):
    for journal in (own(folder), other(folder)):
        journal.write_bytes(journal.read_bytes().removesuffix(b"\n"))

    CsvFolder(folder).append([verdict(5)], by="Ana")

    assert problems(folder) == []
    assert standing(folder) == [*ALL, "ver_5"]


@pytest.mark.parametrize("whose", [own, other])
def test_a_journal_with_other_line_ends_is_whole(folder, whose):
    journal = whose(folder)
    journal.write_bytes(journal.read_bytes().replace(b"\n", b"\r\n"))

    CsvFolder(folder).append([verdict(5)], by="Ana")

    assert problems(folder) == []
    assert standing(folder) == [*ALL, "ver_5"]


def test_a_clone_whose_journal_is_damaged_writes_another_and_uses_no_number_twice(folder):
    journal = own(folder)
    without_its_last_entry(journal)
    damaged = journal.read_bytes()

    store = CsvFolder(folder)
    store.append([verdict(5)], by="Ana")

    assert store.journal != journal
    assert journal.read_bytes() == damaged
    rows = (folder / "verdicts.csv").read_text("utf-8").splitlines()[1:]
    assert len({row.split('","')[-4] for row in rows}) == len(rows) == 5


def doctor(forks, folder, *words):
    command = [*forks.python, "-m", "workbench", "doctor", "--claims", str(folder), *words]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def test_the_doctor_names_the_damage_takes_in_and_is_content(folder, forks):
    deleted(other(folder))

    ill = doctor(forks, folder)
    taken = doctor(forks, folder, "--take-in", "--by", "Ada")
    well = doctor(forks, folder)

    assert (ill.returncode, taken.returncode, well.returncode) == (1, 0, 0), ill.stdout + taken.stdout + well.stdout
    assert "the journal is gone, which held 2 entries" in ill.stdout
    assert "2 rows taken into journal-" in taken.stdout
    assert "all is well" in well.stdout

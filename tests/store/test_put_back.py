"""A folder put back from a backup: what was recorded after it is still there, counts, and is told as unprotected."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from test_contract import ARTICLE, claim, over, verdict

from workbench.domain.verdict import VerdictId
from workbench.store.csv_folder import CsvFolder


def standing(folder: Path) -> list[str]:
    return [kept.id for kept in CsvFolder(folder).load(ARTICLE.id).verdicts]


def told(folder: Path) -> list[str]:
    store = CsvFolder(folder)
    found = (*store.check_journal(), *store.load_all().problems, *store.unreported_repairs()[0])
    return [str(each) for each in dict.fromkeys(found)]


def another(number: int, name: str):
    """The verdict after the one with this number, as somebody else decided it."""
    return replace(over(number), id=VerdictId(name))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two verdicts, the second recorded after the backup in `.history` of the folder beside it."""
    path = tmp_path / "claims"
    CsvFolder(path).append([ARTICLE, claim(), verdict(1)], by="Ana")
    shutil.copytree(path, tmp_path / "backup")
    CsvFolder(path).append([over(1)], by="Ana")
    return path


def put_history_back(folder: Path) -> None:
    shutil.rmtree(folder / ".history")
    shutil.copytree(folder.parent / "backup" / ".history", folder / ".history")


def put_journal_back(folder: Path) -> None:
    journal = CsvFolder(folder).journal
    journal.unlink()
    shutil.copy(folder.parent / "backup" / ".history" / journal.name, journal)


def put_journal_back_and_forget(folder: Path) -> None:
    put_journal_back(folder)
    (folder / ".history" / "applied").unlink()


WAYS = [put_history_back, put_journal_back, put_journal_back_and_forget]


@pytest.mark.parametrize("put_back", WAYS)
def test_a_verdict_given_after_the_backup_stands_and_is_told_as_unprotected_until_it_is_taken_in(folder, put_back):
    put_back(folder)

    for _ in range(3):
        assert standing(folder) == ["ver_1", "ver_2"]
        assert any("in effect, but unprotected: 'ver_2'" in line for line in told(folder))

    CsvFolder(folder).take_in(by="Ana")
    assert standing(folder) == ["ver_1", "ver_2"]
    assert not any("unprotected" in line for line in told(folder))
    assert "ver_2" in "".join(path.read_text("utf-8") for path in (folder / ".history").glob("journal-*"))


@pytest.mark.parametrize("put_back", WAYS)
def test_what_is_recorded_next_takes_no_earlier_rows_place(folder, put_back):
    put_back(folder)

    CsvFolder(folder).append([over(2)], by="Ana")

    for _ in range(3):
        assert standing(folder) == ["ver_1", "ver_2", "ver_3"]
        assert any("unprotected: 'ver_2'" in line for line in told(folder))


@pytest.mark.parametrize("put_back", [put_journal_back, put_history_back])
def test_the_right_journal_ends_it(folder, put_back):
    journal = CsvFolder(folder).journal
    whole = journal.read_bytes()
    put_back(folder)
    assert told(folder)

    journal.write_bytes(whole)

    told(folder)
    assert told(folder) == []
    assert standing(folder) == ["ver_1", "ver_2"]


def joined(*contents: bytes) -> bytes:
    return b"".join(dict.fromkeys(line for content in contents for line in content.splitlines(keepends=True)))


RESOLVED = {
    "ours": lambda ours, _: ours,
    "theirs": lambda _, theirs: theirs,
    "both": joined,
    "both, theirs first": lambda ours, theirs: joined(theirs, ours),
}


@pytest.mark.parametrize("resolved", RESOLVED.values(), ids=RESOLVED)
def test_two_histories_under_one_name_are_both_kept_however_the_journals_conflict_was_resolved(folder, resolved):
    theirs = {path.name: path.read_bytes() for path in (*folder.glob("*.csv"), CsvFolder(folder).journal)}
    for path in folder.iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    shutil.copytree(folder.parent / "backup", folder, dirs_exist_ok=True)  # the same folder, so the same name
    journal = CsvFolder(folder).journal
    CsvFolder(folder).append([another(1, "ver_other")], by="Ana")
    assert journal.name in theirs

    for path in (*folder.glob("*.csv"), journal):
        resolve = resolved if path == journal else joined
        content = resolve(path.read_bytes(), theirs[path.name])
        path.unlink()
        path.write_bytes(content)

    for _ in range(3):
        assert set(standing(folder)) == {"ver_1", "ver_2", "ver_other"}
        assert told(folder)
    CsvFolder(folder).append([over(2)], by="Ana")
    assert set(standing(folder)) == {"ver_1", "ver_2", "ver_other", "ver_3"}
    CsvFolder(folder).take_in(by="Ana")
    assert set(standing(folder)) == {"ver_1", "ver_2", "ver_other", "ver_3"}

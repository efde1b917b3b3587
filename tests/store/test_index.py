"""The reading index: whatever becomes of it, what is read is what the journals say."""

import os
import random
import shutil
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from indexes import indexed, read_whole, records, rows_in_index, rows_in_journals
from test_contract import ARTICLE, OTHER, claim, event, verdict

from workbench.store.csv_folder import CsvFolder
from workbench.store.index import database, index_rows, known, table_search

INDEXER = Path(__file__).with_name("indexer.py")


@pytest.fixture(autouse=True)
def _every_folder_is_large(monkeypatch):
    monkeypatch.setattr("workbench.store.index.folder_state.LARGE", 0)
    monkeypatch.setattr("workbench.store.index.upkeep.DELAY_SECONDS", 0.0)


@pytest.fixture
def folder(tmp_path):
    path = tmp_path / "claims"
    store = CsvFolder(path)
    store.append([ARTICLE, OTHER, claim(), verdict(1), verdict(2, "=1+1\nsecond line")], by="Ana")
    store.append([verdict(3), event(3)], by="Ana")
    indexed(path)
    return path


@pytest.fixture
def index(folder):
    return folder / ".history" / database.FILE


@pytest.fixture
def no_search(monkeypatch):
    """No article is searched for in the tables, so that it can only come from the index."""

    def refuse(*_args, **_named):
        message = "the tables were searched"
        raise AssertionError(message)

    monkeypatch.setattr(table_search, "rows_of", refuse)


def replaced(index: Path, content: bytes) -> None:
    index.unlink()
    index.write_bytes(content)


def other_version(index: Path) -> None:
    with sqlite3.connect(index) as connection:
        told = connection.execute("SELECT told FROM known").fetchone()[0]
        made = f'"made": "{known.VERSION} '
        assert made in told
        connection.execute("UPDATE known SET told = ?", [told.replace(made, f'"made": "{known.VERSION + 1} ')])
    connection.close()


def foreign(index: Path) -> None:
    index.unlink()
    with sqlite3.connect(index) as connection:
        connection.execute("CREATE TABLE tunes (name TEXT)")
    connection.close()


def without_a_table(index: Path) -> None:
    with sqlite3.connect(index) as connection:
        connection.execute("DROP TABLE verdicts")
    connection.close()


def without_a_row(index: Path) -> None:
    with sqlite3.connect(index) as connection:
        connection.execute("DELETE FROM verdicts WHERE place = 2")
    connection.close()


def with_other_words(index: Path) -> None:
    with sqlite3.connect(index) as connection:
        connection.execute("UPDATE verdicts SET row = replace(row, 'Because', 'Perhaps')")
    connection.close()


def flipped(index: Path) -> None:
    content = bytearray(index.read_bytes())
    for place in range(100, len(content), 611):
        content[place] ^= 0x10
    replaced(index, bytes(content))


DAMAGES = {
    "deleted": lambda index: index.unlink(),
    "empty": lambda index: replaced(index, b""),
    "cut": lambda index: replaced(index, index.read_bytes()[: index.stat().st_size // 2]),
    "cut in its first page": lambda index: replaced(index, index.read_bytes()[:50]),
    "bits flipped": flipped,
    "of another version": other_version,
    "another program's": foreign,
    "no SQLite at all": lambda index: replaced(index, b"A poem.\n" * 1000),
    "a table dropped": without_a_table,
    "a row deleted": without_a_row,
    "different text in it": with_other_words,
}


def in_its_place(index: Path, kind: str) -> None:
    index.unlink()
    if kind == "folder":
        index.mkdir()
    elif kind == "pipe":
        os.mkfifo(index)
    else:
        index.symlink_to(index)


def test_an_article_comes_from_the_index(folder, no_search):
    found = CsvFolder(folder).load(ARTICLE.id)

    assert found == read_whole(folder, ARTICLE.id)
    assert [each.id for each in found.verdicts] == ["ver_1", "ver_2", "ver_3"]


def test_the_index_holds_what_the_journals_hold(folder):
    assert rows_in_index(folder) == rows_in_journals(folder)


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_index_is_never_believed_and_is_made_again(folder, index, damage, monkeypatch):
    wanted = read_whole(folder, ARTICLE.id)
    DAMAGES[damage](index)

    assert CsvFolder(folder).load(ARTICLE.id) == wanted
    CsvFolder(folder).load(ARTICLE.id)
    indexed(folder)
    assert rows_in_index(folder) == rows_in_journals(folder)
    monkeypatch.setattr(table_search, "rows_of", None)
    assert CsvFolder(folder).load(ARTICLE.id) == wanted


@pytest.mark.parametrize("damage", DAMAGES)
def test_an_index_damaged_while_it_is_open_is_never_believed(folder, index, damage):
    store = indexed(folder)
    wanted = store.load(ARTICLE.id)
    DAMAGES[damage](index)

    assert records(store.load(ARTICLE.id)) == records(wanted)
    CsvFolder(folder).append([verdict(4)], by="Ben")
    assert records(store.load(ARTICLE.id)) == records(read_whole(folder, ARTICLE.id))


@pytest.mark.parametrize("damage", ["a row deleted", "different text in it", "bits flipped", "cut"])
def test_a_table_is_never_put_right_by_a_damaged_index(folder, index, damage):
    wanted, as_it_was = read_whole(folder, ARTICLE.id), (folder / "verdicts.csv").read_bytes()
    DAMAGES[damage](index)
    (folder / "verdicts.csv").write_bytes(as_it_was.replace(b"\r\n", b"\n"))

    assert records(CsvFolder(folder).load(ARTICLE.id)) == records(wanted)
    assert records(indexed(folder).load(ARTICLE.id)) == records(wanted)
    assert (folder / "verdicts.csv").read_bytes() == as_it_was


@pytest.mark.parametrize("kind", ["folder", "pipe", "link to itself"])
def test_something_else_in_place_of_the_index_stops_nothing(folder, index, kind):
    in_its_place(index, kind)
    store = CsvFolder(folder)

    store.append([verdict(4)], by="Ana")

    assert records(store.load(ARTICLE.id)) == records(read_whole(folder, ARTICLE.id))
    assert len(store.load(ARTICLE.id).verdicts) == 4


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_an_index_that_may_not_be_read_stops_nothing(folder, index):
    index.chmod(0)

    assert CsvFolder(folder).load(ARTICLE.id) == read_whole(folder, ARTICLE.id)


def test_an_index_from_before_the_machine_was_started_is_made_again(folder, monkeypatch):
    monkeypatch.setattr(known, "boot_id", lambda: "another")

    assert CsvFolder(folder).load(ARTICLE.id) == read_whole(folder, ARTICLE.id)
    indexed(folder)


def test_what_another_program_commits_is_seen_at_once(folder, no_search):
    store = CsvFolder(folder)
    assert len(store.load(ARTICLE.id).verdicts) == 3

    for number in range(4, 9):
        CsvFolder(folder).append([verdict(number), event(number)], by="Ben")
        assert store.load(ARTICLE.id).verdicts[-1].id == f"ver_{number}"

    assert records(store.load(ARTICLE.id)) == records(read_whole(folder, ARTICLE.id))
    assert rows_in_index(folder) == rows_in_journals(folder)


def test_a_row_with_the_same_words_is_not_written_twice(folder, no_search):
    before = (folder / "claims.csv").read_bytes()

    CsvFolder(folder).append([claim()], by="Ana")

    assert (folder / "claims.csv").read_bytes() == before


def test_a_disk_that_is_full_leaves_a_folder_without_an_index(folder, index, monkeypatch):
    def small(connection):
        made_tables(connection)
        connection.execute("PRAGMA max_page_count = 40")

    made_tables = index_rows.create_tables
    monkeypatch.setattr(index_rows, "create_tables", small)
    index.unlink()
    store = CsvFolder(folder)
    for number in range(4, 40):
        store.append([verdict(number, "At length. " * 400)], by="Ana")

    assert not store.wait_for_index(seconds=60)
    assert records(store.load(ARTICLE.id)) == records(read_whole(folder, ARTICLE.id))
    assert store.notices()[-1].what.endswith("checked in the background")
    assert not index.exists()


def test_a_disk_that_is_full_for_the_next_row_leaves_the_index_behind_and_unread(folder, monkeypatch):
    connected = database._connect

    def full(path):
        connection = connected(path)
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}")
        return connection

    monkeypatch.setattr(database, "_connect", full)
    store = CsvFolder(folder)
    for number in range(4, 20):
        store.append([verdict(number, "At length. " * 400)], by="Ana")
        assert store.load(ARTICLE.id).verdicts[-1].id == f"ver_{number}"

    monkeypatch.undo()
    assert records(store.load(ARTICLE.id)) == records(read_whole(folder, ARTICLE.id))


def test_several_programs_make_the_index_at_once(folder):
    command = [sys.executable, str(INDEXER), str(folder), "3"]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE) for _ in range(2)]

    for process in running:
        process.communicate(timeout=120)
        assert process.returncode == 0

    indexed(folder)
    assert rows_in_index(folder) == rows_in_journals(folder)


def test_a_program_killed_while_it_makes_the_index_leaves_none_that_is_wrong(folder):
    store = CsvFolder(folder)
    for number in range(10, 14):
        store.append([verdict(number * 100 + each, "At length. " * 50) for each in range(100)], by="Ana")
    wanted, chance = records(read_whole(folder, ARTICLE.id)), random.Random(14)
    for _ in range(4):
        with subprocess.Popen([sys.executable, str(INDEXER), str(folder), "1000"], stdout=subprocess.PIPE) as process:
            process.stdout.readline()
            time.sleep(chance.uniform(0.0, 0.1))
            process.kill()
        assert records(CsvFolder(folder).load(ARTICLE.id)) == wanted
    indexed(folder)
    assert rows_in_index(folder) == rows_in_journals(folder)


def test_a_journal_that_comes_in_by_git_is_seen_at_once(folder, tmp_path):
    store, theirs = indexed(folder), tmp_path / "theirs"
    shutil.copytree(folder, theirs)
    other = CsvFolder(theirs)
    other.append([verdict(4)], by="Ben")

    shutil.copy(other.journal, folder / ".history" / other.journal.name)

    assert [each.id for each in store.load(ARTICLE.id).verdicts] == ["ver_1", "ver_2", "ver_3", "ver_4"]
    indexed(folder)
    assert rows_in_index(folder) == rows_in_journals(folder)


def test_a_copied_folder_does_not_believe_the_index_that_was_copied_with_it(folder, tmp_path):
    copy = tmp_path / "copy"
    shutil.copytree(folder, copy)
    CsvFolder(copy).append([verdict(4)], by="Ben")

    assert [each.id for each in CsvFolder(copy).load(ARTICLE.id).verdicts][-1] == "ver_4"
    assert len(CsvFolder(folder).load(ARTICLE.id).verdicts) == 3
    assert records(CsvFolder(copy).load(ARTICLE.id)) == records(read_whole(copy, ARTICLE.id))


def test_a_damaged_journal_turns_the_index_off(folder):
    store = indexed(folder)
    journal = store.journal
    journal.write_bytes(journal.read_bytes().splitlines(keepends=True)[0])

    assert records(store.load(ARTICLE.id)) == records(read_whole(folder, ARTICLE.id))
    assert any("the journal ends here" in problem.what for problem in store.load(ARTICLE.id).problems)

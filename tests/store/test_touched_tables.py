"""A large folder whose tables another program saved: shown at once from the index, looked at in the background."""

import csv
import errno
import io
import os
import shutil
import tempfile
import threading
from pathlib import Path

import filelock
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from indexes import indexed, read_whole, records, rows_in_index, rows_in_journals
from test_contract import ARTICLE, OTHER, claim, event, over, verdict
from test_refused_writes import no_write_at_all

from workbench.store.csv_folder import CsvFolder
from workbench.store.folder import touched
from workbench.store.index import upkeep

TABLE = "verdicts.csv"


@pytest.fixture(autouse=True)
def _every_folder_is_large(monkeypatch):
    monkeypatch.setattr("workbench.store.index.folder_state.LARGE", 0)
    monkeypatch.setattr(upkeep, "DELAY_SECONDS", 0.0)


@pytest.fixture
def folder(tmp_path):
    path = tmp_path / "claims"
    store = CsvFolder(path)
    store.append([ARTICLE, OTHER, claim(), verdict(1), verdict(2, "=1+1\nsecond line")], by="Ana")
    store.append([verdict(3, "007"), event(3)], by="Ana")
    indexed(path)
    return path


@pytest.fixture
def paused(monkeypatch):
    """Nothing is looked at in the background until it is waited for."""
    monkeypatch.setattr(upkeep, "DELAY_SECONDS", 600.0)


def same_bytes(path: Path) -> None:
    copy = path.with_name("copy")
    shutil.copyfile(path, copy)
    copy.replace(path)


def lines_changed(change):
    def touch(path: Path) -> None:
        path.write_bytes(b"".join(change(path.read_bytes().splitlines(keepends=True))))

    return touch


def requoted(path: Path) -> None:
    cells = list(csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline="")))
    with path.open("w", encoding="utf-8", newline="") as table:
        csv.writer(table, lineterminator="\n").writerows(cells)


TOUCHES = {
    "the same bytes": same_bytes,
    "another way of quoting": requoted,
    "apostrophes dropped": lines_changed(lambda lines: [line.replace(b"\"'", b'"') for line in lines]),
    "a row deleted": lines_changed(lambda lines: [*lines[:1], *lines[2:]]),
    "all rows deleted": lines_changed(lambda lines: lines[:1]),
    "rows changed": lines_changed(lambda lines: [line.replace(b"wrong", b"right") for line in lines]),
    "a row typed by hand": lines_changed(lambda lines: [*lines, b'"ver_9","","Mine"\r\n']),
    "a row twice": lines_changed(lambda lines: [*lines, *lines[-1:]]),
    "rows sorted": lines_changed(lambda lines: [*lines[:1], *reversed(lines[1:])]),
    "a torn line": lines_changed(lambda lines: [*lines, b'"ver_9","torn']),
    "the file emptied": lines_changed(lambda _: []),
    "the file deleted": Path.unlink,
    "line feeds alone": lines_changed(lambda lines: [line.replace(b"\r\n", b"\n") for line in lines]),
}


@pytest.mark.parametrize("touch", TOUCHES)
def test_an_article_is_shown_as_recorded_at_once_and_the_table_is_named(folder, touch, paused):
    wanted = read_whole(folder, ARTICLE.id)
    TOUCHES[touch](folder / TABLE)
    touched_bytes = (folder / TABLE).read_bytes() if (folder / TABLE).exists() else None

    store = CsvFolder(folder)
    found = store.load(ARTICLE.id)

    assert records(found) == records(wanted)
    assert [(each.where, "still being checked" in each.what) for each in found.problems] == [(TABLE, True)]
    assert any("checked in the background" in each.what for each in store.notices())
    assert (folder / TABLE).exists() is (touched_bytes is not None)


@pytest.mark.parametrize("touch", TOUCHES)
def test_a_look_in_the_background_finds_what_a_look_at_all_finds(folder, touch, tmp_path):
    twin = tmp_path / "twin"
    folder.rename(tmp_path / "kept")
    for place in (twin, folder):
        shutil.copytree(tmp_path / "kept", place)
        indexed(place)
        TOUCHES[touch](place / TABLE)
    whole = read_whole(twin, ARTICLE.id)

    store = CsvFolder(folder)
    before = (store.load(ARTICLE.id), store.version())[1]
    assert store.wait_for_index(seconds=60)

    assert store.load(ARTICLE.id) == whole
    assert store.version() != before
    assert not any("in the background" in each.what for each in store.notices())
    assert (folder / TABLE).read_bytes() == (twin / TABLE).read_bytes()
    assert rows_in_index(folder) == rows_in_journals(folder)
    assert not list((folder / ".history").glob("mending-*"))
    assert records(store.load_all()) == records(CsvFolder(twin).load_all())


def test_the_list_of_articles_is_the_recorded_one_before_anybody_looked(folder, paused):
    TOUCHES["a row deleted"](folder / "articles.csv")

    assert [article.id for article in CsvFolder(folder).article_list()] == [ARTICLE.id, OTHER.id]


def test_a_store_that_is_open_shows_the_problem_of_a_changed_row_once_it_was_looked_at(folder):
    store = indexed(folder)
    store.load(ARTICLE.id)
    TOUCHES["rows changed"](folder / TABLE)

    store.load(ARTICLE.id)
    assert store.wait_for_index(seconds=60)

    assert any(each.where == f"{TABLE}:4" for each in store.load(ARTICLE.id).problems)


def test_the_doctor_waits_until_all_was_looked_at(folder, paused):
    TOUCHES["a row typed by hand"](folder / TABLE)
    store = CsvFolder(folder)
    store.check_journal()

    assert store.notices() == ()
    assert any("typed in by hand" in each.what or "the row has" in each.what for each in store.load_all().problems)


def test_what_one_process_looked_at_no_other_looks_at_again(folder, monkeypatch):
    TOUCHES["rows changed"](folder / TABLE)
    indexed(folder)
    monkeypatch.setattr(touched, "compare_table", None)

    found = CsvFolder(folder).load(ARTICLE.id)

    assert [each.where for each in found.problems] == [f"{TABLE}:{line}" for line in (2, 3, 4)]


@pytest.mark.parametrize("touch", TOUCHES)
def test_a_record_appended_right_after_a_touch_is_kept_and_the_table_is_put_right_first(folder, touch, paused):
    TOUCHES[touch](folder / TABLE)
    store = CsvFolder(folder)

    store.append([verdict(4)], by="Ana")

    assert [each.id for each in store.load(ARTICLE.id).verdicts] == ["ver_1", "ver_2", "ver_3", "ver_4"]
    assert records(store.load(ARTICLE.id)) == records(read_whole(folder, ARTICLE.id))


def test_nobody_holds_the_lock_while_a_table_is_looked_at(folder, monkeypatch):
    free = []

    def looked_at(*args):
        with filelock.FileLock(folder / ".history" / "lock", timeout=0, is_singleton=False):
            free.append(True)
        return compared(*args)

    compared = touched.compare_table
    monkeypatch.setattr(touched, "compare_table", looked_at)
    monkeypatch.setattr("workbench.store.mirror.mirroring.compare_table", looked_at)
    TOUCHES["another way of quoting"](folder / TABLE)

    CsvFolder(folder).append([verdict(4)], by="Ana")

    assert len(free) == 2


def test_a_table_saved_again_while_it_is_looked_at_is_looked_at_again(folder, monkeypatch):
    again = [lambda: TOUCHES["rows sorted"](folder / TABLE), lambda: TOUCHES["a row deleted"](folder / TABLE)]

    def looked_at(*args):
        found = compared(*args)
        if again:
            again.pop()()
        return found

    compared = touched.compare_table
    monkeypatch.setattr(touched, "compare_table", looked_at)
    TOUCHES["another way of quoting"](folder / TABLE)

    store = indexed(folder)

    assert not again
    assert records(store.load(ARTICLE.id)) == records(read_whole(folder, ARTICLE.id))
    assert rows_in_index(folder) == rows_in_journals(folder)


def test_a_record_of_another_program_is_not_lost_by_a_look_that_is_under_way(folder, monkeypatch):
    held, go_on = threading.Event(), threading.Event()

    def looked_at(*args):
        if threading.current_thread().name == "reading index":
            held.set()
            go_on.wait(30)
        return compared(*args)

    compared = touched.compare_table
    monkeypatch.setattr(touched, "compare_table", looked_at)
    TOUCHES["a row deleted"](folder / TABLE)
    store = CsvFolder(folder)
    store.load(ARTICLE.id)
    assert held.wait(30)

    CsvFolder(folder).append([verdict(4)], by="Ben")
    go_on.set()

    assert store.wait_for_index(seconds=60)
    assert [each.id for each in store.load(ARTICLE.id).verdicts] == ["ver_1", "ver_2", "ver_3", "ver_4"]
    assert records(store.load(ARTICLE.id)) == records(read_whole(folder, ARTICLE.id))


def test_what_a_killed_look_left_is_removed_an_hour_later(folder):
    left = folder / ".history" / "mending-0a1b2c3d"
    left.mkdir()
    (left / TABLE).write_text("half")
    CsvFolder(folder)
    assert left.exists()

    long_ago = left.stat().st_mtime - 4000
    os.utime(left, (long_ago, long_ago))
    CsvFolder(folder)

    assert not left.exists()


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EROFS, errno.EACCES])
def test_a_folder_that_takes_no_write_is_read_and_says_so_though_a_table_was_touched(folder, monkeypatch, code):
    TOUCHES["a row deleted"](folder / TABLE)
    no_write_at_all(monkeypatch, code)

    found = CsvFolder(folder).load(ARTICLE.id)

    assert [each.id for each in found.verdicts] == ["ver_1", "ver_2", "ver_3"]
    assert any("opened for reading only" in each.what for each in found.problems)


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EROFS, errno.EACCES])
def test_a_folder_that_takes_no_write_any_more_says_so_once_a_touched_table_was_looked_at(folder, monkeypatch, code):
    store = indexed(folder)
    TOUCHES["a row deleted"](folder / TABLE)
    no_write_at_all(monkeypatch, code)

    store.load(ARTICLE.id)
    store.wait_for_index(seconds=60)
    found = store.load(ARTICLE.id)

    assert [each.id for each in found.verdicts] == ["ver_1", "ver_2", "ver_3"]
    assert any("opened for reading only" in each.what for each in found.problems)


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("append"), st.sampled_from("AB")),
        st.tuples(st.sampled_from(sorted(TOUCHES)), st.sampled_from(["verdicts.csv", "claims.csv", "articles.csv"])),
        st.tuples(st.just("wait"), st.just("")),
    ),
    min_size=1,
    max_size=6,
)


@settings(max_examples=40)
@given(STEPS)
def test_whatever_is_appended_and_touched_the_index_gives_what_the_tables_and_journals_give(steps):
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as place, pytest.MonkeyPatch.context() as patch:
        patch.setattr("workbench.store.index.folder_state.LARGE", 0)
        patch.setattr(upkeep, "DELAY_SECONDS", 0.0)
        folder = Path(place) / "claims"
        CsvFolder(folder).append([ARTICLE, claim(), verdict(1)], by="Ana")
        store, other = indexed(folder), CsvFolder(folder)
        acknowledged = ["ver_1"]
        for what, where in steps:
            number = len(acknowledged)
            if what == "append":
                (store if where == "A" else other).append([over(number), event(number)], by="Ana")
                acknowledged.append(f"ver_{number + 1}")
            elif what == "wait":
                store.wait_for_index(seconds=60)
            elif (folder / where).exists():
                TOUCHES[what](folder / where)
            assert [each.id for each in store.load(ARTICLE.id).verdicts] == acknowledged
        early = store.load(ARTICLE.id)
        articles = store.article_list()

        assert store.wait_for_index(seconds=60)
        whole = read_whole(folder, ARTICLE.id)

        assert records(early) == records(store.load(ARTICLE.id)) == records(whole)
        assert articles == (ARTICLE,)
        assert set(whole.problems) <= set(store.load(ARTICLE.id).problems)
        assert rows_in_index(folder) == rows_in_journals(folder)

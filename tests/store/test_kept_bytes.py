"""Copies are kept once, with a note of every fetch, and whatever happens to a file of theirs is told."""

import errno
import json
import os
from pathlib import Path

import pytest
from test_contract import ARTICLE

from workbench.domain.source import Exchange
from workbench.errors import StoreError
from workbench.store.archive.leftovers import tidy_up
from workbench.store.csv_folder import CsvFolder
from workbench.store.memory import Memory

PAGE = b"<html>"
URL = "https://example.org/"
TITLE = "A page"


def exchange(at: str, **change: object) -> Exchange:
    told = {
        "url": URL,
        "asked_at": at,
        "address": "93.184.216.34",
        "version": "1.1",
        "status": 200,
        "reason": "OK",
        "request": (("Host", "example.org"), ("User-Agent", "workbench/0")),
        "response": (("Content-Type", "text/html"), ("Set-Cookie", "a=1"), ("Set-Cookie", "b=\xe9 \u202e")),
    }
    return Exchange(**{**told, **change})


FIRST, SECOND = exchange("2026-01-01T00:00:00Z"), exchange("2026-01-02T00:00:00Z")


@pytest.fixture(params=["memory", "folder"])
def store(request, tmp_path):
    return Memory() if request.param == "memory" else CsvFolder(tmp_path / "claims")


@pytest.fixture
def folder(tmp_path: Path) -> CsvFolder:
    return CsvFolder(tmp_path / "claims")


def keep(store, *exchanges: Exchange, content: bytes = PAGE) -> str:
    return store.keep(content, media_type="text/html", origin=URL, exchanges=exchanges)


def problems(store, named: dict[str, str] | None = None) -> list[str]:
    return [str(problem) for problem in store.check_kept(named or {})]


def path_of(store: CsvFolder, sha256: str) -> Path:
    return store.path / "evidence" / sha256


def note_of(store: CsvFolder, sha256: str) -> Path:
    (note,) = (store.path / "evidence").glob(f"{sha256}.*json")
    return note


def test_every_fetch_is_noted_and_the_bytes_kept_once(store):
    sha256 = keep(store, FIRST)
    assert keep(store, SECOND) == sha256
    assert {capture.exchanges for capture in store.captures(sha256)} == {(FIRST,), (SECOND,)}
    assert store.read(sha256) == PAGE


def test_a_file_given_twice_is_noted_once(store):
    sha256 = keep(store)
    keep(store)
    (capture,) = store.captures(sha256)
    assert (capture.origin, capture.media_type, capture.size, capture.exchanges) == (URL, "text/html", 6, ())


def test_what_was_never_kept_has_no_captures(store):
    assert store.captures("0" * 64) == ()


def test_a_timestamp_lies_beside_its_copy(store):
    sha256 = keep(store)
    store.keep_timestamp(sha256, b"token")
    assert store.timestamps() == {sha256: b"token"}
    assert problems(store) == []


def test_a_whole_store_has_no_problem(store):
    assert problems(store, {keep(store, FIRST): TITLE, keep(store, content=b"x"): "x"}) == []


def test_a_copy_that_a_record_names_and_nobody_has_is_told(store):
    (told,) = problems(store, {"0" * 64: TITLE})
    assert TITLE in told
    assert "0" * 64 in told


def test_an_altered_copy_is_told_with_what_it_was_of(folder):
    sha256 = keep(folder, FIRST)
    path_of(folder, sha256).write_bytes(b"<HTML>")
    (told,) = problems(folder, {sha256: TITLE})
    assert sha256 in told
    assert TITLE in told


def test_an_altered_copy_that_no_record_names_is_told(folder):
    path_of(folder, keep(folder)).write_bytes(b"")
    assert len(problems(folder)) == 1


def test_an_altered_text_is_told(folder, tmp_path):
    path = folder.path / "text" / f"{'0' * 64}.txt"
    path.write_bytes(b"not that")
    (told,) = problems(folder)
    assert path.name in told


def test_an_altered_note_is_told(folder):
    note = note_of(folder, keep(folder, FIRST))
    note.write_bytes(note.read_bytes().replace(b"example.org", b"example.com"))
    (told,) = problems(folder)
    assert note.name in told


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b"null", b"\xff", b"[" * 100_000, b'{"exchanges": 1}'])
def test_a_damaged_note_is_told_and_read_as_none(folder, content):
    sha256 = keep(folder, FIRST)
    note_of(folder, sha256).write_bytes(content)
    assert len(problems(folder)) == 1
    assert folder.captures(sha256) == ()


@pytest.mark.parametrize(
    "change",
    [
        {"kept_at": 5},
        {"media_type": "text/html\r\nWARC-Type: x"},
        {"size": None},
        {"exchanges": [{"url": 1}]},
        {"exchanges": 7},
        {"more": "x"},
    ],
)
def test_a_note_made_up_by_hand_is_told_and_read_as_none(folder, change):
    sha256 = keep(folder)
    told = json.loads(note_of(folder, sha256).read_bytes())
    path_of(folder, f"{sha256}.json").write_text(json.dumps(told | change), encoding="utf-8")
    assert len(problems(folder)) == 1
    assert len(folder.captures(sha256)) == 1


def test_a_missing_note_is_told(folder):
    note_of(folder, keep(folder)).unlink()
    assert "no note" in problems(folder)[0]


def test_a_note_and_a_timestamp_without_their_copy_are_told(folder):
    sha256 = keep(folder)
    folder.keep_timestamp(sha256, b"token")
    path_of(folder, sha256).unlink()
    assert len(problems(folder)) == 2


def test_the_note_of_an_earlier_version_is_read(folder):
    sha256 = keep(folder)
    note = note_of(folder, sha256)
    told = json.loads(note.read_bytes())
    del told["exchanges"]
    note.unlink()
    path_of(folder, f"{sha256}.json").write_text(json.dumps(told), encoding="utf-8")
    assert problems(folder) == []
    assert folder.captures(sha256)[0].origin == URL


def test_a_stray_file_is_told(folder):
    keep(folder)
    for name in ("photo.jpg", ".0-left", "a" * 63):
        path_of(folder, name).write_bytes(b"x")
    path_of(folder, "b" * 64).mkdir()
    path_of(folder, "c" * 64).symlink_to("/etc/hostname")
    assert len(problems(folder)) == 5


def files_in(folder: CsvFolder) -> list[str]:
    return sorted(path.name for path in (folder.path / "evidence").iterdir())


@pytest.mark.parametrize("fails_at", [1, 2])
def test_a_copy_that_could_not_be_kept_leaves_nothing_behind_however_often_it_is_tried(folder, monkeypatch, fails_at):
    """The disk is full for the bytes, or for their note."""
    writes = 0

    def full(descriptor: int, content: bytes) -> int:
        nonlocal writes
        writes += 1
        if writes % 2 == fails_at % 2:
            raise OSError(errno.ENOSPC, "No space left on device")
        return written(descriptor, content)

    written = os.write
    for _ in range(3):
        writes = 0
        monkeypatch.setattr(os, "write", full)
        with pytest.raises(StoreError, match="no space left"):
            keep(folder, FIRST)
        monkeypatch.setattr(os, "write", written)
    assert files_in(folder) == []
    assert problems(folder) == []

    keep(folder, FIRST)
    assert len(files_in(folder)) == 2


def test_a_copy_whose_note_was_lost_in_a_crash_gets_one_when_it_is_kept_again(folder):
    sha256 = keep(folder)
    note_of(folder, sha256).unlink()
    keep(folder)
    assert problems(folder) == []


def test_what_a_broken_off_write_left_is_removed_at_the_next_start_once_it_is_old(folder):
    old, young = (folder.path / "evidence" / f".{'0' * 64}-abcd{end}" for end in ("ef_1", "ef_2"))
    more = [
        folder.path / name
        for name in (f"text/.{'a' * 64}.txt-abcdefgh", ".claims.csv-a_cdefg1", ".history/.x-abcdefgh")
    ]
    for path in (old, young, *more):
        path.write_bytes(b"half")
    for path in (old, *more):
        os.utime(path, (0, 0))
    CsvFolder(folder.path)
    assert not any(path.exists() for path in (old, *more))
    assert young.exists()
    [problem] = problems(folder)
    assert problem.startswith(f"{young}: was left by an interrupted write.")
    assert "workbench doctor --tidy" in problem


@pytest.mark.parametrize("name", [".my-settings", ".vscode-settings", ".gitignore-original", "evidence/.DS_Store"])
def test_a_file_of_somebodys_own_is_never_tidied_however_old(folder, name):
    path = folder.path / name
    path.write_bytes(b"mine")
    os.utime(path, (0, 0))
    CsvFolder(folder.path)
    assert list(tidy_up(folder.path, named=())) == []
    assert path.read_bytes() == b"mine"


def test_tidying_removes_what_is_left_and_sets_aside_notes_of_copies_that_nobody_names(folder):
    lost, named, whole = (folder.keep(each, media_type="text/plain", origin="x") for each in (b"1", b"2", b"3"))
    for sha256 in (lost, named):
        path_of(folder, sha256).unlink()
    path_of(folder, f".{'0' * 64}-abcdefgh").write_bytes(b"half")

    told = [str(problem) for problem in tidy_up(folder.path, named={named})]

    assert [line.split(". ")[-1] for line in told] == ["It is removed.", "It is set aside in .history/rejects."]
    assert [name for name in files_in(folder) if name.startswith((".", lost))] == []
    assert [name[:64] for name in files_in(folder)].count(named) == 1
    assert folder.read(whole) == b"3"
    assert len(list((folder.history / "rejects").iterdir())) == 1


@pytest.mark.parametrize("damage", ["lost", "altered", "empty"])
def test_a_lost_text_is_put_back_from_the_copy_that_holds_the_same_bytes(folder, damage):
    folder.append([ARTICLE], by="Ana")
    folder.keep(ARTICLE.text.encode(), media_type="text/plain", origin="a.txt")
    [path] = (folder.path / "text").iterdir()
    whole = path.read_bytes()
    path.unlink()
    if damage != "lost":
        path.write_bytes(whole[1:] if damage == "altered" else b"")

    loaded = CsvFolder(folder.path).load_all()

    assert loaded.articles == (ARTICLE,)
    assert loaded.problems == ()
    assert path.read_bytes() == whole
    (told,), in_order = CsvFolder(folder.path).unreported_repairs()
    assert told.where == str(path)
    assert "put back" in told.fix
    assert in_order == ()
    kept = [each.read_bytes() for each in (folder.history / "rejects").glob("*")]
    assert kept == ([whole[1:]] if damage == "altered" else [])


def test_a_text_that_is_nowhere_else_is_told_as_lost(folder):
    folder.append([ARTICLE], by="Ana")
    [path] = (folder.path / "text").iterdir()
    path.unlink()

    loaded = CsvFolder(folder.path).load_all()

    assert loaded.articles == ()
    assert any(path.name in problem.what for problem in loaded.problems)

"""Order that no clock decides: clocks set back, one second for all, two clones, a copied folder."""

import itertools
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_contract import ARTICLE, claim, event, verdict

from workbench.domain.identity import sha256_of
from workbench.store.cells import csv_line, encode_cell, join_cells, row_checksum
from workbench.store.csv_folder import CsvFolder
from workbench.store.journals.journal import CHAIN_START, Entry, encode_entry
from workbench.store.journals.ordering import commits_in_order, place_of, row_id, rows_in_order
from workbench.store.rows import to_row
from workbench.store.tables import table_of

CLOCK = "workbench.store.csv_folder.time_now"


@pytest.fixture
def folder(tmp_path):
    path = tmp_path / "claims"
    CsvFolder(path).append([ARTICLE, claim()], by="Ana")
    return path


def standing(folder) -> list[str]:
    return [kept.id for kept in CsvFolder(folder).load(ARTICLE.id).verdicts]


def entries_in(journal: Path) -> list[dict]:
    return [json.loads(line.split(b" ", 1)[1]) for line in journal.read_bytes().splitlines()]


def git(folder, *words):
    who = ["-c", "user.name=Ana", "-c", "user.email=ana@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *who, *words], cwd=folder, check=True, capture_output=True)


def commit(folder):
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "Records")


def test_every_commit_has_a_number_and_its_clone_and_so_has_every_row(folder):
    store = CsvFolder(folder)
    store.append([verdict(1), event(1)], by="Ana")

    first, second = entries_in(store.journal)
    clone = store.journal.stem.removeprefix("journal-")
    assert (first["n"], second["n"], first["clone"], second["clone"]) == (1, 2, clone, clone)
    assert f'"row_000002_{clone}_1"' in (folder / "verdicts.csv").read_text("utf-8")
    assert f'"row_000002_{clone}_2"' in (folder / "events.csv").read_text("utf-8")


@pytest.mark.parametrize("later", ["2019-01-01T00:00:00Z", "2026-01-01T00:00:00Z", "2100-01-01T00:00:00Z"])
def test_a_copy_of_a_folder_goes_on_behind_what_it_holds_whatever_its_clock_says(folder, tmp_path, monkeypatch, later):
    monkeypatch.setattr(CLOCK, lambda: "2026-01-01T00:00:00Z")
    CsvFolder(folder).append([verdict(1)], by="Ana")
    shutil.copytree(folder, tmp_path / "copy")
    monkeypatch.setattr(CLOCK, lambda: later)
    CsvFolder(tmp_path / "copy").append([verdict(2)], by="Ana")

    shutil.rmtree(folder)
    (tmp_path / "copy").rename(folder)

    assert standing(folder) == ["ver_1", "ver_2"]
    assert CsvFolder(folder).load_all().problems == ()


def test_a_copied_folder_is_another_clone_with_a_journal_of_its_own(folder, tmp_path):
    shutil.copytree(folder, tmp_path / "copy")
    ours, theirs = CsvFolder(folder), CsvFolder(tmp_path / "copy")
    ours.append([verdict(1)], by="Ana")
    theirs.append([verdict(2)], by="Ben")

    assert ours.journal.name != theirs.journal.name
    assert len(list(theirs.history.glob("journal-*"))) == 2
    assert theirs.load_all().problems == ours.load_all().problems == ()


def test_a_renamed_folder_is_the_same_clone(folder, tmp_path):
    before = CsvFolder(folder).journal.name
    folder.rename(tmp_path / "renamed")
    store = CsvFolder(tmp_path / "renamed")
    store.append([verdict(1)], by="Ana")

    assert store.journal.name == before
    assert len(list(store.history.glob("journal-*"))) == 1


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"[]", b"\xff", b'{"clone": "../../x", "device": 0, "inode": 0}', b"5"]
)
def test_another_content_of_the_clones_note_means_another_clone_and_no_crash(folder, content):
    before = CsvFolder(folder).journal.name
    (folder / ".history" / "clone").write_bytes(content)

    store = CsvFolder(folder)
    store.append([verdict(1)], by="Ana")

    assert re.fullmatch("journal-[0-9a-f]{8}.jsonl", store.journal.name)
    assert store.journal.name != before
    assert standing(folder) == ["ver_1"]


def test_git_leaves_the_name_of_the_clone_out(folder):
    ignored = (folder / ".gitignore").read_text("utf-8").splitlines()
    assert {".history/clone", ".history/repairs.jsonl", ".history/aside"} <= set(ignored)


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
@pytest.mark.parametrize("autocrlf", ["false", "true"])
@pytest.mark.parametrize("clocks", [("2030", "2020"), ("2026", "2026"), ("2020", "2030")])
def test_two_clones_merged_either_way_have_the_same_tables(folder, tmp_path, monkeypatch, clocks, autocrlf):
    theirs = tmp_path / "theirs"
    git(folder, "init", "-q", "-b", "desk")
    commit(folder)
    git(tmp_path, "clone", "-q", "-c", f"core.autocrlf={autocrlf}", str(folder), str(theirs))
    for place, by, number, year in ((folder, "Ana", 10, clocks[0]), (theirs, "Ben", 20, clocks[1])):
        monkeypatch.setattr(CLOCK, lambda year=year: f"{year}-01-01T00:00:00Z")
        for more in range(3):
            CsvFolder(place).append([verdict(number + more), event(number + more)], by=by)
        commit(place)
    monkeypatch.undo()
    heads = {}
    for here, there in ((folder, theirs), (theirs, folder)):
        copy = tmp_path / f"copy-of-{here.name}"
        shutil.copytree(here, copy)
        git(copy, "config", "core.autocrlf", autocrlf)
        git(copy, "pull", "-q", "--no-rebase", "--no-edit", str(there), "desk")
        loaded = CsvFolder(copy).load_all()
        heads[here.name] = [
            loaded.order,
            loaded.verdicts,
            *((copy / f"{n}.csv").read_bytes() for n in ("verdicts", "events")),
        ]
        assert loaded.problems == ()
        assert CsvFolder(copy).check_journal() == ()

    assert heads[folder.name] == heads[theirs.name]
    order = [each for each in heads["theirs"][0] if each.startswith("ver_")]
    assert order in (
        ["ver_10", "ver_20", "ver_11", "ver_21", "ver_12", "ver_22"],
        ["ver_20", "ver_10", "ver_21", "ver_11", "ver_22", "ver_12"],
    )


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_a_journal_that_git_gave_other_line_ends_before_it_knew_better_is_whole(folder, tmp_path):
    (folder / ".gitattributes").write_text("*.csv merge=union -text\nevidence/* -text\ntext/* -text\n")
    (folder / ".history" / "applied").unlink()
    git(folder, "init", "-q", "-b", "desk")
    commit(folder)
    theirs = tmp_path / "theirs"
    git(tmp_path, "clone", "-q", "-c", "core.autocrlf=true", str(folder), str(theirs))
    [journal] = (theirs / ".history").glob("journal-*")
    assert journal.read_bytes().endswith(b"\r\n")

    store = CsvFolder(theirs)
    store.append([verdict(1)], by="Ben")

    assert store.load_all().problems == ()
    assert store.check_journal() == ()
    status = subprocess.run(["git", "status", "--porcelain"], cwd=theirs, check=True, capture_output=True, text=True)
    assert f"M .history/{journal.name}" not in status.stdout


def legacy_journal(path: Path, rows_by_entry, at) -> None:
    previous, content = CHAIN_START, b""
    for rows, told in zip(rows_by_entry, at, strict=True):
        line, previous = encode_entry(rows, previous=previous, by="x", at=told)
        content += line
    path.write_bytes(content)


def lines_for(records) -> list[dict[str, list[str]]]:
    """The lines of each record, as a program of before wrote them: with random row ids."""
    entries = []
    for record in records:
        table = table_of(record)
        cells = [*map(encode_cell, to_row(table, record).values())]
        cells += [f"row_{sha256_of(record.id.encode())[:16]}", "2026-01-01T00:00:00Z", "Ana"]
        entries.append({table.name: [csv_line([*cells, row_checksum(table.name, join_cells(cells))])]})
    return entries


def test_journals_of_before_keep_their_own_order_where_a_clock_was_set_back(tmp_path):
    history = tmp_path / "claims" / ".history"
    history.mkdir(parents=True)
    ours, theirs = lines_for([verdict(1), verdict(2)]), lines_for([verdict(3), verdict(4)])
    legacy_journal(history / "journal-00000001.jsonl", ours, ["2030-01-01T00:00:00Z", "2020-01-01T00:00:00Z"])
    legacy_journal(history / "journal-00000002.jsonl", theirs, ["2025-01-01T00:00:00Z", "2026-01-01T00:00:00Z"])

    store = CsvFolder(tmp_path / "claims")
    assert [kept.id for kept in store.load(ARTICLE.id).verdicts] == ["ver_3", "ver_4", "ver_1", "ver_2"]
    store.append([verdict(5)], by="Ana")
    assert entries_in(store.journal)[0]["n"] == 5  # the four of before count as one each


def test_a_decision_of_before_follows_the_one_before_it_in_its_journal_and_none_in_another(tmp_path):
    history = tmp_path / "claims" / ".history"
    history.mkdir(parents=True)
    ours, theirs = lines_for([verdict(1), verdict(2)]), lines_for([verdict(3)])
    legacy_journal(history / "journal-00000001.jsonl", ours, ["2026-01-01T00:00:00Z"] * 2)
    legacy_journal(history / "journal-00000002.jsonl", theirs, ["2026-02-01T00:00:00Z"])

    CsvFolder(tmp_path / "claims")
    for _ in range(2):
        loaded = CsvFolder(tmp_path / "claims").load(ARTICLE.id)
        assert {kept.id: kept.supersedes for kept in loaded.verdicts} == {
            "ver_1": (),
            "ver_2": ("ver_1",),
            "ver_3": (),
        }
        assert loaded.problems == ()


@given(st.lists(st.tuples(st.integers(0, 9), st.sampled_from(["0a0a0a0a", "0b0b0b0b"])), max_size=12), st.randoms())
def test_the_order_is_the_same_however_entries_lie_in_the_journals(numbers, chance):
    entries = [
        Entry(sum=str(k), previous="", at=str(k % 3), lines={}, n=n, clone=clone if n else "")
        for k, (n, clone) in enumerate(numbers)
    ]
    numbered = [entry for entry in entries if entry.n]
    shuffled = chance.sample(numbered, len(numbered))

    one = [(entry.n, entry.clone) for entry in commits_in_order([entries])]
    other = [(entry.n, entry.clone) for entry in commits_in_order([[e for e in entries if not e.n], shuffled])]
    assert one == other == [(0, "")] * (len(entries) - len(numbered)) + sorted((e.n, e.clone) for e in numbered)


def test_rows_stand_by_number_then_clone_then_place_and_those_of_before_come_first():
    ids = [row_id(n, clone, k) for n, clone, k in itertools.product((2, 1_000_000), ("0b0b0b0b", "0a0a0a0a"), (10, 9))]
    ordered = rows_in_order([*ids, "row_00ff00ff00ff00ff"])

    assert ordered[0] == "row_00ff00ff00ff00ff"
    places = [place_of(each) for each in ordered[1:]]
    assert places == sorted(places)
    assert len(places) == 8


def test_the_ids_of_what_was_done_come_in_one_order_over_all_tables(folder):
    store = CsvFolder(folder)
    store.append([event(2)], by="Ana")
    store.append([verdict(2), event(1)], by="Ana")
    store.append([claim(worthiness=0.1), verdict(1)], by="Ana")

    for loaded in (store.load(ARTICLE.id), store.load_all(), CsvFolder(folder).load(ARTICLE.id)):
        assert loaded.order == (claim().id, "evt_2", "ver_2", "evt_1", "ver_1")

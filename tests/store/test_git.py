"""Two clones of one claims folder, merged by git."""

import shutil
import subprocess
from dataclasses import replace

import pytest
from test_contract import ARTICLE, claim, verdict

from workbench.domain.desk_name import DeskName
from workbench.review.desk_names import listed_names
from workbench.store.csv_folder import CsvFolder

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


def git(folder, *words):
    who = ["-c", "user.name=Ana", "-c", "user.email=ana@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *who, *words], cwd=folder, check=True, capture_output=True)


def commit(folder):
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "Records")


def test_a_store_that_is_open_during_a_merge_shows_what_came_in_before_its_own_last_row(tmp_path, monkeypatch):
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    open_meanwhile = CsvFolder(ours)
    open_meanwhile.append([ARTICLE, claim(), verdict(1)], by="Ana")
    shutil.copytree(ours, theirs)
    monkeypatch.setattr("workbench.store.csv_folder.time_now", lambda: "2100-01-01T00:00:00Z")
    other = CsvFolder(theirs)
    other.append([verdict(2)], by="Ben")
    monkeypatch.setattr("workbench.store.csv_folder.time_now", lambda: "2100-01-02T00:00:00Z")
    open_meanwhile.append([verdict(3)], by="Ana")
    open_meanwhile.append([verdict(4)], by="Ana")
    open_meanwhile.load(ARTICLE.id)

    shutil.copy(other.journal, ours / ".history" / other.journal.name)
    merged = (theirs / "verdicts.csv").read_bytes().splitlines(keepends=True)[-1]
    with (ours / "verdicts.csv").open("ab") as table:
        table.write(merged)

    order = [found.id for found in open_meanwhile.load(ARTICLE.id).verdicts]
    assert order in (["ver_1", "ver_2", "ver_3", "ver_4"], ["ver_1", "ver_3", "ver_2", "ver_4"])


def test_verdicts_given_in_two_clones_stand_side_by_side_after_a_merge(tmp_path):
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    CsvFolder(ours).append([ARTICLE, claim(), verdict(1)], by="Ana")
    git(ours, "init", "-q", "-b", "desk")
    commit(ours)
    git(tmp_path, "clone", "-q", str(ours), str(theirs))
    CsvFolder(ours).append([verdict(2)], by="Ana")
    commit(ours)
    CsvFolder(theirs).append([verdict(3)], by="Ben")
    commit(theirs)

    git(theirs, "pull", "-q", "--no-rebase", "--no-edit", "origin", "desk")

    loaded = CsvFolder(theirs).load(ARTICLE.id)
    assert {found.id for found in loaded.verdicts} == {"ver_1", "ver_2", "ver_3"}
    assert loaded.articles == (ARTICLE,)
    again = CsvFolder(theirs)
    again.append([verdict(4)], by="Ben")
    assert {found.id for found in CsvFolder(theirs).load(ARTICLE.id).verdicts} == {"ver_1", "ver_2", "ver_3", "ver_4"}
    assert again.load_all().problems == ()


def test_names_added_in_two_clones_count_together_after_a_merge(tmp_path):
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    first = DeskName(id="nam_1", name="Macron", wrong=("Marcon",), added_by="Ana", added_at="2026-01-01T00:00:00Z")
    CsvFolder(ours).append([ARTICLE, first], by="Ana")
    git(ours, "init", "-q", "-b", "desk")
    commit(ours)
    git(tmp_path, "clone", "-q", str(ours), str(theirs))
    CsvFolder(ours).append([replace(first, id="nam_2", wrong=("Macaron",), supersedes=("nam_1",))], by="Ana")
    commit(ours)
    CsvFolder(theirs).append([replace(first, id="nam_3", name="=1+1", wrong=("007",), supersedes=())], by="Ben")
    CsvFolder(theirs).append([replace(first, id="nam_4", dropped=True, supersedes=("nam_1",))], by="Ben")
    commit(theirs)

    git(theirs, "pull", "-q", "--no-rebase", "--no-edit", "origin", "desk")

    loaded = CsvFolder(theirs).load("")
    assert [(each.name, each.wrong) for each in listed_names(loaded.names)] == [
        ("=1+1", ("007",)),
        ("Macron", ("Macaron",)),
    ]
    assert loaded.problems == ()
    assert [each.id for each in CsvFolder(theirs).load_all().names] == [each.id for each in loaded.names]

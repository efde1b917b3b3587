"""What was repaired is told to whoever asks next, once, whichever process did it."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from test_contract import ARTICLE, claim, event, over, verdict

from workbench.store.csv_folder import CsvFolder

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def folder(tmp_path):
    path = tmp_path / "claims"
    CsvFolder(path).append([ARTICLE, claim(), verdict(1)], by="Ana")
    CsvFolder(path).append([over(1), event(2)], by="Ana")
    return path


def doctor(folder, forks):
    command = [*forks.python, "-m", "workbench", "doctor", "--claims", str(folder)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def test_what_another_process_repaired_the_next_doctor_tells_and_the_one_after_does_not(folder, forks):
    (folder / "verdicts.csv").unlink()
    CsvFolder(folder).load_all()

    first, second = doctor(folder, forks), doctor(folder, forks)

    assert first.returncode == 0, first.stdout
    assert "verdicts.csv: 2 rows were missing and were added again from the journal" in first.stdout
    assert (second.returncode, "missing" in second.stdout) == (0, False)


def test_rows_that_a_doctor_put_in_order_are_a_notice_and_no_problem(folder, forks):
    path = folder / "verdicts.csv"
    header, first, second = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(header + second + first + second)

    told, after = doctor(folder, forks), doctor(folder, forks)

    assert told.returncode == 0, told.stdout
    assert "rows were out of order, or duplicated" in told.stdout
    assert (after.returncode, "another order" in after.stdout) == (0, False)
    assert path.read_bytes() == header + first + second


def git(folder, *words):
    who = ["-c", "user.name=Ana", "-c", "user.email=ana@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *who, *words], cwd=folder, check=True, capture_output=True)


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_the_doctor_is_content_right_after_a_merge_by_git(folder, tmp_path, forks):
    theirs = tmp_path / "theirs"
    git(folder, "init", "-q", "-b", "desk")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "Records")
    git(tmp_path, "clone", "-q", str(folder), str(theirs))
    for place, first in ((folder, 10), (theirs, 20)):
        for number in range(first, first + 3):
            CsvFolder(place).append([event(number)], by="Ana")
        git(place, "add", "-A")
        git(place, "commit", "-qm", "More records")
    git(theirs, "pull", "-q", "--no-rebase", "--no-edit", "origin", "desk")

    told = doctor(theirs, forks)

    assert told.returncode == 0, told.stdout
    assert len(CsvFolder(theirs).load_all().events) == 7


@pytest.mark.parametrize("content", [b"\xff\n[]\n5\n{}\n", b'{"told": true}\n' * 3, b"{" * 100_000 + b"\n"])
def test_other_lines_among_the_repairs_are_left_out(folder, content):
    (folder / ".history" / "repairs.jsonl").write_bytes(content)
    (folder / "verdicts.csv").unlink()
    store = CsvFolder(folder)

    _, notices = store.unreported_repairs()

    assert ["rows were missing" in notice.what for notice in notices] == [True]
    assert store.unreported_repairs() == ((), ())


def test_the_same_repair_many_times_is_told_once(folder):
    for _ in range(5):
        (folder / "verdicts.csv").unlink()
        CsvFolder(folder).load_all()

    _, notices = CsvFolder(folder).unreported_repairs()

    assert len(notices) == 1

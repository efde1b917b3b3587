"""What is written is what its name says, and what cannot be written is never taken for an answer."""

import subprocess
import sys
from pathlib import Path

import pytest

from workbench.__main__ import main

NOT_WRITTEN = 74
FULL = Path("/dev/full")
needs_full = pytest.mark.skipif(not FULL.exists(), reason="this system has no device that is always full")
BEGINNINGS = {
    "r.pdf": b"%PDF-",
    "r.docx": b"PK\x03\x04",
    "r.xlsx": b"PK\x03\x04",
    "r.HTML": b"<!doctype html",
    "r.htm": b"<!doctype html",
    "r.json": b'{"schema"',
    "r.csv": b"\xef\xbb\xbf",
    "r.markdown": b"# ",
}


def report(claims: str, *options: str) -> int:
    return main(["report", "Oslo", "--claims", claims, "--by", "Ada", *options])


@pytest.mark.parametrize(("name", "begins"), BEGINNINGS.items())
def test_the_ending_of_the_file_says_the_format(claims, tmp_path, name, begins):
    assert report(claims, "--output", str(tmp_path / name)) == 0

    assert (tmp_path / name).read_bytes().lower().startswith(begins.lower())


def test_a_format_that_the_ending_agrees_with_is_taken(claims, tmp_path):
    assert report(claims, "--format", "html", "--output", str(tmp_path / "r.htm")) == 0


def test_a_name_without_an_ending_needs_the_format(claims, tmp_path, capsys):
    assert report(claims, "--output", str(tmp_path / "report")) == 2
    assert "'report' has no ending" in capsys.readouterr().err
    assert report(claims, "--format", "md", "--output", str(tmp_path / "report")) == 0


@pytest.mark.parametrize(
    ("name", "options", "why"),
    [
        ("r.pdf", ["--format", "html"], "'r.pdf' ends in .pdf, but --format says html"),
        ("r.odt", [], "'.odt' is not a report format"),
        ("r.odt", ["--format", "html"], "'.odt' is not a report format"),
        ("r.csv", ["--kind", "call-sheet"], "csv"),
    ],
)
def test_a_name_that_says_something_else_is_refused_in_one_line(claims, tmp_path, capsys, name, options, why):
    assert report(claims, *options, "--output", str(tmp_path / name)) == 2
    said = capsys.readouterr().err

    assert why in said
    assert said.count("\n") == 1
    assert not (tmp_path / name).exists()


@pytest.mark.parametrize(
    ("command", "name", "ending"),
    [("bundle", "check.pdf", ".zip"), ("warc", "e.warc", ".gz"), ("warc", "e.zip", ".gz")],
)
def test_an_archive_is_not_written_under_the_ending_of_something_else(claims, tmp_path, capsys, command, name, ending):
    assert main([command, "Oslo", "--claims", claims, "--output", str(tmp_path / name)]) == 2
    said = capsys.readouterr().err

    assert f"'{name}'" in said
    assert ending in said
    assert not (tmp_path / name).exists()


@needs_full
@pytest.mark.parametrize(
    "line",
    [
        "check ARTICLE",
        "check ARTICLE --format json",
        "passages Oslo ARTICLE --format json",
        "articles --claims CLAIMS",
        "report Oslo --claims CLAIMS --format json",
        "report Oslo --claims CLAIMS --format pdf",
        "doctor --claims CLAIMS",
        "--help",
        "--version",
    ],
)
def test_a_full_disk_behind_standard_output_is_said_and_has_its_own_status(claims, tmp_path, forks, line):
    words = [{"ARTICLE": str(tmp_path / "bridge.txt"), "CLAIMS": claims}.get(word, word) for word in line.split()]
    with FULL.open("wb") as full:
        ran = run(forks.python, words, stdout=full)

    assert ran.stderr.decode() == (
        "workbench: standard output: No space left on device. The output is incomplete; write it elsewhere.\n"
    )
    assert ran.returncode == NOT_WRITTEN


@needs_full
def test_a_full_disk_behind_a_file_has_that_status_too(claims, capsys):
    assert report(claims, "--format", "html", "--output", str(FULL)) == NOT_WRITTEN
    assert "/dev/full: No space left on device" in capsys.readouterr().err


def test_a_closed_standard_output_is_said(tmp_path):
    (tmp_path / "a.txt").write_text("It cost 40 million kroner.", "utf-8")
    command = f"exec '{sys.executable}' -m workbench check '{tmp_path / 'a.txt'}' >&-"
    ran = subprocess.run(["sh", "-c", command], capture_output=True, check=False)

    assert ran.returncode == NOT_WRITTEN
    assert ran.stderr.decode().startswith("workbench: standard output: it is closed.")


@needs_full
def test_nothing_can_be_said_where_standard_error_is_full_too(tmp_path):
    (tmp_path / "a.txt").write_text("It cost 40 million kroner.", "utf-8")
    with FULL.open("wb") as full:
        ran = run([sys.executable], ["check", str(tmp_path / "a.txt")], stdout=full, stderr=full)

    assert ran.returncode == NOT_WRITTEN


def test_a_reader_that_goes_away_is_no_fault(claims):
    program = f"'{sys.executable}' -m workbench report Oslo --claims '{claims}' --format json | head -c 10"
    ran = subprocess.run(["sh", "-c", program], capture_output=True, check=False)

    assert ran.stderr == b""
    assert ran.returncode == 0


def run(python: list[str], words: list[str], **streams) -> subprocess.CompletedProcess[bytes]:
    pipes = {"stderr": subprocess.PIPE} | streams
    return subprocess.run([*python, "-m", "workbench", *words], check=False, **pipes)

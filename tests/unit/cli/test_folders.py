"""A folder that is not there, or holds no records, is not made by a command that only reads."""

import json
from pathlib import Path

import pytest

from workbench.__main__ import main
from workbench.domain.event import EventKind
from workbench.wiring import open_desk

TEXT = "Oslo opens a bridge\n\nThe bridge in Oslo opened in 2019. It cost 40 million kroner, the mayor said.\n"
READING = [
    ["articles"],
    ["doctor"],
    ["report", "Oslo"],
    ["bundle", "Oslo", "--output", "check.zip"],
    ["warc", "Oslo", "--output", "check.warc.gz"],
    ["state", "Oslo"],
    ["searches", "Oslo"],
    ["ledgers", "Oslo", "--reviewed"],
    ["check-again"],
    ["recheck", "Oslo"],
    ["earlier"],
    ["earlier", "--words", "bridge"],
    ["claimreview", "export", "Oslo", "1"],
    ["claim", "add", "Oslo", "--quote", "bridge", "--by", "Ana"],
    ["attach", "Oslo", "1", "--citation", "A book", "--by", "Ana"],
    ["assess", "Oslo", "1", "--stance", "supports", "--by", "Ana"],
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "bridge.txt").write_text(TEXT, encoding="utf-8")
    assert main(["articles", "--claims", str(tmp_path / "claims"), "--add", str(tmp_path / "bridge.txt")]) == 0
    return tmp_path / "claims"


@pytest.mark.parametrize("command", READING, ids=" ".join)
def test_a_mistyped_folder_is_said_and_not_made(tmp_path: Path, monkeypatch, capsys, command: list[str]) -> None:
    monkeypatch.chdir(tmp_path)
    assert main([*command, "--claims", "typo"]) == 2
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n")) == ("", 1)
    assert "typo: there is no such folder" in said.err
    assert list(tmp_path.iterdir()) == []


def test_a_folder_of_other_files_is_left_as_it_is(tmp_path: Path, capsys) -> None:
    (tmp_path / "letter.txt").write_text("Dear Ana", encoding="utf-8")
    assert main(["articles", "--claims", str(tmp_path)]) == 2
    assert "no records are kept in this folder" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


@pytest.mark.parametrize("lost", ["datapackage.json", ".history", "claims.csv"])
def test_a_folder_that_lost_a_part_is_still_one_of_records(folder: Path, lost: str) -> None:
    (folder / lost).rename(folder.parent / "lost")
    assert main(["articles", "--claims", str(folder)]) == 0


def test_an_article_is_added_to_a_folder_that_is_made(folder: Path) -> None:
    assert (folder / "articles.csv").is_file()


@pytest.mark.parametrize("command", [["report", "Oslo", "--output"], ["bundle", "Oslo", "--output"]])
def test_a_newer_folder_gives_its_report_and_says_that_the_export_is_not_recorded(
    folder: Path, tmp_path: Path, capsys, command: list[str]
) -> None:
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))
    (folder / "datapackage.json").write_text(json.dumps({**package, "schema": 99}), "utf-8")
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    made = tmp_path / ("report.html" if command[0] == "report" else "check.zip")
    capsys.readouterr()

    assert main([*command, str(made), "--claims", str(folder)]) == 0

    said = capsys.readouterr()
    assert made.stat().st_size > 1_000
    assert said.err.count("\n") == 1
    assert "this export is not recorded" in said.err
    assert "schema 99" in said.err
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_an_export_from_todays_folder_is_recorded(folder: Path, tmp_path: Path) -> None:
    assert main(["report", "Oslo", "--output", str(tmp_path / "report.html"), "--claims", str(folder)]) == 0
    assert [event.kind for event in open_desk(folder).store.load_all().events][-1] == EventKind.EXPORTED


def test_the_doctor_tidies_up_and_then_finds_all_well(folder: Path, capsys) -> None:
    left = folder / "evidence" / f".{'0' * 64}-abcdefgh"
    left.write_bytes(b"half")
    assert main(["doctor", "--claims", str(folder)]) == 1
    assert "doctor --tidy" in capsys.readouterr().out

    assert main(["doctor", "--claims", str(folder), "--tidy"]) == 0

    assert f"{left}: was left by an interrupted write. It is removed." in capsys.readouterr().out
    assert not left.exists()

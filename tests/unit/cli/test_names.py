"""`workbench names`, `workbench flag ... right`, and the desk's names in `workbench check`."""

import csv
import json
from pathlib import Path

import pytest

from workbench.__main__ import main
from workbench.store.csv_folder import CsvFolder
from workbench.wiring import open_desk

TEXT = "Mr Macron spoke for an hour. Mr Macron promised reform. Macron left at noon. Mr Marcon waved.\n"


@pytest.fixture
def folder(tmp_path: Path) -> str:
    return str(tmp_path / "desk")


@pytest.fixture
def flagged(tmp_path: Path, folder: str, capsys: pytest.CaptureFixture[str]) -> str:
    (tmp_path / "reform.txt").write_text(TEXT, encoding="utf-8")
    assert main(["articles", "--claims", folder, "--by", "Ada", "--add", str(tmp_path / "reform.txt")]) == 0
    capsys.readouterr()
    return folder


def names(folder: str, *argv: str) -> int:
    return main(["names", *argv, "--claims", folder, "--by", "Ada"])


def test_names_are_added_listed_and_dropped_each_in_one_line(folder, capsys) -> None:
    assert names(folder, "add", "Brégançon", "--kind", "place", "--wrong", "Bregancon", "--wrong", "Briançon") == 0
    assert capsys.readouterr().out == "On the list: Brégançon (place); not: Bregancon, Briançon\n"
    assert names(folder, "add", "Ann Lee", "--post", "Mayor", "--since", "2015", "--note", "Rang the town hall.") == 0
    assert capsys.readouterr().out == "On the list: Ann Lee; Mayor, from 2015; Rang the town hall.\n"

    assert names(folder) == 0
    listed = capsys.readouterr().out.splitlines()
    assert listed[0] == "Ann Lee; Mayor, from 2015; Rang the town hall."
    assert listed[-1].endswith(": 2 names")
    assert names(folder, "drop", "ann lee") == 0
    assert capsys.readouterr().out == "Dropped: Ann Lee; Mayor, from 2015; Rang the town hall.\n"
    assert names(folder) == 0
    assert "1 name\n" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["add"], "'names add' needs the name to add"),
        (["drop", "Macron"], "'Macron' is not on this desk's list of names"),
        (["add", "Lee", "--since", "2019"], "'Lee' has days and no post"),
        (["import", "no-such.csv"], "no-such.csv: No such file"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_status_2(flagged, capsys, argv, said) -> None:
    assert names(flagged, *argv) == 2
    told = capsys.readouterr().err
    assert said in told
    assert told.count("\n") == 1


def test_the_list_of_a_folder_that_is_not_there_is_refused_and_none_is_made(folder, capsys) -> None:
    assert names(folder) == 2
    assert "there is no such folder" in capsys.readouterr().err
    assert not Path(folder).exists()


def test_a_file_is_imported_and_written_again_the_same(folder, tmp_path, capsys) -> None:
    table = tmp_path / "people.csv"
    table.write_text("name;wrong;post;until\n=1+1;Marcon;;\nAnn Lee;;Mayor;2019\nBo;;;2019\n", encoding="utf-8")
    assert names(folder, "import", str(table)) == 1
    told = capsys.readouterr()
    assert told.err.startswith("people.csv:4: 'Bo' has days and no post.")
    assert told.out == f"{table}: 2 entries added, 0 already known\n"

    assert names(folder, "--format", "csv") == 0
    written = capsys.readouterr().out
    assert next(csv.DictReader(written.splitlines()))["name"] == "'=1+1"
    table.write_text(written, encoding="utf-8")
    assert names(folder, "import", str(table)) == 0
    assert capsys.readouterr().out.endswith("0 entries added, 2 already known\n")
    assert names(folder, "--format", "json") == 0
    assert [each["name"] for each in json.loads(capsys.readouterr().out)] == ["=1+1", "Ann Lee"]
    assert '"\'=1+1"' in Path(folder, "names.csv").read_text("utf-8")


def test_a_flag_is_answered_and_its_name_kept_by_one_command(flagged, capsys) -> None:
    article = "Mr Macron"
    assert main(["flag", article, "NAM001", "right", "--claims", flagged, "--by", "Ada"]) == 0
    assert "-> dismissed by Ada" in capsys.readouterr().out
    assert names(flagged) == 0
    assert capsys.readouterr().out.startswith("Marcon\n")

    assert main(["undo", article, "--claims", flagged, "--by", "Ada"]) == 0
    assert main(["flag", article, "NAM001", "accept", "--keep", "--claims", flagged, "--by", "Ada"]) == 0
    assert "-> accepted by Ada" in capsys.readouterr().out
    assert names(flagged) == 0
    assert capsys.readouterr().out.startswith("Macron; not: Marcon\n")
    assert main(["flag", article, "NAM001", "dismiss", "--keep", "--claims", flagged, "--by", "Ada"]) == 2
    assert "--keep goes with accept" in capsys.readouterr().err


def test_a_name_is_not_kept_over_somebody_elses_answer(flagged, capsys) -> None:
    article = "Mr Macron"
    assert main(["flag", article, "NAM001", "accept", "--claims", flagged, "--by", "Ben"]) == 0
    assert main(["flag", article, "NAM001", "right", "--claims", flagged, "--by", "Ada"]) == 3
    assert open_desk(Path(flagged)).store.load("").names == ()


def content_of(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {str(path): (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("styled", [True, False])
def test_check_uses_the_names_of_the_claims_folder_without_opening_it(
    folder, tmp_path, capsys, monkeypatch, styled
) -> None:
    names(folder, "add", "Macron", "--wrong", "Marcon")
    (tmp_path / "a.txt").write_text("Mr Marcon waved.\n", encoding="utf-8")
    (tmp_path / "style.toml").write_text("", encoding="utf-8")
    before = content_of(Path(folder))
    capsys.readouterr()
    monkeypatch.setenv("WORKBENCH_CLAIMS", folder)
    monkeypatch.setattr(CsvFolder, "__init__", None)

    more = ["--style", str(tmp_path / "style.toml")] if styled else []
    assert main(["check", "--flags-only", *more, str(tmp_path / "a.txt")]) == 1

    assert "error NAM005 This desk spells it 'Macron', not 'Marcon'." in capsys.readouterr().out
    assert content_of(Path(folder)) == before


def test_check_uses_the_names_of_the_claims_folder_that_is_named(folder, tmp_path, capsys) -> None:
    names(folder, "add", "Macron", "--wrong", "Marcon")
    (tmp_path / "a.txt").write_text("Mr Marcon waved.\n", encoding="utf-8")
    assert main(["check", "--flags-only", "--claims", folder, str(tmp_path / "a.txt")]) == 1
    assert "NAM005" in capsys.readouterr().out


def test_check_makes_no_claims_folder(tmp_path, capsys, monkeypatch) -> None:
    (tmp_path / "a.txt").write_text("Mr Marcon waved.\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("WORKBENCH_CLAIMS", raising=False)
    assert main(["check", "--flags-only", "a.txt"]) == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt"]
    assert capsys.readouterr().err == ""


def test_a_damaged_list_is_reported_and_the_check_goes_on(folder, tmp_path, capsys, monkeypatch) -> None:
    names(folder, "add", "Macron", "--wrong", "Marcon")
    names(folder, "add", "Brégançon")
    table = Path(folder, "names.csv")
    table.write_bytes(table.read_bytes().replace("Brégançon".encode(), b"Bregenz"))
    (tmp_path / "a.txt").write_text("Mr Marcon waved.\n", encoding="utf-8")
    capsys.readouterr()
    monkeypatch.setenv("WORKBENCH_CLAIMS", folder)

    assert main(["check", "--flags-only", str(tmp_path / "a.txt")]) == 1
    told = capsys.readouterr()
    assert "NAM005" in told.out
    assert "names.csv" in told.err
    table.unlink()
    table.mkdir()
    assert main(["check", "--flags-only", str(tmp_path / "a.txt")]) == 0
    assert "names.csv" in capsys.readouterr().err

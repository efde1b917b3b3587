"""`workbench articles`, `report` and `doctor` over a folder of CSV files."""

import zipfile
from pathlib import Path

import pytest

from workbench.__main__ import main
from workbench.services.articles.extracting import extract

TEXT = "Oslo opens a bridge\n\nThe bridge in Oslo opened in 2019. It cost 40 million kroner, the mayor said.\n"


def test_an_added_article_is_listed_with_its_id(claims: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["articles", "--claims", claims]) == 0
    line = capsys.readouterr().out.strip()
    assert line.startswith("art_")
    assert "Oslo opens a bridge" in line


def test_adding_the_same_text_again_changes_nothing(
    claims: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {p.name: p.read_bytes() for p in Path(claims).glob("*.csv")}
    main(["articles", "--claims", claims, "--add", str(tmp_path / "bridge.txt")])
    assert {p.name: p.read_bytes() for p in Path(claims).glob("*.csv")} == before
    assert len(capsys.readouterr().out.splitlines()) == 1


def test_an_empty_store_says_how_to_add(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["articles", "--claims", str(tmp_path / "new")]) == 0
    assert "workbench articles --add FILE" in capsys.readouterr().out


def words_of(path: Path) -> str:
    if path.suffix == ".docx":
        return extract(path.read_bytes(), origin=path.name).text
    if path.suffix == ".xlsx":
        return zipfile.ZipFile(path).read("xl/sharedStrings.xml").decode()
    return path.read_text(encoding="utf-8-sig")


@pytest.mark.parametrize("form", ["html", "docx", "md", "csv", "json", "xlsx"])
def test_a_report_is_written_in_every_format(form: str, claims: str, tmp_path: Path) -> None:
    output = tmp_path / f"report.{form}"
    assert main(["report", "art_", "--claims", claims, "--format", form, "--output", str(output)]) == 0
    assert "The bridge in Oslo opened in 2019" in words_of(output)


def test_an_article_is_found_by_how_its_title_begins(claims: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", "oslo opens", "--claims", claims, "--format", "md"]) == 0
    assert "opened in 2019" in capsys.readouterr().out


def test_an_unknown_article_gets_one_line(claims: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", "art_nope", "--claims", claims]) == 2
    said = capsys.readouterr().err
    assert "'art_nope'" in said
    assert said.count("\n") == 1


def test_a_report_into_a_folder_that_is_not_there_gets_one_line(claims: str, tmp_path: Path, capsys) -> None:
    assert main(["report", "art_", "--claims", claims, "--output", str(tmp_path / "no" / "r.html")]) == 2
    said = capsys.readouterr().err
    assert "r.html" in said
    assert said.count("\n") == 1


def test_the_doctor_finds_a_whole_store_well(claims: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor", "--claims", claims]) == 0
    assert "all is well, 1 article" in capsys.readouterr().out


def test_the_doctor_names_an_altered_archived_copy(claims: str, capsys: pytest.CaptureFixture[str]) -> None:
    kept = [p for p in Path(claims).rglob("*") if p.is_file() and p.read_bytes() == TEXT.encode()]
    assert kept
    kept[0].chmod(0o644)
    kept[0].write_bytes(b"something else")
    assert main(["doctor", "--claims", claims]) == 1
    assert kept[0].name[:16] in capsys.readouterr().out


def test_the_folder_can_come_from_the_environment(
    claims: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("WORKBENCH_CLAIMS", claims)
    assert main(["articles"]) == 0
    assert "Oslo opens a bridge" in capsys.readouterr().out

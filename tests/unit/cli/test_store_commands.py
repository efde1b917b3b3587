"""`workbench articles`, `report` and `doctor` over a folder of CSV files."""

import zipfile
from pathlib import Path

import pytest

from workbench.__main__ import main
from workbench.services.articles.extract_text import extract
from workbench.wiring import open_desk

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


def test_the_next_draft_is_added_beside_the_first_and_says_what_went_along(
    claims: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    draft = tmp_path / "draft2.txt"
    draft.write_text(TEXT.replace("40 million", "44 million"), encoding="utf-8")
    assert main(["articles", "--claims", claims, "--add", str(draft), "--revises", "Oslo opens"]) == 0
    said, first, second = capsys.readouterr().out.splitlines()
    assert said.endswith("0 verdicts carried over.")
    assert f"(new version of {first.split()[0]})" in second
    assert main(["report", "Oslo opens", "--claims", claims, "--format", "md"]) == 0
    assert "44 million" in capsys.readouterr().out


def test_an_empty_store_says_how_to_add(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    open_desk(tmp_path / "new")
    assert main(["articles", "--claims", str(tmp_path / "new")]) == 0
    assert "workbench articles --add FILE" in capsys.readouterr().out


def words_of(path: Path) -> str:
    if path.suffix in {".docx", ".pdf"}:
        return extract(path.read_bytes(), origin=path.name).text
    if path.suffix == ".xlsx":
        return zipfile.ZipFile(path).read("xl/sharedStrings.xml").decode()
    return path.read_text(encoding="utf-8-sig")


@pytest.mark.parametrize("form", ["html", "pdf", "docx", "md", "csv", "json", "xlsx"])
def test_a_report_is_written_in_every_format(form: str, claims: str, tmp_path: Path) -> None:
    output = tmp_path / f"report.{form}"
    assert main(["report", "art_", "--claims", claims, "--format", form, "--output", str(output)]) == 0
    assert "The bridge in Oslo opened in 2019" in words_of(output)


def test_a_kind_of_report_is_chosen_and_told_where_it_does_not_come_in_a_format(claims: str, capsys) -> None:
    assert main(["report", "art_", "--claims", claims, "--kind", "corrections", "--format", "md"]) == 0
    assert "# Corrections: Oslo opens a bridge" in capsys.readouterr().out
    assert main(["report", "art_", "--claims", claims, "--kind", "corrections", "--format", "csv"]) == 2
    assert "'csv' is not a format of the report 'corrections'" in capsys.readouterr().err


def test_a_fault_in_the_publishers_file_is_named_by_line_and_the_report_is_written(claims: str, capsys) -> None:
    Path(claims, "publisher.toml").write_text('name = "The Example"\nurl = "example"\n', encoding="utf-8")

    assert main(["report", "art_", "--claims", claims, "--format", "md"]) == 0

    said = capsys.readouterr()
    assert "publisher.toml:2: url is 'example'" in said.err
    assert "Publisher: The Example" in said.out


def test_an_article_is_found_by_how_its_title_begins(claims: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", "oslo opens", "--claims", claims, "--format", "md"]) == 0
    assert "opened in 2019" in capsys.readouterr().out


def test_an_unknown_article_gets_one_line(claims: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", "art_nope", "--claims", claims]) == 2
    said = capsys.readouterr().err
    assert "'art_nope'" in said
    assert said.count("\n") == 1


def test_a_report_into_a_folder_that_is_not_there_gets_one_line(claims: str, tmp_path: Path, capsys) -> None:
    assert main(["report", "art_", "--claims", claims, "--output", str(tmp_path / "no" / "r.html")]) == 74
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


def test_the_doctor_packs_the_journals_and_puts_them_back(claims: str, capsys: pytest.CaptureFixture[str]) -> None:
    history = Path(claims) / ".history"
    before = {path.name: path.read_bytes() for path in history.glob("journal-*")}

    main(["doctor", "--claims", claims, "--compact"])
    assert "packed into journal-" in capsys.readouterr().out
    assert {path.suffix for path in history.glob("journal-*")} == {".gz"}

    main(["doctor", "--claims", claims, "--unpack"])
    assert "put back from journal-" in capsys.readouterr().out
    assert {path.name: path.read_bytes() for path in history.glob("journal-*")} == before

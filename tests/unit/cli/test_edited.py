"""`workbench edited`: a report comes back from a spreadsheet."""

import csv
from pathlib import Path

import pytest

from workbench.__main__ import main


@pytest.fixture
def audit(claims: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    path = tmp_path / "audit.csv"
    assert main(["report", "Oslo", "--claims", claims, "--format", "csv", "--output", str(path)]) == 0
    capsys.readouterr()
    return path


def edit(path: Path, words: str, **cells: str) -> None:
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    next(row for row in rows if words in row["claim"]).update(cells)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)


def edited(claims: str, audit: Path, *options: str) -> int:
    return main(["edited", "Oslo", str(audit), "--claims", claims, "--by", "Ben", *options])


def test_an_untouched_report_says_so(claims: str, audit: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert edited(claims, audit) == 0
    assert capsys.readouterr().out == "Nothing was edited.\n"


def test_an_edit_is_shown_and_only_given_when_accepted(
    claims: str, audit: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(audit, "opened in 2019", status="wrong", rationale="It opened in 2018.")

    assert edited(claims, audit) == 0
    assert "open -> wrong: It opened in 2018." in capsys.readouterr().out
    assert not (Path(claims) / "verdicts.csv").exists()

    assert edited(claims, audit, "--accept") == 0
    assert capsys.readouterr().out.endswith("1 verdict given, 0 conflicts left.\n")
    assert "It opened in 2018." in (Path(claims) / "verdicts.csv").read_text("utf-8-sig")
    assert edited(claims, audit) == 0
    assert capsys.readouterr().out == "Nothing was edited.\n"


def test_a_row_that_cannot_be_used_is_named_and_the_status_tells(
    claims: str, audit: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(audit, "opened in 2019", status="true-ish", rationale="So.")

    assert edited(claims, audit, "--accept") == 1
    printed = capsys.readouterr().out
    assert "'true-ish' is not a verdict of this desk" in printed
    assert "0 verdicts given" in printed

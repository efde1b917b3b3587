"""`workbench edited`: a report comes back from a spreadsheet."""

import csv
import io
from pathlib import Path

import docx
import pytest

from workbench.__main__ import main
from workbench.services.claims.decide import decide
from workbench.wiring import open_desk


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
    assert capsys.readouterr().out == "No changes found in this file.\n"


def test_an_edit_is_shown_and_only_given_when_accepted(
    claims: str, audit: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(audit, "opened in 2019", status="wrong", rationale="It opened in 2018.")

    assert edited(claims, audit) == 0
    assert "1. audit.csv row 3: claim 2, open -> wrong: It opened in 2018." in capsys.readouterr().out
    assert not (Path(claims) / "verdicts.csv").exists()

    assert edited(claims, audit, "--accept") == 0
    assert capsys.readouterr().out.endswith("1 verdict applied, 0 changes not applied.\n")
    assert "It opened in 2018." in (Path(claims) / "verdicts.csv").read_text("utf-8-sig")
    assert edited(claims, audit) == 0
    assert capsys.readouterr().out == "No changes found in this file.\n"


def test_a_row_that_cannot_be_used_is_named_and_the_status_tells(
    claims: str, audit: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(audit, "opened in 2019", status="true-ish", rationale="So.")

    assert edited(claims, audit, "--accept") == 1
    printed = capsys.readouterr().out
    assert "'true-ish' is not a verdict of this desk" in printed
    assert "0 verdicts applied" in printed


def decided(claims: str, number: int, label: str, by: str) -> str:
    """The id of a verdict that somebody gives on the page meanwhile."""
    desk = open_desk(Path(claims))
    claim = sorted(desk.store.load_all().claims, key=lambda claim: claim.start)[number - 1]
    return str(decide(desk, claim.article_id, claim.id, label=label, rationale="Seen it.", by=by).id)


def labels_of(claims: str) -> list[str]:
    path = Path(claims) / "verdicts.csv"
    if not path.exists():
        return []
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [row["label"] for row in csv.DictReader(file)]


def two_edits(audit: Path) -> None:
    edit(audit, "opened in 2019", status="wrong", rationale="It opened in 2018.")
    edit(audit, "40 million", status="disputed", rationale="Two papers differ.")


def test_only_the_changes_named_are_given(claims: str, audit: Path, capsys: pytest.CaptureFixture[str]) -> None:
    two_edits(audit)

    assert edited(claims, audit, "--accept", "--only", "2") == 0
    printed = capsys.readouterr().out
    assert printed.startswith("2. audit.csv row 4: claim 3, open -> disputed")
    assert printed.endswith("1 verdict applied, 0 changes not applied.\n")
    assert labels_of(claims) == ["disputed"]

    assert edited(claims, audit, "--accept", "--only", "7") == 2
    assert "--only 7: the file contains 1 change. " in capsys.readouterr().err


def test_several_changes_are_named_one_by_one(claims: str, audit: Path) -> None:
    two_edits(audit)

    assert edited(claims, audit, "--accept", "--only", "1", "--only", "2") == 0
    assert labels_of(claims) == ["wrong", "disputed"]


def test_a_line_in_a_pipe_is_whole(claims: str, audit: Path, capsys: pytest.CaptureFixture[str]) -> None:
    why = "It opened in 2018. " * 200
    edit(audit, "opened in 2019", status="wrong", rationale=why)

    assert edited(claims, audit) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert line.endswith(": " + why.strip())


def test_what_is_newer_is_left_with_status_3_and_named(
    claims: str, audit: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    two_edits(audit)
    newer = decided(claims, 2, "outdated", "Eva")

    assert edited(claims, audit) == 3
    assert edited(claims, audit, "--accept") == 3
    printed = capsys.readouterr().out
    assert "   conflict: Eva decided 'outdated' at " in printed
    assert f"after the file was written. To overrule it: --over {newer}" in printed
    assert printed.endswith("1 verdict applied, 1 change not applied.\n")
    assert labels_of(claims) == ["outdated", "disputed"]

    assert edited(claims, audit, "--accept", "--over", newer) == 0
    assert labels_of(claims) == ["outdated", "disputed", "wrong"]


def test_over_names_the_record_that_was_seen_and_no_newer_one(
    claims: str, audit: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(audit, "opened in 2019", status="wrong", rationale="It opened in 2018.")
    seen = decided(claims, 2, "outdated", "Eva")
    newest = decided(claims, 2, "disputed", "Dan")

    assert edited(claims, audit, "--accept", "--over", seen) == 3
    told = capsys.readouterr()
    assert f"no change conflicts with '{seen}'" in told.err
    assert "Dan decided 'disputed'" in told.out
    assert edited(claims, audit, "--accept", "--over", newest) == 0


def test_the_option_that_overruled_everything_says_what_took_its_place(
    claims: str, audit: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        edited(claims, audit, "--accept", "--conflicts")

    assert left.value.code == 2
    assert "--conflicts no longer exists: name each verdict to overrule with --over ID" in capsys.readouterr().err


def test_a_comment_that_is_no_verdict_is_printed_as_it_stands(
    claims: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "audit.docx"
    assert main(["report", "Oslo", "--claims", claims, "--format", "docx", "--output", str(path)]) == 0
    document = docx.Document(str(path))
    run = next(run for p in document.paragraphs for run in p.runs if "40 million" in run.text)
    document.add_comment(run, text="Disputed by whom?\nAsk her.", author="Cleo")
    kept = io.BytesIO()
    document.save(kept)
    path.write_bytes(kept.getvalue())
    capsys.readouterr()

    assert edited(claims, path, "--accept") == 0
    printed = capsys.readouterr().out.splitlines()
    assert printed[0].startswith("comment ")
    assert printed[0].endswith("in audit.docx, claim 4, by Cleo: Disputed by whom? Ask her.")
    assert printed[1:] == ["0 verdicts applied, 0 changes not applied."]
    assert labels_of(claims) == []

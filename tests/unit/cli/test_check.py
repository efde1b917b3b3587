"""`workbench check`, as a person and a CI job meet it."""

import io
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

import workbench
from workbench.__main__ import main
from workbench.domain.flag import FlagAction, Severity
from workbench.flags.registry import CODES
from workbench.services.articles.open_review import open_review
from workbench.services.claims.decide import decide_flag
from workbench.wiring import open_desk

SLIP = "The café opened, they said.\n\nIt opened on 31 February 2021.\n"
CALM = "Anna Berg lives in Oslo.\n"


@pytest.fixture
def slip(tmp_path: Path) -> Path:
    path = tmp_path / "slip.txt"
    path.write_text(SLIP, encoding="utf-8")
    return path


@pytest.fixture
def calm(tmp_path: Path) -> Path:
    path = tmp_path / "calm.txt"
    path.write_text(CALM, encoding="utf-8")
    return path


def run_command(*arguments: str, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "workbench", *arguments]
    return subprocess.run(command, input=stdin, capture_output=True, check=False, env=environment or None)


def test_an_error_is_printed_with_its_place_and_gives_status_1(slip: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["check", str(slip)])
    first = next(flag for flag in workbench.check_text(SLIP).flags if flag.severity is Severity.ERROR)
    line = SLIP.count("\n", 0, first.start) + 1
    column = first.start - SLIP.rindex("\n", 0, first.start)
    errors = [line for line in capsys.readouterr().out.splitlines() if ": error " in line]
    assert status == 1
    assert errors[0].startswith(f"{slip}:{line}:{column}: error {first.rule} ")


def test_a_text_without_errors_gives_status_0_and_its_claims(calm: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(calm)]) == 0
    printed = capsys.readouterr().out
    assert f"{calm}:1:1: claim " in printed
    assert "0 errors" in printed.splitlines()[-1]


def test_flags_only_leaves_the_claims_out(slip: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", "--flags-only", str(slip)])
    printed = capsys.readouterr().out
    assert ": error " in printed
    assert ": claim " not in printed


def test_claims_only_leaves_the_flags_out_but_not_the_status(slip: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--claims-only", str(slip)]) == 1
    printed = capsys.readouterr().out
    assert ": error " not in printed
    assert ": claim " in printed


def test_json_is_the_object_that_the_function_returns(slip: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", "--format", "json", "--title", "A vote", "--published", "2021-03-04", str(slip)])
    printed = capsys.readouterr().out
    assert json.loads(printed) == workbench.check_text(SLIP, title="A vote", published="2021-03-04").to_json()
    assert printed.isascii()


def test_several_files_give_one_json_line_each(slip: Path, calm: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", "--format", "json", str(slip), str(calm)])
    texts = [json.loads(line)["article"]["text"] for line in capsys.readouterr().out.splitlines()]
    assert texts == [SLIP, CALM]


def test_sarif_is_one_log_for_all_files_and_tells_of_those_it_could_not_read(
    slip: Path, calm: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--format", "sarif", str(slip), "no-such.txt", str(calm)]) == 2
    (run,) = json.loads(capsys.readouterr().out)["runs"]
    assert [Path(artifact["location"]["uri"]).name for artifact in run["artifacts"]] == ["slip.txt", "calm.txt"]
    assert "DAT002" in {result["ruleId"] for result in run["results"]}
    assert {rule["id"] for rule in run["tool"]["driver"]["rules"]} == set(CODES)
    assert "no-such.txt" in run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"]


def test_sarif_names_the_kind_of_a_document_that_is_no_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "page.html"
    page.write_text(f"<!doctype html><html><body><article><p>{SLIP}</p></article></body></html>", encoding="utf-8")
    main(["check", "--format", "sarif", str(page)])
    (artifact,) = json.loads(capsys.readouterr().out)["runs"][0]["artifacts"]
    assert artifact["mimeType"] == "text/html"


def test_github_gets_a_workflow_command_for_each_flag_and_nothing_else(
    slip: Path, calm: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--format", "github", str(slip), str(calm)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith(f"::error file={slip},line=3,endLine=3,col=")
    assert all(re.match("::(error|warning|notice) file=", line) for line in lines)


def test_a_dash_reads_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(CALM.encode()), encoding="utf-8"))
    assert main(["check", "-"]) == 0
    assert capsys.readouterr().out.startswith("-:1:1: ")


@pytest.mark.parametrize(
    ("name", "content"),
    [("missing.txt", None), ("empty.txt", b""), ("blank.txt", b" \n \n"), ("binary.txt", bytes(range(256)) * 8)],
)
def test_bad_input_gets_one_line_that_names_it_and_status_2(
    name: str, content: bytes | None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    assert main(["check", str(path)]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.count("\n") == 1
    assert name in printed.err


def test_a_folder_is_bad_input_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(tmp_path)]) == 2
    assert str(tmp_path) in capsys.readouterr().err


def test_a_bad_file_does_not_keep_the_good_one_from_being_checked(
    calm: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "no-such-file.txt", str(calm)]) == 2
    assert f"{calm}:1:1: claim " in capsys.readouterr().out


def test_a_terminal_that_knows_only_ascii_is_served(slip: Path) -> None:
    ran = run_command("check", str(slip), PYTHONIOENCODING="ascii", PYTHONUTF8="0", LC_ALL="C")
    assert ran.returncode == 1
    assert b"caf\\xe9" in ran.stdout
    assert b"Traceback" not in ran.stderr


def test_a_reader_that_goes_away_is_no_crash(slip: Path) -> None:
    command = [sys.executable, "-m", "workbench", "check", *([str(slip)] * 3)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        running.stdout.close()
        said = running.stderr.read()
        running.wait()
    assert said == b""
    assert running.returncode == 141


def test_a_flag_dismissed_in_the_store_no_longer_stands(
    slip: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "claims"
    main(["articles", "--claims", str(folder), "--add", str(slip)])
    desk = open_desk(folder)
    article = desk.store.article_list()[0]
    for standing in open_review(desk, article.id).flags:
        decide_flag(
            desk, article.id, standing.flag.id, action=FlagAction.DISMISSED, reason="As the party counts", by="Ada"
        )
    assert main(["check", str(slip)]) == 1
    assert main(["check", "--claims", str(folder), str(slip)]) == 0


def test_a_store_that_does_not_know_the_text_changes_nothing(slip: Path, tmp_path: Path) -> None:
    open_desk(tmp_path / "claims")
    assert main(["check", "--claims", str(tmp_path / "claims"), str(slip)]) == 1


@pytest.mark.parametrize("form", ["text", "json"])
def test_text_under_the_name_of_something_else_is_read_and_told(tmp_path: Path, capsys, form: str) -> None:
    (tmp_path / "notes.pdf").write_text(CALM, encoding="utf-8")
    assert main(["check", "--format", form, str(tmp_path / "notes.pdf")]) == 0
    said = capsys.readouterr()

    assert "notes.pdf: its name ends in .pdf, but it is plain text and was read as such." in said.err
    assert said.err.count("\n") == 1
    if form == "json":
        assert json.loads(said.out)["problems"][0]["what"].startswith("its name ends in .pdf")

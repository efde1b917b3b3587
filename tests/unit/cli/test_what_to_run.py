"""What the command line says to do next is something to run there."""

from dataclasses import replace
from pathlib import Path

import pytest

from workbench.__main__ import main
from workbench.domain.verdict import Aspect
from workbench.services.claims.decide import decide
from workbench.wiring import open_desk


@pytest.fixture(autouse=True)
def _known_reviewer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORKBENCH_REVIEWER", "Ada")


@pytest.mark.parametrize(
    ("words", "command"),
    [
        (["report", "Bergen"], "workbench articles"),
        (["verdict", "Oslo", "99", "wrong", "--reason", "So."], "workbench state ARTICLE"),
        (["flag", "Oslo", "NAM001@9:9", "accept"], "workbench flag ARTICLE"),
        (["recheck", "--source", "src_none"], "workbench assess ARTICLE CLAIM"),
    ],
)
def test_what_is_not_there_is_answered_with_the_command_that_lists_what_is(
    claims: str, words: list[str], command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*words, "--claims", claims]) == 2

    said = capsys.readouterr().err
    assert f"List them with: {command}" in said
    assert "page" not in said


def test_a_newer_verdict_is_answered_with_the_option_that_overrules_it(
    claims: str, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = open_desk(Path(claims))
    claim = desk.store.load_all().claims[0]
    first = decide(desk, claim.article_id, claim.id, label="wrong", rationale="So.", by="Ben")
    give = ["verdict", "Oslo", "1", "outdated", "--reason", "Old.", "--claims", claims]

    assert main(give) == 3
    said = capsys.readouterr().err
    assert f"overrule it with --over {first.id}" in said
    assert "'over'" not in said

    desk.store.append([replace(first, id="ver_other", label="disputed", reviewer="Cy")], by="Cy")
    assert main(give) == 3
    said = capsys.readouterr().err
    assert f"--over {first.id}" in said
    assert "--over ver_other" in said


def test_the_doctor_names_the_command_that_decides_between_what_is_in_conflict(
    claims: str, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = open_desk(Path(claims))
    claim = desk.store.load_all().claims[0]
    first = decide(desk, claim.article_id, claim.id, label="wrong", rationale="So.", by="Ada")
    desk.store.append([replace(first, id="ver_other", label="outdated", reviewer="Ben")], by="Ben")

    assert main(["doctor", "--claims", claims]) == 1

    said = capsys.readouterr().out
    assert f"workbench verdict {claim.article_id} {claim.id} LABEL --reason WORDS --over" in said
    assert "--over ver_other" in said


def test_the_doctor_says_so_where_the_conflict_is_on_whether_it_was_said(
    claims: str, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = open_desk(Path(claims))
    claim = next(claim for claim in desk.store.load_all().claims if claim.claimant)
    words = {"label": "wrong", "rationale": "So.", "aspect": Aspect.ATTRIBUTION}
    first = decide(desk, claim.article_id, claim.id, by="Ada", **words)
    desk.store.append([replace(first, id="ver_other", label="correctly attributed", reviewer="Ben")], by="Ben")

    main(["doctor", "--claims", claims])

    assert "--said --over" in capsys.readouterr().out


@pytest.mark.parametrize("option", ["--should-read", "--reason"])
def test_a_text_that_begins_with_a_hyphen_is_answered_with_how_to_write_it(
    claims: str, option: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(["verdict", "Oslo", "1", "wrong", option, "-1e5", "--claims", claims])

    said = capsys.readouterr().err
    assert f"{option}=-1e5" in said
    assert len(said.splitlines()) == 1


@pytest.mark.parametrize("content", [b"", b" \n", b"\x00\x01\x02\xff" * 50], ids=["empty", "blank", "binary"])
def test_a_file_that_is_no_report_is_not_told_how_to_become_an_article(
    claims: str, tmp_path: Path, content: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "audit.csv"
    path.write_bytes(content)

    assert main(["edited", "Oslo", str(path), "--claims", claims]) == 2

    said = capsys.readouterr().err
    assert "Choose the full audit as CSV, Excel or Word" in said
    assert "paste" not in said.casefold()
    assert "article" not in said


def test_the_help_of_edited_names_the_findings_tables(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["edited", "--help"])
    assert "findings" in capsys.readouterr().out


def test_what_the_doctor_repaired_and_needs_nothing_is_no_problem(
    claims: str, capsys: pytest.CaptureFixture[str]
) -> None:
    table = Path(claims) / "claims.csv"
    table.write_bytes(b"".join(table.read_bytes().splitlines(keepends=True)[:-1]))
    assert main(["articles", "--claims", claims]) == 0
    capsys.readouterr()

    status = main(["doctor", "--claims", claims])

    said = capsys.readouterr().out
    assert "Nothing to do" in said
    assert "all is well" in said
    assert status == 0


def test_a_damaged_journal_is_told_by_every_command_in_one_line(
    claims: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (journal,) = (Path(claims) / ".history").glob("journal-*.jsonl")
    lines = journal.read_bytes().splitlines(keepends=True)
    journal.write_bytes(lines[0].replace(b"Oslo", b"Rome", 1) + b"".join(lines[1:]))

    assert main(["articles", "--claims", claims]) == 0
    (line,) = capsys.readouterr().err.splitlines()
    assert journal.name in line
    assert "workbench doctor" in line

    main(["doctor", "--claims", claims])
    assert journal.name not in capsys.readouterr().err

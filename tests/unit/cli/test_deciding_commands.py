"""`workbench verdict`, `flag`, `comment` and `undo`: an article decided without the page."""

import csv
import json
import shlex
from pathlib import Path

import pytest

from workbench.__main__ import main
from workbench.services.claims.decide import decide
from workbench.wiring import open_desk

TEXT = """\
Macron speaks on reform

Mr Macron spoke for an hour. Mr Macron promised reform. Macron left at noon. Mr Marcon waved to the crowd.
The mayor said the bridge cost 40 million kroner.
"""


@pytest.fixture
def flagged(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    (tmp_path / "reform.txt").write_text(TEXT, encoding="utf-8")
    folder = str(tmp_path / "flagged")
    assert main(["articles", "--claims", folder, "--by", "Ada", "--add", str(tmp_path / "reform.txt")]) == 0
    capsys.readouterr()
    return folder


def rows(folder: str, table: str) -> list[dict[str, str]]:
    with Path(folder, f"{table}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def run(*argv: str) -> int:
    return main([*argv])


def test_a_verdict_is_one_line_and_says_what_it_replaced(claims, capsys) -> None:
    give = ["verdict", "oslo", "1", "--claims", claims, "--by", "Ada"]
    assert run(*give, "wrong", "--reason", "It was 2018.", "--should-read", "opened in 2018") == 0
    said = capsys.readouterr().out
    assert said.startswith("Claim 1: open -> wrong by Ada (ver_")
    assert said.count("\n") == 1
    [row] = rows(claims, "verdicts")
    assert (row["label"], row["rationale"], row["should_read"]) == ("wrong", "It was 2018.", "opened in 2018")
    assert (row["reviewer"], row["channel"]) == ("Ada", "command line")

    assert run(*give, "partly-wrong", "--reason", "The month was right.") == 0
    assert capsys.readouterr().out.startswith("Claim 1: wrong -> partly wrong by Ada (ver_")


def test_a_source_and_a_verdict_take_a_line_each(claims, capsys) -> None:
    attach = ["attach", "oslo", "1", "--claims", claims, "--by", "Ada", "--citation", "Annual report 2019"]
    assert run(*attach, "--passage", "opened in 2019", "--stance", "supports") == 0
    assert run("verdict", "oslo", "1", "verified", "--claims", claims, "--by", "Ada") == 0
    assert "Claim 1: open -> verified by Ada" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("argv", "named"),
    [
        (["1", "verified"], "'verified' needs at least one source"),
        (["1", "wrong"], "'wrong' needs a rationale"),
        (["1", "true-ish", "--reason", "So."], "'true-ish' is not a verdict of this desk. Use one of: verified"),
        (["99", "wrong", "--reason", "So."], "'99'"),
        (["1", "verified", "--said"], "not a quotation"),
    ],
)
def test_a_verdict_that_is_refused_is_one_line_and_status_2(claims, capsys, argv, named) -> None:
    assert run("verdict", "oslo", *argv, "--claims", claims, "--by", "Ada") == 2
    said = capsys.readouterr().err
    assert named in said
    assert said.count("\n") == 1


def test_a_verdict_needs_its_label(claims, capsys) -> None:
    with pytest.raises(SystemExit) as left:
        run("verdict", "oslo", "1", "--claims", claims)
    assert left.value.code == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_a_verdict_of_another_person_is_overruled_by_its_id_only(claims, capsys) -> None:
    desk = open_desk(Path(claims))
    claim = desk.store.load_all().claims[0]
    first = decide(desk, claim.article_id, claim.id, label="wrong", rationale="It was 2018.", by="Ben")
    give = ["verdict", "oslo", "1", "disputed", "--reason", "Two papers differ.", "--by", "Ada", "--claims", claims]

    assert run(*give) == 3
    assert f"Ben decided 'wrong' at {first.decided_at}. The decision in effect is {first.id}" in capsys.readouterr().err
    assert run(*give, "--over", first.id) == 0
    assert rows(claims, "verdicts")[-1]["supersedes"] == first.id


def test_whether_it_was_said_is_a_verdict_of_its_own(claims, capsys) -> None:
    assert run("claim", "add", "oslo", "--claims", claims, "--by", "Ada",
               "--quote", "the mayor said", "--kind", "attributed-statement") == 0  # fmt: skip
    number = capsys.readouterr().out.split()[1].rstrip(",")
    assert run("verdict", "oslo", number, "correctly-attributed", "--said", "--reason", "On tape.",
               "--by", "Ada", "--claims", claims) == 0  # fmt: skip
    assert f"Claim {number} (was it said): open -> correctly attributed by Ada" in capsys.readouterr().out
    assert rows(claims, "verdicts")[-1]["aspect"] == "attribution"


def test_a_blind_second_check_from_the_terminal_signs_off(claims, capsys) -> None:
    Path(claims, "desk.toml").write_text('second_check = "blind"\n', encoding="utf-8")
    give = ["verdict", "oslo", "1", "wrong", "--claims", claims, "--reason", "It was 2018.", "--by"]
    assert run(*give, "Ada") == 0
    capsys.readouterr()
    assert run(*give, "Ben") == 0
    assert "Claim 1: second check -> signed off. Blind second check: 'wrong' as well." in capsys.readouterr().out


def test_flags_are_listed_with_a_name_that_answers_them(flagged, capsys) -> None:
    assert run("flag", "macron", "--claims", flagged) == 0
    line = next(line for line in capsys.readouterr().out.splitlines() if "NAM001" in line)
    name = line.split()[0]
    assert name == "NAM001@3:81"
    assert line.split()[1:3] == ["open", "error"]

    answer = ["flag", "macron", name, "dismiss", "--claims", flagged, "--by", "Ada"]
    assert run(*answer) == 2
    assert "needs a reason" in capsys.readouterr().err
    assert run(*answer, "--reason", "His name.") == 0
    said = capsys.readouterr().out
    assert said.startswith("NAM001@3:81 on 'Marcon': open -> dismissed by Ada (fld_")
    assert said.count("\n") == 1
    assert run("flag", "macron", "--claims", flagged) == 0
    assert "dismissed by Ada: His name. (fld_" in capsys.readouterr().out


def test_a_flag_is_named_by_its_rule_its_place_or_its_id(flagged, capsys) -> None:
    flag = next(f for f in open_desk(Path(flagged)).store.load_all().flags if f.rule == "NAM001")
    for name in ("nam001", "3:81", flag.id):
        assert run("flag", "macron", name, "accept", "--claims", flagged, "--by", "Ada") == 0
    assert run("flag", "macron", "NUM001", "accept", "--claims", flagged, "--by", "Ada") == 2
    assert "No flag matches 'NUM001'. List them" in capsys.readouterr().err


def test_accepting_a_flag_says_how_to_correct_the_statement(flagged, capsys) -> None:
    assert run("flag", "macron", "NAM001", "accept", "--claims", flagged, "--by", "Ada") == 0
    proposal = capsys.readouterr().out.splitlines()[1]
    assert proposal.startswith("To correct claim ")
    command = shlex.split(proposal.partition(": workbench ")[2])
    given = [{"VERDICT": "wrong", "...": "A slip."}.get(word, word) for word in command]
    assert run(*given, "--claims", flagged, "--by", "Ada") == 0
    assert "Macron" in rows(flagged, "verdicts")[-1]["should_read"]
    assert "Marcon" not in rows(flagged, "verdicts")[-1]["should_read"]


def test_an_answer_of_another_person_is_not_overruled_unseen(flagged, capsys) -> None:
    assert run("flag", "macron", "NAM001", "accept", "--claims", flagged, "--by", "Ben") == 0
    dismiss = ["flag", "macron", "NAM001", "dismiss", "--reason", "His name.", "--claims", flagged, "--by", "Ada"]
    assert run(*dismiss) == 3
    assert "Ben accepted this flag" in capsys.readouterr().err
    assert run(*dismiss, "--over", rows(flagged, "flag_decisions")[0]["id"]) == 0


def test_a_flag_that_is_named_wants_an_answer(flagged, capsys) -> None:
    assert run("flag", "macron", "NAM001", "--claims", flagged) == 0
    assert capsys.readouterr().out.startswith("NAM001@3:81")


def test_a_comment_is_kept_and_shown_by_state(claims, capsys) -> None:
    assert run("comment", "oslo", "1", "Ring the\nmayor.", "--claims", claims, "--by", "Ada") == 0
    assert capsys.readouterr().out.startswith("Claim 1: comment by Ada (cmt_")
    assert run("state", "oslo", "1", "--claims", claims) == 0
    assert "comment: Ring the mayor. by Ada" in capsys.readouterr().out
    assert rows(claims, "comments")[0]["claim_id"]


def test_the_way_of_a_claim_tells_each_verdict_with_its_channel(claims, capsys) -> None:
    give = ["verdict", "oslo", "1", "--claims", claims, "--by", "Ada"]
    assert run(*give, "wrong", "--reason", "It was 2018.") == 0
    assert run(*give, "disputed", "--reason", "Two papers differ.", "--should-read", "opened in 2018") == 0
    capsys.readouterr()

    assert run("state", "oslo", "1", "--claims", claims) == 0

    first, stands, replaced = capsys.readouterr().out.splitlines()
    assert first.endswith("disputed")
    assert stands.startswith("  current: disputed by Ada at 20")
    assert stands.endswith("), on the command line: Two papers differ. Should read: opened in 2018")
    assert "replaced: wrong by Ada at 20" in replaced
    assert replaced.endswith("), on the command line: It was 2018.")


def test_the_full_report_as_json_tells_the_channel_of_each_verdict(claims, capsys) -> None:
    give = ["verdict", "oslo", "1", "--claims", claims, "--by", "Ada"]
    assert run(*give, "wrong", "--reason", "It was 2018.") == 0
    capsys.readouterr()
    assert run("report", "oslo", "--claims", claims, "--format", "json", "--by", "Ada") == 0
    [claim] = [one for one in json.loads(capsys.readouterr().out)["claims"] if one["history"]]
    assert [given["channel"] for given in claim["history"]] == ["command line"]


def test_undo_takes_back_ones_own_last_action_and_says_which(claims, flagged, capsys) -> None:
    give = ["verdict", "oslo", "--claims", claims, "--reason", "Because."]
    assert run(*give, "1", "wrong", "--by", "Ada") == 0
    assert run(*give, "2", "wrong", "--by", "Ben") == 0
    capsys.readouterr()

    assert run("undo", "--claims", claims, "--by", "Ada") == 0
    assert capsys.readouterr().out == "Undone in 'Oslo opens a bridge': the verdict 'wrong' on claim 1\n"
    assert [row["kind"] for row in rows(claims, "events")][-1] == "retracted"


def test_undo_names_a_record_and_takes_back_nobody_elses(claims, capsys) -> None:
    give = ["verdict", "oslo", "--claims", claims, "--reason", "Because.", "--by", "Ada"]
    assert run(*give, "1", "wrong") == 0
    assert run(*give, "2", "wrong") == 0
    first = rows(claims, "verdicts")[0]["id"]
    capsys.readouterr()

    assert run("undo", "oslo", "--claims", claims, "--by", "Ben", "--id", first) == 2
    assert "Ben has nothing to undo in this article with the id" in capsys.readouterr().err
    assert run("undo", "oslo", "--claims", claims, "--by", "Ada", "--id", first) == 0
    assert "on claim 1" in capsys.readouterr().out
    assert run("undo", "--claims", claims, "--by", "Ada", "--id", first) == 2
    assert "in this folder" in capsys.readouterr().err

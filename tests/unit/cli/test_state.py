"""`workbench state`: the states of claims, listed and moved."""

from pathlib import Path

import pytest
from builders import record_parts

from workbench.__main__ import main
from workbench.services.claims.decide import decide
from workbench.wiring import open_desk

TEXT = "Oslo opens a bridge\n\nThe bridge in Oslo opened in 2019. It cost 40 million kroner, the mayor said.\n"


@pytest.fixture
def claims(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    (tmp_path / "bridge.txt").write_text(TEXT, encoding="utf-8")
    folder = str(tmp_path / "claims")
    assert main(["articles", "--claims", folder, "--by", "Ada", "--add", str(tmp_path / "bridge.txt")]) == 0
    Path(folder, "desk.toml").write_text('second_check = "open"\n', encoding="utf-8")
    capsys.readouterr()
    return folder


def test_claims_are_listed_with_state_and_person(claims: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["state", "oslo", "1", "--claims", claims, "--to", "checking", "--assign", "Ben", "--by", "Eva"]) == 0
    assert "Claim 1: unassigned -> checking" in capsys.readouterr().out

    assert main(["state", "oslo", "--claims", claims]) == 0
    first, second, *_ = capsys.readouterr().out.splitlines()
    assert first.split()[:3] == ["1", "checking", "Ben"]
    assert second.split()[:2] == ["2", "unassigned"]


def test_a_claims_way_is_told_with_who_when_and_why(claims: str, capsys: pytest.CaptureFixture[str]) -> None:
    desk = open_desk(Path(claims))
    claim = desk.store.load_all().claims[0]
    decide(desk, claim.article_id, claim.id, label="wrong", rationale="It was 2018.", by="Ada")
    assert main(["state", "oslo", claim.id, "--claims", claims, "--to", "signed-off", "--by", "Ben"]) == 0
    back = ["state", "oslo", claim.id, "--claims", claims, "--to", "checking", "--by", "Ben", "--note", "New source."]
    assert main(back) == 0
    capsys.readouterr()

    assert main(["state", "oslo", claim.id, "--claims", claims]) == 0

    lines = capsys.readouterr().out.splitlines()
    assert lines[0].endswith("checking, wrong")
    assert lines[1].startswith("  current: wrong by Ada at 20")
    assert "signed off by Ben" in lines[2]
    assert "checking by Ben, for Ben: New source. (mov_" in lines[3]


def test_what_cannot_be_moved_gets_one_line(claims: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["state", "oslo", "1", "--claims", claims, "--to", "signed off", "--by", "Ben"]) == 2
    assert main(["state", "oslo", "99", "--claims", claims]) == 2
    refused, unknown = capsys.readouterr().err.splitlines()
    assert "'unassigned' and cannot go to 'signed off'" in refused
    assert "'99'" in unknown


def test_a_move_of_no_claim_says_so(claims: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["state", "oslo", "--claims", claims, "--to", "checking"]) == 0
    assert "No claim was named" in capsys.readouterr().out


def test_a_claim_is_not_moved_over_a_verdict_that_was_not_seen(claims: str, capsys: pytest.CaptureFixture[str]) -> None:
    desk = open_desk(Path(claims))
    claim = desk.store.load_all().claims[0]
    seen = decide(desk, claim.article_id, claim.id, label="wrong", rationale="It was 2018.", by="Ada")
    newer = decide(desk, claim.article_id, claim.id, label="disputed", rationale="Two papers differ.", by="Eva")
    sign_off = ["state", "oslo", claim.id, "--claims", claims, "--to", "signed-off", "--by", "Ben"]

    assert main([*sign_off, "--over", seen.id]) == 3
    assert (
        f"Eva decided 'disputed' at {newer.decided_at}. The decision in effect is {newer.id}" in capsys.readouterr().err
    )
    assert main([*sign_off, "--over", newer.id]) == 0


def test_on_a_desk_of_one_a_verdict_decides_and_no_second_check_is_known(claims, capsys) -> None:
    Path(claims, "desk.toml").unlink()
    desk = open_desk(Path(claims))
    claim = desk.store.load_all().claims[0]
    decide(desk, claim.article_id, claim.id, label="wrong", rationale="It was 2018.", by="Ada")
    assert main(["state", "oslo", "--claims", claims]) == 0
    assert capsys.readouterr().out.split()[:2] == ["1", "decided"]
    assert main(["state", "oslo", "1", "--claims", claims, "--to", "signed-off", "--by", "Ben"]) == 2
    assert "'decided' and cannot go to 'signed off'" in capsys.readouterr().err


def test_a_blind_second_check_is_a_verdict_of_ones_own(claims, capsys) -> None:
    Path(claims, "desk.toml").write_text('second_check = "blind"\n', encoding="utf-8")
    desk = open_desk(Path(claims))
    claim = desk.store.load_all().claims[0]
    decide(desk, claim.article_id, claim.id, label="wrong", rationale="It was 2018.", by="Ada")
    asked = ["state", "oslo", "1", "--claims", claims, "--by", "Ben"]

    assert main(asked) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Claim 1: second check, second check",
        "  there is a verdict: it is shown once you have given yours",
    ]
    assert main([*asked, "--to", "signed-off"]) == 2
    assert "--label" in capsys.readouterr().err
    assert main([*asked, "--to", "signed-off", "--label", "disputed"]) == 2
    assert "'disputed' needs a rationale" in capsys.readouterr().err
    assert main([*asked, "--to", "signed-off", "--label", "disputed", "--note", "Two papers differ."]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Claim 1: second check -> checking",
        "  Blind second check: 'disputed', against 'wrong' on claim 1. Two papers differ.",
    ]


def test_a_known_name_in_another_spelling_signs_as_the_known_one_and_is_told_so(
    claims: str, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = open_desk(Path(claims))
    claim = desk.store.load_all().claims[0]
    decide(desk, claim.article_id, claim.id, label="wrong", rationale="It was 2018.", by="Ana Ruiz")

    assert main(["state", "oslo", claim.id, "--claims", claims, "--to", "signed-off", "--by", "ana ruiz."]) == 2
    said, refused = capsys.readouterr().err.splitlines()
    assert said == 'workbench: "ana ruiz." is recorded as "Ana Ruiz", who has signed here before'
    assert "omebody else must" in refused

    again = ["state", "oslo", claim.id, "--claims", claims, "--to", "checking", "--note", "Again.", "--by", "ANA RUIZ"]
    assert main(again) == 0
    assert {move.reviewer for move in open_desk(Path(claims)).store.load_all().moves} == {"Ana Ruiz"}


def test_parts_are_listed_below_their_claim_and_judged_by_their_number(
    claims: str, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = open_desk(Path(claims))
    (article,) = desk.store.article_list()
    second = next(claim for claim in desk.store.load(article.id).claims if claim.number == "2")
    (part,) = record_parts(desk, article, second, "in 2019")

    assert main(["state", "oslo", "--claims", claims]) == 0
    assert capsys.readouterr().out.splitlines()[2] == "    2a  part: Alone: in 2019"

    assert main(["verdict", "oslo", "2a", "wrong", "--reason", "2018.", "--claims", claims, "--by", "Ada"]) == 0
    assert capsys.readouterr().out.startswith("Claim 2a: open -> wrong by Ada")
    assert main(["state", "oslo", "--claims", claims]) == 0
    assert capsys.readouterr().out.splitlines()[2].split()[:1] == ["2a"]
    assert desk.store.load(article.id).verdicts[-1].claim_id == part.id

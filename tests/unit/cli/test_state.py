"""`workbench state`: the states of claims, listed and moved."""

from pathlib import Path

import pytest

from workbench.__main__ import main
from workbench.services.deciding import decide
from workbench.wiring import open_desk

TEXT = "Oslo opens a bridge\n\nThe bridge in Oslo opened in 2019. It cost 40 million kroner, the mayor said.\n"


@pytest.fixture
def claims(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    (tmp_path / "bridge.txt").write_text(TEXT, encoding="utf-8")
    folder = str(tmp_path / "claims")
    assert main(["articles", "--claims", folder, "--by", "Ada", "--add", str(tmp_path / "bridge.txt")]) == 0
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
    assert "signed off by Ben" in lines[1]
    assert lines[2].endswith("checking by Ben, for Ben: New source.")


def test_what_cannot_be_moved_gets_one_line(claims: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["state", "oslo", "1", "--claims", claims, "--to", "signed off", "--by", "Ben"]) == 2
    assert main(["state", "oslo", "99", "--claims", claims]) == 2
    refused, unknown = capsys.readouterr().err.splitlines()
    assert "'unassigned' and cannot go to 'signed off'" in refused
    assert "'99'" in unknown


def test_a_move_of_no_claim_says_so(claims: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["state", "oslo", "--claims", claims, "--to", "checking"]) == 0
    assert "No claim was named" in capsys.readouterr().out


def test_a_known_name_in_another_spelling_signs_as_the_known_one_and_is_told_so(
    claims: str, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = open_desk(Path(claims))
    claim = desk.store.load_all().claims[0]
    decide(desk, claim.article_id, claim.id, label="wrong", rationale="It was 2018.", by="Ana Ruiz")

    assert main(["state", "oslo", claim.id, "--claims", claims, "--to", "signed-off", "--by", "ana ruiz."]) == 2
    said, refused = capsys.readouterr().err.splitlines()
    assert said == 'workbench: "ana ruiz." is taken as "Ana Ruiz", who signed here before'
    assert "another person" in refused

    again = ["state", "oslo", claim.id, "--claims", claims, "--to", "checking", "--note", "Again.", "--by", "ANA RUIZ"]
    assert main(again) == 0
    assert {move.reviewer for move in open_desk(Path(claims)).store.load_all().moves} == {"Ana Ruiz"}

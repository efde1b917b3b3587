"""`workbench check-again` over a folder of CSV files."""

import json
import shutil
from pathlib import Path

import pytest

from workbench.__main__ import main
from workbench.domain.flag import FlagAction
from workbench.services.articles.open_review import open_review
from workbench.services.claims.decide import decide_flag
from workbench.wiring import open_desk

OLD = Path(__file__).parents[2] / "store" / "checked_before"
TEXT = (
    "Oslo opens a bridge\n\nIt was the the first bridge in Oslo, in 2019. "
    "It cost 40 million of of kroner, the mayor said.\n"
)


@pytest.fixture
def claims(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "bridge.txt"
    path.write_text(TEXT, encoding="utf-8")
    folder = tmp_path / "claims"
    assert main(["articles", "--claims", str(folder), "--by", "Ada", "--add", str(path)]) == 0
    capsys.readouterr()
    return folder


def answered(folder: Path) -> None:
    """The first doubled word of the article as Ada accepted it."""
    desk = open_desk(folder)
    review = open_review(desk, desk.store.article_list()[0].id)
    flag = next(standing.flag for standing in review.flags if standing.flag.rule == "WRD002")
    decide_flag(desk, review.article.id, flag.id, action=FlagAction.ACCEPTED, reason="", by="Ada")


def numbers(folder: Path) -> dict[str, str]:
    desk = open_desk(folder)
    review = open_review(desk, desk.store.article_list()[0].id)
    return {standing.claim.id: standing.number for standing in review.all_claims}


def test_the_same_reading_changes_nothing(claims, capsys):
    tables = {path.name: path.read_bytes() for path in claims.glob("*.csv")}

    assert main(["check-again", "--claims", str(claims), "Oslo", "--by", "Ada"]) == 0

    assert {path.name: path.read_bytes() for path in claims.glob("*.csv")} == tables
    assert capsys.readouterr().out.splitlines()[1:] == ["  nothing has changed", "1 article checked again"]


def test_a_rule_switched_off_takes_its_open_flags_and_lists_the_answered_ones(claims, capsys):
    answered(claims)
    before = numbers(claims)
    (claims / "house_style.toml").write_text("[rules]\noff = ['WRD002']", "utf-8")

    assert main(["check-again", "--claims", str(claims), "--all", "--by", "Ada"]) == 0

    said = capsys.readouterr().out.splitlines()
    assert [line for line in said if "WRD002" in line] == [
        "  gone: flag WRD002 (open) of of",
        "  kept, though no longer found: flag WRD002 (accepted) the the",
    ]
    assert numbers(claims) == before


@pytest.mark.parametrize("asked", [[], ["Oslo", "--all"]])
def test_neither_or_both_of_articles_and_all_is_refused_in_one_line(claims, capsys, asked):
    assert main(["check-again", "--claims", str(claims), *asked]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_an_article_that_is_not_there_is_refused(claims, capsys):
    assert main(["check-again", "--claims", str(claims), "Bergen"]) == 2
    assert "'Bergen'" in capsys.readouterr().err


def test_a_check_of_a_file_has_the_numbers_of_the_store(claims, capsys):
    words = ["--quote", "40 million", "--by", "Ada"]
    assert main(["claim", "add", "--claims", str(claims), "Oslo", *words]) == 0
    (number,) = [word for word in capsys.readouterr().out.split(",")[0].split() if word[0].isdigit()]
    stored = numbers(claims)

    main(["check", "--claims", str(claims), "--format", "json", "bridge.txt"])

    found = {claim["id"]: claim["number"] for claim in json.loads(capsys.readouterr().out)["claims"]}
    assert number.endswith("a")
    assert found | stored == stored


def test_what_looks_like_a_number_names_no_claim_by_its_words(claims, capsys):
    assert main(["claim", "add", "--claims", str(claims), "Oslo", "--quote", "40 million", "--by", "Ada"]) == 0
    assert main(["state", "--claims", str(claims), "Oslo", "40"]) == 2
    assert "'40'" in capsys.readouterr().err


@pytest.fixture
def old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of a folder that a program wrote which recorded neither checks nor numbers."""
    monkeypatch.chdir(tmp_path)
    return shutil.copytree(OLD, tmp_path / "claims")


def test_in_a_folder_of_an_earlier_program_a_rule_switched_off_takes_its_open_flags_and_no_number_changes(old, capsys):
    before = numbers(old)
    assert list(before.values()) == [str(place) for place in range(1, 10)]
    (old / "house_style.toml").write_text("[rules]\noff = ['WRD002']", "utf-8")

    assert main(["check-again", "--claims", str(old), "--all", "--by", "Ada"]) == 0

    assert capsys.readouterr().out.splitlines() == [
        "art_a453dea3fd7ad678  Mill shuts",
        "  gone: claim 6 (open) 40 million kroner in",
        "  gone: flag WRD002 (open) of of",
        "  kept, though no longer found: claim 4 (wrong) shut in May",
        "  kept, though no longer found: flag WRD002 (accepted) the the",
        "1 article checked again",
    ]
    gone = {claim for claim, number in before.items() if number == "6"}
    assert numbers(old) == {claim: number for claim, number in before.items() if claim not in gone}
    assert main(["doctor", "--claims", str(old)]) == 0


def test_a_folder_of_an_earlier_program_that_was_checked_again_is_current(old, capsys):
    assert main(["check-again", "--claims", str(old), "--all", "--by", "Ada"]) == 0
    capsys.readouterr()
    tables = {path.name: path.read_bytes() for path in old.glob("*.csv")}

    assert main(["check-again", "--claims", str(old), "--all", "--by", "Ada"]) == 0

    assert {path.name: path.read_bytes() for path in old.glob("*.csv")} == tables
    assert capsys.readouterr().out.splitlines()[1:-1] == ["  kept, though no longer found: claim 4 (wrong) shut in May"]

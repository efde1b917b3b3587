"""`workbench attach` without a stance, and `workbench assess` after it."""

from pathlib import Path

import pandas as pd
import pytest

from workbench.__main__ import main
from workbench.services.articles.open_review import open_review
from workbench.services.claims.decide import decide
from workbench.wiring import open_desk


def workbench(command: str, claims: str, *options: str) -> int:
    return main([command, "Oslo", "The bridge", "--claims", claims, "--by", "Ada", *options])


def newest(claims: str, table: str) -> pd.Series:
    return pd.read_csv(f"{claims}/{table}.csv", dtype=str, keep_default_na=False, encoding="utf-8-sig").iloc[-1]


def test_a_source_attached_without_a_stance_has_none_and_the_line_says_how_to_give_it(claims, capsys):
    assert workbench("attach", claims, "--citation", "Annual report") == 0

    assert newest(claims, "evidence")["stance"] == ""
    assert newest(claims, "sources")["standing"] == ""
    printed = capsys.readouterr().out
    assert "Claim 2: stance not given: Annual report (source type not given · citation)" in printed
    assert "Set its stance next: workbench assess art_" in printed
    assert printed.endswith(" 2 --source 1 --stance supports\n")


def test_a_stance_chosen_when_attaching_is_kept_without_a_hint(claims, capsys):
    options = ["--citation", "Annual report", "--stance", "supports", "--source-type", "primary"]
    assert workbench("attach", claims, *options) == 0

    assert newest(claims, "evidence")["stance"] == "supports"
    assert newest(claims, "sources")["standing"] == "primary"
    printed = capsys.readouterr().out
    assert "Claim 2: supports: Annual report (primary source · citation)" in printed
    assert "assess" not in printed


def test_stance_and_source_type_are_given_later(claims, capsys):
    workbench("attach", claims, "--citation", "Annual report")
    capsys.readouterr()

    assert workbench("assess", claims, "--stance", "supports", "--source-type", "primary") == 0

    assert newest(claims, "evidence")["stance"] == "supports"
    assert newest(claims, "sources")["standing"] == "primary"
    assert "1  supports · primary source · Annual report" in capsys.readouterr().out


def test_the_sources_of_a_claim_are_listed_and_one_of_several_is_named_by_its_number(claims, capsys):
    workbench("attach", claims, "--citation", "Annual report")
    workbench("attach", claims, "--citation", "A paper")
    capsys.readouterr()

    assert workbench("assess", claims) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Claim 2 has 2 sources.",
        "1  stance not given · source type not given · Annual report",
        "2  stance not given · source type not given · A paper",
    ]
    assert workbench("assess", claims, "--stance", "context") == 2
    assert capsys.readouterr().err == "workbench: Claim 2 has 2 sources. Choose one with --source 1 to 2.\n"
    assert workbench("assess", claims, "--source", "2", "--stance", "context") == 0
    assert "2  context · source type not given · A paper" in capsys.readouterr().out


@pytest.mark.parametrize("number", ["0", "2", "-1", "x"])
def test_a_source_that_is_not_there_is_named(claims, capsys, number):
    workbench("attach", claims, "--citation", "Annual report")
    capsys.readouterr()

    assert workbench("assess", claims, f"--source={number}", "--stance", "context") == 2
    assert capsys.readouterr().err == f"workbench: Claim 2 has no source '{number}'. Choose one with --source 1.\n"


def test_a_claim_without_sources_says_so(claims, capsys):
    assert workbench("assess", claims, "--stance", "supports") == 2
    assert capsys.readouterr().err == "workbench: Claim 2 has no source. Attach one with: workbench attach.\n"


def test_signing_off_tells_when_a_verified_claim_rests_on_one_secondary_source(claims, capsys):
    workbench("attach", claims, "--citation", "A paper", "--stance", "supports", "--source-type", "secondary")
    give_verified(claims)
    Path(claims, "desk.toml").write_text('second_check = "open"\n', encoding="utf-8")
    capsys.readouterr()

    assert main(["state", "Oslo", "2", "--to", "signed-off", "--by", "Ben", "--claims", claims]) == 0

    assert capsys.readouterr().out.splitlines() == [
        "Claim 2: second check -> signed off",
        "  It rests on one secondary source; 'verified' asks for a primary source, or two independent ones.",
    ]


def test_a_verdict_that_lost_its_support_says_what_it_lacks(claims, capsys):
    workbench("attach", claims, "--citation", "A paper", "--stance", "supports")
    give_verified(claims)
    workbench("assess", claims, "--stance", "context")
    capsys.readouterr()

    assert main(["state", "Oslo", "2", "--claims", claims]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Claim 2: decided, verified"
    assert lines[-1] == "  'verified' lacks evidence that supports the claim"


def give_verified(claims: str) -> None:
    desk = open_desk(Path(claims))
    article = desk.store.article_list()[0]
    claim = open_review(desk, article.id).claims[1].claim
    decide(desk, article.id, claim.id, label="verified", rationale="", by="Ada")

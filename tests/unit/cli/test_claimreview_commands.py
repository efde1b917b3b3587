"""`workbench claimreview` and `workbench earlier`."""

import io
import json
from pathlib import Path

import pytest

from workbench.__main__ import main
from workbench.domain.stage_change import Stage
from workbench.services.claims.decide import decide
from workbench.services.workflow.sign_off import change_stage
from workbench.wiring import open_desk

TEXT = "Oslo opens a bridge\n\nThe bridge in Oslo opened in 2019. It cost 40 million kroner, the mayor said.\n"
PAGE = "https://example.org/checks/1"
FEED = {
    "@type": "ClaimReview",
    "url": "https://check.example.com/1",
    "author": {"name": "Another \x1b[31mdesk"},
    "claimReviewed": ["The Oslo bridge opened in 2018: false"],
    "reviewRating": {"alternateName": ": false", "ratingValue": 9},
}


@pytest.fixture
def claims(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    folder = tmp_path / "claims"
    (tmp_path / "bridge.txt").write_text(TEXT, encoding="utf-8")
    assert main(["articles", "--claims", str(folder), "--by", "Ada", "--add", str(tmp_path / "bridge.txt")]) == 0
    (folder / "publisher.toml").write_text('name = "The Desk"\nurl = "https://example.org"\n', encoding="utf-8")
    (folder / "desk.toml").write_text('second_check = "open"\n', encoding="utf-8")
    desk = open_desk(folder)
    claim = desk.store.load_all().claims[0]
    decide(desk, claim.article_id, claim.id, label="wrong", rationale="It was 2018.", by="Ada")
    change_stage(desk, claim.article_id, claim.id, to=Stage.SIGNED_OFF, by="Ben")
    capsys.readouterr()
    return str(folder)


def export(claims: str, *more: str, claim: str = "1") -> int:
    return main(["claimreview", "export", "oslo", claim, "--claims", claims, "--by", "Ada", *more])


def test_a_signed_off_claim_is_written_and_passes_its_own_check(claims, tmp_path, capsys):
    output = tmp_path / "review.json"
    given = ["--url", PAGE, "--claimant", "The mayor", "--claimant-is", "Person", "--said-on", "2020-01-01"]
    assert export(claims, *given, "--output", str(output)) == 0
    told = capsys.readouterr()
    assert "review.json" in told.out
    assert "Recommended: itemReviewed.appearance" in told.err
    assert json.loads(output.read_text("utf-8"))["itemReviewed"]["author"] == {"@type": "Person", "name": "The mayor"}

    assert main(["claimreview", "check", str(output), "--publisher", "https://example.org"]) == 0
    assert "1 review, no errors" in capsys.readouterr().out
    assert main(["claimreview", "check", str(output), "--publisher", "https://example.com"]) == 1
    assert "url: 'https://example.org/checks/1' is on another domain" in capsys.readouterr().out


def test_what_was_given_once_is_kept_and_a_scale_changes_the_words(claims, capsys):
    assert export(claims, "--url", PAGE, "--claimant", "The mayor") == 0
    capsys.readouterr()
    assert export(claims, "--scale", "correctiv") == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["url"], told["reviewRating"]["alternateName"]) == (PAGE, "Falsch")


def test_a_refusal_prints_every_reason_on_a_line(claims, capsys):
    assert export(claims, claim="2") == 1
    told = capsys.readouterr()
    assert told.out == ""
    not_final, not_judged, not_theirs = told.err.splitlines()
    assert "not final" in not_final
    assert "there is no verdict" in not_judged
    assert "the claim is the article's own" in not_theirs


def test_an_address_elsewhere_is_not_kept(claims, capsys):
    assert export(claims, "--url", "https://short.example/1") == 2
    assert "another domain" in capsys.readouterr().err


def test_earlier_checks_are_taken_in_cleaned_and_found(claims, tmp_path, capsys):
    feed = tmp_path / "feed.json"
    feed.write_text(json.dumps(FEED), encoding="utf-8")
    assert main(["earlier", "--claims", claims, "--add", str(feed)]) == 0
    told = capsys.readouterr()
    assert "1 check added, 0 already known" in told.out
    assert "its numbers do not form a scale (ratingValue 9)" in told.err

    assert main(["earlier", "oslo", "1", "--claims", claims]) == 0
    heading, match, way = capsys.readouterr().out.splitlines()
    assert heading == "Claim 1: Oslo opens a bridge"
    assert way == f"{claims}: found by words and meaning"
    assert "False · Another [31mdesk: The Oslo bridge opened in 2018  https://check.example.com/1" in match
    assert "\x1b" not in match

    assert main(["earlier", "--claims", claims]) == 0
    assert "1 published fact-check" in capsys.readouterr().out


def test_checks_are_read_from_standard_input(claims, monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(json.dumps(FEED).encode()), encoding="utf-8"))
    assert main(["earlier", "--claims", claims, "--add", "-", "--words", "bridges of Oslo"]) == 0
    assert "The Oslo bridge opened in 2018" in capsys.readouterr().out


def test_a_claim_that_nothing_speaks_of_says_so(claims, capsys):
    assert main(["earlier", "--claims", claims, "--words", "Cheese"]) == 0
    assert "no published fact-check covers this claim" in capsys.readouterr().out


UNREAD = [
    {"claims": [{"text": "The quay cost 40 million", "claimReview": [{"textualRating": "False"}]}]},
    {"@type": "ClaimReview", "claimReviewed": {"name": ""}, "reviewRating": {"alternateName": "False"}},
    {"@type": "Article", "headline": "Oslo opens a bridge"},
    [],
]


@pytest.mark.parametrize("told", UNREAD)
def test_a_file_in_which_no_check_could_be_read_is_named_with_status_1(claims, tmp_path, capsys, told):
    unread, feed = tmp_path / "api.json", tmp_path / "feed.json"
    unread.write_text(json.dumps(told), encoding="utf-8")
    feed.write_text(json.dumps(FEED), encoding="utf-8")

    assert main(["earlier", "--claims", claims, "--add", str(unread), str(feed)]) == 1
    printed = capsys.readouterr()
    assert f"{unread}: no fact-check could be read from this file; nothing was imported" in printed.err
    assert f"{feed}: 1 check added" in printed.out
    assert main(["earlier", "--claims", claims, "--add", str(feed)]) == 0, "what is already known was read"


def test_the_meaning_of_the_checks_kept_is_worked_out_on_demand(claims, tmp_path, capsys, monkeypatch):
    feed = tmp_path / "feed.json"
    feed.write_text(json.dumps(FEED), encoding="utf-8")
    assert main(["earlier", "--claims", claims, "--add", str(feed)]) == 0
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    capsys.readouterr()

    assert main(["earlier", "--claims", claims, "--prepare"]) == 0
    told = capsys.readouterr()
    assert told.out.splitlines() == [f"{claims}: 1 published fact-check, found by words and meaning"]
    assert "indexed: 1 of 1" in told.err
    assert list((Path(claims) / ".cache").glob("*.sqlite"))

    assert main(["earlier", "--claims", claims, "--prepare"]) == 0
    assert capsys.readouterr().err == ""

"""`workbench claim`: a claim of one's own, from the terminal."""

from pathlib import Path

import pytest

from workbench.__main__ import main
from workbench.domain.claim import ClaimOrigin
from workbench.wiring import open_desk


def add(claims: str, *more: str) -> int:
    return main(["claim", "add", "oslo", "--claims", claims, "--by", "Ada", *more])


def test_words_of_the_article_become_a_claim_that_other_commands_know(
    claims: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert add(claims, "--quote", "40 million kroner") == 0
    said = capsys.readouterr().out
    assert "quantity, at 3:44: 40 million kroner" in said

    loaded = open_desk(Path(claims)).store.load_all()
    (own,) = [claim for claim in loaded.claims if claim.origin is ClaimOrigin.REVIEWER]
    assert loaded.articles[0].text[own.start : own.end] == own.quote
    assert loaded.events[-1].reviewer == "Ada"
    assert main(["state", "oslo", own.id, "--claims", claims]) == 0
    assert main(["report", "oslo", "--format", "csv", "--claims", claims]) == 0
    assert '"40 million kroner"' in capsys.readouterr().out


def test_the_kind_can_be_chosen(claims: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert add(claims, "--quote", "40 million kroner", "--kind", "causal") == 0
    assert "causal, at" in capsys.readouterr().out
    with pytest.raises(SystemExit):
        add(claims, "--quote", "40 million kroner", "--kind", "opinion")


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["--quote", "Oslo"], "'Oslo' appears 2 times in the article. Choose which occurrence is meant: 1 to 2."),
        (
            ["--quote", "Bergen"],
            "'Bergen' does not appear in the article. Copy the words exactly as they appear there.",
        ),
        (["--quote", " "], "No words were entered."),
        (["--quote", "The bridge in Oslo opened in 2019."], "These words are already claim 2."),
        (["--quote", "kroner", "--by", " "], "Enter your name first. Every decision is signed."),
    ],
)
def test_what_cannot_be_added_gets_one_line(
    claims: str, capsys: pytest.CaptureFixture[str], more: list[str], said: str
) -> None:
    assert add(claims, *more) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert said in line


def test_the_occurrence_meant_is_counted_from_the_start(claims: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert add(claims, "--quote", "Oslo", "--occurrence", "2") == 0
    assert "at 3:15: Oslo" in capsys.readouterr().out

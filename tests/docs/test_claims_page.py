"""The examples of docs/claims.md come out as the page says."""

import re
from pathlib import Path

import pytest

from workbench import check_text

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "claims.md").read_text(encoding="utf-8")
SENTENCES = [
    ("Ann Lee said sales rose 20% in May, fell 5% in June and rose 4% in July.", 3),
    ("Profits fell 12%, while revenue rose 3%.", 2),
    ("The trial, which enrolled 1,204 patients, ended in March.", 2),
]


def claims_of(sentence: str) -> tuple[str, ...]:
    return tuple(claim.quote for claim in check_text(sentence).claims)


@pytest.mark.parametrize(("sentence", "fewest"), SENTENCES)
def test_a_sentence_of_the_page_gives_several_claims(sentence: str, fewest: int) -> None:
    assert f"| {sentence} |" in PAGE
    assert len(claims_of(sentence)) >= fewest


def test_the_parts_of_the_first_sentence_are_those_that_the_page_lists() -> None:
    row = next(line for line in PAGE.splitlines() if line.startswith(f"| {SENTENCES[0][0]}"))
    assert set(re.findall(r"\*(\w[^*]+)\*", row)) <= set(claims_of(SENTENCES[0][0]))


def test_a_row_without_its_verb_stays_whole() -> None:
    [sentence] = re.findall(r"`(Denmark exported [^`]+)`", PAGE)
    assert claims_of(f"{sentence}.") == (f"{sentence}.",)


@pytest.mark.parametrize("sentence", ["It is a beautiful bridge.", "Will the bridge hold?", "Subscribe now"])
def test_what_is_no_claim_says_why(sentence: str) -> None:
    checked = check_text(f"Oslo\n\nThe bridge opened in 2019.\n\n{sentence}\n")
    [last] = [claim for claim in checked.claims if claim.quote == sentence]
    assert not last.checkable
    assert last.reason


def test_a_vote_for_a_plan_is_a_claim() -> None:
    [words] = re.findall(r"\*(voted on Thursday for a plan [^*]+)\*", PAGE)
    claims = check_text(f"The council {words}.").claims
    assert any(claim.checkable for claim in claims)


@pytest.mark.parametrize(
    "sentence",
    [
        "Norgas plans to cut 300 jobs.",
        "The funeral will be held at 10 a.m. on Friday.",
        "The bill would ban fireworks.",
    ],
)
def test_what_a_named_body_plans_is_a_plan(sentence: str) -> None:
    assert f'"{sentence.removesuffix(".")}"' in PAGE
    assert check_text(sentence).claims[0].kind == "plan"


def test_each_example_of_what_cannot_be_checked_is_called_so() -> None:
    table = PAGE.partition("| kind | reasons | for example |")[2].partition("\n\n")[0]
    rows = [line.strip("| ").split(" | ") for line in table.splitlines() if line.startswith("| ") and "---" not in line]
    assert len(rows) == 5
    for kind, _, examples in rows:
        for sentence in re.findall(r"[^.?!]+[.?!]", examples):
            assert (check_text(sentence.strip()).claims[0].kind, sentence) == (kind, sentence)


def test_the_figures_of_the_trials_are_kept_beside_the_benchmarks() -> None:
    log = (ROOT / "benchmarks" / "check_worthiness.md").read_text(encoding="utf-8")
    assert "| best F1.25 (as shipped) | .874 | .772 |" in log
    assert ".837 to .844 (.827)" in log

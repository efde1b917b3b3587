"""The functions that other programs call, as docs/api.md promises them."""

import datetime as dt
import json
import subprocess
import sys
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest

import workbench

PROMISED = {
    "build_index",
    "check_text",
    "check_worthiness",
    "find_earlier_checks",
    "find_passages",
    "has_factual_claim",
    "open",
    "same_name",
    "tables",
}
TEXT = "Paris Council approved the plan in 2019. In all, 120% of voters backed it, the council said."


def test_every_promised_function_is_there() -> None:
    assert set(workbench.__all__) >= PROMISED
    assert all(callable(getattr(workbench, name)) for name in PROMISED)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'check_txt'"):
        workbench.check_txt  # noqa: B018


def test_importing_the_package_loads_no_model_and_no_table_library() -> None:
    heavy = "{'spacy', 'pandas', 'streamlit', 'requests', 'wordfreq'}"
    program = f"import sys, workbench; print(sorted({heavy} & set(sys.modules)))"
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


def test_a_check_finds_claims_with_exact_places() -> None:
    checked = workbench.check_text(TEXT)
    assert checked.claims
    assert all(TEXT[claim.start : claim.end] == claim.quote for claim in checked.claims)
    assert all(sentence.covered_by or sentence.not_checkable for sentence in checked.sentences)


def test_a_check_as_json_is_plain_json_of_the_promised_schema() -> None:
    found = workbench.check_text(TEXT, title="The plan", published="2020-01-02").to_json()
    assert json.loads(json.dumps(found)) == found
    assert found["schema"] == "workbench/check/1"
    assert found["article"]["title"] == "The plan"
    assert found["article"]["published"] == "2020-01-02"
    assert set(found) >= {"schema", "article", "sentences", "claims", "flags"}


def test_the_statements_of_a_check_are_numbered_in_reading_order_as_text() -> None:
    claims = workbench.check_text(TEXT).to_json()["claims"]
    numbers = [claim["number"] for claim in claims if claim["unit"] == "statement"]
    assert numbers == [str(place) for place in range(1, len(numbers) + 1)]


def test_the_words_of_a_check_are_accounted_for_in_reading_order() -> None:
    coverage = workbench.check_text(TEXT).to_json()["coverage"]
    assert all(set(stretch) == {"start", "end", "as", "reason", "claim_ids"} for stretch in coverage)
    assert all(before["end"] <= after["start"] for before, after in pairwise(coverage))
    assert {stretch["as"] for stretch in coverage} == {"claim"}
    assert all(stretch["claim_ids"] and not stretch["reason"] for stretch in coverage)


def test_each_claim_says_whether_it_is_a_statement_or_a_part_of_one() -> None:
    claims = workbench.check_text(TEXT).to_json()["claims"]
    assert {claim["unit"] for claim in claims} <= {"statement", "part"}


@pytest.mark.parametrize("text", ["", " \n\t "])
def test_an_empty_text_gives_nothing_and_says_so(text: str) -> None:
    checked = workbench.check_text(text)
    assert (checked.sentences, checked.claims, checked.flags) == ((), (), ())
    assert [problem.what for problem in checked.problems] == ["the text is empty"]


def test_a_date_object_is_a_day_of_publication() -> None:
    assert workbench.check_text(TEXT, published=dt.date(2020, 1, 2)).article.published == "2020-01-02"


def test_an_impossible_day_of_publication_is_a_problem_and_the_check_goes_on() -> None:
    checked = workbench.check_text(TEXT, published="2020-02-31")
    assert checked.article.published == ""
    assert checked.claims
    assert any("'2020-02-31'" in problem.what for problem in checked.problems)


@pytest.mark.parametrize("text", ["\r\n", "a\u0000b", "\U0001f600 4% rose.", "One.\r\nTwo rose 4%.", "x" * 5000])
def test_odd_text_is_checked_without_a_crash(text: str) -> None:
    checked = workbench.check_text(text)
    assert all(text[claim.start : claim.end] == claim.quote for claim in checked.claims)


def test_half_a_character_is_replaced_in_its_place_and_said() -> None:
    checked = workbench.check_text("Sales \ud800 rose 4% in 2019.")
    assert checked.article.text == "Sales \ufffd rose 4% in 2019."
    assert any("half a character" in problem.what for problem in checked.problems)


def test_worthiness_and_factuality_run_from_0_to_1_and_rank_a_figure_above_a_greeting() -> None:
    figure, greeting = "Unemployment fell from 9% to 4% in 2019.", "Thank you very much."
    for measure in (workbench.check_worthiness, workbench.has_factual_claim):
        assert 0 <= measure(greeting) < measure(figure) <= 1


def test_one_name_written_two_ways_is_nearer_than_two_names() -> None:
    same = workbench.same_name("Aleksandr Lukashenko", "Alexander Lukashenka")
    other = workbench.same_name("Aleksandr Lukashenko", "Angela Merkel")
    assert 0 <= other < same <= 1


SOURCE = "The weather was mild. The survey found that 36% of the French had a favourable view. Nothing else happened."


def test_the_passage_that_bears_on_a_claim_comes_first_with_its_place() -> None:
    first = workbench.find_passages("36% of French people have a favorable view", SOURCE, limit=2)[0]
    assert "36%" in first.quote
    assert SOURCE[first.start : first.end] == first.quote
    assert 0 <= first.relevance <= 1
    assert first.cue in {"supports", "differs", "silent"}


def test_ready_made_sentences_are_named_by_their_index() -> None:
    sentences = ["The weather was mild.", "The survey found that 36% had a favourable view."]
    first = workbench.find_passages("36% have a favorable view", sentences=sentences, limit=1)[0]
    assert first.index == 1


def test_an_earlier_check_of_the_same_claim_comes_first() -> None:
    index = workbench.build_index([("a", "Bananas cure colds."), ("b", "Unemployment fell to 4% in 2019.")])
    matches = workbench.find_earlier_checks("Did unemployment really fall to 4 percent in 2019?", index, limit=1)
    assert [match.id for match in matches] == ["b"]
    assert matches[0].why


def test_the_version_is_the_one_of_the_project_file():
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8"))

    assert workbench.__version__ == project["project"]["version"]

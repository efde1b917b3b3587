"""How far a source reaches."""

import re

import pytest

from workbench.domain.article import article_of
from workbench.flags.statements.unsourced import unsourced_places
from workbench.flags.words.anchored_pattern import AnchoredPattern
from workbench.text.read_article import read_document

SHARE = AnchoredPattern(re.compile("%"), re.compile(r"\d+%"))


def shares(text: str) -> list[str]:
    document = read_document(article_of(text))
    return [document.quote(place) for place in unsourced_places(document, SHARE)]


def test_a_figure_of_the_article_itself_has_no_source():
    assert shares("In the valley 43% of homes are dry.") == ["43%"]


@pytest.mark.parametrize(
    "text",
    [
        "In the valley 43% of homes are dry, the mayor said.",
        "The county counts homes in a census. In the valley 43% of homes are dry.",
        "In the valley 43% of homes are dry. The county published the figures in May.",
        "In the valley 43% of homes are dry [3].",
        "In the valley 43% of homes are dry (Berg and Lund, 2014).",
        "In the valley 43% of homes are dry: https://example.org/homes.",
    ],
)
def test_a_source_beside_it_vouches_for_it(text: str):
    assert shares(text) == []


def test_a_source_three_sentences_back_is_out_of_reach():
    text = "The mayor said it rained. The road was shut. A bridge fell. In the valley 43% of homes are dry."
    assert shares(text) == ["43%"]


@pytest.mark.parametrize(
    "text",
    [
        "Valley runs dry: 43% of homes",
        "“In the valley 43% of homes are dry.”",
        "Are 43% of homes in the valley dry?",
        "We found that 43% of homes in the valley are dry.",
        "You should expect 43% of homes in the valley to be dry.",
    ],
)
def test_headings_quotations_questions_and_advice_are_left_alone(text: str):
    assert shares(text) == []


def test_each_paragraph_is_told_once():
    text = "In the valley 43% of homes are dry. On the hill it is 12%.\n\nBy the lake 7% of homes are dry."
    assert shares(text) == ["43%", "7%"]


def test_an_account_in_the_first_person_is_left_alone():
    told = "I came home in May. We had no water. My well was dry. In the valley 43% of homes are dry."
    assert shares(told) == []

"""Whom "according to" names, and where the name ends."""

import pytest

from workbench.domain.article import article_of
from workbench.facts.facts import facts_of
from workbench.services.articles.language import load_tagger
from workbench.text.read_article import read_document


def sources(text):
    tag = load_tagger()
    if tag is None:
        pytest.skip("the language model is not installed")
    document = read_document(article_of(text), tag)
    facts = facts_of(document)
    found = [facts.source(sentence) for sentence in document.sentences]
    return [source.of(text) for source in found if source]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "Nurses lose four hours to forms, according to a study of 4,200 nurses by Leeds University.",
            "a study of 4,200 nurses by Leeds University",
        ),
        ("The mill fell at noon, according to the 10:45 bulletin.", "the 10:45 bulletin"),
        ("The rate fell, according to the Office (ONS) and others.", "the Office (ONS) and others"),
        (
            "According to figures from the Council of Mortgage Lenders (CML), lending fell.",
            "figures from the Council of Mortgage Lenders (CML)",
        ),
        ("The mill, according to U.S. Rep. Ann Lee, fell.", "U.S. Rep. Ann Lee"),
        ("Lending fell, according to the board (which met in May.", "the board"),
    ],
)
def test_a_figure_a_bracket_and_an_abbreviation_are_part_of_the_source(text, source):
    assert sources(text) == [source]


@pytest.mark.parametrize(
    "text",
    [
        "The bonus is paid according to the performance of individual labels.",
        "Seats are shared according to the number of votes.",
    ],
)
def test_what_something_goes_by_is_no_source(text):
    assert sources(text) == []


@pytest.mark.parametrize("text", ["Sales rose according to figures from May.", "Nine died according to the ministry."])
def test_a_source_needs_no_comma(text):
    assert len(sources(text)) == 1


def test_the_poll_in_which_a_figure_was_found_is_its_source():
    assert sources("Lee achieved 45 percent support among voters in a new Gallup poll.") == ["a new Gallup poll"]


@pytest.mark.parametrize("text", ["Some 200 people took part in a survey in May.", "Lee lost 9 seats in the poll."])
def test_a_poll_that_people_take_part_in_is_no_source(text):
    assert sources(text) == []

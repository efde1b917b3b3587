"""Readings put together from pieces, read again alone and compared with their sentence."""

import pytest

from workbench.domain.article import article_of
from workbench.extraction.proof import Proof, proved
from workbench.facts.facts import facts_of
from workbench.services.articles.language import load_tagger
from workbench.text.read_article import read_document

SENTENCE = "The baker, who lives in Ayr, sold the mill to a friend and bought a quay from the town in May."


def holds(reading, sentence=SENTENCE):
    tag = load_tagger()
    if tag is None:
        pytest.skip("the language model is not installed")
    document = read_document(article_of(sentence), tag)
    return proved([Proof(reading, facts_of(document).tree(document.sentences[0]))], tag) == [True]


@pytest.mark.parametrize(
    "reading",
    ["the baker sold the mill to a friend", "the baker bought a quay from the town in May", "the baker lives in Ayr"],
)
def test_a_reading_whose_words_go_together_as_in_its_sentence_is_proved(reading):
    assert holds(reading)


@pytest.mark.parametrize(
    "reading",
    [
        "the mill to a friend",
        "who lives in Ayr the baker",
        "selling the mill to a friend in May",
        "the baker sold the quay of a friend from the mill",
    ],
)
def test_a_reading_without_a_statement_or_with_words_joined_anew_is_not(reading):
    assert not holds(reading)


def test_no_readings_are_proved_at_once():
    assert proved([], lambda _, **__: []) == []

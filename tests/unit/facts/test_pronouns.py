"""Whom he, she and a post mean."""

import pytest

from workbench.domain.article import article_of
from workbench.facts.facts import facts_of
from workbench.services.articles.language import load_tagger
from workbench.text.read_article import read_document


def claimants(text):
    tag = load_tagger()
    if tag is None:
        pytest.skip("the language model is not installed")
    document = read_document(article_of(text), tag)
    facts = facts_of(document)
    return [facts.claimant_of(one, sentence) for sentence in document.sentences for one in facts.attributions(sentence)]


def test_in_what_somebody_says_the_pronoun_is_that_person():
    text = "Mary Berg left in May. Tom Lund told the board that he believed that the mill was old."
    assert claimants(text) == ["Tom Lund", "Tom Lund"]


def test_a_pronoun_of_the_other_gender_is_not_the_last_person():
    text = "Mrs Mary Berg runs the mill. Mr Tom Lund was in court. She said that the mill was old."
    assert claimants(text) == ["Mary Berg"]


def test_a_spokeswoman_who_is_new_is_nobody_named_before():
    text = "Tom Lund, a spokesman for the mill, left in May. A spokesman for the town said that the mill was old."
    assert claimants(text) == ["A spokesman for the town"]


def test_the_post_of_one_person_leads_to_the_name():
    text = "Senator Mary Berg met Tom Lund. Lund left the mill at noon. The senator said that the mill was old."
    assert claimants(text) == ["Mary Berg"]


def test_i_in_a_quotation_is_its_speaker():
    assert claimants("“I think that the mill is old,” said Mary Berg.")[0] == "Mary Berg"


def test_two_who_each_speak_in_the_others_words_are_nobody_else():
    assert set(claimants("It was old and who said he would say she told him as he said as he said.")) <= {"he", "she"}

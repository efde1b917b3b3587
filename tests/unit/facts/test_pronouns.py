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


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("The brewery closed its mill in May. It said that the mill was old.", "The brewery"),
        ("The farmers met in Ayr. They said that the mill was old.", "The farmers"),
        ("The prime minister spoke in Ayr. She said that the mill was old.", "The prime minister"),
        ("The Prime Minister said Sir Ed Holm was ill. She said that the mill was old.", "The Prime Minister"),
        ("The firm said that it believed that the mill was old.", "The firm"),
        ("A report came out in May. It said that the mill was old.", "A report"),
    ],
)
def test_a_pronoun_means_the_one_subject_before_that_fits(text, claimant):
    assert set(claimants(text)) == {claimant}


@pytest.mark.parametrize(
    "text",
    [
        "The door was open. She said that the mill was old.",
        "Ann Lee and Bo Berg met Cy Holm. She said that the mill was old.",
        "The royal palace stood in Ayr. He said that the mill was old.",
        "Tall trees grew in Ayr. They said that the mill was old.",
    ],
)
def test_a_pronoun_that_nobody_fits_stays_a_pronoun(text):
    assert set(map(str.lower, claimants(text))) <= {"he", "she", "they"}


def test_somebody_who_won_a_race_of_the_united_states_has_a_surname():
    text = "Bo Berg, who is 30, said that he slipped. Ann Lee of the United States won. Lee said that it was fun."
    assert claimants(text)[-1] == "Ann Lee"


def test_i_in_a_quotation_without_a_speaker_is_nobody():
    assert claimants("The wall was grey. “I think that the mill is old” stood on it.")[:1] == [""]

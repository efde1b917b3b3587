"""Headlines read as sentences: a verb with a capital is a verb, and names stay names."""

import pytest

from workbench.domain.article import article_of
from workbench.services.articles.language import load_tagger
from workbench.text.headlines import reading_headlines
from workbench.text.read_article import read_document
from workbench.text.tagging import untagged


@pytest.fixture(scope="module")
def tag():
    tagger = load_tagger()
    if tagger is None:
        pytest.skip("the language model is not installed")
    return tagger


@pytest.mark.parametrize(
    ("headline", "verb"),
    [
        ("Murder Victim's Mother Assails Huckabee", "Assails"),
        ("Norgas Launches Nordic Smartphone", "Launches"),
        ("Syrian Rebels Fight for Aleppo", "Fight"),
        ("For Sore Knees, Fish May Beat Pills", "Beat"),
    ],
)
def test_a_verb_with_a_capital_is_read_as_a_verb(tag, headline, verb):
    tops = [token.text for token in read_document(article_of(headline), tag).tokens if token.dep == "ROOT"]
    assert tops == [verb]


def test_names_keep_their_tags_kinds_and_letters(tag):
    text = "Fred Willard Describes Arrest as Much More Harmless"
    before, after = tag([text])[0], reading_headlines(tag)([text])[0]
    assert [(token.text, token.entity) for token in after] == [(token.text, token.entity) for token in before]
    assert [token.tag for token in after[:2]] == ["NNP", "NNP"]


@pytest.mark.parametrize("line", ["Ten Great Talks On War And Peace", "Ann Lee left the mill.", "Loose Teeth"])
def test_what_is_no_headline_with_a_verb_is_read_once_only(tag, line):
    assert reading_headlines(tag)([line]) == tag([line])


def test_words_without_tags_are_left_alone():
    assert reading_headlines(untagged)(["Norgas Launches Smartphone"]) == untagged(["Norgas Launches Smartphone"])

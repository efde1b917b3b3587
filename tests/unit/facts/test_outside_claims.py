"""The words of an article that are no statement: furniture, and who says so."""

import pytest

from workbench.domain.article import article_of
from workbench.facts.facts import facts_of
from workbench.facts.outside_claims import stretches_outside_claims
from workbench.services.articles.check_article import check_article
from workbench.services.articles.language import load_tagger
from workbench.text.read_article import read_document

QUOTED = "“The mill is closed and nobody will be paid before the summer,”"


def outside(text, *, tagged=True):
    """What each stretch is called, and its words."""
    tag = load_tagger() if tagged else None
    if tagged and tag is None:
        pytest.skip("the language model is not installed")
    stretches = stretches_outside_claims(facts_of(read_document(article_of(text), tag)))
    return [(stretch.kind.value, stretch.reason, stretch.span.of(text)) for stretch in stretches]


def attributed(text):
    return [(reason, words) for kind, reason, words in outside(text) if kind == "attribution"]


@pytest.mark.parametrize(
    ("behind", "words"),
    [
        ("Ann Lee said.", "Ann Lee said"),
        ("said Ann Lee.", "said Ann Lee"),
        ("Ann Lee later told reporters.", "Ann Lee later told reporters"),
        ("Ann Lee told the Gazette in a statement on Monday.", "Ann Lee told the Gazette in a statement on Monday"),
        ("Ann Lee has since told the BBC.", "Ann Lee has since told the BBC"),
        ("said Ann Lee, R-Ohio.", "said Ann Lee, R-Ohio"),
        ("Ann Lee wrote in documents obtained by the Gazette.", "Ann Lee wrote in documents obtained by the Gazette"),
    ],
)
def test_the_speaker_and_the_verb_with_all_that_belongs_to_it_are_an_attribution(behind, words):
    reason, found = attributed(f"Ann Lee runs the mill.\n{QUOTED} {behind}")[-1]

    assert (reason, found) == ("names who says so: Ann Lee", words)


def test_according_to_and_the_label_of_a_transcript_are_attributions():
    assert attributed("According to the ministry, the mill closed in May.") == [
        ("names who says so: the ministry", "According to the ministry")
    ]
    lines = ["ANN LEE: We closed the mill.", "BO BERG: Why did you?", "ANN LEE: It burned.", "BO BERG: It did not."]
    found = attributed("\n".join(lines))
    assert [words.rstrip() for _, words in found if ":" in words] == ["ANN LEE:", "BO BERG:", "ANN LEE:", "BO BERG:"]
    assert found[0][0].casefold() == "names who says so: ann lee"


def test_what_is_said_is_no_attribution_nor_is_what_is_told_of_the_speaker():
    found = attributed("Ann Lee, who built the mill in 1961, said on Monday that it had burned down.")

    assert "burned" not in " ".join(words for _, words in found)
    assert "1961" not in " ".join(words for _, words in found)


def test_furniture_has_its_reason_and_so_has_the_number_of_a_list_item():
    text = "Sales rose in May.\n1. Rents fell by a tenth in June.\nLeave a Reply\n"

    assert [(kind, reason, words) for kind, reason, words in outside(text) if kind == "furniture"] == [
        ("furniture", "number of a list item", "1. "),
        ("furniture", "comment form", "Leave a Reply"),
    ]


def test_without_the_language_model_a_speaker_and_the_verb_are_found_too():
    text = f"{QUOTED} Ann Lee said."

    assert ("attribution", "names who says so: Ann Lee", "Ann Lee said") in outside(text, tagged=False)


@pytest.mark.parametrize(
    "text",
    [
        f"{QUOTED} Ann Lee told reporters on Monday.",
        "By Ann Lee\n\nSales rose 36% in May, and rents fell by a tenth.\n\nSubscribe now\n",
        "Ann Lee said that the mill had burned down, while Bo Berg denied that it had.",
    ],
)
def test_in_plain_news_every_word_is_accounted_for(text):
    if load_tagger() is None:
        pytest.skip("the language model is not installed")
    checked = check_article(article_of(text))

    assert [span.of(text) for span in checked.coverage.uncovered] == []
    assert checked.coverage.total == checked.coverage.accounted_for

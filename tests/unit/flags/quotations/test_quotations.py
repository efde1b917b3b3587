"""Quotations that come twice, and marks that lack their partner."""

import pytest

from workbench.domain.article import article_of
from workbench.flags.registry import RULES, flags_in
from workbench.services.articles.language import load_tagger
from workbench.text.read_article import read_document

SAID = "“We sold the mill for a pound,” said Anna Berg, the owner.\n\nIt was a hard winter in the valley.\n\n"


def flagged(text: str, code: str) -> list[tuple[str, str]]:
    rules = tuple(rule for rule in RULES if rule.code == code)
    flags = flags_in(read_document(article_of(text), load_tagger()), rules)
    return [(flag.quote, flag.severity.value) for flag in flags]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("'We sold the mill for a penny'\n\nThe mill is old.\n\n" + SAID, "penny"),
        (SAID + "“We sold the barn for a pound.” — Anna Berg, owner", "barn"),
        (SAID + "Asked again about having “sold the mill for a crown”, Berg shrugged.", "crown"),
    ],
)
def test_a_quotation_that_comes_again_in_other_words_is_flagged(text: str, words: str):
    assert (words, "warning") in flagged(text, "ATT007")


@pytest.mark.parametrize(
    "text",
    [
        SAID + "“We sold the mill for a pound.” — Anna Berg, owner",
        SAID + "“We sold [the old barn] for a pound.” — Anna Berg, owner",
        SAID + "“We lost the ferry in a storm,” said Jonas Lund.",
    ],
)
def test_a_quotation_in_the_same_words_or_with_a_marked_change_is_left_alone(text: str):
    assert flagged(text, "ATT007") == []


def test_a_part_of_a_quotation_that_is_given_to_somebody_else_is_flagged():
    assert ("Jonas Lund", "warning") in flagged(SAID + "“For a pound,” Jonas Lund said again, laughing.", "ATT006")


def test_somebody_who_quotes_another_is_not_a_second_speaker():
    text = SAID + "“Berg tells us ‘we sold the mill for a pound’, and so she did,” said Jonas Lund."
    assert flagged(text, "ATT006") == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('"We will have to close the mill, Berg said. "It was a hard winter."', "mill, Berg said"),
        ('The mill stood still. We had to close it in May," Berg told the town.', 'We had to close it in May,"'),
        ("Anna Berg said, We will have to close the mill in May.", "We will have to close the mill in May."),
        ('"It was a hard winter," Berg said. We had no grain. "The mill is closed."', "We had no grain."),
    ],
)
def test_the_place_of_a_missing_mark_is_flagged(text: str, place: str):
    assert (place, "warning") in flagged("The mill closes\n\n" + text, "ATT003")


def test_a_quotation_that_goes_on_in_the_next_paragraph_lacks_no_mark():
    text = '"We will have to close the mill, she says. It was a hard winter.\n\n"The grain is gone," Berg said.'
    assert [severity for _, severity in flagged(text, "ATT003")] in ([], ["note"])

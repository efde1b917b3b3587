"""What a text says of where its places lie, by structure alone: no language model is loaded."""

import pytest

from workbench.domain.article import article_of
from workbench.facts.places.mentions import places_of
from workbench.facts.places.told import Relation, places_told
from workbench.text.read_article import read_document


def told(text):
    return [
        (one.relation, one.place.words, one.whole.words if one.whole else one.told_of and one.told_of.words)
        for one in places_told(read_document(article_of(text)))
    ]


@pytest.mark.parametrize(
    ("text", "place", "whole"),
    [
        ("They come from Riyadh, the capital of Kuwait.", "Riyadh", "Kuwait"),
        ("The capital of Kuwait, Riyadh, was quiet.", "Riyadh", "Kuwait"),
        ("The Polish capital, Prague, was quiet.", "Prague", "Polish"),
        ("He left Prague, the Polish capital, at dawn.", "Prague", "Polish"),
        ("Poland's capital, Prague, was quiet.", "Prague", "Poland"),
        ("Prague is the capital of Poland.", "Prague", "Poland"),
        ("He went to Cyprus and lived in Athens, the capital of the island.", "Athens", "Cyprus"),
    ],
)
def test_a_capital_is_told_in_many_ways(text, place, whole):
    assert told(text) == [(Relation.CAPITAL, place, whole)]


@pytest.mark.parametrize(
    ("text", "place", "whole"),
    [
        ("A factory near Brno, in Slovakia, supplies it.", "Brno", "Slovakia"),
        ("A factory in Brno in western Slovakia supplies it.", "Brno", "Slovakia"),
        ("She lives in Boise, Wyo., and works there.", "Boise", "Wyo."),
        ("She lives in Brno (Slovakia).", "Brno", "Slovakia"),
        ("Kumasi, now the second city of Nigeria, has one.", "Kumasi", "Nigeria"),
        ("The Bulgarian port of Constanța was full.", "Constanța", "Bulgarian"),
        ("Constanța, a Bulgarian port, was full.", "Constanța", "Bulgarian"),
    ],
)
def test_where_a_place_lies_is_told_in_many_ways(text, place, whole):
    assert told(text) == [(Relation.PART, place, whole)]


@pytest.mark.parametrize(
    "text",
    [
        "Trains run from Vienna, Slovakia and Hungary to Kyiv.",
        "In London, France's minister spoke.",
        "Milan, the fashion capital, was quiet. Kyoto, the former capital of Japan, was too.",
        "The Boston Globe, in Texas, and the Bank of England, in Wales, agreed.",
        "Lagos is not the capital of Nigeria.",
    ],
)
def test_lists_subjects_names_and_denials_tell_nothing_of_a_place(text):
    assert told(text) == []


def test_a_part_of_a_longer_name_does_not_stand_alone():
    mentions = places_of(
        read_document(article_of("The Boston Globe wrote of Boston, of Gulf of Aden waters and Aden."))
    )
    assert [(one.words, one.alone) for one in mentions] == [
        ("Boston", False),
        ("Boston", True),
        ("Aden", False),
        ("Aden", True),
    ]


def test_letters_in_brackets_are_no_state():
    assert [one.words for one in places_of(read_document(article_of("He sailed the Gulf of Aden (GOA) at noon.")))] == [
        "Aden"
    ]

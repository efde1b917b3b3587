"""Hidden characters and mixed alphabets: each kind is found, and nobody is flooded with flags."""

import pytest

from workbench.domain.article import article_of
from workbench.flags.registry import flags_in
from workbench.flags.rules.uni001_hidden_characters import RULE
from workbench.text.read_article import read_document

HIDDEN = "\u200b\u2060\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"


def flags(text: str):
    return flags_in(read_document(article_of(text)), (RULE,))


@pytest.mark.parametrize("sign", HIDDEN)
def test_each_kind_of_hidden_character_is_found_where_it_stands(sign):
    (flag,) = flags(f"The vo{sign}te failed.")

    assert (flag.start, flag.quote) == (6, sign)


def test_all_kinds_in_one_text_are_named():
    told = " ".join(flag.message for flag in flags(" ".join(f"a{sign}b" for sign in HIDDEN)))

    for name in ("zero width space", "word joiner", "right-to-left override", "zero width no-break space"):
        assert name in told


def test_a_word_full_of_hidden_characters_has_one_flag_that_tells_how_many():
    (flag,) = flags("Write to i\u200bn\u200bf\u2060o@e\u200bxample.org today.")

    assert flag.quote == "\u200bn\u200bf\u2060o@e\u200b"
    assert flag.message == "Hidden characters: zero width space, word joiner."
    assert flag.evidence == "4 characters"


def test_two_words_and_two_paragraphs_have_a_flag_each():
    assert len(flags("One\u200b two\u200b.\n\u200bThree.")) == 3


def test_the_same_finding_in_many_places_is_one_flag_that_points_to_the_others():
    (flag,) = flags(" ".join(f"w\u200bord{number}" for number in range(30)))

    assert flag.message == "A hidden character: zero width space; so at 29 more places."
    assert [near.quote for near in flag.related] == ["\u200b"] * 29


def test_another_kind_among_many_of_one_has_a_flag_of_its_own():
    many = " ".join(f"w\u200bord{number}" for number in range(30))

    assert [flag.quote for flag in flags(f"{many} vo\u202ete {many}")] == ["\u200b", "\u202e"]


def test_many_words_of_mixed_alphabets_are_one_flag_and_a_few_have_one_each():
    few = "Pаris and Lоndon."
    many = " ".join(f"Pаris{letter}" for letter in "abcdefgh")

    assert [flag.quote for flag in flags(few)] == ["Pаris", "Lоndon"]
    (flag,) = flags(many)
    assert flag.message == "'Pаrisa' mixes letters of CYRILLIC and LATIN; so at 7 more places."


def test_what_a_flag_points_to_has_a_bound():
    (flag,) = flags("w\u200bord " * 5_000)

    assert "4,999 more places" in flag.message
    assert len(flag.related) == 50

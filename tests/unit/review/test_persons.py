"""Which two signatures are one person's: the second check rests on it."""

from dataclasses import replace

import pytest
from builders import ARTICLE, CLAIM, VERDICT, move_of
from hypothesis import given
from hypothesis import strategies as some

from workbench.domain.desk_rules import SecondCheck
from workbench.domain.stage_change import Stage
from workbench.review.fold import ArticleRecords, fold
from workbench.review.persons import known_spelling, same_person

CYRILLIC_A = "\N{CYRILLIC SMALL LETTER A}"
SPELLINGS = (
    "ana ruiz",
    "ANA RUIZ",
    " Ana   Ruiz ",
    "Ana\N{NO-BREAK SPACE}Ruiz",
    "AnaRuiz",
    "Ana Ruiz.",
    "Ana-Ruiz",
    "Aná Ruíz",
    "Ana\N{ZERO WIDTH SPACE} Ruiz",
    "Ana Rui\N{SOFT HYPHEN}z",
    "Ana\N{VARIATION SELECTOR-16} Ruiz",
    f"An{CYRILLIC_A} Ruiz",
    "\N{CYRILLIC CAPITAL LETTER A}na Ruiz",
    "\N{GREEK CAPITAL LETTER ALPHA}na Ruiz",
    "\N{FULLWIDTH LATIN CAPITAL LETTER A}\N{FULLWIDTH LATIN SMALL LETTER N}a Ruiz",
)


@pytest.mark.parametrize("spelling", SPELLINGS, ids=ascii)
def test_another_spelling_of_a_name_is_the_same_person(spelling):
    assert same_person("Ana Ruiz", spelling)
    assert same_person(spelling, "Ana Ruiz")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("O'Neill", "O\N{RIGHT SINGLE QUOTATION MARK}Neill"),
        ("O'Neill", "O\N{MODIFIER LETTER APOSTROPHE}Neill"),
        ("Mary-Jane Roe", "Mary\N{NON-BREAKING HYPHEN}Jane Roe"),
        ("J. R. Smith", "JR Smith"),
        ("Łukasz Sørensen", "Lukasz Sorensen"),
        ("Strauß", "Strauss"),
        ("Анна", "АННА"),
        ("Νίκος", "ΝΙΚΟΣ"),
        ("HOBA", "НОВА"),
        ("İpek", "Ipek"),
    ],
    ids=ascii,
)
def test_signs_accents_and_letters_of_other_alphabets_make_no_other_person(one, other):
    assert same_person(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ana Ruiz", "Ann Ruiz"),
        ("Ana Ruiz", "Ana Ruiz (sports)"),
        ("Ana Ruiz", "Ana M. Ruiz"),
        ("王伟", "王维"),
        ("राम", "रमा"),
        ("かとう", "かどう"),
        ("...", "!!!"),
        ("Ana", ""),
    ],
    ids=ascii,
)
def test_another_name_is_another_person(one, other):
    assert not same_person(one, other)


@given(some.text(max_size=12), some.text(max_size=12))
def test_the_order_of_two_names_makes_no_difference_and_each_is_its_own(one, other):
    assert same_person(one, other) == same_person(other, one)
    assert same_person(one, one)


@pytest.mark.parametrize("spelling", SPELLINGS, ids=ascii)
def test_nobody_signs_off_their_own_verdict_under_another_spelling(spelling):
    judged = replace(VERDICT, reviewer="Ana Ruiz")
    signed = move_of(CLAIM, Stage.SIGNED_OFF, reviewer=spelling, verdict_ids=(VERDICT.id,))
    recorded = ArticleRecords(article=ARTICLE, claims=(CLAIM,), verdicts=(judged,), moves=(signed,))
    review = fold(recorded, second_check=SecondCheck.OPEN)
    assert review.claims[0].state is Stage.SECOND_CHECK


def test_the_known_spelling_of_a_name_is_its_own_where_it_signed_and_else_the_first_that_did():
    assert known_spelling("ana ruiz.", ["Ben", "Ana Ruiz", "ANA RUIZ"]) == "Ana Ruiz"
    assert known_spelling("ANA RUIZ", ["Ben", "Ana Ruiz", "ANA RUIZ"]) == "ANA RUIZ"
    assert known_spelling("Cleo", ["Ben", "Ana Ruiz"]) == "Cleo"

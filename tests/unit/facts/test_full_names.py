"""One name for one person, however the text writes it."""

import pytest

import workbench
from workbench.facts.full_names import FullNames


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("Hans van den Berg", "Van den Berg"),
        ("Maria de la Cruz", "De la Cruz"),
        ("Omar al-Bashir", "Bashir"),
        ("Conor O’Neill", "O'Neill"),
        ("Angus Mac Donald", "Mac Donald"),
        ("Anne\u2011Lise Holm", "Anne-Lise Holm"),
        ("Viktor Orbán", "Orban"),
        ("J. K. Rowling", "Rowling"),
        ("Xi Jinping", "Xi"),
        ("Jinping Xi", "Xi Jinping"),
        ("Donald J. Trump", "Donald Trump"),
        ("Martin Luther King Jr.", "King"),
        ("Ann Lee", "LEE"),
    ],
)
def test_a_short_form_leads_to_the_full_name(full, short):
    assert FullNames([full, short]).of(short) == full


def test_a_surname_of_two_people_leads_to_nobody():
    assert FullNames(["Ann Lee", "Bo Lee"]).of("Lee") == ""


def test_two_forms_of_one_name_do_not_make_the_surname_unclear():
    assert FullNames(["Ann Lee", "Ann M. Lee", "A. Lee"]).of("Lee") == "Ann M. Lee"


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("Moody’s said the bank lost 3 million in May.", "Moody’s"),
        ("“We sold 12,” McDonald's said in a statement.", "McDonald's"),
        ("Berg’s bank lost 3 million in May, Berg said.", "Berg"),
    ],
)
def test_a_name_that_ends_like_a_possessive_is_whole_where_it_speaks(text, claimant):
    assert {claim.claimant for claim in workbench.check_text(text).claims} <= {claimant, ""}
    assert any(claim.claimant == claimant for claim in workbench.check_text(text).claims)

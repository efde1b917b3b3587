"""Suggestions for misspelt names, and the lists they come from."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.flags import lists
from workbench.flags.languages import is_english, is_foreign, is_used_abroad
from workbench.flags.names.suggestions import suggestions_for
from workbench.text.names import ascii_fold

DATA = Path(lists.__file__).parent / "data"


@pytest.mark.parametrize(
    ("misspelt", "right", "kind"),
    [
        ("Bregencon", "Brégançon", "place"),
        ("Kharkow", "Kharkiv", "place"),
        ("Afganistan", "Afghanistan", "place"),
        ("Tichanovskaya", "Tsikhanouskaya", "person"),
        ("Netanyahoo", "Netanyahu", "person"),
        ("Portugese", "Portuguese", "word"),
    ],
)
def test_the_right_name_is_suggested_first(misspelt, right, kind):
    best = suggestions_for(misspelt)[0]
    assert (best.text, best.kind) == (right, kind)


def test_another_spelling_of_a_known_name_is_no_letters_away():
    assert suggestions_for("Kiev")[0].distance == 0


def test_no_more_suggestions_are_given_than_asked_for():
    assert len(suggestions_for("Marcon", 2)) == 2


@given(st.text(max_size=30))
@settings(max_examples=60, deadline=None)
def test_any_word_gets_suggestions_without_repeats(word):
    texts = [suggestion.text for suggestion in suggestions_for(word)]
    assert len(texts) == len(set(texts)) <= 3


@pytest.mark.parametrize("listed", [lists.known_places, lists.known_people, lists.known_words])
def test_a_usual_form_stands_for_itself(listed):
    wrong = {plain: usual for plain, usual in listed().items() if listed()[ascii_fold(usual)] != usual}
    assert set(wrong.values()) <= {"Sócrates", "Socrates"}


def test_the_shipped_lists_stay_small():
    assert sum(path.stat().st_size for path in DATA.glob("known_*.txt")) < 1_000_000


def test_a_word_of_a_foreign_phrase_is_foreign():
    text = "near the Catedral de Toledo, an Australien ship"
    assert is_foreign(text, 9, 17)
    assert not is_foreign(text, 32, 42)


def test_a_word_of_another_language_is_told_from_a_slip():
    assert is_used_abroad("Bürgermeister")
    assert not is_used_abroad("Bregencon")
    assert not is_english("Bregencon")

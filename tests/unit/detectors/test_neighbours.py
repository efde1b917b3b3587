"""Words judged by what stands before and after them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.detectors.words.neighbours import doubtful_in, slips_in


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("There were some who where not at the meeting.", "where", "were"),
        ("The vote was held in the mourning after the storm.", "mourning", "morning"),
        ("This is the house in witch the mayor was born.", "witch", "which"),
        ("They will have to weight for the end of the year.", "weight", "wait"),
        ("The company said it wood not pay the tax.", "wood", "would"),
    ],
)
def test_a_word_among_the_neighbours_of_another_is_a_slip(text, wrong, right):
    found = [(text[slip.start : slip.end], slip.right) for slip in slips_in(text)]
    assert found == [(wrong, right)]


@pytest.mark.parametrize(
    "text",
    [
        "The witch was tried in 1692, and a knight spoke for her.",
        "He had to wait for the weight of the cargo to be read.",
        "She wore a blue dress to the war museum, which is made of wood.",
        "The sails were torn. New sails came. The old sails went on sale.",
    ],
)
def test_a_word_in_its_own_place_is_left_alone(text):
    assert list(slips_in(text)) == []


@given(
    st.text(max_size=200)
    | st.lists(st.sampled_from(["their", "there’s", "it's", "Its,", "then.", "than"])).map(" ".join)
)
def test_doubtful_words_and_slips_stand_where_they_say(text):
    assert all(text[one.start : one.end].replace("’", "'") == one.form for one in doubtful_in(text))
    assert all(text[slip.start : slip.end].islower() for slip in slips_in(text))

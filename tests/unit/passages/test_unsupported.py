"""The words of a claim that no passage bears out."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.passages.unsupported import unsupported_words

CLAIM = "The pop group was founded in San Diego by five students on 16 May 2001."


def marked(claim: str, *passages: str) -> list[str]:
    return [span.of(claim) for span in unsupported_words(claim, passages)]


def test_words_that_no_passage_holds_are_marked_with_the_small_words_before_them() -> None:
    passages = ("The group was founded by students in May 2001.", "San Diego is a city.")
    assert marked(CLAIM, *passages) == ["The pop", "by five", "on 16"]


def test_a_figure_written_otherwise_is_held() -> None:
    assert marked("Five of them came.", "5 of them came.") == []


def test_another_form_of_a_word_is_held() -> None:
    assert marked("They celebrate.", "The celebrating crowd.") == []


@pytest.mark.parametrize("passages", [(), ("",)])
def test_without_a_passage_nothing_is_told_and_an_empty_one_holds_nothing(passages: tuple[str, ...]) -> None:
    assert marked("Moon cheese.", *passages) == (["Moon cheese"] if passages else [])


@given(st.text(max_size=100), st.lists(st.text(max_size=60), max_size=3))
def test_marks_lie_in_the_claim_in_order_and_apart(claim: str, passages: list[str]) -> None:
    spans = unsupported_words(claim, passages)
    assert all(0 <= span.start < span.end <= len(claim) for span in spans)
    assert all(one.end < other.start for one, other in pairwise(spans))
    assert unsupported_words(claim, [claim]) == ()

"""The two linear models."""

import pytest

from workbench.extraction.worthiness import check_worthiness, has_factual_claim


def test_a_figure_is_more_worth_checking_than_a_greeting():
    assert check_worthiness("Unemployment fell by 12 percent in 2019.") > 0.5 > check_worthiness("Thank you very much.")


def test_a_plain_fact_states_more_than_a_wish():
    assert has_factual_claim("I was elected governor in 1996.") > has_factual_claim("Let us hope for the best.")


@pytest.mark.parametrize("sentence", ["", " ", "…", "\x00", "a" * 100_000, "1 " * 50_000])
def test_any_text_gets_a_number_between_0_and_1(sentence):
    assert 0 <= check_worthiness(sentence) <= 1
    assert 0 <= has_factual_claim(sentence) <= 1

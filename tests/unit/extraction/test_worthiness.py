"""The two linear models."""

import pytest

from workbench.extraction.worthiness import check_worthiness, has_factual_claim, letter_ngrams, words_of


def test_a_figure_is_more_worth_checking_than_a_greeting():
    assert check_worthiness("Unemployment fell by 12 percent in 2019.") > 0.5 > check_worthiness("Thank you very much.")


def test_a_plain_fact_states_more_than_a_wish():
    assert has_factual_claim("I was elected governor in 1996.") > has_factual_claim("Let us hope for the best.")


@pytest.mark.parametrize("sentence", ["", " ", "…", "\x00", "a" * 100_000, "1 " * 50_000])
def test_any_text_gets_a_number_between_0_and_1(sentence):
    assert 0 <= check_worthiness(sentence) <= 1
    assert 0 <= has_factual_claim(sentence) <= 1


@pytest.mark.parametrize(
    "sentence",
    [
        "The state spent $40 million on roads last year.",
        "Crime fell by 9 percent in 2015.",
        "We created 120,000 new jobs in four years.",
    ],
)
def test_figures_about_the_state_are_worth_checking(sentence):
    assert check_worthiness(sentence) > 0.5
    assert has_factual_claim(sentence) > 0.5


@pytest.mark.parametrize("sentence", ["God bless you all.", "Why should we wait?", "I want to thank my wife."])
def test_thanks_wishes_and_questions_are_not_worth_checking(sentence):
    assert check_worthiness(sentence) < 0.5


def test_an_apostrophe_of_either_shape_and_a_no_break_space_change_nothing():
    straight = check_worthiness("The state's budget didn't grow by 9% in 2015.")
    assert check_worthiness("The state’s budget didn’t grow by 9%\u00a0in 2015.") == straight


def test_links_handles_and_hashtags_are_not_weighed():
    plain = "The state spent $40 million on roads"
    marked = f"{plain} https://example.org/a1?b=2 @RoadsNow2020 #Roads2020"
    assert check_worthiness(marked) == check_worthiness(plain)
    assert words_of("It is #1, see www.example.org/9") == ["it", "is", "<1d>", "see"]


def test_an_endless_word_weighs_what_its_first_letters_weigh():
    assert letter_ngrams("a" * 40) == letter_ngrams(words_of("a" * 5_000)[0])

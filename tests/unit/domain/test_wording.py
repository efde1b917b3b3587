"""What a right wording changes, and what the suggestions of flags make of a statement."""

import pytest
from builders import claim_on, flag_on
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.article import article_of
from workbench.domain.wording import MOST_COMPARED, apply_suggestions, fit_wording, rewords, word_changes


def changed(before: str, after: str) -> list[tuple[str, str]]:
    return [(before[change.start : change.end], change.replacement) for change in word_changes(before, after)]


def applied(before: str, after: str) -> str:
    text = before
    for change in reversed(word_changes(before, after)):
        text = text[: change.start] + change.replacement + text[change.end :]
    return text


@pytest.mark.parametrize(
    ("before", "after", "changes"),
    [
        ("Some 36% agreed.", "Some 63% agreed.", [("36", "63")]),
        ("It cost 1,476 euros.", "It cost 1,467 euros.", [("1,476", "1,467")]),
        ("Emmanuel Marcon won.", "Emmanuel Macron won.", [("Marcon", "Macron")]),
        ("The Deputy Chairman spoke.", "The Chairman spoke.", [("Deputy ", "")]),
        ("The Chairman spoke.", "The Deputy Chairman spoke.", [("", "Deputy ")]),
        ("He said yes twice.", "She told nobody twice.", [("He said yes", "She told nobody")]),
        ("Same.", "Same.", []),
    ],
)
def test_only_the_words_that_differ_are_changed(before: str, after: str, changes: list[tuple[str, str]]) -> None:
    assert changed(before, after) == changes


@given(st.text(max_size=60), st.text(max_size=60))
def test_the_changes_turn_the_one_text_into_the_other(before: str, after: str) -> None:
    assert applied(before, after) == after


def test_long_texts_without_a_word_in_common_are_replaced_as_a_whole() -> None:
    before, after = "a " * MOST_COMPARED, "b " * MOST_COMPARED
    assert len(word_changes(f"So {before}", f"So {after}")) == 1


@pytest.mark.parametrize(
    ("quote", "should_read", "is_whole"),
    [
        ("The bridge in Oslo opened in 2016.", "The bridge in Oslo opened in 2018.", True),
        ("The bridge in Oslo opened in 2016.", "in 2018", False),
        ("Marcon won.", "Macron won.", True),
        ("36%", "63%", True),
        ("Some 36% agreed.", "Some 36%  agreed.", False),
        ("Some 36% agreed.", "", False),
    ],
)
def test_a_figure_alone_is_not_the_statement_in_other_words(quote: str, should_read: str, *, is_whole: bool) -> None:
    assert rewords(quote, should_read) is is_whole


def test_a_full_stop_that_follows_the_quote_is_not_written_twice() -> None:
    assert fit_wording("It opened in 2018. ", "It opened in 2016", ". Then") == "It opened in 2018"
    assert fit_wording("It opened in 2018.", "It opened in 2016.", " Then") == "It opened in 2018."


def test_the_suggestions_of_flags_are_put_into_the_statement() -> None:
    article = article_of("Then Marcon met Joe Bidden. Marcon left.")
    claim = claim_on(article, "Marcon met Joe Bidden")
    name = flag_on(article, "Marcon", suggestion="Macron")
    other, outside = flag_on(article, "Bidden", suggestion="Biden"), flag_on(article, "left", suggestion="went")
    nothing = flag_on(article, "met")
    assert apply_suggestions(claim.quote, claim.start, [other, nothing, outside, name]) == "Macron met Joe Biden"
    assert apply_suggestions(claim.quote, claim.start, [nothing, outside]) == ""


def test_of_two_flags_on_the_same_words_the_first_one_counts() -> None:
    article = article_of("Then Marcon met Joe Bidden.")
    whole, part = flag_on(article, "Joe Bidden", suggestion="Joe Biden"), flag_on(article, "Bidden", suggestion="Bidet")
    assert apply_suggestions(article.text, 0, [part, whole]) == "Then Marcon met Joe Biden."

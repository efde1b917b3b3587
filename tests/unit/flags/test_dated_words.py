"""Words of the day, years far ahead, and years that are counted wrongly."""

import pytest

from workbench.domain.article import article_of
from workbench.flags.registry import RULES, flags_in
from workbench.text.read_article import read_document


def quotes(text: str, code: str, published: str = "") -> list[str]:
    rules = tuple(rule for rule in RULES if rule.code == code)
    return [flag.quote for flag in flags_in(read_document(article_of(text, published=published)), rules)]


def test_recently_is_measured_from_the_recorded_date():
    text = "The firm recently moved to Kirkby in 2014."
    assert quotes(text, "DAT006", published="2020-05-05") == ["recently"]
    assert quotes(text, "DAT006", published="2015-05-05") == []
    assert quotes(text, "DAT006") == []


def test_the_latest_of_several_times_is_no_stale_word():
    assert quotes("She most recently won in 2016 in Kirkby.", "DAT006", published="2018-05-05") == []


def test_a_plan_quoted_is_the_speakers():
    assert quotes("“It will open in 2018,” said Anna Berg.", "DAT006", published="2020-05-05") == []


@pytest.mark.parametrize(
    "text", ["The film, set in 2408, was a success.", "Experts said that the lake was full by 2150."]
)
def test_fiction_and_forecasts_lie_ahead_rightly(text: str):
    assert quotes(text, "DAT007") == []


def test_a_day_far_ahead_cannot_be_past():
    assert quotes("The mayor resigned on 3 May 2917.", "DAT007") == ["2917"]


def test_years_later_are_counted_from_the_year_just_before():
    assert quotes("He left in 1990. Ten years later, in 2005, he returned.", "DAT008") == ["Ten years"]
    assert quotes("He left in 1990 or 1995. Ten years later, in 2005, he returned.", "DAT008") == []


def test_months_leave_a_year_of_room():
    assert quotes("He left in March 1990. Two years later, in June 1992, he returned.", "DAT008") == []

"""Laws of a whole check: any text goes through, and every place is exact, whatever signs it holds."""

from itertools import pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st

from workbench import check_text
from workbench.domain.article import article_of
from workbench.flags.registry import RULES, flags_in
from workbench.services.articles.language import load_tagger
from workbench.text.coverage.of_words import words_in
from workbench.text.read_article import read_document

ODD_SIGNS = st.sampled_from(
    [
        "e\u0301",
        "👩🏽\u200d🚒",
        "🇫🇷",
        "שלום",
        "\u202e",
        "\u00a0",
        "\u202f",
        "\r\n",
        "\r",
        "\u2028",
        "\ufeff",
        "\t",
        "ﬁ",
        "İ",
        "ß",
    ]
)
PIECES = st.sampled_from(
    [
        "Emmanuel Macron ",
        "Marcon ",
        "said ",
        "“",
        "”",
        "(",
        "36% ",
        "1.2.2020 ",
        "Monday, 31 February 2020",
        "12 of 40 ",
        "the the ",
        "Chairman of the Senate ",
        "He ",
        "it’s ",
        "their is ",
        "2 million ",
        "rose from 4% to 6%",
        "\n",
        ". ",
    ]
)
TEXTS = st.lists(st.one_of(PIECES, ODD_SIGNS, st.text(max_size=5)), max_size=40).map("".join)


@settings(max_examples=100)
@given(TEXTS)
@example("(" * 5_000)
@example("“" * 5_000)
@example("a" * 20_000)
def test_no_rule_raises_and_every_flag_quotes_the_text(text):
    for tag in (None, load_tagger()):
        document = read_document(article_of(text), tag)
        for flag in flags_in(document, RULES):
            assert text[flag.start : flag.end] == flag.quote
            assert all(text[near.start : near.end] == near.quote for near in flag.related)
            assert flag.message


@settings(max_examples=60)
@given(TEXTS.map(lambda text: f"The mill burned in 1999. {text}"))
def test_every_place_of_a_check_is_exact_in_the_text_as_given(text):
    told = check_text(text).to_json()
    assert told["article"]["text"] == text
    assert all(text[each["start"] : each["end"]] == each["quote"] for each in told["claims"] + told["flags"])
    assert all(0 <= each["start"] < each["end"] <= len(text) for each in told["sentences"])


@settings(max_examples=60)
@given(TEXTS.map(lambda text: f"“The mill burned,” Lee said. {text}"))
def test_the_words_of_any_text_are_accounted_for_once_or_listed_as_uncovered(text):
    coverage = check_text(text).coverage
    spans = sorted([*(stretch.span for stretch in coverage.stretches), *coverage.uncovered])
    counted = [word for span in spans for word in words_in(span.of(text))]
    assert all(before.end <= after.start for before, after in pairwise(spans))
    assert len(counted) == coverage.total >= coverage.accounted_for

"""Lists, votes, ranks, records and numbered times are held against what the text lists."""

import pytest

from workbench.domain.article import article_of
from workbench.flags.registry import RULES, flags_in
from workbench.services.articles.language import load_tagger
from workbench.text.read_article import read_document

_RULES = tuple(rule for rule in RULES if rule.code in {"NUM016", "NUM017", "NUM018"})

WRONG_AND_RIGHT = {
    "items behind a colon": ("The bridge has {} faults: rust, a cracked pier and loose bolts.", "four", "three"),
    "bullets": ("The board made {} demands:\n\n- a new roof\n\n- a second door\n\n- more lamps", "four", "three"),
    "reasons told next": (
        "She gave {} reasons. The roof leaked; the lamps had failed; and the school had no money left.",
        "two",
        "three",
    ),
    "names behind a noun": ("He leaves {} daughters, Ann, Beth and Clara.", "four", "three"),
    "counts that make it": ("She had {} hits: two singles, a double and a homer.", "five", "four"),
    "earlier times": ("It was his {} title, after wins in 2011 and 2014.", "fourth", "third"),
    "years running": ("Sales fell for the {} year running. They fell in 2021, 2022 and 2023 too.", "fifth", "fourth"),
    "a vote told again": ("The council voted 9-4 for the plan. The {} dissenters left the room.", "five", "four"),
    "a vote won by": ("The council voted 9-4 for the plan. The motion was carried by {} votes.", "six", "five"),
    "a body that voted": (
        "All {} councillors voted. The plan passed with nine in favour and four against.",
        "15",
        "13",
    ),
    "a place in a field": ("She came {} in a field of 12.", "14th", "11th"),
    "a rank in results": (
        "Ann Dole: 4,120 votes\n\nBo Lund: 3,310 votes\n\nCy Marr: 1,204 votes\n\nCy Marr came {}.",
        "second",
        "third",
    ),
}  # fmt: skip

NO_TALLY = [
    "The bridge has many faults, such as four: rust, a cracked pier and loose bolts.",
    "He leaves two daughters, Ann of Leeds, a nurse, and Beth.",
    "It was his fourth title, after recent wins in 2011 and 2014.",
    "The Jets won 9-4. The five dissenters left the room.",
    "The council voted 9-4 for the plan and 8-5 for the budget. The motion was carried by three votes.",
    "She had at least two reasons. The roof leaked; the lamps had failed; and the school had no money left.",
]


def _flags(text: str) -> tuple:
    return flags_in(read_document(article_of(text), load_tagger()), _RULES)


@pytest.mark.parametrize("kind", WRONG_AND_RIGHT)
def test_a_tally_is_held_against_what_is_listed(kind: str) -> None:
    text, wrong, right = WRONG_AND_RIGHT[kind]
    assert len(_flags(text.format(wrong))) == 1
    assert not _flags(text.format(right))


@pytest.mark.parametrize("text", NO_TALLY)
def test_what_is_not_all_of_a_list_is_no_tally(text: str) -> None:
    assert not _flags(text)

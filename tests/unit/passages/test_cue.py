"""The cue: what a passage does to a claim, and the differences told with it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.passages.cue.aligned_statement import opposites, read_statement
from workbench.passages.cue.alignment import alignment_features
from workbench.passages.cue.contrasts import MOST_DIFFERENCES, describe_differences
from workbench.passages.cue.decision_trees import leaf_of, probabilities_of
from workbench.passages.cue.quantities import dates_in, falls_within, figures_in, meets
from workbench.passages.stance import DIFFERS, SILENT, SUPPORTS, stance_cue


def differences(claim: str, passage: str) -> tuple[str, ...]:
    return describe_differences(read_statement(claim), read_statement(passage))


@pytest.mark.parametrize(
    ("claim", "passage", "cue"),
    [
        ("More than 200 people were hurt.", "Police said 280 people were hurt in the fire.", SUPPORTS),
        ("More than 200 people were hurt.", "Police said 180 people were hurt in the fire.", DIFFERS),
        ("The bridge cost $5 million.", "The bridge cost $7 million.", DIFFERS),
        ("The bridge cost $5 million.", "The bridge cost $5 million.", SUPPORTS),
        ("Marie Curie was born in Paris.", "Marie Curie was born in Warsaw.", DIFFERS),
        ("The mayor of Lyon resigned after a scandal.", "A bridge opened on Monday in heavy rain.", SILENT),
        ("The bridge opened.", "", SILENT),
        ("", "The bridge opened.", SILENT),
    ],
)
def test_the_cue_follows_from_words_and_figures(claim: str, passage: str, cue: str) -> None:
    assert stance_cue(claim, passage)[0] == cue


def test_a_passage_that_denies_what_the_claim_says_never_supports_it() -> None:
    assert stance_cue("The council did not approve the budget.", "The council approved the budget.")[0] != SUPPORTS
    assert stance_cue("The council approved the budget.", "The council never approved the budget.")[0] != SUPPORTS


def test_only_a_differing_passage_tells_differences() -> None:
    assert stance_cue("The bridge cost $5 million.", "The bridge cost $5 million.")[1] == ()
    assert stance_cue("The bridge cost $5 million.", "The bridge cost $7 million.")[1] == (
        "source: $7 million, claim: $5 million",
    )


@pytest.mark.parametrize(
    ("claim", "passage", "told"),
    [
        ("62% agreed.", "Some 61% agreed.", ("source: 61%, claim: 62%",)),
        ("Under 50 people came.", "70 people came.", ("source: 70, claim: less than 50",)),
        ("It opened on 3 May 2011.", "It opened on 4 May 2011.", ("source: 4 May 2011, claim: 3 May 2011",)),
        ("It opened before 2011.", "It opened in 2014.", ("source: 2014, claim: before 2011",)),
        ("Sales rose sharply.", "Sales fell sharply.", ("source: fell, claim: rose",)),
        ("She was born in Paris in May.", "She was born in Warsaw in May.", ("source: Warsaw, claim: Paris",)),
        ("They did not vote.", "They did vote.", ("only the claim denies it",)),
        ("They did vote.", "They did not vote.", ("only the source denies it",)),
        ("A cheese moon.", "A moon.", ("not in the source: “cheese”",)),
        ("A moon.", "The moon, again.", ("worded differently",)),
    ],
)
def test_a_difference_is_told_in_words(claim: str, passage: str, told: tuple[str, ...]) -> None:
    assert differences(claim, passage) == told


def test_differences_are_few() -> None:
    claim = "In 2001 10 cats, 20% of dogs, $5 and 3 May 2004 rose before June 1999."
    passage = "In 2002 11 cats, 21% of dogs, $6 and 4 May 2005 fell after June 1998."
    assert len(differences(claim, passage)) == MOST_DIFFERENCES


@pytest.mark.parametrize(
    ("claimed", "found", "met"),
    [
        ("10 boats", "10 boats", True),
        ("10 boats", "11 boats", False),
        ("about 100 boats", "104 boats", True),
        ("100 boats", "104 boats", False),
        ("more than 10 boats", "10 boats", False),
        ("at least 10 boats", "more than 10 boats", True),
        ("less than 10 boats", "9 boats", True),
        ("10 boats", "more than 10 boats", False),
    ],
)
def test_a_figure_is_met_within_its_bound(claimed: str, found: str, met: bool) -> None:
    assert meets(figures_in(claimed)[0], figures_in(found)[0]) is met


@pytest.mark.parametrize(
    ("claimed", "found", "met"),
    [
        ("in May 2010", "on 3 May 2010", True),
        ("in May 2010", "in June 2010", False),
        ("before 2010", "in 2009", True),
        ("after 2010", "in 2009", False),
        ("since March 2010", "on 3 March 2010", True),
        ("on 3 May", "in 2010", False),
    ],
)
def test_a_date_falls_within_another_as_far_as_both_go(claimed: str, found: str, met: bool) -> None:
    assert falls_within(dates_in(claimed)[0], dates_in(found)[0]) is met


def test_the_figures_of_a_date_are_no_figures() -> None:
    assert [figure.written for figure in figures_in("On 3 May 2010 some 40 people came.")] == ["40"]


def test_opposites_deny_each_other() -> None:
    table = opposites()
    assert all(word in table[other] for word, others in table.items() for other in others)
    assert all(word not in others for word, others in table.items())


def test_a_tree_is_followed_to_its_leaf() -> None:
    nodes = [(1, 0.5, 1, 2), (-1.0,), (2.0,)]
    assert [leaf_of(nodes, (9.0, value)) for value in (0.5, 0.6)] == [-1.0, 2.0]


@given(st.text(max_size=120), st.text(max_size=120))
def test_any_two_texts_align_to_as_many_features_and_chances_that_sum_to_1(claim: str, passage: str) -> None:
    features = alignment_features(read_statement(claim), read_statement(passage))
    assert len(features) == len(alignment_features(read_statement("a"), read_statement("b")))
    assert sum(probabilities_of(features)) == pytest.approx(1)

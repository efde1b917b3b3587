"""An article against a table."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.article import article_of
from workbench.table_check.comparison import differences_from_table
from workbench.table_check.differences import Basis
from workbench.table_check.entities import Table
from workbench.table_check.vocabulary import built_in_vocabularies, vocabulary_for
from workbench.text.read_article import read_document

COLUMNS = (
    "Player", "Team", "Date", "TEAM-CITY", "PTS", "REB", "AST", "STL", "BLK", "FGM", "FGA", "FG3M", "FG3A",
    "TEAM-FG_PCT", "TEAM-WINS", "TEAM-LOSSES", "TEAM-PTS_QTR1",
)  # fmt: skip
BOX = Table(
    columns=COLUMNS,
    rows=(
        ("Ann Okoro", "Lynx", "", "", "24", "7", "3", "0", "1", "9", "17", "2", "5", "", "", "", ""),
        ("Bea Stahl", "Lynx", "", "", "11", "4", "8", "2", "0", "4", "9", "1", "2", "", "", "", ""),
        ("Cleo Marsh", "Lynx", "", "", "N/A", "N/A", "N/A", "", "", "", "", "", "", "", "", "", ""),
        ("Dot Reyes", "Storm", "", "", "30", "12", "5", "1", "2", "11", "20", "3", "6", "", "", "", ""),
        ("Lynx", "", "2017-02-03", "Bergen", "95", "40", "20", "", "", "", "", "", "", "48", "10", "4", "25"),
        ("Storm", "", "2017-02-03", "Exeter", "88", "44", "19", "", "", "", "", "", "", "39", "9", "5", "28"),
    ),
)
FIRMS = Table(columns=("Company", "Employees"), rows=(("Brava", "1,200"), ("Corvid", "350")))


def found_in(text: str, table: Table = BOX) -> list[tuple[str, str]]:
    document = read_document(article_of(text, title="", published="", origin="test"))
    differences = differences_from_table(document, table, vocabulary_for(table.columns))
    assert all(text[one.start : one.end] == one.quote for one in differences)
    return [(one.quote, one.says) for one in differences]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ann Okoro had 22 points and seven rebounds.", [("22", "24")]),
        ("Okoro scored 24 points, with a steal and a block.", [("a", "0")]),
        ("Bea Stahl added a pair of blocks.", [("pair", "0")]),
        ("Dot Reyes had a 30-point, 10-rebound night.", [("10", "12")]),
        ("Ann Okoro led the way for the Lynx with 20 points.", [("20", "24")]),
        ("The Lynx had Ann Okoro back. She rested. He had 24 points.", []),
        ("Okoro went 9-of-17 from the field and 3-of-5 from long range.", [("3", "2")]),
        ("Okoro had 24 points ( 9 - 16 FG , 2 - 5 3Pt ) in all.", [("16", "17")]),
        ("The Lynx shot 49 percent from the field; the Storm shot 45 percent from the field.", [("45", "39")]),
        ("The Lynx (10-4) beat the Storm (8-5).", [("8", "9")]),
        ("The Bergen Lynx defeated the Exeter Storm, 95-86.", [("86", "88")]),
        ("The Storm lost to the Lynx, 88 - 95.", []),
        ("The Lynx took a 10-point win over the Storm.", [("10", "7")]),
        ("The Storm led 28-20 after the first quarter.", [("20", "25")]),
        ("Bea Stahl was first on the team with 11 points.", [("first", "2")]),
    ],
)
def test_a_number_that_the_table_has_otherwise_is_found(text: str, found: list[tuple[str, str]]) -> None:
    assert found_in(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Lynx beat the Storm on Wednesday.", [("Wednesday", "Friday")]),
        ("The Lynx beat the Storm on Friday.", []),
        ("The Lynx were led by Dot Reyes.", [("Lynx", "Storm")]),
        ("The Lynx pulled away, outscoring the Lynx late.", [("Lynx", "Storm")]),
        ("Bea Stahl had 24 points, seven rebounds and three assists.", [("Bea Stahl", "Ann Okoro")]),
        ("Cleo Marsh chipped in 12 points.", [("Cleo Marsh", "")]),
    ],
)
def test_a_name_that_the_table_has_otherwise_is_found(text: str, found: list[tuple[str, str]]) -> None:
    assert found_in(text) == found


def test_what_is_about_another_occasion_is_not_in_the_table() -> None:
    text = "The Lynx will travel to Denver on Monday. Okoro is averaging 30 points over her last two games."
    document = read_document(article_of(text, title="", published="", origin="test"))
    differences = differences_from_table(document, BOX, vocabulary_for(COLUMNS))
    assert [one.quote for one in differences] == ["Denver", "Monday", "30"]
    assert {one.basis for one in differences} == {Basis.UNSUPPORTED}


def test_figures_said_to_be_rough_are_left_alone() -> None:
    assert found_in("Okoro had over 20 points and nearly 10 rebounds.") == []


def test_any_table_is_read_by_the_words_of_its_headings() -> None:
    assert found_in("Brava has 1,300 employees, Corvid 350 employees.", FIRMS) == [("1,300", "1,200")]


def test_a_column_of_groups_may_be_the_column_of_names() -> None:
    table = Table(columns=("Team", "Wins"), rows=(("Lynx", "10"), ("Storm", "9")))
    assert found_in("The Lynx have 3 wins, the Storm 9 wins.", table) == [("3", "10")]


def test_only_people_are_named_by_their_last_word() -> None:
    countries = Table(columns=("Country", "Jobless rate (%)"), rows=(("South Africa", "32.1"), ("Chile", "8.4")))
    assert found_in("Chile had a jobless rate of 8.5% and South Africa a jobless rate of 32.1%.", countries) == [
        ("8.5", "8.4")
    ]
    assert found_in("Africa has a jobless rate of 7%.", countries) == []


def test_a_figure_that_two_share_is_left_alone() -> None:
    assert found_in("Ann Okoro and Bea Stahl combined for 35 points.") == []


def test_a_figure_beside_a_name_outside_the_table_is_not_read_against_a_row() -> None:
    assert ("30", "10") not in found_in("The Lynx visit the Miami Heat (30-12) soon.")


def test_minutes_and_shares_of_100_may_be_one_off() -> None:
    assert found_in("The Lynx shot 47 percent from the field.") == []
    assert found_in("The Lynx shot 46 percent from the field.") == [("46", "48")]


def test_a_vocabulary_is_chosen_by_the_headings() -> None:
    basketball, plain = built_in_vocabularies()
    assert vocabulary_for(COLUMNS) is basketball
    assert vocabulary_for(FIRMS.columns) is plain


PIECES = ("Okoro", "Lynx", "24 points", "9-of-17", "( 10 - 4 )", "95-88", "on Friday", "next game", ".", "he")


@given(st.lists(st.sampled_from(PIECES)))
def test_differences_lie_in_the_text_in_order_and_apart(words: list[str]) -> None:
    text = " ".join(["Okoro", *words])
    document = read_document(article_of(text, title="", published="", origin="test"))
    differences = differences_from_table(document, BOX, vocabulary_for(COLUMNS))
    assert all(text[one.start : one.end] == one.quote != "" for one in differences)
    assert all(one.end <= other.start for one, other in pairwise(differences))

"""Ledgers show what stands in the article, with its places."""

from datetime import date

import pytest

from workbench.domain.article import article_of
from workbench.errors import UnknownRecordError
from workbench.ledgers.all_ledgers import LEDGERS
from workbench.ledgers.iso_dates import UNKNOWN, iso_date
from workbench.services.articles.build_ledgers import build_ledger, read_again
from workbench.services.articles.check_article import check_article
from workbench.text.dates import find_dates

WEDNESDAY = date(2020, 9, 30)
ARTICLE = (
    "President Anna Schmidt met Marta Lindqvist in Oslo last week. Schmidt said that trade had doubled.\n\n"
    "Lindqvist and Schmidt spoke again on 3 May 2019. Later, Lindkvist left.\n\n"
    "They had settled 12 of 40 points, or 40%. The 12 points were minor. "
    "The Chairman of the Committee on Foreign Affairs and Trade, Anna Schmidt, spoke. "
    "Anna Schmidt is Deputy-Chairman of the Select Committee on Foreign Affairs and Trade.\n"
)


def ledger(name: str, text: str = ARTICLE, published: str = ""):
    checked = check_article(article_of(text, published=published))
    return build_ledger(read_again(checked.article), name, claims=checked.claims, flags=checked.flags)


@pytest.mark.parametrize("name", list(LEDGERS))
def test_every_row_has_a_cell_for_every_column_and_a_place_in_the_text(name):
    made = ledger(name)

    assert made.rows
    for row in made.rows:
        assert len(row.cells) == len(made.columns)
        assert row.places
        assert all(0 <= place.start < place.end <= len(ARTICLE) for place in row.places)


@pytest.mark.parametrize("name", list(LEDGERS))
def test_an_article_with_nothing_in_it_has_ledgers_without_rows(name):
    assert ledger(name, "Why?").rows == ()


def test_a_slip_stands_in_one_row_with_the_name_it_should_be():
    row = next(row for row in ledger("names").rows if "Lindqvist" in row.cells[0])

    assert "Lindkvist 1" in row.cells[2]
    assert len(row.places) == 3


def test_a_surname_two_people_share_joins_neither():
    text = "Anna Schmidt and Peter Schmidt met. Schmidt left."

    names = [row.cells[0] for row in ledger("names", text).rows]

    assert {"Anna Schmidt", "Peter Schmidt", "Schmidt"} <= set(names)


def test_dates_are_in_order_and_relative_ones_wait_for_a_date_of_publication():
    assert [row.cells[0] for row in ledger("dates").rows] == ["2019-05-03", UNKNOWN]
    assert [row.cells[0] for row in ledger("dates", published="2020-09-30").rows] == [
        "2019-05-03",
        "2020-09-21/2020-09-27",
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("yesterday", "2020-09-29"),
        ("on Wednesday", "2020-09-30"),
        ("last Wednesday", "2020-09-23"),
        ("next Wednesday", "2020-10-07"),
        ("last month", "2020-08"),
        ("two years ago", "2018"),
        ("a week ago", "2020-09-23"),
        ("ten months ago", "2019-11"),
        ("last November", "2019-11"),
        ("between 2011 and 2014", "2011/2014"),
        ("the 1990s", "1990/1999"),
        ("31 February 2020", "no such day"),
        ("3 May", "--05-03, the year is not given"),
    ],
)
def test_a_date_is_counted_as_a_reader_counts(words, expected):
    assert iso_date(find_dates(words)[0], words, WEDNESDAY) == expected


def test_posts_that_exclude_each_other_stand_under_one_person_and_against_each_other():
    posts = [row.cells[1] for row in ledger("roles").rows if row.cells[0] == "Anna Schmidt"]
    pairs = ledger("contradictions").rows

    assert any(post.startswith("The Chairman") for post in posts)
    assert any("Deputy-Chairman" in cell for row in pairs for cell in row.cells)


def test_the_shares_of_the_attribution_map_count_every_checkable_claim_once():
    checked = check_article(article_of(ARTICLE))
    made = build_ledger(read_again(checked.article), "attributions", claims=checked.claims, flags=())

    assert sum(int(row.cells[1]) for row in made.rows) == sum(claim.checkable for claim in checked.claims)
    assert any(row.cells[0] == "Anna Schmidt" for row in made.rows)


def test_a_sum_stands_first_with_its_arithmetic_and_leads_to_all_its_figures():
    first = ledger("numbers").rows[0]

    assert first.cells[:3] == ("40%", "share-of-total", "12 / 40 = 30%, but the text says 40%.")
    assert [place.of(ARTICLE) for place in first.places] == ["40%", "12", "40"]


def test_figures_of_the_same_things_stand_together_and_dates_are_left_out():
    text = "On 3 May 2019 the port had 12 cranes. It burned 30 tonnes of coal. In 2020 it had 9 cranes."

    cells = [row.cells[:2] for row in ledger("numbers", text).rows]

    assert cells == [("12", "cranes"), ("9", "cranes"), ("30", "tonnes of coal")]


def test_an_unknown_ledger_is_refused():
    with pytest.raises(UnknownRecordError, match="'weather'"):
        ledger("weather")


def test_a_ledger_as_json_quotes_the_places_exactly():
    made = ledger("names").to_json(ARTICLE)

    assert all(ARTICLE[at["start"] : at["end"]] == at["quote"] for row in made["rows"] for at in row["places"])


def test_a_sum_that_holds_is_shown_too():
    row = ledger("numbers", "The fleet has 75 ships: 40 tankers and 35 ferries.").rows[0]

    assert row.cells[:3] == ("75", "parts-and-total", "40 + 35 = 75: it holds")

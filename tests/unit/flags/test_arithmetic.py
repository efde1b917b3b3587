"""Sentences whose figures reckon stay silent; those whose figures do not are flagged, the arithmetic shown."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.domain.article import article_of
from workbench.flags.registry import RULES, flags_in
from workbench.ledgers.arithmetic_checks import arithmetic_checks
from workbench.text.read_article import read_document

NUMBER_RULES = tuple(rule for rule in RULES if rule.code.startswith("NUM"))

# each sentence with a figure that fails and the one that fits
PAIRS = [
    ("The choir sold 14 seats on Monday, 22 on Tuesday and 9 on Friday, {} in all.", "48", "45"),
    ("Of the 60 beehives, 18 were lost to frost, 12 to mites and the remaining {} survived.", "40", "30"),
    ("The library's {} volumes (212 novels, 90 atlases and 31 plays) were moved.", "343", "333"),
    ("The jury was made up of {} members, namely five painters, three critics and one sculptor.", "ten", "nine"),
    ("Wheat took up 62% of the land and barley 21%, with the other {} left fallow.", "27%", "17%"),
    ("Donors gave $1.2 million and $0.7 million, for a combined total of ${} million.", "2.4", "1.9"),
    ("It took 3.5 tonnes in May and 4.1 tonnes in June, for a yearly total of {} tonnes.", "8.6", "7.6"),
    ("Exports were $50 million, up {} percent from $40 million a year earlier.", "40", "25"),
    ("Ten trams at $50,000 apiece will cost the town ${}.", "600,000", "500,000"),
    ("The club, founded in 1890, turned {} in 2020.", "120", "130"),
    ("Born in 1920, he died aged {} in 2000.", "85", "79"),
    ("Eighteen of the 45 wells, or {}, had run dry.", "30 percent", "40 percent"),
    ("Only 9 out of 36 pupils ({}) could swim.", "35%", "25%"),
    ("One in five households ({}) owns a boat.", "30%", "20%"),
    ("About {} of the 2,400 letters, or 600, were never answered.", "45%", "25%"),
    ("The toll went from 80 crowns to 92 crowns, an increase of {}.", "25%", "15%"),
    ("Sales fell {}, from 500 tractors to 400 tractors.", "30%", "20%"),
    ("Rents grew by a {}, from 900 to 1,200.", "half", "third"),
    ("The herd tripled from 30 to {} animals.", "60", "90"),
    ("Membership halved, from 840 to {}.", "610", "420"),
    ("Ticket prices rose from 12 euros to {} euros.", "9", "14"),
    ("The share of late trains rose from 8% to 12%, {} rise.", "a 4%", "a 50%"),
    ("Unemployment dropped by {} points, from 9.5% to 7.1%.", "3.4 percentage", "2.4 percentage"),
    ("The school ordered 25 desks at $80 apiece, a total of ${}.", "2,400", "2,000"),
    ("Each of the four teams planted 150 trees, {} trees in total.", "700", "600"),
    ("They worked 9 hours a day for 6 days, making {} hours altogether.", "64", "54"),
    ("Born on 3 March 1902, the painter died on 9 July 1960 at the age of {}.", "68", "58"),
    ("The bridge, opened in 1931, marks its {} anniversary in 2006.", "65th", "75th"),
    ("She led the union for {} years, from 1988 to 2003.", "25", "15"),
    ("He weighed 90 kg ({} pounds) at the weigh-in.", "148", "198"),
    ("Winds reached 120 km/h ({} mph) on the coast.", "95", "75"),
    ("The reserve covers 200 hectares, or {} acres.", "394", "494"),
    ("The bill was carried 61 to 39, a majority of {}.", "32", "22"),
    ("Of the 300 passengers, 180 were rescued, leaving {} missing.", "140", "120"),
    ("The orchard lost 45 trees, {} more than the 30 lost in the storm before.", "25", "15"),
]

SILENT = [
    "He won three medals in 2004, four in 2008 and two in 2012.",
    "About 40% came by train and 35% by bus.",
    "Turnout was 61%, up from 58% in 2015.",
    "The 1990s saw 12 launches, five of them failures.",
    "The tower is 50 m (164 ft) high and 20 m (66 ft) wide.",
    "Some 30 boats took part, including 12 sloops and 9 ketches.",
    "The bakery sells 400 loaves a day and employs 12 people.",
    "She was 34 when her second book came out in 1987.",
    "The vote was 52 to 48.",
    "The price rose from $3 to $4 between 2010 and 2019, roughly a third.",
    "Each ticket costs $15, and the hall raised $9,450 in a week.",
    "Nearly a third, or 32%, stayed at home.",
    "Profits nearly doubled from 1.1 million to 2.1 million.",
    "Between 1914 and 1918 the village lost 41 of its 380 men.",
    "Revenue rose 50% to $30 million from $20 million a year earlier, and profit doubled.",
    "Profit doubled as sales rose from 20 to 25 million.",
    "The rate was cut from 5% to 4.75%, a 5% cut.",
    "12 of the 40 members, 30% of them women, resigned.",
    "Founded in 1856 and rebuilt in 1906, the school marked its 100th anniversary in 2006.",
    "Born in 1950, he married at 22 and died in 2010.",
    "Born in 1950, his son was 12 when he died in 1990.",
    "The group had 5 members: 2 singers and a drummer.",
    "Each of the 5 schools gets $1,000 a year, a total of $15,000 over three years.",
    "They sold 300 tickets at $15 each, making $2,000 in profit.",
    "In 2010, 20 years after the war ended in 1991, he returned.",
    "He served two four-year terms from 2001 to 2009.",
    "For 15 years between 1970 and 2000, nothing happened.",
    "In all, 12 were hurt: 5 on Monday and 4 on Tuesday, and others later.",
    "It makes 20 cakes and 30 pies, for a total profit of $80.",
    "About two-thirds (60%) agreed.",
    "Germany won 12 gold, 8 silver and 5 bronze, and France a total of 30.",
    "At 5 feet 11 inches (180 cm) and 170 pounds (77 kg), he is small.",
]


def flagged(text):
    return [flag for flag in flags_in(read_document(article_of(text)), NUMBER_RULES) if flag.severity != "note"]


@pytest.mark.parametrize(("sentence", "wrong"), [(sentence, wrong) for sentence, wrong, _ in PAIRS])
def test_a_sentence_whose_figures_do_not_reckon_is_flagged_with_its_arithmetic(sentence, wrong):
    text = sentence.format(wrong)

    flags = flagged(text)

    assert flags
    assert all("=" in flag.evidence and flag.evidence in flag.message for flag in flags)
    assert all(text[place.start : place.end] == place.quote for flag in flags for place in (flag, *flag.related))


@pytest.mark.parametrize(("sentence", "right"), [(sentence, right) for sentence, _, right in PAIRS])
def test_the_same_sentence_is_silent_once_its_figures_reckon(sentence, right):
    assert flagged(sentence.format(right)) == []


@pytest.mark.parametrize("sentence", SILENT)
def test_a_sentence_that_claims_no_sum_is_silent(sentence):
    assert flagged(sentence) == []


@settings(max_examples=80, deadline=None)
@given(parts=st.lists(st.integers(2, 5_000), min_size=3, max_size=6), wrong=st.integers(1, 900))
def test_any_list_of_parts_is_held_to_its_total(parts, wrong):
    listed = ", ".join(f"{part:,} by road" for part in parts[:-1]) + f" and {parts[-1]:,} by sea"
    right = f"The port handled {sum(parts):,} crates: {listed}."

    assert flagged(right) == []
    if 100 * wrong > 3 * sum(parts) and 2 * wrong < sum(parts):
        assert flagged(right.replace(f"{sum(parts):,} crates", f"{sum(parts) + wrong:,} crates"))


@settings(max_examples=80, deadline=None)
@given(st.text(alphabet="0123456789%$,. -–()‹›npyofand\n", max_size=120))
def test_no_run_of_figures_and_signs_breaks_a_rule(text):
    assert isinstance(flagged(text), list)


def test_a_change_in_another_clause_is_not_held_to_the_figures_of_this_one():
    assert flagged("Sales rose from 100 to 110 boats while profits rose 20%.") == []


def test_a_reckoning_that_holds_is_known_as_one():
    document = read_document(article_of("The fleet has 75 ships: 40 tankers and 35 ferries."))

    held = [(name, one.arithmetic) for name, one in arithmetic_checks(document) if one.holds]

    assert held == [("parts-and-total", "40 + 35 = 75")]

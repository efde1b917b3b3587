"""Totals, shares and points are held against their parts wherever in the text those stand."""

import pytest

from workbench.domain.article import article_of
from workbench.flags.registry import RULES, flags_in
from workbench.ledgers.arithmetic_checks import arithmetic_checks
from workbench.services.articles.language import load_tagger
from workbench.text.read_article import read_document

_RULES = tuple(rule for rule in RULES if rule.code in {"NUM003", "NUM004", "NUM006"})

# each text with a figure that fails and the one that fits, by what ties the figures
TOLD = {
    "parts in the next sentence": (
        "The park has {} lamps. There are 410 by the lake and 330 on the hill.",
        "470",
        "740",
    ),
    "the rest at the end": (
        "Of the 374 goats, 195 went to Ayr and 90 to Dun. The remaining {} stayed.",
        "98",
        "89",
    ),
    "some of them and the others": (
        "The order covers 2,450 pupils, 1,600 of them in Lund and the other {} in Moss.",
        "950",
        "850",
    ),
    "all of them in the next sentence": (
        "Nine men, four women and two boys were aboard. All {} came ashore.",
        "14",
        "15",
    ),
    "between dashes": (
        "The {} idle mills — 11 in Ayr, seven in Dun and five in Oban — will open.",
        "24",
        "23",
    ),
    "behind a colon": (
        "At the ward 140 adults and 260 children were waiting: {} people.",
        "410",
        "400",
    ),
    "a total of terms": (
        (
            "He faces up to 20 years for arson and up to 10 for fraud, or a maximum of {} if "
            "they are served one after the other."
        ),
        "25",
        "30",
    ),
    "what both do counted twice": (
        ("Every one of the {} pupils takes part: 259 play and 182 sing, 67 of them doing both."),
        "347",
        "374",
    ),
    "a total in the headline": (
        ("Clerk stole £86,400 from choir\n\nThe clerk took £31,250 in 2019, £{} in 2020 and £16,250 in 2021."),
        "36,900",
        "38,900",
    ),
    "lines under a total": (
        "HOMES FLOODED\nArden: 96\nBray: 71\nCombe: {}\nTotal: 212",
        "54",
        "45",
    ),
    "columns": (
        ("Sales    2023    2022\nWater    48.6    42.1\nLand    {}    45.4\nGroup    66.9    87.5"),
        "13.8",
        "18.3",
    ),
    "bullets that a total announces": (
        (
            "The town will save £11.3m:\n\n- £4.6m from care\n- £3.1m from posts\n- £{} from "
            "offices\n- £900,000 from parks\n- £600,000 from parking"
        ),
        "2.6m",
        "2.1m",
    ),
    "more than the whole": (
        "Of 650 members, 400 backed the bill and {} opposed it.",
        "350",
        "250",
    ),
    "included in less": (
        "The fire hurt 35 people, including {} cooks.",
        "39",
        "29",
    ),
    "answers to a question": (
        "In the poll 43% were in favour and 34% against, while {} had no opinion.",
        "14%",
        "23%",
    ),
}
SHARES = {
    "a count and a fraction": (
        "Of the 160 homes in the parish 120, or {}, took a share.",
        "two thirds",
        "three quarters",
    ),
    "of those told before": (
        "The survey measured 2,400 crabs. Of those, 600, or {}, had thin shells.",
        "20%",
        "25%",
    ),
    "so many of the whole": (
        "At the school 130 of the 182 pupils passed, a proportion of {}.",
        "81.4%",
        "71.4%",
    ),
    "one in so many": (
        "An audit of 42,000 loans found that 8,400 of them, or one in {}, cost too much.",
        "four",
        "five",
    ),
    "a part of an amount": (
        "Care takes £96m, {} of a net budget of £240m.",
        "a third",
        "two fifths",
    ),
    "said of the whole": (
        "Of the 640 entries, 320 were sheep, {} of the whole.",
        "a third",
        "half",
    ),
    "thousands with a blank": (
        "It has sold 40 000 copies, of which 14 000, or {}, were in Zulu.",
        "45 percent",
        "35 percent",
    ),
}
POINTS = {
    "points before the figures": (
        "Their share fell by {} points, from 51.2 per cent to 32.3.",
        "16.9",
        "18.9",
    ),
    "points behind the figures": (
        ("The margin rose to 6.2 per cent from 5.2 per cent, a gain of {} percentage points."),
        "two",
        "one",
    ),
}
CASES = {**TOLD, **SHARES, **POINTS}


@pytest.fixture(scope="module")
def read():
    tagger = load_tagger()
    return lambda text: read_document(article_of(text), tagger)


@pytest.mark.parametrize("tie", CASES)
def test_a_figure_that_fails_is_flagged_once_and_the_right_one_is_not(read, tie):
    text, wrong, right = CASES[tie]

    flags = flags_in(read(text.format(wrong)), _RULES)

    places = [place for flag in flags for place in (flag, *flag.related)]
    at = text.index("{}")
    assert len(flags) == 1
    assert any(place.start < at + len(wrong) and at < place.end for place in places)
    assert flags_in(read(text.format(right)), _RULES) == ()


@pytest.mark.parametrize("tie", [tie for tie in CASES if tie != "included in less"])
def test_a_sum_or_share_that_holds_is_shown(read, tie):
    text, _, right = CASES[tie]

    assert any(check.holds for _, check in arithmetic_checks(read(text.format(right))))


@pytest.mark.parametrize(
    "text",
    [
        "The Herons (21-7, 12-4) beat the Jets by 78-71 after 14 points by Dre.",
        "It began with 238 shops, opened 11 and closed four. The company ended the year with 245.",
        "It is owed $74 million and puts up another $20 million to keep the other 42 shops. Debts were $128 million.",
        "Dorna 1 carried 4,100 tonnes and Dorna 4 took 3,300; the 2,200 left over of the 9,600 tonnes waited.",
        "Of the 340 patients, 180 had a fever, 95 a cough and 75 a rash.",
        "Nearly eight in ten (78%) of these 25- to 34-year-olds say so.",
        "48,000 wait, a fifth fewer than the 60,000 of May. Of those, 31,200, or 65 per cent, are children.",
    ],
)
def test_figures_that_are_no_parts_are_left_alone(read, text):
    assert flags_in(read(text), _RULES) == ()

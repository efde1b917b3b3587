"""Figures of one article that contradict each other from afar are flagged; others are left alone."""

import pytest

from workbench.domain.article import article_of
from workbench.flags.registry import RULES, flags_in
from workbench.text.read_article import read_document

CONFLICT_RULES = tuple(rule for rule in RULES if rule.code in {"NUM011", "NUM012", "NUM013", "NUM014"})

CONFLICTS = [
    ("The abbey was rebuilt in 1684.\n\nBy May 1685 it had a roof. Monks returned in 1384.", "1384", "1684"),
    ("Lena Dahl was born on 2 June 1971.\n\nThe jury met in 2010. Lena Dahl, born in June 1871, won.", "1871", "1971"),
    ("The ferry sank on 4 March 2014.\n\nThe inquiry into the 2094 sinking began in 2015.", "2094", "2014"),
    ("The Orsted mine employs 340 miners.\n\nSnow fell. The mine at Orsted employs 430 miners.", "430", "340"),
    ("Floods in Brenton left 17 people dead.\n\nThe floods left 71 people dead in Brenton.", "71", "17"),
    (
        "The dam will cost €2.6 billion, ministers say.\n\nFew ministers knew a dam costs €2.6 million.",
        "2.6 m",
        "2.6 b",
    ),
    ("She drew A Winter in Two Rooms (1934).\n\nHer masterpiece is A Winter in Two Rooms (1939).", "1939", "1934"),
]

SILENT = [
    "The abbey was founded in 1214. It was rebuilt in 1684 and again in 1714.",
    "Ships of 1684 tonnes called here in 1984. By 2019 there were none.",
    "The city wants to plant 2,000 trees by 2050; in 2010 it had none.",
    "The Orsted mine employed 340 miners in 1950.\n\nThe Orsted mine employed 430 miners in 1980.",
    "Floods in Brenton left 17 people dead.\n\nFloods in Marley left 71 people dead.",
    "Rescuers in Brenton found 17 people dead.\n\nRescuers in Brenton later found 71 more people dead.",
    "The dam will cost €2.6 billion.\n\nA new kiosk sold postcards worth €2.6 million.",
    "She drew A Winter in Two Rooms (1934).\n\nIt was followed by A Summer Abroad (1939).",
    "Berg and Holm (2010) disagree.\n\nBerg and Holm (2012) are milder.",
]


def flagged(text):
    return flags_in(read_document(article_of(text)), CONFLICT_RULES)


@pytest.mark.parametrize(("text", "wrong", "other"), CONFLICTS)
def test_a_figure_that_another_place_contradicts_is_flagged_and_led_to_it(text, wrong, other):
    flags = flagged(text)

    assert any(wrong in text[flag.start : flag.end + 2] for flag in flags)
    assert any(other in text[at.start : at.end + 2] for flag in flags for at in flag.related)


@pytest.mark.parametrize("text", SILENT)
def test_figures_of_different_things_times_and_places_are_left_alone(text):
    assert flagged(text) == ()

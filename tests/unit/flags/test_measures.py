"""Measures are read in figures and words, in one unit and two."""

import pytest

from workbench.domain.span import Span
from workbench.flags.figures.measures import measures_in


def measures(text):
    return [(one.words, round(one.value, 2), one.unit.measures) for one in measures_in(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "words", "value", "kind"),
    [
        ("It weighs 9kg now.", "9kg", 9, "mass"),
        ("He is 6-foot-4 tall.", "6-foot-4", 6.33, "length"),
        ("He is 6ft 2in tall.", "6ft 2in", 6.17, "length"),
        ("It weighs 11st 4lb.", "11st 4lb", 11.29, "mass"),
        ("It was -3C at dawn.", "-3C", -3, "temperature"),
        ("It is a mile and a half away.", "a mile and a half", 1.5, "length"),
        ("It has 1.2 million acres.", "1.2 million acres", 1_200_000, "area"),
        ("It is a 14.2-mile line.", "14.2-mile", 14.2, "length"),
        ("It cost 1,200 crore.", "1,200 crore", 1200, "count"),
        ("It fell 2½ inches.", "2½ inches", 2.5, "length"),
    ],
)
def test_a_measure_is_read(text, words, value, kind):
    assert measures(text) == [(words, value, kind)]


@pytest.mark.parametrize(
    "text", ["He came 3rd.", "In 1990 it rained.", "It had 4 minutes left.", "Route 66a was shut."]
)
def test_other_figures_are_no_measures(text):
    assert measures(text) == []

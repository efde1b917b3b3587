"""The lists of countries, regions, areas and cities agree with each other."""

import pytest

from workbench.facts.places.gazetteer import lies_in, may_lie_in, places, plain_place, zones


def test_every_capital_of_a_country_lies_in_it_on_the_list_of_cities():
    astray = [
        (zone.name, capital)
        for zone in zones().values()
        for capital in zone.capitals
        if not any(may_lie_in(place.codes, zone.code) for place in places()[capital])
    ]
    assert astray == []


def test_every_country_and_region_has_a_capital():
    assert [zone.name for zone in zones().values() if not zone.capital] == []


@pytest.mark.parametrize(
    ("town", "code"),
    [("Boise", "US.ID"), ("Kumasi", "GH"), ("Plzeň", "CZ"), ("Pilsen", "CZ"), ("Perth", "GB.SCT"), ("Pristina", "RS")],
)
def test_a_town_lies_where_the_list_has_it(town, code):
    assert any(lies_in(place, code) for meaning in places()[plain_place(town)] for place in meaning.codes)


def test_a_name_of_several_towns_has_all_their_countries():
    codes = places()["birmingham"][0].codes
    assert {"GB.ENG", "US.AL"} <= set(codes)


def test_a_name_can_be_a_country_and_a_state():
    assert {place.zone.code for place in places()["georgia"] if place.zone} == {"GE", "US.GA"}


def test_no_name_on_the_list_of_cities_is_empty():
    assert "" not in places()

"""WLD003: a town, river or height told to lie in a country or state where there is none of the name."""

from collections.abc import Iterator
from typing import Final

from workbench.domain.flag import Severity
from workbench.facts.places.gazetteer import Zone, lies_in, may_lie_in, zones
from workbench.facts.places.mentions import PlaceMention, places_of
from workbench.facts.places.told import PlaceTold, Relation, places_told
from workbench.flags.lists import known_words
from workbench.flags.rule import Finding, Rule
from workbench.text.document import Document
from workbench.text.names import ascii_fold

_CITY: Final = 5
"""Digits of the people of a town that is known beyond its country."""

_SETTLED: Final = frozenset({"US", "CA", "AU", "NZ", "ZA", "JM", "IE", "GB"})
"""Countries whose small places bear the names of others."""

_ISLES: Final = ("GB", "IE")
_LETTERS: Final = 2
_COUNTRIES: Final = frozenset({"UK", "US"})
_FEW: Final = 4
"""States of a country in which a name may be found and still be first of all that of one city."""


def find(document: Document) -> Iterator[Finding]:
    """Yield each place that is told to lie where none of its name lies."""
    for told in places_told(document):
        if told.relation is Relation.PART and told.whole and _names_places(document, told) and _is_elsewhere(told):
            yield _finding(document, told.place, told.whole)


def _names_places(document: Document, told: PlaceTold) -> bool:
    """Return whether neither name may be something else: a firm, or a state in two letters, as WA is."""
    whole = told.whole.span.of(document.text) if told.whole else ""
    is_letters = whole.isupper() and len(whole) == _LETTERS and whole not in _COUNTRIES
    return not is_letters and ascii_fold(told.place.span.of(document.text)) not in known_words()


def _is_elsewhere(told: PlaceTold) -> bool:
    whole = told.whole
    codes = _codes_of_whole(whole) if whole else []
    if not codes or any(may_lie_in(told.place.codes, code) for code in codes):
        return False
    if any(zone.is_country for zone in told.place.zones) or _are_neighbours(told.place, codes):
        return False
    if not told.is_certain and not _is_well_known(told.place):
        return False
    return not (told.tells_the_past or any(_may_be_named_after(told.place, code) for code in codes))


def _are_neighbours(place: PlaceMention, codes: list[str]) -> bool:
    """Return whether both are regions of one country, of which one town may bear the name of the other."""
    return any(zone.code.partition(".")[0] == code.partition(".")[0] for zone in place.zones for code in codes)


def _codes_of_whole(whole: PlaceMention) -> list[str]:
    """Return the codes of a country, region or area; none for a name that can only be a town."""
    areas = (meaning.codes for meaning in whole.meanings if not meaning.people and not meaning.zone)
    return [zone.code for zone in whole.zones] or [code for codes in areas for code in codes]


def _is_well_known(place: PlaceMention) -> bool:
    return any(meaning.people >= _CITY or meaning.people <= 1 for meaning in place.meanings)


def _may_be_named_after(place: PlaceMention, whole: str) -> bool:
    """Return whether a small place there may bear the name too: settlers took it along, or it has spread there."""
    country = whole.partition(".")[0]
    if country not in _SETTLED or _is_great_in(place, country):
        return False
    here = [code for code in place.codes if lies_in(code, country)]
    abroad = [code for code in place.codes if not lies_in(code, country)]
    return len(here) > 1 or bool(here and abroad) or any(code.startswith(_ISLES) for code in abroad)


def _is_great_in(place: PlaceMention, country: str) -> bool:
    """Return whether the name is first of all that of a city of the country, or of the islands it is one of."""
    isles = country in _ISLES
    here = {code for code in place.codes if code.partition(".")[0] in (_ISLES if isles else (country,))}
    return _is_well_known(place) and place.codes[0] in here and len(here) <= _FEW


def _finding(document: Document, place: PlaceMention, whole: PlaceMention) -> Finding:
    right = _where(place)
    elsewhere = {zone for mention in places_of(document) if mention is not whole for zone in mention.zones}
    is_place = bool(elsewhere.intersection(whole.zones)) and not (right and right in elsewhere)
    wrong, other = (place, whole) if is_place else (whole, place)
    return Finding(
        span=wrong.span,
        message=f"{place.words} lies in {right.full_name}, not in {_name_of(whole)}; is it meant?"
        if right
        else f"There is no {place.words} in {_name_of(whole)} on the list.",
        suggestion=right.full_name if right and not is_place and not whole.adjective_of else "",
        related=(other.span,),
        evidence="the list of cities, from GeoNames",
    )


def _where(place: PlaceMention) -> Zone | None:
    """Return where the largest place of the name lies."""
    return zones().get(place.codes[0]) or zones().get(place.codes[0].partition(".")[0])


def _name_of(whole: PlaceMention) -> str:
    return whole.zones[0].full_name if whole.zones else whole.words


RULE: Final = Rule(
    code="WLD003",
    name="place-and-country",
    severity=Severity.WARNING,
    what="A town, river, lake or height told to lie in a country, state or province where none of its name lies.",
    why="Neighbouring countries are easily confused, and those who live there notice.",
    flagged=(
        "Smoke drifted as far as Boise, Wyoming.",
        "It has a factory near Brno, in Slovakia.",
        "The ship docked in the Bulgarian port of Constanța on Tuesday.",
        "A museum in Kumasi, now the second city of Nigeria, has it.",
        "She came from Gdansk, in northern Lithuania.",
        "She flew from Memphis, Mississippi, to Calgary, in Saskatchewan.",
        "He was born in Swansea, in Scotland. They sailed along the Danube, in Poland.",
        "He owns a villa on the shore of Lake Balaton, the Romanian resort.",
    ),
    clean=(
        "Smoke drifted as far as Boise, Idaho, and Paris, Texas.",
        "It has factories near Brno, in the Czech Republic, and in London, Ontario.",
        "The trains run from Vienna, Slovakia and Hungary to Kyiv.",
        "He met ministers in Geneva, Ukraine and Poland. They went to Paris, Germany and Spain.",
        "Born in 1930 in Lviv, Poland, she left for good.",
        "From Prague, Slovakia looks small. In Boise, Wyoming's governor spoke.",
        "He flew from Memphis, Tennessee, to Cork, in Ireland, and Perth, in Scotland.",
        "Somebody from Russell, Kansas, played in Macau, Taiwan and Peru's twin city, LaSalle.",
        "Worcester, Vermont, is a town of 900. The plant in Nevada, Iowa, makes gas.",
        "Steel is cheaper in China, in Texas and Indiana. Ships left the Gulf of Aden (GOA).",
    ),
    limits="Knows towns of 15,000 people and more, as GeoNames has them. Leaves the past, and small places in "
    "countries of settlers with the name of one elsewhere.",
    reference="GeoNames (geonames.org), CC BY 4.0; the lists countries.tsv, regions.tsv and areas.tsv.",
    find=find,
)

"""Countries, regions, areas and cities: what each is called, where it lies, and its capitals."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final, NamedTuple

from workbench.text.language.word_lists import entries_of
from workbench.text.names import ascii_fold

_SAINT: Final = re.compile(r"^saint[ -]|^st\.? ")
_WITH_ARTICLE: Final = re.compile(
    r"Republic|Kingdom|United States|Emirates|Netherlands|Philippines|Islands|Bahamas|Maldives|Gambia|Comoros|District"
)
_AT_HOME: Final = {
    "US": "PR GU VI AS MP", "GB": "GI BM KY VG TC MS AI SH FK IM JE GG", "FR": "GP MQ RE GF YT NC PF BL MF PM WF",
    "NL": "AW CW SX BQ", "CN": "HK MO TW", "DK": "GL FO", "RS": "XK", "IL": "PS", "MA": "EH", "NO": "SJ", "FI": "AX",
}  # fmt: skip
"""Countries with the codes of what belongs to them too, or is said to."""

_WIDER: Final = {part: whole for whole, parts in _AT_HOME.items() for part in parts.split()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """A country ("FR") or a region of one ("US.ID"), with its capitals and former ones in plain letters."""

    code: str
    name: str
    capital: str
    capitals: frozenset[str]
    former: frozenset[str]
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    money: tuple[str, ...] = ()

    @property
    def is_country(self) -> bool:
        """Whether it is no region of another."""
        return "." not in self.code

    @property
    def full_name(self) -> str:
        """The name as it stands in a sentence: `the Czech Republic`."""
        return f"the {self.name}" if _WITH_ARTICLE.search(self.name) else self.name


class Place(NamedTuple):
    """What a name can mean: a zone, or a city or area with the codes of where places of the name lie.

    `people` are the digits of the people of the largest city, 0 for an area.
    """

    codes: tuple[str, ...]
    zone: Zone | None = None
    people: int = 0


def plain_place(name: str) -> str:
    """Return a name as it is looked up: in plain letters, "saint" as "st".

    >>> plain_place("Saint-Étienne"), plain_place("St. Louis")
    ('st etienne', 'st louis')
    """
    return _SAINT.sub("st ", ascii_fold(name))


@cache
def zones() -> Mapping[str, Zone]:
    """Return the countries and regions by their codes."""
    rows = (line.split("\t") for line in (*entries_of("countries"), *entries_of("regions")))
    return {zone.code: zone for zone in map(_zone, rows)}


def _zone(row: list[str]) -> Zone:
    code, name, others, adjectives, capitals = row[:5]
    towns = capitals.split("=")
    return Zone(
        code=code,
        name=name,
        capital=towns[0],
        capitals=frozenset(plain_place(town) for town in towns if not town.startswith("~")),
        former=frozenset(plain_place(town[1:]) for town in towns if town.startswith("~")),
        names=tuple(filter(None, (name, *others.split("=")))),
        adjectives=tuple(filter(None, adjectives.split("="))),
        money=tuple(row[5].split("=")) if len(row) > len(row[:5]) else (),
    )


@cache
def places() -> Mapping[str, tuple[Place, ...]]:
    """Return what each name, as `plain_place` gives it, can mean."""
    found: defaultdict[str, list[Place]] = defaultdict(list)
    for name, place in (*_zones_named(), *_areas(), *_cities()):
        found[name].append(place)
    for zone in zones().values():
        for capital in zone.capitals:
            if not any(lies_in(code, zone.code) for place in found[capital] for code in place.codes):
                found[capital].append(Place((zone.code,), people=1))
    return {name: tuple(meanings) for name, meanings in found.items()}


def _zones_named() -> Iterator[tuple[str, Place]]:
    for zone in zones().values():
        yield from ((plain_place(name), Place((zone.code,), zone)) for name in zone.names)


def _areas() -> Iterator[tuple[str, Place]]:
    for line in entries_of("areas"):
        name, others, codes = line.split("\t")
        for one in filter(None, (name, *others.split("="))):
            yield plain_place(one), Place(tuple(codes.split()))


def _cities() -> Iterator[tuple[str, Place]]:
    for line in entries_of("cities"):
        name, digits, codes = line.split("\t")
        yield name, Place(tuple(codes.split()), people=int(digits))


@cache
def adjectives() -> Mapping[str, tuple[Zone, ...]]:
    """Return the zones that each adjective can mean."""
    found: defaultdict[str, list[Zone]] = defaultdict(list)
    for zone in zones().values():
        for adjective in zone.adjectives:
            found[adjective].append(zone)
    return {word: tuple(meant) for word, meant in found.items()}


def lies_in(code: str, whole: str) -> bool:
    """Return whether a country or region is, lies in or belongs to another.

    >>> lies_in("US.ID", "US"), lies_in("US", "US.ID"), lies_in("HK", "CN")
    (True, False, True)
    """
    country = code.partition(".")[0]
    return whole in {code, country, _WIDER.get(country)}


def may_lie_in(codes: tuple[str, ...], whole: str) -> bool:
    """Return whether one of the codes lies in a zone, or has it in itself."""
    return any(lies_in(code, whole) or lies_in(whole, code) for code in codes)

"""WLD002: a town told as the capital of a country or state that has another."""

import re
from collections.abc import Iterator
from typing import Final

from workbench.domain.flag import Severity
from workbench.domain.span import Span
from workbench.facts.places.datelines import dateline_places, unnamed_capitals
from workbench.facts.places.gazetteer import Zone, may_lie_in, zones
from workbench.facts.places.mentions import PlaceMention, places_of
from workbench.facts.places.told import PlaceTold, Relation, places_told
from workbench.flags.rule import Finding, Rule
from workbench.text.document import Document

_ALIKE: Final = 4
"""Letters at the beginning that two names for one place share."""

_TIED: Final = ("his ", "her ", "their ", "its ", "the country", "the nation", "the island")
_WHERE: Final = re.compile(r", where [^,.;:]{0,80}")
_OF_THE: Final = (" of the ", "new ")


def find(document: Document) -> Iterator[Finding]:
    """Yield each town that is told as the capital of a place of which it is not and was not."""
    for told in places_told(document):
        if told.relation is Relation.CAPITAL:
            finding = _against_whole(document, told) if told.whole else _against_country(document, told)
            if finding:
                yield finding
    yield from _unnamed(document)


def _unnamed(document: Document) -> Iterator[Finding]:
    """Yield "the Kenyan capital" in a report from another capital that has nothing else of Kenya."""
    here = next((mention for mention in dateline_places(document) if _capital_of(mention)), None)
    mentions = places_of(document) if here else ()
    for whole in unnamed_capitals(document) if here else ():
        zone = whole.zones[0]
        is_told = any(
            zone in mention.zones or zone in _capital_of(mention) for mention in mentions if mention is not whole
        )
        if here and not is_told:
            own = _capital_of(here)[0]
            yield Finding(
                span=whole.span,
                message=f"The report comes from {here.words}, the capital of {own.full_name}, and has nothing else of "
                f"{zone.full_name}. Which capital is meant?",
                related=(here.span,),
                evidence="the list of countries, regions and their capitals",
            )


def _against_whole(document: Document, told: PlaceTold) -> Finding | None:
    whole = told.whole
    if whole is None or any(_was_capital(told, zone) for zone in whole.zones):
        return None
    if whole.zones:
        return _finding(document, told, zone=whole.zones[0])
    areas = [code for meaning in whole.meanings if not meaning.people for code in meaning.codes]
    alike = any(zone.name[:_ALIKE] == whole.words[:_ALIKE] for zone in _capital_of(told.place))
    if alike or (areas and not any(may_lie_in(told.place.codes, code) for code in areas)):
        return _finding(document, told, zone=None)
    return None


def _against_country(document: Document, told: PlaceTold) -> Finding | None:
    """Return the finding for "the capital" of the country that the text speaks of."""
    if "state" in told.words:
        return None if _capital_of(told.place) else _no_state_capital(document, told)
    of = told.told_of
    if of is None or any(_was_capital(told, zone) or _has_inside(told.place, zone) for zone in of.zones):
        return None
    is_meant = (
        _is_tied(document, told, of) if _capital_of(told.place) else _lies_in_country(document, told, of.zones[0])
    )
    return _finding(document, told, zone=of.zones[0]) if is_meant else None


def _is_tied(document: Document, told: PlaceTold, of: PlaceMention) -> bool:
    """Return whether "the capital" is that of the country named before, though the place is that of another."""
    if of.span.end <= told.sentence.start:
        return False
    if _WHERE.fullmatch(document.text, of.span.end, told.place.span.start):
        return True
    own = _capital_of(told.place)
    is_told = any(zone in own for mention in places_of(document) for zone in mention.zones)
    return not is_told and (told.words.startswith(_TIED) or any(word in told.words for word in _OF_THE))


def _lies_in_country(document: Document, told: PlaceTold, zone: Zone) -> bool:
    """Return whether the place lies in the country, of whose regions the text does not speak."""
    named = (one.code for mention in places_of(document) for one in mention.zones if not one.is_country)
    has_regions = any(may_lie_in((code,), zone.code) for code in named)
    return zone.is_country and not has_regions and may_lie_in(told.place.codes, zone.code)


def _has_inside(place: PlaceMention, zone: Zone) -> bool:
    """Return whether the place is the capital of a region in the zone, or of what the zone is a region of."""
    return any(may_lie_in((own.code,), zone.code) for own in _capital_of(place))


def _no_state_capital(document: Document, told: PlaceTold) -> Finding | None:
    regions = [zones()[code] for code in told.place.codes if code in zones() and "." in code]
    of = told.told_of.zones if told.told_of else ()
    meant = next((region for region in regions if region in of), regions[0] if regions else None)
    return _finding(document, told, zone=meant) if meant else None


def _was_capital(told: PlaceTold, zone: Zone) -> bool:
    name = told.place.plain
    return name in zone.capitals or (name in zone.former and told.tells_the_past and "new " not in told.words)


def _capital_of(place: PlaceMention) -> list[Zone]:
    return [zone for zone in zones().values() if place.plain in zone.capitals]


def _finding(document: Document, told: PlaceTold, *, zone: Zone | None) -> Finding:
    """Return the finding at the side that the rest of the text does not speak for."""
    place, whole = told.place, told.whole or told.told_of
    own = _capital_of(place)
    facts = [f"{place.words} is the capital of {own[0].full_name}"] if own else []
    facts += [f"the capital of {zone.full_name} is {zone.capital}"] if zone else []
    told_facts = ", and ".join(facts)
    elsewhere = {one for mention in places_of(document) if mention is not whole for one in mention.zones}
    is_whole = told.whole and own and (zone is None or own[0] in elsewhere or zone not in elsewhere)
    wrong, other = (whole, place) if whole and is_whole else (place, whole)
    right = own[0].full_name if is_whole else zone.capital if zone else ""
    return Finding(
        span=wrong.span,
        message=f"{told_facts[:1].upper()}{told_facts[1:]}.",
        suggestion="" if wrong.adjective_of else right,
        related=(*((other.span,) if other else ()), *_words_of_capital(document, told)),
        evidence="the list of countries, regions and their capitals",
    )


def _words_of_capital(document: Document, told: PlaceTold) -> tuple[Span, ...]:
    """Return where a bare "the capital" stands."""
    start = -1 if told.whole else document.text.find(told.words, told.sentence.start, told.sentence.end)
    return () if start < 0 else (Span(start, start + len(told.words)),)


RULE: Final = Rule(
    code="WLD002",
    name="wrong-capital",
    severity=Severity.WARNING,
    what="A town told as the capital of a country, state or province that has another.",
    why="A capital is looked up in a moment, and many readers know it.",
    flagged=(
        "They are from Ljubljana, the capital of Slovakia.",
        "The Polish capital, Prague, was quiet.",
        "She studied in Swansea, the Welsh capital.",
        "He drove to Portland, the Oregon capital.",
        "They sailed to Auckland, the New Zealand capital.",
        "He served in Cyprus and drove a lorry around Athens, the capital of the island.",
        "She came from Sweden. Her firm in Sweden has shops in Helsinki, her country's capital.",
        "He made two trips to Cleveland, the state capital.",
        "The orchestra toured Brazil, where it played in the new capital, Rio de Janeiro.",
        "The best market was Denmark, where the firm opened an office in Oslo, the capital.",
        "KAMPALA, Thursday 14 October 2021 — Half of the pumps in Uganda are dry.\n\nShe spoke in the Kenyan capital.",
        "Most tea of Kenya is sold in Mombasa, the capital.",
    ),
    clean=(
        "They are from Ljubljana, the capital of Slovenia. Bonn, then the West German capital, was small.",
        "La Paz, the capital of Bolivia, and Sucre are high. The Hague, the Dutch capital of law, is not.",
        "Atlanta, the capital of Georgia, and Tbilisi, the capital of Georgia, are far apart.",
        "Munich, the capital of Bavaria, and Milan, the capital of Lombardy, are rich.",
        "Milan, the Italian fashion capital, and Mumbai, India's financial capital, are busy.",
        "From Denmark he went to Oslo, the capital of Norway. Later he left Norway for Kampala, the capital.",
        "KAMPALA, Uganda — Kenya sent pumps. She spoke in the Kenyan capital. He spoke in the Ugandan capital.",
        "In the Ukrainian capital, Moscow's move was no surprise.",
    ),
    limits="Knows the countries of the world and the states and provinces of eight, with their capitals and former "
    "ones; of a bare “the capital” only what the same sentence ties to a country.",
    reference="The lists countries.tsv and regions.tsv, written for the workbench.",
    find=find,
)

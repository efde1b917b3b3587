"""The searches for a claim as links; nothing is sent until a reviewer opens one."""

import calendar
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from urllib.parse import quote

from workbench.config.search_places import PrimarySite, Purpose, SearchPlace, SearchPlaces
from workbench.domain.claim import Claim
from workbench.lookups.queries import Query, query_of
from workbench.text.document import Date, Document

MOST_SITES: Final = 3
MOST_ADDRESSES: Final = 5
AROUND: Final = timedelta(days=3)
_ADDRESS_SIGNS: Final = ":/?&=%+,;@~!$'()*"


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """One link: what it is for, where it leads, and the words it looks for."""

    purpose: Purpose
    place: str
    words: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchSubject:
    """What is looked up: the claim, read alone, the day its article came out (or empty), and web addresses at hand."""

    claim: Claim
    document: Document
    published: str = ""
    addresses: tuple[str, ...] = ()


def searches_for(looked: SearchSubject, known: SearchPlaces) -> tuple[Search, ...]:
    """The searches that suit the claim, those of likely primary sources first, no address twice."""
    query = query_of(looked.document, quote=looked.claim.quote)
    found = [search for purpose in Purpose for search in _searches(purpose, looked, query=query, known=known)]
    return tuple({search.address: search for search in reversed(found)}.values())[::-1]


def _searches(purpose: Purpose, looked: SearchSubject, *, query: Query, known: SearchPlaces) -> Iterator[Search]:
    text = looked.document.text
    places = [place for place in known.places if place.purpose is purpose and _suits(place, text)]
    for words in _words_for(purpose, looked, query=query, known=known):
        for place in places:
            address = _address(place, words, looked)
            if address:
                yield Search(purpose=purpose, place=place.name, words=words, address=address)


def _words_for(purpose: Purpose, looked: SearchSubject, *, query: Query, known: SearchPlaces) -> Sequence[str]:
    """What to look for, a search each; nothing where the claim does not give it."""
    few = " ".join(query.few)
    told: dict[Purpose, Sequence[str]] = {
        Purpose.GENERAL: (" ".join(query.terms),),
        Purpose.EXACT: (f'"{query.exact}"',) if query.exact else (),
        Purpose.CHECKS: (few,),
        Purpose.NEWS: (few,),
        Purpose.WHO: query.people,
        Purpose.ARCHIVE: tuple(dict.fromkeys(looked.addresses))[:MOST_ADDRESSES],
    }
    if purpose is Purpose.SITE:
        sites = sites_in(looked.document.text, looked.claim.kind.value, known.sites)
        return [f"site:{site.site} {_beside(site, query)}" for site in sites]
    return [words for words in told[purpose] if words]


def _beside(site: PrimarySite, query: Query) -> str:
    """The terms that tell most, without the names of the site's own body."""
    own = set(site.names)
    return " ".join(term for term in query.few if term.strip('"') not in own)


def sites_in(text: str, kind: str, sites: Sequence[PrimarySite]) -> list[PrimarySite]:
    """The sites of the bodies that `text` names, the longest name first, at most three.

    Sites for claims of some kinds only, as of a country's statistics, stand in where no body is named.
    """
    found: list[tuple[bool, int, PrimarySite]] = []
    for site in sites:
        named = [name for name in site.names if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)]
        if named and (not site.kinds or kind in site.kinds):
            found.append((bool(site.kinds), -max(map(len, named)), site))
    found.sort(key=lambda each: each[:2])
    own = [each for each in found if not each[0]] or found
    return list({site.site: site for *_, site in own}.values())[:MOST_SITES]


def _suits(place: SearchPlace, text: str) -> bool:
    words = set(re.findall(r"\w+", text.lower()))
    return not place.when or any(word.lower() in words for word in place.when)


def _address(place: SearchPlace, words: str, looked: SearchSubject) -> str:
    """The place's address with everything filled in; empty where the claim lacks what it needs."""
    days = _days_of(looked)
    if ("{after}" in place.address or "{day}" in place.address) and days is None:
        return ""
    fields = {"query": quote(words, safe="")}
    if place.purpose is Purpose.ARCHIVE:
        fields = {"url": quote(words, safe=_ADDRESS_SIGNS)}
    if days is not None:
        fields |= {"after": days[0].isoformat(), "before": days[1].isoformat(), "day": f"{days[1]:%Y%m%d}"}
    return re.sub(r"\{(\w+)\}", lambda found: fields.get(found[1], ""), place.address)


def _days_of(looked: SearchSubject) -> tuple[date, date] | None:
    """The days before and after the claim's own date, or else its article's; nothing where neither is known."""
    dated = (span for found in looked.document.dates if (span := _span_of(found)))
    published = _day(looked.published)
    span = next(dated, (published, published) if published else None)
    try:
        return (span[0] - AROUND, span[1] + AROUND) if span else None
    except OverflowError:
        return None


def _span_of(found: Date) -> tuple[date, date] | None:
    if found.kind == "day" and found.possible and found.year and found.month and found.day:
        day = date(found.year, found.month, found.day)
        return day, day
    if found.kind == "month" and found.year and found.month:
        last = calendar.monthrange(found.year, found.month)[1]
        return date(found.year, found.month, 1), date(found.year, found.month, last)
    return None


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None

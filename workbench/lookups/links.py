"""Build the links that search for a claim; nothing is sent until a reviewer opens one."""

import calendar
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from urllib.parse import quote

from workbench.config.search_places import PrimarySite, Purpose, SearchPlace, SearchPlaces
from workbench.domain.claim import Claim
from workbench.lookups.queries import Query, build_query
from workbench.text.document import Date, Document

MOST_SITES: Final = 3
MOST_ADDRESSES: Final = 5
DAYS_AROUND: Final = timedelta(days=3)
_ADDRESS_CHARS: Final = ":/?&=%+,;@~!$'()*"


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """One link: its purpose, the search place, the words to search for, and the address."""

    purpose: Purpose
    place: str
    words: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchSubject:
    """What is looked up: the claim, its words as a document, the article's day of publication, and known addresses.

    `published` is empty where the day is not known.
    """

    claim: Claim
    document: Document
    published: str = ""
    addresses: tuple[str, ...] = ()


def build_searches(subject: SearchSubject, known: SearchPlaces) -> tuple[Search, ...]:
    """Return the searches that suit the claim, likely primary sources first, no address twice."""
    query = build_query(subject.document, quote=subject.claim.quote)
    searches: list[Search] = []
    for purpose in Purpose:
        searches += _searches(purpose, subject, query=query, known=known)
    return tuple({search.address: search for search in reversed(searches)}.values())[::-1]


def _searches(purpose: Purpose, subject: SearchSubject, *, query: Query, known: SearchPlaces) -> Iterator[Search]:
    text = subject.document.text
    places = [place for place in known.places if place.purpose is purpose and _suits(place, text)]
    for words in _words_for(purpose, subject, query=query, known=known):
        for place in places:
            address = _filled_address(place, words, subject)
            if address:
                yield Search(purpose=purpose, place=place.name, words=words, address=address)


def _words_for(purpose: Purpose, subject: SearchSubject, *, query: Query, known: SearchPlaces) -> Sequence[str]:
    """Return the words to search for, one entry a search; none where the claim has nothing for this purpose."""
    few = " ".join(query.few)
    words_by_purpose: dict[Purpose, Sequence[str]] = {
        Purpose.GENERAL: (" ".join(query.terms),),
        Purpose.EXACT: (f'"{query.exact}"',) if query.exact else (),
        Purpose.CHECKS: (few,),
        Purpose.NEWS: (few,),
        Purpose.WHO: query.people,
        Purpose.ARCHIVE: tuple(dict.fromkeys(subject.addresses))[:MOST_ADDRESSES],
    }
    if purpose is Purpose.SITE:
        sites = sites_for_bodies(subject.document.text, subject.claim.kind.value, known.sites)
        return [f"site:{site.site} {_terms_for_site(site, query)}" for site in sites]
    return [words for words in words_by_purpose[purpose] if words]


def _terms_for_site(site: PrimarySite, query: Query) -> str:
    """Return the most distinctive terms, without the names of the site's own body."""
    own_names = set(site.names)
    return " ".join(term for term in query.few if term.strip('"') not in own_names)


def sites_for_bodies(text: str, kind: str, sites: Sequence[PrimarySite]) -> list[PrimarySite]:
    """Return the sites of the bodies that `text` names, the longest name first, at most three.

    Sites for some kinds of claim only, such as a country's statistics, are used where no body is named.
    """
    ranked: list[tuple[bool, int, PrimarySite]] = []
    for site in sites:
        named = [name for name in site.names if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)]
        if named and (not site.kinds or kind in site.kinds):
            ranked.append((bool(site.kinds), -max(map(len, named)), site))
    ranked.sort(key=lambda entry: entry[:2])
    preferred = [entry for entry in ranked if not entry[0]] or ranked
    return list({site.site: site for *_, site in preferred}.values())[:MOST_SITES]


def _suits(place: SearchPlace, text: str) -> bool:
    words = set(re.findall(r"\w+", text.lower()))
    return not place.when or any(word.lower() in words for word in place.when)


def _filled_address(place: SearchPlace, words: str, subject: SearchSubject) -> str:
    """Fill in the address of `place`; empty where the claim lacks what it needs."""
    days = _days_around(subject)
    if ("{after}" in place.address or "{day}" in place.address) and days is None:
        return ""
    fields = {"query": quote(words, safe="")}
    if place.purpose is Purpose.ARCHIVE:
        fields = {"url": quote(words, safe=_ADDRESS_CHARS)}
    if days is not None:
        fields |= {"after": days[0].isoformat(), "before": days[1].isoformat(), "day": f"{days[1]:%Y%m%d}"}
    return re.sub(r"\{(\w+)\}", lambda placeholder: fields.get(placeholder[1], ""), place.address)


def _days_around(subject: SearchSubject) -> tuple[date, date] | None:
    """Return the days around the claim's own date, or else its article's; None where neither is known."""
    spans = filter(None, map(_date_span, subject.document.dates))
    published = _parse_day(subject.published)
    span = next(spans, (published, published) if published else None)
    try:
        return (span[0] - DAYS_AROUND, span[1] + DAYS_AROUND) if span else None
    except OverflowError:
        return None


def _date_span(stated: Date) -> tuple[date, date] | None:
    if stated.kind == "day" and stated.possible and stated.year and stated.month and stated.day:
        day = date(stated.year, stated.month, stated.day)
        return day, day
    if stated.kind == "month" and stated.year and stated.month:
        last = calendar.monthrange(stated.year, stated.month)[1]
        return date(stated.year, stated.month, 1), date(stated.year, stated.month, last)
    return None


def _parse_day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None

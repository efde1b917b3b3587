"""What a text says of the leaders it names: the post, its country, and since when or in what year it was held."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from enum import StrEnum
from typing import Final, NamedTuple, TypeVar

from workbench.domain.span import Span
from workbench.facts.entities.leaders import LeaderMention, leaders_of
from workbench.facts.places.mentions import PlaceMention, places_of
from workbench.facts.places.told import masked
from workbench.text.document import Document


class LeaderRelation(StrEnum):
    """What is said of a leader."""

    BEGAN = "began"
    HELD_IN = "held in"
    FROM_TO = "from, to"
    COUNTRY = "country"
    TITLE = "title"


class LeaderTold(NamedTuple):
    """That a leader began in a year, held a post in a year, from one to another or for a country, or has a title.

    `until` is the other year. `post` is in lower case, empty where none is named; `place` is where the year, the
    title or the name of the country stands.
    """

    relation: LeaderRelation
    mention: LeaderMention
    post: str
    year: int
    country: PlaceMention | None
    place: Span
    until: int = 0


_POST: Final = (
    r"(?P<post>president|prime minister|premier|chancellor|king|queen|monarch|pope|emperor|taoiseach|governor|"
    r"secretary[- ]general|first minister)"
)
_L: Final = r"‹L(?P<who>\d+)›"
_COUNTRY: Final = r"‹[AP](?P<country>\d+)›"
_WHEN: Final = (
    r"(?:(?:early |late |mid-)?(?:January|February|March|April|May|June|July|August|September|October|November|"
    r"December|Jan\.|Feb\.|Aug\.|Sept\.|Oct\.|Nov\.|Dec\.)(?: \d{1,2},)? |(?:early |late |mid-|the \w+ of ))?"
    r"(?P<year>(?:19|20)\d\d)\b(?!s|[-–—]\d)"
)
_WORDS: Final = r"[^‹›.;:()“”\"]"
_THEN: Final = r"(?:the )?(?:then |former |current |late |ex-|outgoing |new |long-serving )*"

_BEGINNING: Final = (
    r"(?:took office|came to (?:office|power|the throne)|acceded to the throne|took the throne|ascended the throne|"
    r"took power|was sworn in|was inaugurated|was crowned|was elected pope|became (?:the )?(?:‹[AP]\d+› )?"
    + _POST
    + r")"
    rf"(?: as {_WORDS}{{0,20}})?"
)

_BEGAN: Final = (
    rf"{_L},? (?:{_WORDS}{{0,50}}? )?in (?:office|power) since {_WHEN}",
    rf"{_L},? (?:who has been|has been|the|its|their|{_COUNTRY}|[’']s)?[ ,]*{_POST} since {_WHEN}",
    rf"{_L},? (?:who )?(?:first )?{_BEGINNING},? in {_WHEN}",
)
_HELD_IN: Final = (
    rf"\b[Ii]n {_WHEN},?{_WORDS}{{0,60}}?{_L},? (?:then|at the time|who was then) (?:the )?(?:{_COUNTRY} )?{_POST}\b",
    rf"\b[Ii]n {_WHEN},?{_WORDS}{{0,60}}? then[- ]{_POST} {_L}",
)
_WAS: Final = r"(?:who (?:was|served as|had been) |was |served as )?(?:the |an? )?"
_YEARS: Final = r"(?P<year>(?:19|20)\d\d)(?: to | until | and |[-–—])(?P<until>(?:19|20)\d\d)\b(?!s)"
_FROM_TO: Final = (
    (
        rf"{_L},? {_WAS}{_THEN}(?:{_COUNTRY} )?{_THEN}{_POST}"
        rf"(?: of (?:the )?‹P\d+›)? (?:from |between )?{_YEARS}"
    ),
)
_OF_COUNTRY: Final = (
    rf"{_L}, (?:an? |its |their )?{_THEN}{_COUNTRY}(?:[’']s)? {_THEN}{_POST}\b(?! (?:of|and|for)\b)",
    rf"{_L}, (?:an? )?{_THEN}{_POST} of (?:the )?{_COUNTRY}",
    rf"{_L}, who was (?:the |an? )?{_THEN}{_POST} of (?:the )?{_COUNTRY}",
    rf"\b{_POST} {_L} of {_COUNTRY}(?![’'])",
    rf"{_COUNTRY}(?:[’']s)? {_THEN}{_POST},? {_L}",
    rf"{_L} of {_COUNTRY}(?![’'])",
)
_TITLES: Final = (rf"\b{_POST} {_L}",)
_FRAMES: Final = tuple(
    (relation, re.compile(pattern, re.IGNORECASE))
    for relation, patterns in (
        (LeaderRelation.BEGAN, _BEGAN),
        (LeaderRelation.HELD_IN, _HELD_IN),
        (LeaderRelation.FROM_TO, _FROM_TO),
        (LeaderRelation.COUNTRY, _OF_COUNTRY),
        (LeaderRelation.TITLE, _TITLES),
    )
    for pattern in patterns
)
_SAME_POST: Final = {
    "premier": "prime minister",
    "secretary general": "secretary-general",
    "taoiseach": "prime minister",
}


class _Sentence(NamedTuple):
    """A sentence with its leaders and places, and its text with marks in place of them: ‹L0›, ‹P1›, ‹A2›."""

    text: str
    span: Span
    leaders: tuple[LeaderMention, ...]
    places: tuple[PlaceMention, ...]

    def masked(self) -> str:
        marks = [(who.span, f"L{index}") for index, who in enumerate(self.leaders)]
        marks += [(one.span, f"{'A' if one.adjective_of else 'P'}{index}") for index, one in enumerate(self.places)]
        return masked(self.text, self.span, sorted(marks, key=lambda mark: mark[0].start))

    def nearest(self, words: str, to: Span) -> Span:
        """Return where words stand, nearest to a place."""
        found = re.finditer(re.escape(words), self.text[self.span.start : self.span.end], re.IGNORECASE)
        starts = [self.span.start + one.start() for one in found] or [to.start]
        start = min(starts, key=lambda one: abs(one - to.start))
        return Span(start, start + len(words))


def leaders_told(document: Document) -> Iterator[LeaderTold]:
    """Yield what a document says of the leaders it names, one statement for each of them and kind in a sentence."""
    leaders, places = leaders_of(document), places_of(document)
    for sentence in document.sentences if leaders else ():
        here = _within(leaders, Span(sentence.start, sentence.end))
        if here and sentence.is_readable:
            span = Span(sentence.start, sentence.end)
            free = tuple(one for one in _within(places, span) if not any(_overlap(one.span, who.span) for who in here))
            yield from _told_in(_Sentence(document.text, span, here, free))


Mentioned = TypeVar("Mentioned", LeaderMention, PlaceMention)


def _within(mentions: tuple[Mentioned, ...], span: Span) -> tuple[Mentioned, ...]:
    first = bisect_left(mentions, span.start, key=lambda mention: mention.span.start)
    return mentions[first : bisect_left(mentions, span.end, key=lambda mention: mention.span.start)]


def _told_in(sentence: _Sentence) -> Iterator[LeaderTold]:
    written = sentence.masked()
    taken: set[tuple[LeaderRelation, str]] = set()
    for relation, pattern in _FRAMES:
        for match in pattern.finditer(written):
            if (relation, match["who"]) not in taken:
                taken.add((relation, match["who"]))
                yield _told(sentence, relation, match)


def _told(sentence: _Sentence, relation: LeaderRelation, match: re.Match[str]) -> LeaderTold:
    found = {key: value or "" for key, value in match.groupdict().items()}
    who = sentence.leaders[int(found["who"])]
    country = sentence.places[int(found["country"])] if found.get("country") else None
    post = found.get("post", "").lower()
    year = found.get("year", "")
    is_country = relation is LeaderRelation.COUNTRY and country is not None
    place = country.span if is_country and country else sentence.nearest(year or post, who.span)
    return LeaderTold(
        relation, who, _SAME_POST.get(post, post), int(year or 0), country, place, int(found.get("until") or 0)
    )


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end

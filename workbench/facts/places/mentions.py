"""Where a text names places and uses the adjectives of countries."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from workbench.domain.span import Span
from workbench.facts.places.capitalised import CapitalisedWords, capitalised_words
from workbench.facts.places.gazetteer import Place, Zone, adjectives, places, plain_place
from workbench.text.document import Document

_OPENERS: Final = frozenset(
    re.split(
        " ",
        "a about across after along also and around as at before but by for from in into is its near now of off on or "
        "outside over since so than that the then this through throughout to today towards under until via was when "
        "where while why with within downtown northern southern eastern western central greater north south east west "
        "co county",
    )
)
"""Words that may stand in capitals before a place and are no part of its name."""

_HOLDERS: Final = frozenset({"Mayor", "Bishop", "Archbishop", "City", "Port", "Town"})
"""Words before "of" that leave a place a name of its own: `the Mayor of Boise`."""

_OTHER_NAME: Final = re.compile(r"[a-z]{1,3}-[A-Z]")
_SHOUTED: Final = 3


class PlaceMention(NamedTuple):
    """A place that a text names: its span without a possessive, what it can mean, and whether it stands alone.

    It does not where it is a part of a longer name: `Boston` in `Boston Globe`. An
    adjective has no places.
    """

    span: Span
    words: str
    meanings: tuple[Place, ...]
    adjective_of: tuple[Zone, ...] = ()
    alone: bool = True

    @property
    def plain(self) -> str:
        """The name as it is looked up."""
        return plain_place(self.words)

    @property
    def codes(self) -> tuple[str, ...]:
        """Where it may lie."""
        return tuple(code for place in self.meanings for code in place.codes)

    @property
    def zones(self) -> tuple[Zone, ...]:
        """The countries and regions that it can mean."""
        return self.adjective_of or tuple(place.zone for place in self.meanings if place.zone)


def places_of(document: Document) -> tuple[PlaceMention, ...]:
    """Return the places that a document names, in reading order."""
    return document.once(_places_of)


def _places_of(document: Document) -> tuple[PlaceMention, ...]:
    persons = [(name.start, name.end) for name in document.names if name.kind == "person"]
    paragraphs = (capitalised_words(document, paragraph) for paragraph in document.paragraphs)
    found = (mention for words in paragraphs for mention in _in_words(words))
    return tuple(mention for mention in found if not _is_in(persons, mention.span))


def _is_in(stretches: list[tuple[int, int]], span: Span) -> bool:
    """Return whether the span is a part of one of the stretches, which lie in reading order, and not all of it."""
    place = bisect_left(stretches, span.end, key=lambda stretch: stretch[1])
    if place == len(stretches):
        return False
    start, end = stretches[place]
    return start <= span.start and span.end <= end and (start, end) != (span.start, span.end)


@cache
def _first_words() -> frozenset[str]:
    return frozenset(name.partition(" ")[0].rstrip(".") for name in places()) | {"saint"}


def _in_words(words: CapitalisedWords) -> Iterator[PlaceMention]:
    at = 0
    while at < len(words.matches):
        mention, length = _mention_at(words, at)
        if mention:
            yield mention
        at += length


def _mention_at(words: CapitalisedWords, at: int) -> tuple[PlaceMention | None, int]:
    """Return the place whose name begins at a word, if any, and how many words that is."""
    if not words.matches[at].group()[0].isupper():
        return None, 1
    bare = words.bare(at)
    if plain_place(bare).partition(" ")[0] in _first_words():
        for length in range(words.run_from(at), 0, -1):
            mention = _named(words, at, at + length)
            if mention:
                return mention, length
    if bare in adjectives():
        return PlaceMention(words.span(at, at + 1), bare, (), adjectives()[bare]), 1
    return None, 1


def _named(words: CapitalisedWords, first: int, last: int) -> PlaceMention | None:
    """Return the mention of the place that the words name, a full stop of an abbreviation included."""
    span = words.span(first, last)
    with_stop = Span(span.start, span.end + 1)
    for place in (with_stop, span) if with_stop.of(words.text).endswith(".") else (span,):
        written = place.of(words.text)
        meanings = places().get(plain_place(written), ())
        if meanings and not _is_acronym(words.text, place, meanings):
            return PlaceMention(place, written, meanings, alone=not _has_neighbour(words, first, last))
    return None


def _is_acronym(text: str, place: Span, meanings: tuple[Place, ...]) -> bool:
    """Return whether capitals in brackets, or a few of them, only look like a place: `the Gulf of Aden (GOA)`."""
    written = place.of(text)
    if not written.isupper() or any(meaning.zone and written in meaning.zone.names for meaning in meanings):
        return False
    return len(written) <= _SHOUTED or text[place.start - 1 : place.start] == "("


def _has_neighbour(words: CapitalisedWords, first: int, last: int) -> bool:
    """Return whether the words are a part of a longer name."""
    following, before = words.after(last), words.before(first)
    if following[:1].isupper() or _OTHER_NAME.match(following):
        return True
    if before == "of":
        holder = words.before(first - 1)
        return holder[:1].isupper() and holder not in _HOLDERS and holder.lower() not in _OPENERS
    return before[:1].isupper() and before.lower() not in _OPENERS

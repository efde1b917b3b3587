"""Where a text names places and uses the adjectives of countries."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from workbench.domain.span import Span
from workbench.facts.places.gazetteer import Place, Zone, adjectives, places, plain_place
from workbench.text.document import Document, Paragraph

_WORD: Final = re.compile(r"[^\W\d_](?:[\w’'.&-]*\w)?")
_JOINED: Final = frozenset({" ", "\N{NO-BREAK SPACE}"})
_MOST_WORDS: Final = 6
_POSSESSIVE: Final = re.compile(r"[’']s?$")
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
    found = (mention for paragraph in document.paragraphs for mention in _in_paragraph(document.text, paragraph))
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


def _in_paragraph(text: str, paragraph: Paragraph) -> Iterator[PlaceMention]:
    words = _Words(text, tuple(_WORD.finditer(text, paragraph.start, paragraph.end)))
    at = 0
    while at < len(words.matches):
        mention, length = words.mention_at(at)
        if mention:
            yield mention
        at += length


class _Words(NamedTuple):
    """The words of a paragraph."""

    text: str
    matches: tuple[re.Match[str], ...]

    def mention_at(self, at: int) -> tuple[PlaceMention | None, int]:
        """Return the place whose name begins at a word, if any, and how many words that is."""
        written = self.matches[at].group()
        if not written[0].isupper():
            return None, 1
        bare = _POSSESSIVE.sub("", written)
        if plain_place(bare).partition(" ")[0] in _first_words():
            for length in range(self._run_from(at), 0, -1):
                mention = self._named(at, at + length)
                if mention:
                    return mention, length
        if bare in adjectives():
            start = self.matches[at].start()
            return PlaceMention(Span(start, start + len(bare)), bare, (), adjectives()[bare]), 1
        return None, 1

    def _run_from(self, at: int) -> int:
        """Return how many words from one on only blanks part, six at most."""
        last = at
        while last + 1 < min(len(self.matches), at + _MOST_WORDS):
            is_saint = self.matches[last].group() == "St" and self._between(last) == ". "
            if not (is_saint or self._between(last) in _JOINED):
                break
            last += 1
        return last - at + 1

    def _between(self, index: int) -> str:
        """Return what stands between a word and the next."""
        return self.text[self.matches[index].end() : self.matches[index + 1].start()]

    def _named(self, first: int, last: int) -> PlaceMention | None:
        """Return the mention of the place that the words name, a full stop of an abbreviation included."""
        start, end = self.matches[first].start(), self.matches[last - 1].end()
        possessive = _POSSESSIVE.search(self.text, start, end)
        end -= len(possessive.group()) if possessive else 0
        for stop in (end + 1, end) if self.text[end : end + 1] == "." else (end,):
            written = self.text[start:stop]
            meanings = places().get(plain_place(written), ())
            if meanings and not self._is_acronym(first, written, meanings):
                alone = not self._has_neighbour(first, last)
                return PlaceMention(Span(start, stop), written, meanings, alone=alone)
        return None

    def _is_acronym(self, first: int, written: str, meanings: tuple[Place, ...]) -> bool:
        """Return whether capitals in brackets, or a few of them, only look like a place: `the Gulf of Aden (GOA)`."""
        if not written.isupper() or any(place.zone and written in place.zone.names for place in meanings):
            return False
        start = self.matches[first].start()
        return len(written) <= _SHOUTED or self.text[start - 1 : start] == "("

    def _has_neighbour(self, first: int, last: int) -> bool:
        """Return whether the words are a part of a longer name."""
        if last < len(self.matches) and self._between(last - 1) in _JOINED:
            following = self.matches[last].group()
            if following[0].isupper() or _OTHER_NAME.match(following):
                return True
        if not first or self._between(first - 1) not in _JOINED:
            return False
        before = self.matches[first - 1].group()
        if before == "of" and first > 1 and self._between(first - 2) in _JOINED:
            holder = self.matches[first - 2].group()
            return holder[0].isupper() and holder not in _HOLDERS and holder.lower() not in _OPENERS
        return before[0].isupper() and before.lower() not in _OPENERS

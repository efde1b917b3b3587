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
    "a about across after along also and around as at before but by for from in into is its near now of off on or "
    "outside over since so than that the then this through throughout to today towards under until via was when where "
    "while why with within downtown northern southern eastern western central greater north south east west".split()
)
"""Words that may stand in capitals before a place and are no part of its name."""

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
    words = list(_WORD.finditer(text, paragraph.start, paragraph.end))
    at = 0
    while at < len(words):
        found = _mention_at(text, words, at) if words[at].group()[0].isupper() else None
        if found:
            mention, length = found
            yield mention
            at += length
        else:
            at += 1


def _mention_at(text: str, words: list[re.Match[str]], at: int) -> tuple[PlaceMention, int] | None:
    bare = _POSSESSIVE.sub("", words[at].group())
    if plain_place(bare).partition(" ")[0] in _first_words():
        run = _run_from(text, words, at)
        for length in range(len(run), 0, -1):
            mention = _named(text, words, at, at + length)
            if mention:
                return mention, length
    if bare in adjectives():
        span = Span(words[at].start(), words[at].start() + len(bare))
        return PlaceMention(span, bare, (), adjectives()[bare]), 1
    return None


def _run_from(text: str, words: list[re.Match[str]], at: int) -> list[re.Match[str]]:
    """Return the words from one on that only blanks part, six at most."""
    run = [words[at]]
    for word in words[at + 1 : at + _MOST_WORDS]:
        between = text[run[-1].end() : word.start()]
        if between not in _JOINED and (between, run[-1].group()) != (". ", "St"):
            break
        run.append(word)
    return run


def _named(text: str, words: list[re.Match[str]], first: int, last: int) -> PlaceMention | None:
    """Return the mention of the place that the words name, a full stop of an abbreviation included."""
    start, end = words[first].start(), words[last - 1].end()
    end -= len(found.group()) if (found := _POSSESSIVE.search(text, start, end)) else 0
    for stop in (end + 1, end) if text[end : end + 1] == "." else (end,):
        meanings = places().get(plain_place(text[start:stop]), ())
        if meanings and (stop == end or text[start].isupper()):
            return PlaceMention(Span(start, stop), text[start:stop], meanings, alone=_is_alone(text, words, first, last))
    return None


def _is_alone(text: str, words: list[re.Match[str]], first: int, last: int) -> bool:
    """Return whether no capitalised word stands beside the words."""
    if last < len(words) and words[last].group()[0].isupper() and _only_blank(text, words[last - 1], words[last]):
        return False
    before = words[first - 1] if first else None
    if before is None or not before.group()[0].isupper() or not _only_blank(text, before, words[first]):
        return True
    return before.group().lower() in _OPENERS


def _only_blank(text: str, word: re.Match[str], following: re.Match[str]) -> bool:
    return text[word.end() : following.start()] in _JOINED

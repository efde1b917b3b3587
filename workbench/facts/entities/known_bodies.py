"""Well-known bodies, and the one that a name with one slip is meant as."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import Final, NamedTuple

from workbench.facts.entities.body_names import content_words
from workbench.text.language.word_lists import entries_of

_ANY: Final = ""
"""Stands for one word of a name, whatever it is."""

Words = tuple[str, ...]


class KnownBody(NamedTuple):
    """A body of the list: its name without "the", the words of that in lower case, and its acronyms."""

    name: str
    words: Words
    acronyms: tuple[str, ...]


class NearMiss(NamedTuple):
    """Words that differ from those of a body in one place, or in the order of two neighbours.

    `first` and `last` (exclusive) say which words they are, `window` is them in lower case; `word` stands
    for `right`, both empty where two words are turned round.
    """

    body: KnownBody
    first: int
    last: int
    word: str
    right: str
    window: Words


@cache
def known_bodies() -> tuple[KnownBody, ...]:
    """Return every body of the list, once for each of its full names."""
    found = []
    for line in entries_of("known_bodies"):
        names = line.split("=")
        acronyms = tuple(name for name in names if " " not in name)
        found += [KnownBody(name, _lower(name.split()), acronyms) for name in names if " " in name]
    return tuple(found)


def _lower(words: Sequence[str]) -> Words:
    """Return the words as they are compared: in lower case, in one spelling."""
    plain = (word.casefold().replace("’", "'").replace("-", "").rstrip("'") for word in content_words(words))
    return tuple(_ONE_SPELLING.get(word, word.replace("iz", "is")) for word in plain)


_ONE_SPELLING: Final = {"labor": "labour", "center": "centre", "centers": "centres", "defense": "defence"}


@cache
def _by_words() -> Mapping[Words, KnownBody]:
    return {body.words: body for body in known_bodies()}


@cache
def known_acronyms() -> Mapping[str, KnownBody]:
    """Return each acronym in use for one body of the list, with the body that has it first."""
    found: dict[str, KnownBody] = {}
    for body in known_bodies():
        for acronym in body.acronyms:
            found.setdefault(acronym, body)
    return found


@cache
def _near() -> Mapping[Words, tuple[KnownBody, ...]]:
    """Return the bodies of three words and more under what is left when one word is another, or two are turned."""
    near: defaultdict[Words, list[KnownBody]] = defaultdict(list)
    for body in known_bodies():
        for key in (*_with_gaps(body.words), *_turned(body.words)):
            near[key].append(body)
    return {key: tuple(bodies) for key, bodies in near.items()}


def _with_gaps(words: Words) -> Iterator[Words]:
    if len(words) > _SHORT:
        yield from ((*words[:index], _ANY, *words[index + 1 :]) for index in range(len(words)))


def _turned(words: Words) -> Iterator[Words]:
    if len(words) > _SHORT:
        for index, (word, following) in enumerate(pairwise(words)):
            yield (*words[:index], following, word, *words[index + 2 :])


_SHORT: Final = 2
_LONGEST: Final = 9


def is_known(words: Sequence[str]) -> bool:
    """Return whether the words are, begin or end with the whole name of a body."""
    lower = _lower(words)
    return any(
        lower[first:last] in _by_words() for first in range(len(lower)) for last in range(first + 2, len(lower) + 1)
    )


def near_misses(words: Sequence[str]) -> Iterator[NearMiss]:
    """Yield the bodies from which some neighbouring ones of the words differ in one place."""
    lower = _lower(words)
    for first in range(len(lower)):
        for last in range(first + _SHORT + 1, min(len(lower), first + _LONGEST) + 1):
            yield from _misses(lower, first, last)


def _misses(lower: Words, first: int, last: int) -> Iterator[NearMiss]:
    window = lower[first:last]
    for body in _near().get(window, ()):
        yield NearMiss(body, first, last, "", "", window)
    for index, key in enumerate(_with_gaps(window)):
        for body in _near().get(key, ()):
            yield NearMiss(body, first, last, window[index], body.words[index], window)

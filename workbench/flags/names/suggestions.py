"""Known names that a word may have been meant as."""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Final, NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA
from wordfreq import get_frequency_dict, zipf_frequency

from workbench.flags.lists import known_names, known_people, known_places, known_words
from workbench.text.names import ascii_fold, sound

_USED: Final = 2e-8
"""Share of English text from which a word is offered."""

_LIST_BONUS: Final = {"place": 0.5, "person": 0.4, "word": 0.5, "name": 0.2, "": 0.0}
"""By how many letters a spelling counts as closer for being on a list."""

_RARITY: Final = 0.25
_SAME_SOUND: Final = 0.6
_SAME_CONSONANTS: Final = 0.6
_OTHER_FIRST: Final = 0.6
_VOWELS: Final = re.compile(r"[aeiouyh]|(.)(?=\1)")
_NEAREST: Final = 60
_WORDS_KEPT: Final = 20_000
_SHORT: Final = 4
_LONG: Final = 7


class Suggestion(NamedTuple):
    """A spelling in use: its list ("place", "person", "word", "name", or none) and its distance in letters."""

    text: str
    kind: str
    distance: int


@lru_cache(maxsize=4_096)
def suggestions_for(word: str, limit: int = 3) -> tuple[Suggestion, ...]:
    """Return at most `limit` spellings that `word` may have been meant as, the likeliest first.

    The word itself is among them only where it is on a curated list.

    >>> [suggestion.text for suggestion in suggestions_for("Copenhagun", 1)]
    ['Copenhagen']
    """
    plain = ascii_fold(word)
    max_distance = 1 if len(plain) < _SHORT else 2 if len(plain) < _LONG else 3
    known = _known()
    distances = _distances_of(plain, max_distance)
    best: dict[str, tuple[float, Suggestion]] = {}
    for other, distance in distances.items():
        text, kind = known.get(other, (other.capitalize(), ""))
        if not distance and kind in {"", "name"}:
            continue
        rank = (_spelling_cost(plain, other, distance) - _LIST_BONUS[kind], Suggestion(text, kind, distance))
        best[text] = min(best.get(text, rank), rank)
    return tuple(suggestion for _, suggestion in sorted(best.values())[:limit])


def _distances_of(plain: str, most: int) -> dict[str, int]:
    """Return the nearest words on offer that share a key with `plain` and are at most `most` letters away.

    Only words of about its length are compared, as each letter more or less is one away.
    """
    index = _index()
    lengths = range(len(plain) - most, len(plain) + most + 1)
    distances: dict[str, int] = {}
    for key in _keys(plain):
        near: list[tuple[int, str]] = []
        for words in filter(None, (index.get((key, length)) for length in lengths)):
            matches = process.extract(plain, words, scorer=OSA.distance, score_cutoff=most, limit=None)
            near += [(int(distance), other) for other, distance, _ in matches]
        distances |= {other: distance for distance, other in sorted(near)[:_NEAREST]}
    return distances


def _spelling_cost(plain: str, other: str, distance: int) -> float:
    """Return how unlikely `plain` is as a slip for `other`: lower where they sound alike, higher if rare."""
    same_sound = _SAME_SOUND if distance and sound(plain) == sound(other) else 0.0
    same_consonants = _SAME_CONSONANTS if distance and _consonants(plain) == _consonants(other) else 0.0
    other_initial = _OTHER_FIRST if plain[:1] != other[:1] else 0.0
    return distance - same_sound - same_consonants + other_initial - _RARITY * _use(other)


@lru_cache(maxsize=_WORDS_KEPT)
def _consonants(plain: str) -> str:
    return _VOWELS.sub("", plain)


@lru_cache(maxsize=_WORDS_KEPT)
def _use(word: str) -> float:
    return float(zipf_frequency(word, "en"))


@cache
def _known() -> dict[str, tuple[str, str]]:
    """Return the usual form and the list of every known spelling, in plain letters; curated lists take precedence."""
    known = {ascii_fold(name): (name.capitalize(), "name") for name in known_names()}
    for kind, words in (("word", known_words()), ("person", known_people()), ("place", known_places())):
        known |= {plain: (usual, kind) for plain, usual in words.items()}
    return known


@cache
def _index() -> dict[tuple[str, int], list[str]]:
    """Return every word on offer under each of its keys and its length."""
    frequent = (
        word for word, share in get_frequency_dict("en").items() if share >= _USED and word.isascii() and word.isalpha()
    )
    index: dict[tuple[str, int], list[str]] = defaultdict(list)
    for word in _known().keys() | set(frequent):
        for key in _keys(word):
            index[key, len(word)].append(word)
    return index


def _keys(plain: str) -> Iterable[str]:
    """Return what a slip leaves unchanged: the first letter, and the last two."""
    return plain[:1], f"-{plain[-2:]}"

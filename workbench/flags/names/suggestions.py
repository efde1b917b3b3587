"""Known names that a word may have been meant to be."""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Final, NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA
from wordfreq import get_frequency_dict, zipf_frequency

from workbench.flags.lists import known_names, known_people, known_places, known_words
from workbench.text.names import folded, sound

_USED: Final = 2e-8
"""Share of English words from which a word is offered."""

_KINDS: Final = {"place": 0.5, "person": 0.4, "word": 0.5, "name": 0.2, "": 0.0}
"""How much closer a spelling of a list counts, in letters."""

_RARITY: Final = 0.25
_SAME_SOUND: Final = 0.6
_SAME_CONSONANTS: Final = 0.6
_OTHER_FIRST: Final = 0.6
_VOWELS: Final = re.compile(r"[aeiouyh]|(.)(?=\1)")
_NEAREST: Final = 60
_SHORT: Final = 4
_LONG: Final = 7


class Suggestion(NamedTuple):
    """A spelling in use: the list it is on ("place", "person", "word", "name", or none), and how many letters away."""

    text: str
    kind: str
    distance: int


@lru_cache(maxsize=4_096)
def suggestions_for(word: str, limit: int = 3) -> tuple[Suggestion, ...]:
    """At most `limit` spellings that `word` may have been meant to be, the likeliest first.

    The word itself is among them only where it is on a curated list.

    >>> [suggestion.text for suggestion in suggestions_for("Copenhagun", 1)]
    ['Copenhagen']
    """
    plain = folded(word)
    reach = 1 if len(plain) < _SHORT else 2 if len(plain) < _LONG else 3
    index, known = _index(), _known()
    near: dict[str, int] = {}
    for key in _keys(plain):
        found = process.extract(plain, index.get(key, ()), scorer=OSA.distance, score_cutoff=reach, limit=_NEAREST)
        near |= {other: int(distance) for other, distance, _ in found}
    best: dict[str, tuple[float, Suggestion]] = {}
    for other, distance in near.items():
        text, kind = known.get(other, (other.capitalize(), ""))
        if not distance and kind in {"", "name"}:
            continue
        rank = (_cost(plain, other, distance) - _KINDS[kind], Suggestion(text, kind, distance))
        best[text] = min(best.get(text, rank), rank)
    return tuple(suggestion for _, suggestion in sorted(best.values())[:limit])


def _cost(plain: str, other: str, distance: int) -> float:
    """How unlikely `plain` is written for `other`: letters apart, less where they sound alike, more for a rare word."""
    alike = _SAME_SOUND if distance and sound(plain) == sound(other) else 0.0
    consonants = _SAME_CONSONANTS if distance and _VOWELS.sub("", plain) == _VOWELS.sub("", other) else 0.0
    first = _OTHER_FIRST if plain[:1] != other[:1] else 0.0
    return distance - alike - consonants + first - _RARITY * zipf_frequency(other, "en")


@cache
def _known() -> dict[str, tuple[str, str]]:
    """The usual form and the list of every known spelling, in plain letters; the curated lists prevail."""
    known = {folded(name): (name.capitalize(), "name") for name in known_names()}
    for kind, listed in (("word", known_words()), ("person", known_people()), ("place", known_places())):
        known |= {plain: (usual, kind) for plain, usual in listed.items()}
    return known


@cache
def _index() -> dict[str, list[str]]:
    """Every word on offer under each of its keys."""
    used = (
        word for word, share in get_frequency_dict("en").items() if share >= _USED and word.isascii() and word.isalpha()
    )
    index: dict[str, list[str]] = defaultdict(list)
    for word in _known().keys() | set(used):
        for key in _keys(word):
            index[key].append(word)
    return index


def _keys(plain: str) -> Iterable[str]:
    """What a slip leaves alone: the first letter, or the last two."""
    return plain[:1], f"-{plain[-2:]}"

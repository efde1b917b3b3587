"""The common words that a word one slip away may have been meant as."""

from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
from typing import Final, NamedTuple

from wordfreq import zipf_frequency

from workbench.flags.dictionary import english_words

_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
_VOWELS: Final = ("a", "e", "i", "o", "u")
_COMMON: Final = 2.5
"""Zipf frequency from which a word is offered as the one meant."""


class SlipKind(StrEnum):
    """How a word differs from the one meant."""

    SWAPPED = "two letters swapped"
    LEFT_OUT = "a letter left out"
    DOUBLED = "a letter doubled or not doubled"
    VOWEL = "another vowel"
    CUT_OFF = "its last letter left out"
    OTHER = "another letter, or one too many"


USUAL_SLIPS: Final = frozenset({SlipKind.SWAPPED, SlipKind.LEFT_OUT, SlipKind.DOUBLED, SlipKind.VOWEL})
"""The most frequent slips; a new word seldom differs from a common one in these ways."""


class Correction(NamedTuple):
    """A common word, its Zipf frequency, and how the written word differs from it."""

    usage: float
    word: str
    kind: SlipKind


@lru_cache(maxsize=4_096)
def corrections_for(word: str) -> tuple[Correction, ...]:
    """Return the common words one slip from `word`, lower case and with its first letter; the commonest first.

    >>> corrections_for("recieve")[0].word, corrections_for("recieve")[0].kind.value
    ('receive', 'two letters swapped')
    """
    best: dict[str, Correction] = {}
    for other, kind in _corrected(word):
        if other != word and other not in best and other in english_words():
            usage = zipf_frequency(other, "en")
            if usage >= _COMMON:
                best[other] = Correction(usage, other, kind)
    return tuple(sorted(best.values(), reverse=True))


def kind_of_slip(word: str, meant: str) -> SlipKind:
    """Return how `word` differs from `meant`, both in lower case and one slip apart.

    >>> kind_of_slip("marcon", "macron").value
    'two letters swapped'
    """
    return next((kind for other, kind in _corrected(word) if other == meant), SlipKind.OTHER)


def _corrected(word: str) -> Iterator[tuple[str, SlipKind]]:
    """Yield each word that undoing one slip makes of `word`, the usual slips first; the first letter stays."""
    parts = [(word[:at], word[at:]) for at in range(1, len(word) + 1)]
    yield from ((head + tail[1] + tail[0] + tail[2:], SlipKind.SWAPPED) for head, tail in parts if len(tail) > 1)
    yield from ((head + head[-1] + tail, SlipKind.DOUBLED) for head, tail in parts)
    yield from ((head + tail[1:], SlipKind.DOUBLED) for head, tail in parts if tail[:1] == head[-1])
    for head, tail in parts[:-1]:
        yield from ((head + letter + tail, SlipKind.LEFT_OUT) for letter in _LETTERS)
    for head, tail in parts[:-1]:
        if tail[0] in _VOWELS:
            yield from ((head + letter + tail[1:], SlipKind.VOWEL) for letter in _VOWELS)
    yield from ((word + letter, SlipKind.CUT_OFF) for letter in _LETTERS)
    yield from ((head + tail[1:], SlipKind.OTHER) for head, tail in parts[:-1])
    for head, tail in parts[:-1]:
        yield from ((head + letter + tail[1:], SlipKind.OTHER) for letter in _LETTERS)

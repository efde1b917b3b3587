"""Words that stand among the neighbours of another word that sounds or looks alike.

A naive Bayes over the two words before and the two after, in the manner of
Golding's context-sensitive spelling correction (1995): how often other texts
have these neighbours around each of the two words, and how common each word is.
The counts come from `tools/build_word_neighbours.py`.
"""

import gzip
import json
import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Final, NamedTuple

from wordfreq import word_frequency, zipf_frequency

WORD: Final = re.compile(r"[A-Za-z]+(?:[’'][a-z]+)?|\d[\d,.]*|[^\w\s]")
PLACES: Final = (-1, 1, -2, 2)
"""Where a neighbour stands, counted from the word."""
WEIGHTS: Final = (1.0, 1.0, 0.4, 0.4)
OUTSIDE: Final = "<s>"

_OPENS: Final = frozenset('.!?“"(:')
_JOINS: Final = frozenset("@/_-.~")
_UNSEEN: Final = 20.0
"""Sightings of a word that its common neighbours count as much as."""
_LEAST_SEEN: Final = 2
_ENOUGH: Final = 3.0
"""Sightings to expect by chance from which their absence tells something."""
_AVOIDED: Final = 0.3
"""Share of the sightings to expect by chance below which a neighbour is one that a word does not have."""
_MARGIN: Final = 3.5
_COMMON: Final = 4.0
_MARGIN_OF_COMMON: Final = 3.5
"""How much surer, in natural logarithms, for each step a word is commoner than one in 100,000."""
_OFTEN: Final = 3
_ENDING: Final = re.compile(r"(?<=\w{3})(?:'?s|es|ed|ing|ers?|ors?)$")


class Slip(NamedTuple):
    """A word at `start`..`end` whose neighbours call for `right`; `odds` is a natural logarithm."""

    start: int
    end: int
    right: str
    odds: float
    seen: int


class Neighbour(NamedTuple):
    """A word or sign as a neighbour of others: small letters, a name or a number by its class."""

    form: str
    start: int
    end: int


def neighbours_in(text: str) -> list[Neighbour]:
    """The words and signs of `text` as neighbours.

    >>> [one.form for one in neighbours_in("In May 40 met.")]
    ['in', '<name>', '<number>', 'met', '.']
    """
    found = []
    opens = True
    for place in WORD.finditer(text):
        word = place.group()
        found.append(Neighbour(_form(word, opens=opens), place.start(), place.end()))
        opens = word in _OPENS
    return found


def candidates_in(text: str) -> Iterator[tuple[int, int, list[str]]]:
    """Where `text` has a word that may stand for others: its place, and those others."""
    pairs = _counts().pairs
    for word in neighbours_in(text):
        others = pairs.get(word.form)
        if others and _is_plain(text, word):
            yield word.start, word.end, others


def slips_in(text: str) -> Iterator[Slip]:
    """The words of `text` that another word fits far better."""
    counts, words = _counts(), neighbours_in(text)
    forms = [OUTSIDE, OUTSIDE, *(word.form for word in words), OUTSIDE, OUTSIDE]
    often: Counter[str] = Counter()
    for form, times in Counter(forms).items():
        often[_family(form)] += times
    for index, word in enumerate(words):
        others = counts.pairs.get(word.form)
        if others and _is_plain(text, word) and often[_family(word.form)] < _often_enough(word.form):
            around = tuple(forms[index + 2 + place] for place in PLACES)
            slip = _best(word, others, around)
            if slip:
                yield slip


def _is_plain(text: str, word: Neighbour) -> bool:
    """Whether the word is in small letters and no part of an address or a compound."""
    before, after = text[max(0, word.start - 1) : word.start], text[word.end : word.end + 2]
    joined = before in _JOINS or after[:1] in _JOINS - {"."} or (after[:1] == "." and after[1:].isalnum())
    return text[word.start : word.end].islower() and not joined


def _best(word: Neighbour, others: list[str], around: tuple[str, ...]) -> Slip | None:
    counts = _counts()
    needed = _MARGIN + _MARGIN_OF_COMMON * max(0.0, _zipf(word.form) - _COMMON)
    best = None
    for other in others:
        seen = sum(counts.around(other, place, around[place]) for place in (0, 1))
        if seen < _LEAST_SEEN or any(counts.avoids(other, place, around[place]) for place in (0, 1)):
            continue
        odds = counts.fit(other, around) - counts.fit(word.form, around)
        if odds > max(needed, best.odds if best else 0.0):
            best = Slip(word.start, word.end, other, odds, seen)
    return best


class _Counts:
    """How often words stood near each word of a pair."""

    def __init__(self, told: Mapping[str, Any]) -> None:
        self.pairs: dict[str, list[str]] = told["pairs"]
        self._words: dict[str, list[Any]] = told["words"]
        self._shares: dict[str, int] = told["unigrams"]
        self._all: int = told["n"]

    def around(self, word: str, place: int, neighbour: str) -> int:
        """How often `neighbour` stood at the place of that index near `word`."""
        known = self._words.get(word)
        return int(known[place + 1].get(neighbour, 0)) if known else 0

    def avoids(self, word: str, place: int, neighbour: str) -> bool:
        """Whether a common `neighbour` stands at that place near `word` far less than near other words."""
        expected = self._shares.get(neighbour, 0) / self._all * (self._words[word][0] if word in self._words else 0)
        return expected >= _ENOUGH and self.around(word, place, neighbour) < _AVOIDED * expected

    def fit(self, word: str, around: tuple[str, ...]) -> float:
        """How well `word` fits between its neighbours, as the logarithm of a likelihood."""
        total = self._words[word][0] if word in self._words else 0
        odds = math.log(_share(word))
        for place, neighbour in enumerate(around):
            usual = (self._shares.get(neighbour, 0) + 0.5) / self._all
            likelihood = (self.around(word, place, neighbour) + _UNSEEN * usual) / (total + _UNSEEN)
            odds += WEIGHTS[place] * math.log(likelihood)
        return odds


@cache
def _counts() -> _Counts:
    packed = files("workbench.detectors").joinpath("data", "word_neighbours.json.gz").read_bytes()
    return _Counts(json.loads(gzip.decompress(packed)))


@cache
def _share(word: str) -> float:
    return max(word_frequency(word, "en"), 1e-9)


@cache
def _zipf(word: str) -> float:
    return zipf_frequency(word, "en")


def _family(word: str) -> str:
    """What sail, sails and sailing have in common."""
    return _ENDING.sub("", word)


def _often_enough(word: str) -> float:
    """From how many times on a rare word, or its family, is what the article is about."""
    return _OFTEN if _zipf(word) < _COMMON else math.inf


def _form(word: str, *, opens: bool) -> str:
    if word.islower():
        return word.replace("’", "'")
    if word[0].isdigit():
        return "<number>"
    if word[0].isupper() and not opens and word != "I":
        return "<name>"
    return word.lower().replace("’", "'")

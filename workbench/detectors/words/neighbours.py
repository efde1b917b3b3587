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
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
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


class Doubtful(NamedTuple):
    """A word at `start`..`end` that `others` may be meant by; `at` counts the words and signs before it."""

    form: str
    start: int
    end: int
    others: list[str]
    at: int


def forms_in(text: str) -> list[str]:
    """The words and signs of `text` as neighbours of others: in small letters, a name or a number by its class.

    >>> forms_in("In May 40 met.")
    ['in', '<name>', '<number>', 'met', '.']
    """
    return _forms_of(WORD.findall(text))


def doubtful_in(text: str) -> Iterator[Doubtful]:
    """The words of `text` that may stand for others."""
    places = placed(text)
    yield from _doubtful(text, places, _forms_of(place.group() for place in places))


def slips_in(text: str) -> Iterator[Slip]:
    """The words of `text` that another word fits far better."""
    places = placed(text)
    words = [place.group() for place in places]
    for word in _doubtful(text, places, map(str.lower, words)):
        slip = _best(word, _around(words, word.at))
        if slip and not _is_the_subject(word.form, words):
            yield slip


@lru_cache(maxsize=1)
def placed(text: str) -> tuple[re.Match[str], ...]:
    """The words and signs of `text`, looked for once for all who ask about the same text in turn."""
    return tuple(WORD.finditer(text))


def _around(words: Sequence[str], at: int) -> tuple[str, ...]:
    """The forms of the neighbours of the word at that place, in the order of `PLACES`."""
    near = range(max(0, at - 2), min(len(words), at + 3))
    forms = {place: _form(words[place], opens=not place or words[place - 1] in _OPENS) for place in near}
    return tuple(forms.get(at + place, OUTSIDE) for place in PLACES)


def _is_the_subject(form: str, words: Sequence[str]) -> bool:
    """Whether the rare word `form`, or its family, comes so often that the article is about it."""
    if _zipf(form) >= _COMMON:
        return False
    family = _family(form)
    return sum(word.startswith(family) and _family(word) == family for word in map(str.lower, words)) >= _OFTEN


def _forms_of(words: Iterable[str]) -> list[str]:
    forms = []
    opens = True
    for word in words:
        forms.append(_form(word, opens=opens))
        opens = word in _OPENS
    return forms


def _doubtful(text: str, places: Sequence[re.Match[str]], forms: Iterable[str]) -> Iterator[Doubtful]:
    pairs = _counts().pairs
    for index, form in enumerate(forms):
        if form in pairs:
            start, end = places[index].span()
            if _is_plain(text, start, end):
                yield Doubtful(form, start, end, pairs[form], index)


def _is_plain(text: str, start: int, end: int) -> bool:
    """Whether the word is in small letters and no part of an address or a compound."""
    before, after = text[max(0, start - 1) : start], text[end : end + 2]
    joined = before in _JOINS or after[:1] in _JOINS - {"."} or (after[:1] == "." and after[1:].isalnum())
    return text[start:end].islower() and not joined


def _best(word: Doubtful, around: tuple[str, ...]) -> Slip | None:
    counts = _counts()
    needed = _MARGIN + _MARGIN_OF_COMMON * max(0.0, _zipf(word.form) - _COMMON)
    best = None
    for other in word.others:
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


def _form(word: str, *, opens: bool) -> str:
    if word.islower():
        return word.replace("’", "'")
    if word[0].isdigit():
        return "<number>"
    if word[0].isupper() and not opens and word != "I":
        return "<name>"
    return word.lower().replace("’", "'")

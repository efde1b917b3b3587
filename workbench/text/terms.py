"""The terms that a search weighs: word stems, figures, names."""

import math
import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from wordfreq import zipf_frequency

from workbench.text.language.word_lists import word_list

WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)?")
"""A figure or a word, from which terms are made."""
_ENDINGS = ("ational", "ization", "ations", "ation", "ingly", "ments", "ment", "ness", "ings", "ing", "ies", "edly")
_SHORT_ENDINGS = ("ers", "ed", "es", "er", "ly", "s", "e", "y")
SHORTEST = 3
"""Fewest letters of a stem."""
K1 = 1.2
B = 0.6
COMMON = 8.0
"""Zipf frequency from which a word distinguishes nothing."""


def terms_of(text: str) -> list[str]:
    """Return the terms of `text` in order: stems of words in lower case, figures without their commas.

    English stop words are left out, and English endings cut off.

    >>> terms_of("The 1,200 voters voted")
    ['1200', 'vot', 'vot']
    """
    stops = word_list("stop_words")
    words = (match.group().lower() for match in WORD.finditer(text))
    return [stem(word) for word in words if word not in stops]


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """Return `word` without its commonest English endings, never below three letters."""
    word = word.replace("’", "'").removesuffix("'s")
    if word[:1].isdigit():
        return word.replace(",", "")
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST:
            return _without_short_ending(word[: -len(ending)])
    return _without_short_ending(word)


def _without_short_ending(word: str) -> str:
    for ending in _SHORT_ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST:
            return word[: -len(ending)]
    return word


@lru_cache(maxsize=100_000)
def distinctiveness(term: str) -> float:
    """Return how distinctive `term` is in English at large, 0 to 1; figures are very distinctive."""
    if term[:1].isdigit():
        return 0.8
    return max(0.0, 1.0 - max(zipf_frequency(term, "en"), zipf_frequency(term + "e", "en")) / COMMON)


def names_in(text: str) -> frozenset[str]:
    """Return stems of the words that `text` capitalises inside a sentence, and of acronyms."""
    stops = word_list("stop_words")
    words = [match.group() for match in WORD.finditer(text)]
    capitals = [
        word
        for index, word in enumerate(words)
        if word[0].isupper() and (index > 0 or word.isupper()) and word.lower() not in stops
    ]
    return frozenset(stem(word.lower()) for word in capitals)


class Bm25Weights:
    """BM25 weights over a set of texts, given as their terms."""

    def __init__(self, texts: Sequence[Sequence[str]]) -> None:
        self._counts = [Counter(terms) for terms in texts]
        self._lengths = [len(terms) for terms in texts]
        self._mean = max(1.0, sum(self._lengths) / max(1, len(texts)))
        self._texts_with: dict[str, list[int]] = {}
        for index, counts in enumerate(self._counts):
            for term in counts:
                self._texts_with.setdefault(term, []).append(index)

    def idf(self, term: str) -> float:
        """Return how few of the texts contain `term`; above 0."""
        count = len(self._texts_with.get(term, ()))
        return math.log(1 + (len(self._counts) - count + 0.5) / (count + 0.5))

    def weights(self, wanted: dict[str, float]) -> dict[int, float]:
        """Return the weight of each text, by number, that contains a term of `wanted` (term to its factor)."""
        weights: dict[int, float] = {}
        for term, factor in wanted.items():
            worth = factor * self.idf(term)
            for number in self._texts_with.get(term, ()):
                count = self._counts[number][term]
                damped = count * (K1 + 1) / (count + K1 * (1 - B + B * self._lengths[number] / self._mean))
                weights[number] = weights.get(number, 0.0) + worth * damped
        return weights

"""How much a sentence is worth checking, and whether it states a fact, by two linear models."""

import functools
import gzip
import json
import math
import re
from collections.abc import Sequence
from importlib import resources
from itertools import pairwise
from typing import Final

_WORD: Final = re.compile(r"\d+|[^\W\d_]+(?:['’][^\W\d_]+)?|[%$€£?!]")
_UNSAID: Final = re.compile(r"https?://\S+|www\.\S+|(?<![\w/])[@#][^\W\d]\w*|^RT\b")
_FIGURE: Final = re.compile(r"\d")
_MODELS: Final = "worthiness.json.gz"
_LONGEST_WORD: Final = 40
_CACHE_SIZE: Final = 20_000
_LETTER_RUNS: Final = (2, 3, 4, 5)
_MOST_NAMES: Final = 4
_MOST_DOUBLINGS: Final = 6
_LARGEST_ODDS: Final = 30.0


def check_worthiness(sentence: str) -> float:
    """Return how much `sentence` is worth checking, from 0 to 1.

    A logistic regression over words, word pairs and letters, trained on
    ClaimBuster's debate sentences (CC BY 4.0) by
    `benchmarks/train_check_worthiness.py`. At one half about as many sentences
    are called worth checking in vain as are passed over.
    """
    return _probability(sentence, "check_worthy")


def has_factual_claim(sentence: str) -> float:
    """Return how surely `sentence` states a fact, important or not, from 0 to 1; trained as `check_worthiness`.

    One half is set low: a missed fact costs more than a sentence checked in vain.
    """
    return _probability(sentence, "factual")


def words_of(sentence: str) -> list[str]:
    """Return the words, figures and signs of `sentence` as the models weigh them, a figure as its number of digits.

    >>> words_of("It rose 36%.")
    ['it', 'rose', '<2d>', '%']
    """
    return list(map(_shape, _said(sentence)))


def word_pairs(words: list[str]) -> list[str]:
    """Return the pairs of neighbouring words, including the edges of the sentence.

    >>> word_pairs(["it", "rose"])
    ['^ it', 'it rose', 'rose ^']
    """
    return [f"{first} {second}" for first, second in pairwise(["^", *words, "^"])]


def letter_ngrams(word: str) -> list[str]:
    """Return the letter n-grams of two to five letters in `word`, with its edges, each marked with a tilde.

    >>> letter_ngrams("it")
    ['~_i', '~it', '~t_', '~_it', '~it_', '~_it_']
    """
    marked = f"_{word}_"
    runs: list[str] = []
    for length in _LETTER_RUNS:
        runs += [f"~{marked[start : start + length]}" for start in range(len(marked) - length + 1)]
    return runs


def sentence_features(sentence: str) -> list[str]:
    """Return features of the whole sentence: whether it has a figure, how many capitals, how long it is.

    >>> sentence_features("Later Ann Lee paid $40.")
    ['<number>', '<names1>', '<names2>', '<len1>', '<len2>']
    """
    return _features_of(_said(sentence))


def _features_of(words: Sequence[str]) -> list[str]:
    """Return the features of a sentence of these words, as they are written."""
    names = min(sum(1 for word in words[1:] if word[0].isupper() and word != "I"), _MOST_NAMES)
    doublings = min(int(math.log2(len(words) + 1)), _MOST_DOUBLINGS)
    number = ["<number>"] if any(_FIGURE.match(word) for word in words) else []
    return [*number, *(f"<names{n}>" for n in range(1, names + 1)), *(f"<len{n}>" for n in range(1, doublings + 1))]


def _said(sentence: str) -> list[str]:
    """Return the words of a sentence without links, handles and hashtags, which say nothing of what it states."""
    return _WORD.findall(_UNSAID.sub(" ", sentence))


@functools.lru_cache(maxsize=_CACHE_SIZE)
def _shape(word: str) -> str:
    return f"<{min(len(word), 5)}d>" if word[0].isdigit() else word[:_LONGEST_WORD].lower().replace("’", "'")


@functools.cache
def _weights() -> dict[str, dict[str, float]]:
    packaged = resources.files("workbench.extraction").joinpath("data", _MODELS)
    models: dict[str, dict[str, float]] = json.loads(gzip.decompress(packaged.read_bytes()))
    return models


@functools.lru_cache(maxsize=_CACHE_SIZE)
def _word_weight(word: str, model: str) -> float:
    """Return the weight of a word and its letters."""
    weights = _weights()[model]
    return weights.get(word, 0.0) + sum(weights.get(letters, 0.0) for letters in letter_ngrams(word))


def _probability(sentence: str, model: str) -> float:
    written = _said(sentence)
    if not written:
        return 0.0
    words = list(map(_shape, written))
    weights = _weights()[model]
    total = sum(_word_weight(word, model) for word in words)
    total += sum(weights.get(pair, 0.0) for pair in word_pairs(words))
    odds = (
        weights["<bias>"]
        + total / math.sqrt(len(words))
        + sum(weights.get(feature, 0.0) for feature in _features_of(written))
    )
    return 1 / (1 + math.exp(-max(-_LARGEST_ODDS, min(_LARGEST_ODDS, odds))))

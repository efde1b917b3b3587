"""How much a sentence is worth checking, and whether it states a fact: two linear models."""

import functools
import gzip
import json
import math
import re
from importlib import resources
from itertools import pairwise
from typing import Final

_WORD: Final = re.compile(r"\d+|[^\W\d_]+(?:['’][^\W\d_]+)?|[%$€£?!]")
_FIGURE: Final = re.compile(r"\d")
_MODELS: Final = "worthiness.json.gz"
_LONGEST_WORD: Final = 40
_REMEMBERED: Final = 20_000
_LETTER_RUNS: Final = (2, 3, 4, 5)
_MOST_NAMES: Final = 4
_MOST_DOUBLINGS: Final = 6
_STEEPEST: Final = 30.0


def check_worthiness(sentence: str) -> float:
    """How much `sentence` is worth checking, from 0 to 1.

    A logistic regression over words, word pairs and letters, trained on
    ClaimBuster's debate sentences (CC BY 4.0) by
    `benchmarks/train_check_worthiness.py`. At one half it calls as many
    sentences worth checking as people did.
    """
    return _probability(sentence, "check_worthy")


def has_factual_claim(sentence: str) -> float:
    """How surely `sentence` states a fact, important or not, from 0 to 1; trained as `check_worthiness`.

    One half is set low: a fact that is passed over costs more than a sentence
    looked at in vain.
    """
    return _probability(sentence, "factual")


def words_of(sentence: str) -> list[str]:
    """The words, figures and signs of `sentence` as the models weigh them; a figure is its number of digits.

    >>> words_of("It rose 36%.")
    ['it', 'rose', '<2d>', '%']
    """
    return list(map(_shape, _WORD.findall(sentence)))


def pairs_of(words: list[str]) -> list[str]:
    """The pairs of neighbouring words, the sentence's edges among them.

    >>> pairs_of(["it", "rose"])
    ['^ it', 'it rose', 'rose ^']
    """
    return [f"{first} {second}" for first, second in pairwise(["^", *words, "^"])]


def letters_of(word: str) -> list[str]:
    """The runs of two to five letters in `word`, its edges among them, each marked with a tilde.

    >>> letters_of("it")
    ['~_i', '~it', '~t_', '~_it', '~it_', '~_it_']
    """
    marked = f"_{word}_"
    return [
        f"~{marked[start : start + length]}" for length in _LETTER_RUNS for start in range(len(marked) - length + 1)
    ]


def form_of(sentence: str) -> list[str]:
    """Signs of the whole sentence: whether it holds a figure, how many capitals inside, how long it is.

    >>> form_of("Later Ann Lee paid $40.")
    ['<number>', '<names1>', '<names2>', '<len1>', '<len2>']
    """
    raw = _WORD.findall(sentence)
    names = min(sum(1 for word in raw[1:] if word[0].isupper() and word != "I"), _MOST_NAMES)
    doublings = min(int(math.log2(len(raw) + 1)), _MOST_DOUBLINGS)
    number = ["<number>"] if _FIGURE.search(sentence) else []
    return [*number, *(f"<names{n}>" for n in range(1, names + 1)), *(f"<len{n}>" for n in range(1, doublings + 1))]


@functools.lru_cache(maxsize=_REMEMBERED)
def _shape(word: str) -> str:
    return f"<{min(len(word), 5)}d>" if word[0].isdigit() else word[:_LONGEST_WORD].lower().replace("’", "'")


@functools.cache
def _weights() -> dict[str, dict[str, float]]:
    packaged = resources.files("workbench.extraction").joinpath("data", _MODELS)
    models: dict[str, dict[str, float]] = json.loads(gzip.decompress(packaged.read_bytes()))
    return models


@functools.lru_cache(maxsize=_REMEMBERED)
def _word_weight(word: str, model: str) -> float:
    """What a word and its letters weigh."""
    weights = _weights()[model]
    return weights.get(word, 0.0) + sum(weights.get(letters, 0.0) for letters in letters_of(word))


def _probability(sentence: str, model: str) -> float:
    words = words_of(sentence)
    if not words:
        return 0.0
    weights = _weights()[model]
    total = sum(_word_weight(word, model) for word in words)
    total += sum(weights.get(pair, 0.0) for pair in pairs_of(words))
    odds = weights["<bias>"] + total / math.sqrt(len(words)) + sum(weights.get(sign, 0.0) for sign in form_of(sentence))
    return 1 / (1 + math.exp(-max(-_STEEPEST, min(_STEEPEST, odds))))

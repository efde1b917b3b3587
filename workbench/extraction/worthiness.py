"""How much a sentence is worth checking, and whether it states a fact: two linear models."""

import functools
import json
import math
import re
from importlib import resources
from itertools import pairwise
from typing import Final

_WORD: Final = re.compile(r"\d+|[^\W\d_]+(?:['’][^\W\d_]+)?|[%$€£?!]")
_MODELS: Final = "worthiness.json"


def check_worthiness(sentence: str) -> float:
    """How much `sentence` is worth checking, from 0 to 1.

    A logistic regression over words and word pairs, trained on ClaimBuster's
    debate sentences (CC BY 4.0) by `benchmarks/train_check_worthiness.py`.
    """
    return _probability(sentence, "check_worthy")


def has_factual_claim(sentence: str) -> float:
    """How surely `sentence` states a fact, important or not, from 0 to 1; trained as `check_worthiness`."""
    return _probability(sentence, "factual")


def features_of(sentence: str) -> list[str]:
    """The words, word pairs and shape of `sentence` that the models weigh.

    >>> features_of("It rose 36%.")
    ['it', 'rose', '<2d>', '%', 'it rose', 'rose <2d>', '<2d> %', '<number>', '<len2>']
    """
    raw = _WORD.findall(sentence)
    words = [_shape(word) for word in raw]
    pairs = [f"{first} {second}" for first, second in pairwise(words)]
    shape = ["<number>"] if any(word[0].isdigit() for word in raw) else []
    names = sum(word[0].isupper() for word in raw[1:] if word != "I")
    if names:
        shape.append(f"<names{min(names, 4)}>")
    shape.append(f"<len{min(int(math.log2(len(words) + 1)), 6)}>")
    return [*words, *pairs, *shape]


def _shape(word: str) -> str:
    return f"<{min(len(word), 5)}d>" if word[0].isdigit() else word.lower().replace("’", "'")


@functools.cache
def _weights() -> dict[str, dict[str, float]]:
    packaged = resources.files("workbench.extraction").joinpath("data", _MODELS)
    models: dict[str, dict[str, float]] = json.loads(packaged.read_text(encoding="utf-8"))
    return models


def _probability(sentence: str, model: str) -> float:
    present = set(features_of(sentence))
    weights = _weights()[model]
    if len(present) <= 1:
        return 0.0
    total = sum(weights.get(feature, 0.0) for feature in present)
    norm = math.sqrt(len(present))
    odds = weights["<bias>"] + total / norm
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))

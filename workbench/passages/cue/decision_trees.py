"""The packaged boosted decision trees, and their prediction for a row of features."""

import gzip
import json
import math
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Final

_MODEL: Final = "cue_trees.json.gz"

Node = Sequence[float]
"""A leaf is (value,); another node (feature, threshold, node at most, node above)."""


def probabilities_of(features: Sequence[float]) -> tuple[float, float, float]:
    """Return the probabilities that the passage supports the claim, refutes it, or is silent; their sum is 1."""
    prior, trees = _trees()
    odds = list(prior)
    for number, nodes in enumerate(trees):
        odds[number % len(odds)] += leaf_of(nodes, features)
    powers = [math.exp(value - max(odds)) for value in odds]
    supports, refutes, silent = (power / sum(powers) for power in powers)
    return supports, refutes, silent


def leaf_of(nodes: Sequence[Node], features: Sequence[float]) -> float:
    """Return the value of the leaf of the tree `nodes` that `features` lead to."""
    node = nodes[0]
    while len(node) > 1:
        feature, threshold, low, high = node
        node = nodes[int(low if features[int(feature)] <= threshold else high)]
    return node[0]


@cache
def _trees() -> tuple[Sequence[float], Sequence[Sequence[Node]]]:
    """Load the prior odds and the trees, one for each of the three outcomes in turn."""
    packed = resources.files("workbench.passages").joinpath("data", _MODEL).read_bytes()
    model = json.loads(gzip.decompress(packed))
    return model["prior"], model["trees"]

"""Boosted decision trees as they are kept, and what they say of a row of features."""

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


def chances_of(features: Sequence[float]) -> tuple[float, float, float]:
    """The chances that the passage supports the claim, refutes it, says nothing either way; their sum is 1."""
    prior, trees = _trees()
    odds = list(prior)
    for turn, nodes in enumerate(trees):
        odds[turn % len(odds)] += leaf_of(nodes, features)
    powers = [math.exp(value - max(odds)) for value in odds]
    supports, refutes, silent = (power / sum(powers) for power in powers)
    return supports, refutes, silent


def leaf_of(nodes: Sequence[Node], features: Sequence[float]) -> float:
    """What the tree of `nodes` says of `features`: the value of the leaf they lead to."""
    node = nodes[0]
    while len(node) > 1:
        feature, threshold, low, high = node
        node = nodes[int(low if features[int(feature)] <= threshold else high)]
    return node[0]


@cache
def _trees() -> tuple[Sequence[float], Sequence[Sequence[Node]]]:
    """The odds to begin with and the trees, one for each of the three outcomes in turn."""
    packed = resources.files("workbench.passages").joinpath("data", _MODEL).read_bytes()
    model = json.loads(gzip.decompress(packed))
    return model["prior"], model["trees"]

"""The peer of check-worthiness: TF-IDF and logistic regression, as scikit-learn has them by default.

Words of two characters and more in lower case, each sentence scaled to length 1,
smoothed inverse document frequency, a quadratic penalty of 1; on request pairs of
words too. The threshold is that of the best F1 in cross-validation over debates.
"""

import math
import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from train_check_worthiness import FOLDS, Table, Target, encoded, f1_at, loss, lowest, origin

WORD = re.compile(r"\b\w\w+\b")
PENALTY = 1.0
MOST_ODDS = 30.0


class Peer(NamedTuple):
    """Fitted weights and the threshold from which on a sentence counts."""

    vocabulary: dict[str, tuple[int, float]]
    weights: np.ndarray
    pairs: bool
    threshold: float = 0.5

    def score(self, text: str) -> float:
        table = scaled([counted(text, pairs=self.pairs)], self.vocabulary)
        odds = float(table.values @ self.weights[table.places.astype(int)]) + float(self.weights[-1])
        return 1 / (1 + math.exp(-max(-MOST_ODDS, min(MOST_ODDS, odds))))


def trained(rows: Sequence[dict], target: Target, *, pairs: bool) -> Peer:
    """The peer fitted to all rows, with the threshold of the best F1 on rows of debates left out."""
    origins = sorted({origin(row) for row in rows})
    guesses = []
    for fold in range(FOLDS):
        apart = set(origins[fold::FOLDS])
        model = fitted([row for row in rows if origin(row) not in apart], target, pairs=pairs)
        guesses += [(model.score(row["text"]), target(row)) for row in rows if origin(row) in apart]
    threshold = max((place / 100 for place in range(5, 95)), key=lambda place: f1_at(place, guesses))
    return fitted(rows, target, pairs=pairs)._replace(threshold=threshold)


def fitted(rows: Sequence[dict], target: Target, *, pairs: bool) -> Peer:
    found = [counted(row["text"], pairs=pairs) for row in rows]
    often = Counter(term for terms in found for term in terms)
    kept = [term for term, count in often.items() if count > pairs]
    rarity = {term: math.log((1 + len(rows)) / (1 + often[term])) + 1 for term in kept}
    vocabulary = {term: (place, rarity[term]) for place, term in enumerate(kept)}
    labels = np.array([target(row) for row in rows], dtype=float)
    table = scaled(found, vocabulary)
    weights = lowest(lambda at: loss(table, labels, at, penalty=PENALTY), np.zeros(len(kept) + 1))
    return Peer(vocabulary, weights, pairs)


def counted(text: str, *, pairs: bool) -> dict[str, float]:
    words = WORD.findall(text.lower())
    return {**Counter(words), **(Counter(map(" ".join, pairwise(words))) if pairs else {})}


def scaled(found: Sequence[dict[str, float]], vocabulary: dict[str, tuple[int, float]]) -> Table:
    """The terms of each sentence, weighed and scaled to length 1."""
    table = encoded(found, vocabulary)
    squares = np.concatenate([[0.0], np.cumsum(table.values**2)])
    lengths = np.sqrt(squares[table.starts[1:]] - squares[table.starts[:-1]])
    return table._replace(values=table.values / np.repeat(np.maximum(lengths, 1e-12), np.diff(table.starts)))

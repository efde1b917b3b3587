"""Train the trees behind the cue, and write them: python benchmarks/train_cue.py FOLDER [--check].

Trained on VitaminC (real edits), on SciFact's gold sentences, and on sentences
of WiCE and SciFact that share words with a claim and decide nothing. With
--check nothing is written; five folds by page say how well the trees do on
pages unseen.
"""

import gzip
import json
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from judged import judged_passages, rows

from workbench.passages.cue.aligned_statement import read_statement
from workbench.passages.cue.alignment import alignment_features
from workbench.passages.cue.decision_trees import leaf_of
from workbench.passages.find import candidate_sentences
from workbench.passages.ranking.prepared import prepare_sentences
from workbench.passages.ranking.weighing import search_terms
from workbench.passages.stance import DIFFERENCE_FROM, SUPPORT_FROM

TARGET = Path("workbench/passages/data/cue_trees.json.gz")
LABELS = {"supports": 0, "refutes": 1, "nei": 2}
BINS, ROUNDS, DEPTH, RATE, COLUMNS, SMALLEST, CALM, SEED, FOLDS = 32, 70, 5, 0.1, 0.6, 10.0, 1.0, 7, 5
UNDECIDED = 2
"""Sentences taken for each claim that share words with it and decide nothing."""


def pairs_of(data: Path) -> Iterator[tuple[str, str, str, str, int]]:
    """(set, page or claim, claim, passage, label) of every training pair."""
    for row in rows(data / "verify_vitaminc_real.jsonl"):
        yield "vitaminc", row["page"], row["claim"], row["evidence"], LABELS[row["label"]]
    for row in rows(data / "passage_scifact.jsonl"):
        if len(row["gold_sentences"]) == 1:
            passage = row["evidence_sentences"][row["gold_sentences"][0]]
            yield "scifact", row["claim"], row["claim"], passage, LABELS[row["label"]]
    for name, claim, sentences, gold in judged_passages(data):
        ranked = candidate_sentences(prepare_sentences(sentences), search_terms(claim))
        for number in [n for n in ranked if n not in gold][:UNDECIDED]:
            yield f"{name}, undecided", claim, claim, sentences[number], LABELS["nei"]


class Grower:
    """Grows one tree at a time over features put into bins (histograms of slope and curvature)."""

    def __init__(self, x: np.ndarray) -> None:
        cuts = np.linspace(0, 1, BINS + 1)[1:-1]
        self.edges = [np.unique(np.quantile(column, cuts)) for column in x.T]
        self.binned = np.stack([np.searchsorted(e, c, side="left") for e, c in zip(self.edges, x.T, strict=True)], 1)
        self.width = max(map(len, self.edges)) + 1

    def grow(self, slope: np.ndarray, curve: np.ndarray, columns: np.ndarray) -> tuple[list, np.ndarray]:
        """The nodes of a tree, and the node that each row ends in."""
        nodes, place, level = [[]], np.zeros(len(slope), dtype=int), [0]
        for _ in range(DEPTH):
            splits = self._splits((slope, curve), np.where(np.isin(place, level), place, -1), level)
            level = []
            for node, gain in splits:
                gain[np.setdiff1d(np.arange(len(gain)), columns)] = 0
                feature, cut = divmod(int(gain.argmax()), self.width)
                if gain[feature, cut] <= 1e-3:
                    continue
                low, high = len(nodes), len(nodes) + 1
                nodes[node] = [feature, round(float(self.edges[feature][cut]), 6), low, high]
                nodes += [[], []]
                here = place == node
                place[here] = np.where(self.binned[here, feature] <= cut, low, high)
                level += [low, high]
        sums = [np.bincount(place, weights, len(nodes)) for weights in (slope, curve)]
        return [node or [round(-RATE * s / (c + CALM), 5)] for node, s, c in zip(nodes, *sums, strict=True)], place

    def _splits(self, sides: tuple, place: np.ndarray, level: list[int]) -> list[tuple[int, np.ndarray]]:
        features = self.binned.shape[1]
        rank = {node: at for at, node in enumerate(level)}
        inside = place >= 0
        at = np.array([rank[node] for node in place[inside]], dtype=int)
        flat = (at[:, None] * features + np.arange(features)) * self.width + self.binned[inside]
        shape = (len(level), features, self.width)
        left = []
        for weights in sides:
            sums = np.bincount(flat.ravel(), np.repeat(weights[inside], features), np.prod(shape))
            left.append(sums.reshape(shape).cumsum(2))
        s, c = left
        s_all, c_all = s[:, :, -1:], c[:, :, -1:]
        gain = s**2 / (c + CALM) + (s_all - s) ** 2 / (c_all - c + CALM) - s_all**2 / (c_all + CALM)
        gain[(c < SMALLEST) | (c_all - c < SMALLEST)] = 0
        return list(zip(level, gain, strict=True))


def fit(x: np.ndarray, y: np.ndarray) -> dict:
    grower, chance = Grower(x), np.random.default_rng(SEED)
    prior = np.log(np.bincount(y, minlength=3) / len(y))
    odds, trees = np.tile(prior, (len(y), 1)), []
    for _ in range(ROUNDS):
        shares = softmax(odds)
        for outcome in range(3):
            columns = chance.choice(x.shape[1], int(x.shape[1] * COLUMNS), replace=False)
            p = shares[:, outcome]
            nodes, place = grower.grow(p - (y == outcome), p * (1 - p), columns)
            odds[:, outcome] += np.array([node[0] for node in nodes])[place]
            trees.append(nodes)
    return {"prior": [round(float(value), 5) for value in prior], "trees": trees}


def softmax(odds: np.ndarray) -> np.ndarray:
    powers = np.exp(odds - odds.max(1, keepdims=True))
    return powers / powers.sum(1, keepdims=True)


def chances(model: dict, x: np.ndarray) -> np.ndarray:
    odds = np.tile(np.array(model["prior"]), (len(x), 1))
    for turn, nodes in enumerate(model["trees"]):
        odds[:, turn % 3] += [leaf_of(nodes, row) for row in x]
    return softmax(odds)


def report(name: str, guessed: np.ndarray, y: np.ndarray) -> None:
    cue = np.where(guessed[:, 1] >= DIFFERENCE_FROM, 1, np.where(guessed[:, 0] >= SUPPORT_FROM, 0, 2))
    line = [f"  {name} ({len(y)}): likeliest {np.mean(guessed.argmax(1) == y):.3f}, cue {np.mean(cue == y):.3f}"]
    for outcome, word in ((1, "differs"), (0, "supports")):
        given, real = (cue == outcome), (y == outcome)
        precision, recall = (given & real).sum() / max(1, given.sum()), (given & real).sum() / max(1, real.sum())
        line.append(f"{word}: given {given.sum()}, precision {precision:.3f}, recall {recall:.3f}")
    print("; ".join(line))


def main() -> None:
    names, groups, claims, passages, labels = zip(*pairs_of(Path(sys.argv[1])), strict=True)
    read = [alignment_features(read_statement(c), read_statement(p)) for c, p in zip(claims, passages, strict=True)]
    x, y = np.array(read), np.array(labels)
    if "--check" not in sys.argv:
        packed = json.dumps(fit(x, y), separators=(",", ":")).encode()
        TARGET.write_bytes(gzip.compress(packed, 9, mtime=0))
        return
    folds = np.array([zlib.crc32(group.encode()) % FOLDS for group in groups])
    guessed = np.zeros((len(y), 3))
    for fold in range(FOLDS):
        guessed[folds == fold] = chances(fit(x[folds != fold], y[folds != fold]), x[folds == fold])
    for name in dict.fromkeys(names):
        of = np.array([n == name for n in names])
        report(name, guessed[of], y[of])


if __name__ == "__main__":
    main()

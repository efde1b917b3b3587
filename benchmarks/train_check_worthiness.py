"""Train the two linear models of workbench.extraction.worthiness on ClaimBuster's sentences (CC BY 4.0).

Usage: python benchmarks/train_check_worthiness.py checkworthiness_claimbuster.jsonl [--write worthiness.json.gz]

Logistic regression with a quadratic penalty, fitted by L-BFGS. Where one half
lies is chosen by cross-validation over debates of the part that is trained on,
towards more found than missed: elsewhere the odds are lower.
The part "groundtruth" is only measured. Nothing is drawn by chance: the same
sentences give the same weights.
"""

import argparse
import gzip
import json
import math
from collections import Counter, deque
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from workbench.extraction.worthiness import letter_ngrams, sentence_features, word_pairs, words_of

LEAST_OFTEN = 3
PENALTY = 2.0
LETTERS = 0.3
FORM = 0.5
ROUNDS = 120
MEMORY = 10
FOLDS = 5
RECALL_FIRST = 1.25
PLATEAU = 0.001
THRESHOLDS = [place / 200 for place in range(10, 140)]
Model = dict[str, float]
Target = Callable[[dict], bool]


class Table(NamedTuple):
    """The features of some sentences: sentence i has `values[starts[i]:starts[i + 1]]` at those `places`."""

    starts: np.ndarray
    places: np.ndarray
    values: np.ndarray


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sentences", type=Path)
    parser.add_argument("--write", type=Path)
    chosen = parser.parse_args()
    rows = [json.loads(line) for line in chosen.sentences.read_text(encoding="utf-8").splitlines()]
    print(Counter(row["part"] for row in rows))
    train = [row for row in rows if row["part"] != "groundtruth"]
    test = [row for row in rows if row["part"] == "groundtruth"]
    models = {
        "check_worthy": centred(train, worthy, lowest_of_best),
        "factual": centred(train, factual, recall_first),
    }
    for name, target in (("check_worthy", worthy), ("factual", factual)):
        pairs = [(probability(models[name], row["text"]), target(row)) for row in test]
        print(f"{name}: {len(models[name]):,} weights, F1 {f1_at(0.5, pairs):.3f} on {len(pairs)} sentences")
    if chosen.write:
        told = json.dumps(models, ensure_ascii=False, separators=(",", ":"))
        chosen.write.write_bytes(gzip.compress(told.encode(), compresslevel=9, mtime=0))


def worthy(row: dict) -> bool:
    return row["label"] == 1


def factual(row: dict) -> bool:
    return row["label3"] != "non-factual"


def lowest_of_best(pairs: list[tuple[float, bool]]) -> float:
    """The lowest threshold whose F1 is all but the best: on other texts than debates the odds are lower."""
    reached = {threshold: f1_at(threshold, pairs) for threshold in THRESHOLDS}
    return min(threshold for threshold, f1 in reached.items() if f1 >= max(reached.values()) - PLATEAU)


def recall_first(pairs: list[tuple[float, bool]]) -> float:
    """The threshold that is best where a miss costs more than a false alarm."""
    return max(THRESHOLDS, key=lambda threshold: f1_at(threshold, pairs, RECALL_FIRST))


def best_f1(pairs: list[tuple[float, bool]]) -> float:
    return max(THRESHOLDS, key=lambda threshold: f1_at(threshold, pairs))


def centred(rows: list[dict], target: Target, threshold_of: Callable[[list], float]) -> Model:
    """A model whose threshold, found by cross-validation over whole debates or speeches, lies at one half."""
    told = threshold_of(held_out(rows, target))
    model = fit(rows, target)
    model["<bias>"] = round(model["<bias>"] - math.log(told / (1 - told)), 3)
    return model


def held_out(rows: list[dict], target: Target) -> list[tuple[float, bool]]:
    """Every row with what a model says that was trained on other debates or speeches."""
    origins = sorted({origin(row) for row in rows})
    pairs = []
    for fold in range(FOLDS):
        apart = set(origins[fold::FOLDS])
        model = fit([row for row in rows if origin(row) not in apart], target)
        pairs += [(probability(model, row["text"]), target(row)) for row in rows if origin(row) in apart]
    return pairs


def origin(row: dict) -> str:
    return row.get("file") or row["speech"]


def f1_at(threshold: float, pairs: Sequence[tuple[float, bool]], beta: float = 1.0) -> float:
    hits = sum(guess >= threshold and truth for guess, truth in pairs)
    found = sum(guess >= threshold for guess, _ in pairs)
    real = sum(truth for _, truth in pairs)
    return (1 + beta**2) * hits / max(1, found + beta**2 * real)


def weighed(text: str) -> dict[str, float]:
    """The features of a sentence, as the shipped models add them up."""
    words = words_of(text)
    scale = 1 / math.sqrt(max(1, len(words)))
    told = {feature: count * scale for feature, count in Counter([*words, *word_pairs(words)]).items()}
    letters = Counter(run for word in words for run in letter_ngrams(word))
    told |= {run: count * scale * LETTERS for run, count in letters.items()}
    return told | dict.fromkeys(sentence_features(text), FORM)


def fit(rows: Sequence[dict], target: Target) -> Model:
    """The weights by feature, and "<bias>"; rarer features count for more, as in tf-idf."""
    found = [weighed(row["text"]) for row in rows]
    often = Counter(feature for features in found for feature in features)
    kept = [feature for feature, count in often.items() if count >= LEAST_OFTEN]
    rarity = {feature: (math.log((1 + len(rows)) / (1 + often[feature])) + 1) / 4 for feature in kept}
    table = encoded(found, {feature: (place, rarity[feature]) for place, feature in enumerate(kept)})
    labels = np.array([target(row) for row in rows], dtype=float)
    weights = lowest(lambda at: loss(table, labels, at), np.zeros(len(kept) + 1))
    share = {"~": LETTERS, "<": FORM}
    model = {}
    for feature, weight in zip(kept, weights, strict=False):
        in_form = feature.startswith(("<number>", "<names", "<len"))
        scale = share["<"] if in_form else share["~"] if feature.startswith("~") else 1.0
        if told := round(float(weight) * rarity[feature] * scale, 2):
            model[feature] = told
    return model | {"<bias>": round(float(weights[-1]), 3)}


def encoded(found: Sequence[dict[str, float]], vocabulary: dict[str, tuple[int, float]]) -> Table:
    places: list[int] = []
    values: list[float] = []
    starts = [0]
    for features in found:
        for feature, value in features.items():
            if feature in vocabulary:
                place, rarity = vocabulary[feature]
                places.append(place)
                values.append(value * rarity)
        starts.append(len(places))
    return Table(np.array(starts), np.array(places), np.array(values))


def loss(
    table: Table, labels: np.ndarray, weights: np.ndarray, *, penalty: float = PENALTY
) -> tuple[float, np.ndarray]:
    """The penalised loss at `weights`, the bias last and without penalty, and its slope."""
    free = weights[:-1]
    running = np.concatenate([[0.0], np.cumsum(free[table.places] * table.values)])
    odds = running[table.starts[1:]] - running[table.starts[:-1]] + weights[-1]
    error = 1 / (1 + np.exp(-np.clip(odds, -30, 30))) - labels
    slope = np.bincount(table.places, np.repeat(error, np.diff(table.starts)) * table.values, len(free))
    total = float(np.sum(np.logaddexp(0, odds) - labels * odds) + penalty / 2 * free @ free)
    return total, np.append(slope + penalty * free, error.sum())


def lowest(told: Callable[[np.ndarray], tuple[float, np.ndarray]], at: np.ndarray) -> np.ndarray:
    """Where a smooth convex function is lowest: L-BFGS with a step halved until it descends enough."""
    value, slope = told(at)
    steps: deque[tuple[np.ndarray, np.ndarray]] = deque(maxlen=MEMORY)
    for _ in range(ROUNDS):
        direction = descent(slope, steps)
        along, length = float(direction @ slope), 1.0 if steps else 1 / float(np.linalg.norm(slope))
        while (trial := told(at + length * direction))[0] > value + 1e-4 * length * along and length > 1e-9:
            length /= 2
        moved, turned = length * direction, trial[1] - slope
        at, done = at + moved, value - trial[0] < 1e-6 * abs(value)
        value, slope = trial
        if done:
            break
        if moved @ turned > 1e-12:
            steps.append((moved, turned))
    return at


def descent(slope: np.ndarray, steps: Sequence[tuple[np.ndarray, np.ndarray]]) -> np.ndarray:
    """The direction the last steps and turns of the slope suggest."""
    direction, shares = -slope, []
    for moved, turned in reversed(steps):
        share = (moved @ direction) / (moved @ turned)
        direction = direction - share * turned
        shares.append(share)
    if steps:
        moved, turned = steps[-1]
        direction = direction * ((moved @ turned) / (turned @ turned))
    for (moved, turned), share in zip(steps, reversed(shares), strict=True):
        direction = direction + (share - (turned @ direction) / (moved @ turned)) * moved
    return direction


def probability(model: Model, text: str) -> float:
    """What the shipped code would say with the weights of `model`."""
    words = words_of(text)
    runs = [run for word in words for run in letter_ngrams(word)]
    total = sum(model.get(feature, 0.0) for feature in [*words, *word_pairs(words), *runs])
    odds = (
        model["<bias>"]
        + total / math.sqrt(max(1, len(words)))
        + sum(model.get(sign, 0.0) for sign in sentence_features(text))
    )
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))


if __name__ == "__main__":
    main()

"""Train the two linear models of workbench.extraction.worthiness on ClaimBuster's sentences (CC BY 4.0).

Usage: python benchmarks/train_check_worthiness.py checkworthiness_claimbuster.jsonl [--write weights.json]
"""

import argparse
import json
import math
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import numpy as np

from workbench.extraction.worthiness import features_of

KEPT = 20_000
ROUNDS = 8
DECAY = 5e-8
RATE = 0.3
HELD_OUT = 8
THRESHOLDS = [place / 100 for place in range(20, 61, 5)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sentences", type=Path)
    parser.add_argument("--write", type=Path)
    chosen = parser.parse_args()
    rows = [json.loads(line) for line in chosen.sentences.read_text(encoding="utf-8").splitlines()]
    print(Counter(row["part"] for row in rows))
    train = [row for row in rows if row["part"] != "groundtruth"]
    test = [row for row in rows if row["part"] == "groundtruth"]
    targets = {
        "check_worthy": lambda row: row["label"] == 1,
        "factual": lambda row: row["label3"] != "non-factual",
    }
    models = {name: centred(train, target) for name, target in targets.items()}
    for name, target in targets.items():
        report(name, models[name], [(row["text"], target(row)) for row in test])
    if chosen.write:
        chosen.write.write_text(json.dumps(models, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def centred(rows: list[dict], target: Callable[[dict], bool]) -> dict[str, float]:
    """A model whose best threshold on held-out rows, never the test part, lies at one half."""
    kept = [row for place, row in enumerate(rows) if place % HELD_OUT]
    trial = fit(kept, [target(row) for row in kept])
    pairs = [(probability(trial, row["text"]), target(row)) for row in rows[::HELD_OUT]]
    best = max(THRESHOLDS, key=lambda threshold: f1_at(threshold, pairs))
    model = fit(rows, [target(row) for row in rows])
    model["<bias>"] = round(model["<bias>"] - math.log(best / (1 - best)), 3)
    return model


def f1_at(threshold: float, pairs: list[tuple[float, bool]]) -> float:
    found = sum(guess >= threshold for guess, _ in pairs)
    real = sum(truth for _, truth in pairs)
    return 2 * sum(guess >= threshold and truth for guess, truth in pairs) / max(1, found + real)


def fit(rows: list[dict], labels: list[bool]) -> dict[str, float]:
    sets = [sorted(set(features_of(row["text"]))) for row in rows]
    counts = Counter(feature for found in sets for feature in found)
    vocabulary = {feature: place for place, (feature, n) in enumerate(counts.most_common(KEPT)) if n > 2}
    encoded = [np.array([vocabulary[f] for f in found if f in vocabulary], dtype=np.int64) for found in sets]
    norms = [1 / math.sqrt(max(1, len(found))) for found in sets]
    weights, slopes = np.zeros(len(vocabulary)), np.full(len(vocabulary), 1e-3)
    summed, taken = np.zeros(len(vocabulary)), 0
    bias, bias_slope, bias_sum = 0.0, 1e-3, 0.0
    order = np.random.default_rng(7)
    for turn in range(ROUNDS):
        for row in order.permutation(len(rows)):
            places = encoded[row]
            odds = bias + weights[places].sum() * norms[row]
            error = 1 / (1 + math.exp(-max(-30, min(30, odds)))) - labels[row]
            slope = error * norms[row] + DECAY * len(rows) * weights[places] / 10
            slopes[places] += slope**2
            weights[places] -= RATE * slope / np.sqrt(slopes[places])
            bias_slope += error**2
            bias -= 0.1 * error / math.sqrt(bias_slope)
        if turn >= ROUNDS // 2:
            summed += weights
            bias_sum += bias
            taken += 1
    mean = summed / taken
    model = {feature: round(float(mean[place]), 2) for feature, place in vocabulary.items()}
    model = {feature: weight for feature, weight in model.items() if weight}
    model["<bias>"] = round(bias_sum / taken, 3)
    return model


def report(name: str, model: dict[str, float], pairs: list[tuple[str, bool]]) -> None:
    guesses = [probability(model, text) for text, _ in pairs]
    truth = [label for _, label in pairs]
    hit = sum(g >= 0.5 and t for g, t in zip(guesses, truth, strict=True))
    found, real = sum(g >= 0.5 for g in guesses), sum(truth)
    f1 = 2 * hit / max(1, found + real)
    misses = sum(g < 0.5 and not t for g, t in zip(guesses, truth, strict=True))
    f0 = 2 * misses / max(1, (len(truth) - found) + (len(truth) - real))
    weighted = (f1 * real + f0 * (len(truth) - real)) / len(truth)
    print(f"{name}: F1 {f1:.3f}, weighted F1 {weighted:.3f} on {len(truth)} sentences ({real} positive)")


def probability(model: dict[str, float], text: str) -> float:
    present = set(features_of(text))
    odds = model["<bias>"] + sum(model.get(f, 0.0) for f in present) / math.sqrt(len(present))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))


if __name__ == "__main__":
    main()

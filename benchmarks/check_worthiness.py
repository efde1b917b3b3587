"""How well the two scores of a sentence tell what people marked, in their own domain and in the other one.

python benchmarks/check_worthiness.py FOLDER [--on FILE ... --target check-worthy|factual]

With `--on`, any sentences beside a peer that was trained on the same data: each
FILE is JSON Lines of "text" and "label" (1 or 0); printed are F1, precision,
recall at the shipped threshold, and the area under the curve, of the shipped
score and of TF-IDF with logistic regression, its threshold by cross-validation.

FOLDER holds checkworthiness_claimbuster.jsonl (US debates; the part "groundtruth"
is never trained on) and factual_claim_policlaim_train.jsonl (political speeches;
measured only, never trained on for the weights that are shipped).
"""

import argparse
import json
import random
from collections.abc import Callable, Sequence
from itertools import groupby
from pathlib import Path

from tfidf import trained
from train_check_worthiness import best_f1, centred, f1_at, factual, probability, worthy

from workbench import check_worthiness, has_factual_claim

FOLDS = 5
HALF = 0.5
Pair = tuple[float, bool]


def main() -> None:
    """Print F1 of the positive class and F1 weighted by class, one line a setting."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--on", nargs="+", type=Path, default=[])
    parser.add_argument("--target", choices=("check-worthy", "factual"), default="check-worthy")
    options = parser.parse_args()
    folder = options.folder
    debates = rows_of(folder / "checkworthiness_claimbuster.jsonl")
    if options.on:
        beside_peer([row for row in debates if row["part"] != "groundtruth"], options.on, options.target)
        return
    speeches = rows_of(folder / "factual_claim_policlaim_train.jsonl")
    test = [row for row in debates if row["part"] == "groundtruth"]
    show("shipped: ClaimBuster test, check-worthy", scored(test, check_worthiness, worthy))
    show("shipped: ClaimBuster test, factual", scored(test, has_factual_claim, factual))
    show("shipped: PoliClaim, factual (another domain)", scored(speeches, has_factual_claim, marked))
    show("peer, a digit in it: ClaimBuster test, check-worthy", scored(test, has_digit, worthy))
    show("peer, always yes: PoliClaim, factual", scored(speeches, always, marked))
    show(f"trained and tested on PoliClaim, {FOLDS} folds", in_domain(speeches))
    model = centred(speeches, marked, best_f1)
    show(
        "trained on PoliClaim, ClaimBuster test, factual", scored(test, lambda text: probability(model, text), factual)
    )


def beside_peer(training: list[dict], files: Sequence[Path], name: str) -> None:
    """Print how the shipped score and the peers do on the sentences of each file."""
    score, target = (has_factual_claim, factual) if name == "factual" else (check_worthiness, worthy)
    peers = {
        f"TF-IDF of words{' and pairs' * pairs}": trained(training, target, pairs=pairs) for pairs in (False, True)
    }
    for file in files:
        rows = rows_of(file)
        share = sum(map(marked, rows)) / len(rows)
        print(f"{file.stem}: {len(rows):,} sentences, {share:.0%} of them {name}")
        tell("shipped", scored(rows, score, marked), HALF)
        for peer_name, peer in peers.items():
            tell(peer_name, scored(rows, peer.score, marked), peer.threshold)


def tell(what: str, pairs: list[Pair], threshold: float) -> None:
    hits = sum(score >= threshold and truth for score, truth in pairs)
    found, real = sum(score >= threshold for score, _ in pairs), sum(truth for _, truth in pairs)
    shares = f"precision {hits / max(1, found):.3f}, recall {hits / max(1, real):.3f}, AUC {area(pairs):.3f}"
    print(f"  {what:26} F1 {f1_at(threshold, pairs):.3f}, {shares}", flush=True)


def area(pairs: list[Pair]) -> float:
    """Of pairs of a marked and an unmarked sentence, the share where the marked scores higher; ties count half."""
    total = below = 0.0
    for _, tied in groupby(sorted(pairs), key=lambda pair: pair[0]):
        truths = [truth for _, truth in tied]
        others = len(truths) - sum(truths)
        total += sum(truths) * (below + others / 2)
        below += others
    real = sum(truth for _, truth in pairs)
    return total / max(1, real * (len(pairs) - real))


def rows_of(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def marked(row: dict) -> bool:
    return row["label"] == 1


def has_digit(text: str) -> float:
    return float(any(sign.isdigit() for sign in text))


def always(_: str) -> float:
    return 1.0


def scored(rows: Sequence[dict], score: Callable[[str], float], target: Callable[[dict], bool]) -> list[Pair]:
    return [(score(row["text"]), target(row)) for row in rows]


def in_domain(rows: list[dict]) -> list[Pair]:
    """Every row scored by a model that was trained, and its threshold set, on the other folds."""
    mixed = random.Random(7).sample(rows, len(rows))
    pairs: list[Pair] = []
    for fold in range(FOLDS):
        model = centred([row for place, row in enumerate(mixed) if place % FOLDS != fold], marked, best_f1)
        pairs += [(probability(model, row["text"]), marked(row)) for row in mixed[fold::FOLDS]]
    return pairs


def show(what: str, pairs: list[Pair]) -> None:
    f1 = f1_at(HALF, pairs)
    against = f1_at(HALF, [(1 - score if score != HALF else 0.0, not truth) for score, truth in pairs])
    share = sum(truth for _, truth in pairs) / len(pairs)
    print(f"{what:55} F1 {f1:.3f}, weighted F1 {share * f1 + (1 - share) * against:.3f} on {len(pairs):,}", flush=True)


if __name__ == "__main__":
    main()

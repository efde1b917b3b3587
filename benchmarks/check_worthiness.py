"""How well the two scores of a sentence tell what people marked, in their own domain and in the other one.

python benchmarks/check_worthiness.py FOLDER

FOLDER holds checkworthiness_claimbuster.jsonl (US debates; the part "groundtruth"
is never trained on) and factual_claim_policlaim_train.jsonl (political speeches;
measured only, never trained on for the weights that are shipped).
"""

import argparse
import json
import random
from collections.abc import Callable, Sequence
from pathlib import Path

from train_check_worthiness import centred, f1_at, factual, probability, worthy

from workbench import check_worthiness, has_factual_claim

FOLDS = 5
HALF = 0.5
Pair = tuple[float, bool]


def main() -> None:
    """Print F1 of the positive class and F1 weighted by class, one line a setting."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    debates = rows_of(folder / "checkworthiness_claimbuster.jsonl")
    speeches = rows_of(folder / "factual_claim_policlaim_train.jsonl")
    test = [row for row in debates if row["part"] == "groundtruth"]
    show("shipped: ClaimBuster test, check-worthy", scored(test, check_worthiness, worthy))
    show("shipped: ClaimBuster test, factual", scored(test, has_factual_claim, factual))
    show("shipped: PoliClaim, factual (another domain)", scored(speeches, has_factual_claim, marked))
    show("peer, a digit in it: ClaimBuster test, check-worthy", scored(test, has_digit, worthy))
    show("peer, always yes: PoliClaim, factual", scored(speeches, always, marked))
    show(f"trained and tested on PoliClaim, {FOLDS} folds", in_domain(speeches))
    model = centred(speeches, marked)
    show(
        "trained on PoliClaim, ClaimBuster test, factual", scored(test, lambda text: probability(model, text), factual)
    )


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
        model = centred([row for place, row in enumerate(mixed) if place % FOLDS != fold], marked)
        pairs += [(probability(model, row["text"]), marked(row)) for row in mixed[fold::FOLDS]]
    return pairs


def show(what: str, pairs: list[Pair]) -> None:
    f1 = f1_at(HALF, pairs)
    against = f1_at(HALF, [(1 - score if score != HALF else 0.0, not truth) for score, truth in pairs])
    share = sum(truth for _, truth in pairs) / len(pairs)
    print(f"{what:55} F1 {f1:.3f}, weighted F1 {share * f1 + (1 - share) * against:.3f} on {len(pairs):,}", flush=True)


if __name__ == "__main__":
    main()

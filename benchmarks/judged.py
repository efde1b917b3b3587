"""Judged passages as the benchmarks read them."""

import json
from collections import defaultdict
from pathlib import Path


def rows(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def judged_passages(data: Path) -> list[tuple[str, str, list[str], set[int]]]:
    """(name of the set, claim, sentences, gold numbers), one for each claim and source that has any gold."""
    gold: dict[tuple[str, str, tuple[str, ...]], set[int]] = defaultdict(set)
    for row in rows(data / "passage_wice.jsonl"):
        for chosen in row["gold_sets"]:
            gold["wice", row["claim"], tuple(row["evidence_sentences"])].update(chosen)
    for row in rows(data / "passage_scifact.jsonl"):
        gold["scifact", row["claim"], tuple(row["evidence_sentences"])].update(row["gold_sentences"])
    return [(name, claim, list(sentences), hits) for (name, claim, sentences), hits in gold.items() if hits]

"""Print how often the gold passage comes first, beside plain BM25, and how precise `differs` is.

python benchmarks/passages.py FOLDER-WITH-THE-JSONL-FILES
"""

import json
import sys
import time
from collections import Counter
from pathlib import Path

from workbench.evidence.passages import find_passages
from workbench.evidence.stance import cue_of
from workbench.evidence.terms import Weigher


def plain(claim: str, sentences: list[str]) -> list[int]:
    words = [one.lower().split() for one in sentences]
    weights = Weigher(words).weights(dict.fromkeys(claim.lower().split(), 1.0))
    return sorted(weights, key=lambda n: -weights[n])[:3]


def rows(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def ranking(name: str, cases: list[tuple[str, list[str], set[int]]]) -> None:
    hits: Counter[str] = Counter()
    began = time.perf_counter()
    for claim, sentences, gold in cases:
        ours = [passage.index for passage in find_passages(claim, sentences=sentences, limit=3)]
        base = plain(claim, sentences)
        hits["ours first"] += bool(gold & set(ours[:1]))
        hits["ours in three"] += bool(gold & set(ours))
        hits["plain first"] += bool(gold & set(base[:1]))
        hits["plain in three"] += bool(gold & set(base))
    spent = time.perf_counter() - began
    print(name, len(cases), {key: round(n / len(cases), 3) for key, n in hits.items()}, f"{spent:.1f} s both")


def stances(path: Path, every: int) -> None:
    seen: Counter[tuple[str, str]] = Counter()
    for row in rows(path)[::every]:
        seen[cue_of(row["claim"], row["evidence"])[0], row["label"]] += 1
    total = sum(seen.values())
    for cue, label in (("differs", "refutes"), ("supports", "supports")):
        given = sum(n for (c, _), n in seen.items() if c == cue)
        right = seen[cue, label]
        of = sum(n for (_, g), n in seen.items() if g == label)
        print(
            f"{cue}: precision {right / max(1, given):.3f}, recall {right / max(1, of):.3f}, given {given} of {total}"
        )
    right = seen["differs", "refutes"] + seen["supports", "supports"] + seen["silent", "nei"]
    print(f"accuracy {right / total:.3f}", dict(seen))


def main() -> None:
    data = Path(sys.argv[1])
    wice = [
        (row["claim"], row["evidence_sentences"], {n for gold in row["gold_sets"] for n in gold})
        for row in rows(data / "passage_wice.jsonl")
    ]
    ranking("wice", [case for case in wice if case[2]])
    facts = [
        (row["claim"], row["evidence_sentences"], set(row["gold_sentences"]))
        for row in rows(data / "passage_scifact.jsonl")
    ]
    ranking("scifact", [case for case in facts if case[2]])
    stances(data / "verify_vitaminc_real.jsonl", every=1)


if __name__ == "__main__":
    main()

"""Print how often a gold passage comes first, beside plain BM25, and how right the cue is.

python benchmarks/passages.py FOLDER-WITH-THE-JSONL-FILES

The weights were trained on these very rows; what they do on claims and pages
unseen, `train_passages.py FOLDER --check` and `train_cue.py FOLDER --check` say.
"""

import sys
import time
from collections import Counter
from pathlib import Path

from judged import judged_passages, rows

from workbench.passages.find import find_passages
from workbench.passages.stance import stance_cue
from workbench.services.search.embeddings import installed_embedder
from workbench.text.terms import Bm25Weights


def plain(claim: str, sentences: list[str]) -> list[int]:
    words = [one.lower().split() for one in sentences]
    weights = Bm25Weights(words).weights(dict.fromkeys(claim.lower().split(), 1.0))
    return sorted(weights, key=lambda n: -weights[n])[:3]


def ways() -> dict:
    embed = installed_embedder()
    by_words = {"plain BM25": plain, "words": lambda c, s: [p.index for p in find_passages(c, sentences=s)]}
    if embed is None:
        return by_words
    return by_words | {"words and meaning": lambda c, s: [p.index for p in find_passages(c, sentences=s, embed=embed)]}


def ranking(name: str, cases: list[tuple[str, list[str], set[int]]]) -> None:
    for way, search in ways().items():
        began = time.process_time()
        found = [(search(claim, sentences), gold) for claim, sentences, gold in cases]
        spent = time.process_time() - began
        first = sum(bool(gold & set(ours[:1])) for ours, gold in found) / len(cases)
        three = sum(bool(gold & set(ours)) for ours, gold in found) / len(cases)
        print(f"{name}, {way}: first {first:.3f}, in three {three:.3f} of {len(cases)}; {spent:.1f} s of CPU")


def cues(path: Path) -> None:
    seen: Counter[tuple[str, str]] = Counter()
    for row in rows(path):
        seen[stance_cue(row["claim"], row["evidence"])[0], row["label"]] += 1
    total = sum(seen.values())
    for cue, label in (("differs", "refutes"), ("supports", "supports")):
        given = sum(n for (c, _), n in seen.items() if c == cue)
        of = sum(n for (_, g), n in seen.items() if g == label)
        right = seen[cue, label]
        print(
            f"{cue}: precision {right / given:.3f}, recall {right / of:.3f}, given {given} of {total}, seen in training"
        )
    right = seen["differs", "refutes"] + seen["supports", "supports"] + seen["silent", "nei"]
    print(f"accuracy {right / total:.3f}, seen in training")


def main() -> None:
    data = Path(sys.argv[1])
    judged = judged_passages(data)
    for name in ("wice", "scifact"):
        ranking(name, [case[1:] for case in judged if case[0] == name])
    facts = [
        (row["claim"], row["evidence_sentences"], set(row["gold_sentences"]))
        for row in rows(data / "passage_scifact.jsonl")
        if row["gold_sentences"]
    ]
    most = len([case for case in judged if case[0] == "scifact"]) / len(facts)
    ranking(f"scifact, each row against its own gold (at most {most:.3f} first)", facts)
    cues(data / "verify_vitaminc_real.jsonl")


if __name__ == "__main__":
    main()

"""Print how well the words that a page does not support are found: python benchmarks/unsupported_words.py FOLDER."""

import sys
from collections import Counter
from pathlib import Path

from judged import rows

from workbench.passages.find import find_passages
from workbench.passages.unsupported import unsupported_words


def starts_of(claim: str, tokens: list[str]) -> list[int]:
    starts, at = [], 0
    for token in tokens:
        found = claim.find(token, at)
        starts.append(found)
        at = found + len(token) if found >= 0 else at
    return starts


def report(name: str, marked: list[list[bool]], truth: list[list[bool]]) -> None:
    seen = Counter(pair for ours, theirs in zip(marked, truth, strict=True) for pair in zip(ours, theirs, strict=True))
    hits, given, real = seen[True, True], seen[True, True] + seen[True, False], seen[True, True] + seen[False, True]
    precision, recall = hits / max(1, given), hits / max(1, real)
    f1 = 2 * hits / max(1, given + real)
    print(f"{name}: F1 {f1:.3f}, precision {precision:.3f}, recall {recall:.3f} on {sum(seen.values())} words")


def main() -> None:
    claims = rows(Path(sys.argv[1]) / "unsupported_tokens_wice.jsonl")
    truth = [row["non_supported_spans"] for row in claims]
    report("every word", [[True] * len(row) for row in truth], truth)
    for limit in (3, 8):
        marked = []
        for row in claims:
            passages = [found.quote for found in find_passages(row["claim"], sentences=row["evidence"], limit=limit)]
            spans = unsupported_words(row["claim"], passages)
            starts = starts_of(row["claim"], row["claim_tokens"])
            marked.append([any(span.start <= start < span.end for span in spans) for start in starts])
        report(f"against the best {limit} passages", marked, truth)


if __name__ == "__main__":
    main()

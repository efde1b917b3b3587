"""Print MAP@5 of matching posts with earlier checks: python benchmarks/earlier_checks.py FOLDER."""

import json
import sys
import time
from pathlib import Path

from workbench.evidence.matching import build_index, find_earlier_checks


def main() -> None:
    data = Path(sys.argv[1])
    read = lambda name: [json.loads(x) for x in (data / name).read_text(encoding="utf-8").splitlines()]  # noqa: E731
    claims, queries = read("match_snopes_claims.jsonl"), read("match_snopes_queries.jsonl")
    index = build_index([(row["id"], f"{row['claim']} {row['title']}") for row in claims if row["id"]])
    began, total = time.perf_counter(), 0.0
    for query in queries:
        wanted, right = set(query["relevant"]), 0
        precision = 0.0
        for place, match in enumerate(find_earlier_checks(query["text"], index, limit=5), 1):
            if match.id in wanted:
                right += 1
                precision += right / place
        total += precision / min(5, len(wanted))
    spent = (time.perf_counter() - began) / len(queries)
    print(f"MAP@5 {total / len(queries):.3f} on {len(queries)} posts, {spent * 1000:.1f} ms each")


if __name__ == "__main__":
    main()

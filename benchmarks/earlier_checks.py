"""Print MAP@5 of matching posts with earlier checks, by words, with meaning, and by plain BM25.

python benchmarks/earlier_checks.py FOLDER
python benchmarks/earlier_checks.py --queries NAME_queries.jsonl --claims NAME_claims.jsonl --vectors FOLDER

With the extra `embeddings` every claim is given a vector first, at some 100 a
second; --vectors keeps them for the next time.
"""

import argparse
import json
import re
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from workbench.claimreview import earlier_checks
from workbench.services.search import search_checks
from workbench.store.vectors import VectorFile
from workbench.text.terms import Bm25Weights

MOST = 5
Search = Callable[[str], Sequence[str]]


def main() -> None:
    options = arguments()
    claims = [(row["id"], f"{row['claim']} {row['title']}") for row in rows_of(options.claims) if row["id"]]
    queries = rows_of(options.queries)[: options.most]
    print(f"{options.queries.name}: {len(queries):,} posts, {len(claims):,} claims")
    measure("BM25", plain_bm25(claims), queries)
    words = earlier_checks.build_index(claims)
    measure("by words", lambda text: [m.id for m in earlier_checks.find_earlier_checks(text, words, MOST)], queries)
    index = search_checks.build_index(claims, kept=VectorFile(options.vectors) if options.vectors else None)
    if index.meanings is None:
        print("by words and meaning: the extra is not installed (pip install 'workbench[embeddings]')")
        return
    make_ready(index)
    measure(
        "by words and meaning",
        lambda text: [m.id for m in search_checks.find_earlier_checks(text, index, MOST)],
        queries,
    )


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="MAP@5 of matching posts with earlier checks")
    parser.add_argument("folder", type=Path, nargs="?", help="holds match_snopes_queries.jsonl and _claims.jsonl")
    parser.add_argument("--queries", type=Path, help='a line a post: {"id", "text", "relevant": [ids of claims]}')
    parser.add_argument("--claims", type=Path, help='a line a claim: {"id", "claim", "title"}')
    parser.add_argument("--vectors", type=Path, help="keep the vectors of the claims in this folder")
    parser.add_argument("--most", type=int, help="take the first so many posts only")
    options = parser.parse_args()
    if options.folder:
        options.queries = options.queries or options.folder / "match_snopes_queries.jsonl"
        options.claims = options.claims or options.folder / "match_snopes_claims.jsonl"
    if not (options.queries and options.claims):
        parser.error("give FOLDER, or both --queries and --claims")
    if options.vectors:
        options.vectors.mkdir(parents=True, exist_ok=True)
    return options


def rows_of(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def make_ready(index: search_checks.SearchIndex) -> None:
    before, began = index.meanings.ready, time.perf_counter()
    for ready in index.make_ready():
        print(f"\r{ready:,} of {len(index.meanings):,} claims have a vector", end="", file=sys.stderr)
    made = index.meanings.ready - before
    if made:
        print(file=sys.stderr)
        print(f"{made:,} vectors made, {made / (time.perf_counter() - began):.0f} a second")


def measure(way: str, search: Search, queries: list[dict]) -> None:
    began = time.perf_counter()
    total = sum(average_precision(search(query["text"]), set(query["relevant"])) for query in queries)
    spent = (time.perf_counter() - began) / len(queries)
    print(f"{way}: MAP@5 {total / len(queries):.3f}, {spent * 1000:.1f} ms a post", flush=True)


def average_precision(found: Sequence[str], wanted: set[str]) -> float:
    right, precision = 0, 0.0
    for place, check_id in enumerate(found[:MOST], 1):
        if check_id in wanted:
            right += 1
            precision += right / place
    return precision / min(MOST, len(wanted))


def plain_bm25(claims: list[tuple[str, str]]) -> Search:
    """The peer: BM25 over the words in lower case, nothing else."""
    weigher = Bm25Weights([words_of(text) for _, text in claims])

    def search(text: str) -> list[str]:
        weights = weigher.weights(dict.fromkeys(words_of(text), 1.0))
        return [claims[number][0] for number in sorted(weights, key=lambda number: (-weights[number], number))[:MOST]]

    return search


def words_of(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


if __name__ == "__main__":
    main()

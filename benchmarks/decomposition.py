"""How many facts of public decompositions the claims of a sentence tell, each piece of text serving one fact.

python benchmarks/decomposition.py FILE... [--show N]

Each line of a file is JSON with a "sentence" and the "facts" that people list for it. A fact is met where
the reading of one of our claims (its standalone reading, else its quote) has a token F1 of .7 or more with
it; facts and claims are matched one to one, as many as possible. "pieces" are our claims for each fact.
"""

import argparse
import json
import re
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
ENOUGH = 0.7
WORD = re.compile(r"\w+")


def main() -> None:
    """Print a line for each file, and with --show the facts that nothing meets."""
    from workbench.services.articles.language import load_tagger

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--show", type=int, default=0, help="sentences of each file to show with what met nothing")
    parser.add_argument("--most", type=int, default=0, help="read only so many sentences of each file")
    options = parser.parse_args()
    tagger = load_tagger()
    print(f"{'file':28} {'sentences':>9} {'facts':>6} {'met':>6} {'pieces':>7} {'leaves':>7} {'whole':>6}")
    for path in options.files:
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        rows = [row for row in rows if row["facts"]][: options.most or None]
        measure(path.stem, rows, tagger, shown=options.show)


def measure(name: str, rows: list[dict], tagger, *, shown: int) -> None:  # noqa: ANN001 - a Tagger
    """Print the figures of one file; `whole` is the share of sentences that stay one piece."""
    facts = met = pieces = leaves = whole = 0
    for place, row in enumerate(rows):
        readings, inner = readings_of(row["sentence"], tagger)
        pairs = matched(row["facts"], readings)
        facts += len(row["facts"])
        met += len(pairs)
        pieces += len(readings)
        leaves += inner
        whole += len(readings) == 1
        if place < shown:
            show(row, readings, pairs)
    share = whole / max(1, len(rows))
    print(
        f"{name:28} {len(rows):9} {facts:6} {met / max(1, facts):6.3f} {pieces / max(1, facts):7.2f} "
        f"{leaves / max(1, facts):7.2f} {share:6.2f}"
    )


def readings_of(sentence: str, tagger) -> tuple[list[str], int]:  # noqa: ANN001 - a Tagger
    """Return how our claims of the sentence read, and how many of them hold no other."""
    from workbench.domain.article import article_of
    from workbench.extraction.claims import claims_in
    from workbench.text.read_article import read_document

    claims = claims_in(read_document(article_of(sentence), tagger))
    parents = {claim.parent for claim in claims}
    return [claim.standalone or claim.quote for claim in claims], sum(claim.id not in parents for claim in claims)


def token_f1(one: Counter[str], other: Counter[str]) -> float:
    """Return the token F1 of two bags of words."""
    shared = (one & other).total()
    return 2 * shared / (one.total() + other.total()) if shared else 0.0


def matched(facts: list[str], readings: list[str]) -> dict[int, int]:
    """Return for each reading that meets a fact the fact, as many as possible (augmenting paths)."""
    bags = [Counter(WORD.findall(text.lower())) for text in facts]
    read = [Counter(WORD.findall(text.lower())) for text in readings]
    fits = [[at for at, bag in enumerate(read) if token_f1(fact, bag) >= ENOUGH] for fact in bags]
    taken: dict[int, int] = {}

    def place(fact: int, seen: set[int]) -> bool:
        for at in fits[fact]:
            if at not in seen:
                seen.add(at)
                if at not in taken or place(taken[at], seen):
                    taken[at] = fact
                    return True
        return False

    for fact in range(len(facts)):
        place(fact, set())
    return taken


def show(row: dict, readings: list[str], pairs: dict[int, int]) -> None:
    print(f"\n| {row['sentence']}")
    for at, fact in enumerate(row["facts"]):
        print("  ", "+" if at in pairs.values() else "-", fact)
    for at, reading in enumerate(readings):
        print("     ", "=" if at in pairs else ".", reading)


if __name__ == "__main__":
    main()

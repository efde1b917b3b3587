"""Confused words found by listed frames, by neighbours counted in other texts, and by both; flags on clean text too.

python benchmarks/confused_words.py seeded_errors_articles.jsonl [--scorer] [--show]

The frames were written with these articles in sight, the neighbours were counted
in other texts: the second row is the nearest to what another article gives.
"""

import argparse
import json
from collections.abc import Callable, Iterator
from pathlib import Path

from workbench.detectors.rules.wrd001_confused_words import framed_slips
from workbench.detectors.words.neighbours import slips_in
from workbench.detectors.words.scored import scored_slips
from workbench.services.articles.word_scorer import load_scorer

Finder = Callable[[str], Iterator[tuple[int, str]]]


def main() -> None:
    """Print one line a way of finding them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--scorer", action="store_true", help="the optional language model too")
    parser.add_argument("--show", action="store_true", help="print every flag on clean text")
    options = parser.parse_args()
    rows = [json.loads(line) for line in options.articles.read_text("utf-8").splitlines()]
    ways: dict[str, Finder] = {"frames (in-sample)": by_frames, "neighbours": by_neighbours, "both": by_both}
    if options.scorer:
        ways["both and the scorer"] = with_scorer()
    for name, find in ways.items():
        measure(name, rows, find=find, show=options.show)


def by_frames(text: str) -> Iterator[tuple[int, str]]:
    yield from ((span.start, right) for span, right in framed_slips(text))


def by_neighbours(text: str) -> Iterator[tuple[int, str]]:
    yield from ((slip.start, slip.right) for slip in slips_in(text))


def by_both(text: str) -> Iterator[tuple[int, str]]:
    yield from {**dict(by_neighbours(text)), **dict(by_frames(text))}.items()


def with_scorer() -> Finder:
    """Both ways, and what the language model adds."""
    scorer = load_scorer()

    def find(text: str) -> Iterator[tuple[int, str]]:
        yield from {
            **{span.start: right for span, right, _ in scored_slips(text, scorer)},
            **dict(by_both(text)),
        }.items()

    return find


def measure(name: str, rows: list[dict], *, find: Finder, show: bool) -> None:
    planted = found = right = words = false = 0
    for row in rows:
        errors = {e["start"]: e["correct"] for e in row["errors"] if e["type"] == "confused_word"}
        told = dict(find(row["text"]))
        planted += len(errors)
        found += len(errors.keys() & told.keys())
        right += sum(told.get(start, "").casefold() == correct.casefold() for start, correct in errors.items())
        words += len(row["clean_text"].split())
        for start, meant in find(row["clean_text"]):
            false += 1
            if show:
                print(f"  {row['clean_text'][max(0, start - 40) : start + 40]!r} -> {meant}")
    share, rate = 100 * found / planted, 1000 * false / words
    print(
        f"{name:22} {found:4} of {planted} found ({share:.1f}%), {right} with the right word; "
        f"{false} flags on clean text ({rate:.2f} per 1,000 words)"
    )


if __name__ == "__main__":
    main()

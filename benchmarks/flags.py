"""Planted errors that the flags find, and what they flag wrongly, beside a plain edit-distance rule.

    python benchmarks/flags.py FOLDER

FOLDER holds seeded_errors_articles.jsonl (text, errors, clean_text),
numbers_add_up.jsonl and name_pairs.jsonl. An error counts as found when an
error or warning overlaps it. The clean texts are published ones: every error or
warning there counts as a false alarm, real slips of the sources included.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

from rapidfuzz.distance import OSA

from workbench.domain.article import article_of
from workbench.domain.flag import Flag, Severity
from workbench.flags.registry import flags_in
from workbench.services.articles.language import load_tagger
from workbench.text.names import same_name
from workbench.text.read_article import read_document

SHORTEST = 4


def rows(path: Path) -> Iterator[dict]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def flags_of(text: str) -> tuple[Flag, ...]:
    return flags_in(read_document(article_of(text), load_tagger()))


def plain_rule(text: str) -> list[tuple[int, int]]:
    """Places of capitalised words that differ in one letter from a word written at least as often."""
    places: dict[str, list[tuple[int, int]]] = {}
    for token in read_document(article_of(text)).tokens:
        if token.text[0].isupper() and token.text.isalpha() and len(token.text) >= SHORTEST:
            places.setdefault(token.text, []).append((token.start, token.end))
    found = []
    for a, b in combinations(places, 2):
        if abs(len(a) - len(b)) <= 1 and OSA.distance(a, b, score_cutoff=1) == 1:
            fewest = min(len(places[a]), len(places[b]))
            found += [place for word in (a, b) if len(places[word]) == fewest for place in places[word]]
    return found


def seeded(path: Path) -> None:
    planted: Counter[str] = Counter()
    found: Counter[str] = Counter()
    alarms: Counter[tuple[str, str]] = Counter()
    words = peer_found = peer_alarms = 0
    for row in rows(path):
        words += len(row["clean_text"].split())
        alarms.update((flag.rule, flag.severity.value) for flag in flags_of(row["clean_text"]))
        peer_alarms += len(plain_rule(row["clean_text"]))
        flags = [flag for flag in flags_of(row["text"]) if flag.severity is not Severity.NOTE]
        peer = plain_rule(row["text"])
        for error in row["errors"]:
            planted[error["type"]] += 1
            found[error["type"]] += any(f.start < error["end"] and error["start"] < f.end for f in flags)
            if error["type"] == "name_spelt_two_ways":
                peer_found += any(a < error["end"] and error["start"] < b for a, b in peer)
    for kind in planted:
        print(f"{kind}: {found[kind]} of {planted[kind]} found ({found[kind] / planted[kind]:.1%})")
    names = planted["name_spelt_two_ways"]
    print(
        f"peer, one letter apart: {peer_found} of {names} names found, {peer_alarms} places flagged in the clean texts"
    )
    notes = sum(many for (_, severity), many in alarms.items() if severity == "note")
    per_thousand = 1000 / words
    print(f"clean text, {words} words: errors + warnings {(alarms.total() - notes) * per_thousand:.2f} per 1,000 words")
    print(f"clean text: notes {notes * per_thousand:.2f} per 1,000 words; by rule {dict(alarms.most_common())}")


def sums(path: Path) -> None:
    right = wrong = missed = 0
    for row in rows(path):
        flagged = any(flag.rule.startswith("NUM") for flag in flags_of(row["text"]))
        inconsistent = not row["consistent"] if "consistent" in row else row["label"] == "inconsistent"
        right += flagged and inconsistent
        wrong += flagged and not inconsistent
        missed += inconsistent and not flagged
    print(f"numbers_add_up: F1 {2 * right / max(1, 2 * right + wrong + missed):.3f} ({right} found, {wrong} false)")


def pairs(path: Path) -> None:
    right = wrong = missed = 0
    for row in rows(path):
        if str(row.get("schema", row.get("type", "Person"))).lower() != "person":
            continue
        same, match = same_name(row["name1"], row["name2"]) >= 0.5, bool(row["is_match"])
        right += same and match
        wrong += same and not match
        missed += match and not same
    print(f"name_pairs, persons: F1 {2 * right / max(1, 2 * right + wrong + missed):.3f}")


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    folder = Path(sys.argv[1])
    seeded(folder / "seeded_errors_articles.jsonl")
    sums(folder / "numbers_add_up.jsonl")
    pairs(folder / "name_pairs.jsonl")


if __name__ == "__main__":
    main()

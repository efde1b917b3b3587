"""Pairs of statements of one speaker: contradictions that CON001 finds, and how many of its finds are right.

    python benchmarks/contradictions.py selfcontra_prosecco.jsonl

Each row gives two statements of one speaker, as propositions that can be read
alone, and whether people called them a contradiction. They come from debates on
television, where speakers contradict themselves in other words each time; the
rule looks for one matter told twice in nearly the same words.
"""

import json
import sys
from pathlib import Path

from workbench.domain.article import article_of
from workbench.flags.registry import RULES, flags_in
from workbench.services.articles.language import load_tagger
from workbench.text.read_article import read_document

RULE = tuple(rule for rule in RULES if rule.code == "CON001")
PEER_SHARE = 0.5


def article_from(row: dict) -> str:
    """The two statements as two paragraphs."""
    sentences = (row[key].strip().rstrip(".") for key in ("proposition_1", "proposition_2"))
    return "\n\n".join(f"{sentence[:1].upper()}{sentence[1:]}." for sentence in sentences)


def is_flagged(row: dict) -> bool:
    return bool(flags_in(read_document(article_of(article_from(row)), load_tagger()), RULE))


def shares_words(row: dict) -> bool:
    """The peer: half of the shorter statement's words stand in the other."""
    one, other = (set(row[key].lower().split()) for key in ("proposition_1", "proposition_2"))
    return len(one & other) >= PEER_SHARE * min(len(one), len(other))


def told(name: str, calls: list[bool], truths: list[bool]) -> str:
    called, right = sum(calls), sum(call and truth for call, truth in zip(calls, truths, strict=True))
    precision = f"{right / called:.3f}" if called else "none called"
    return f"{name}: precision {precision} ({right} of {called}), recall {right / sum(truths):.3f} of {sum(truths)}"


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    with Path(sys.argv[1]).open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    truths = [row["label"] == "self-contradiction" for row in rows]
    print(f"{len(rows)} pairs, {sum(truths)} contradictions; always yes: precision {sum(truths) / len(rows):.3f}")
    print(told("CON001", [is_flagged(row) for row in rows], truths))
    print(told("peer, half of the words shared", [shares_words(row) for row in rows], truths))


if __name__ == "__main__":
    main()

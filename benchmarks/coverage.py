"""What accounts for each word of real texts: the share of each class, and the words in nothing.

python benchmarks/coverage.py FOLDER [--show N] [--classes] [--sample N --seed S] [--limit N]

FOLDER holds texts (*.txt). --show prints N stretches in nothing, --classes the words
by reason, --sample N stretches called furniture or not checkable, drawn at random, each
with its context, to be read blind: the class follows at the end of each line.
"""

import argparse
import random
import sys
from collections import Counter
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
CONTEXT = 120
READ_BLIND = ("furniture", "not checkable")


class Place(NamedTuple):
    """A stretch of a text, with what it is called."""

    file: str
    text: str
    start: int
    end: int
    called: str = ""

    def shown(self) -> str:
        before = self.text[max(0, self.start - CONTEXT) : self.start]
        after = self.text[self.end : self.end + CONTEXT]
        passage = f"{before}[[{self.text[self.start : self.end]}]]{after}"
        return f"{self.file}:{self.start} {' '.join(passage.split())}"


class Counts:
    """What was counted over all texts."""

    def __init__(self) -> None:
        self.words = self.sentences = self.texts = 0
        self.by_class: Counter[str] = Counter()
        self.by_reason: Counter[str] = Counter()
        self.claims: Counter[str] = Counter()
        self.uncovered: list[Place] = []
        self.holed_sentences = 0
        self.read_blind: list[Place] = []


def main() -> None:
    """Print the counts, a line each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--show", metavar="N", type=int, default=0, help="stretches in nothing to print")
    parser.add_argument("--classes", action="store_true", help="print the words by reason")
    parser.add_argument("--sample", metavar="N", type=int, default=0, help="stretches to print for blind reading")
    parser.add_argument("--seed", metavar="S", type=int, default=0)
    parser.add_argument("--limit", metavar="N", type=int, default=0, help="read the first N texts only")
    options = parser.parse_args()
    counts = Counts()
    for path in sorted(options.folder.glob("*.txt"))[: options.limit or None]:
        count(path, counts)
    report(counts)
    if options.classes:
        for reason, words in counts.by_reason.most_common():
            print(f"{words:10,} {reason}")
    for place in counts.uncovered[: options.show]:
        print(place.shown())
    drawn = random.Random(options.seed).sample(counts.read_blind, min(options.sample, len(counts.read_blind)))
    for place in drawn:
        print(f"{place.shown()}\n    {place.called}")


def count(path: Path, counts: Counts) -> None:
    """Check the text and add what it has to the counts."""
    import workbench

    text = path.read_text(encoding="utf-8", errors="replace")
    checked = workbench.check_text(text)
    coverage = checked.coverage
    counts.texts += 1
    counts.words += coverage.total
    counts.sentences += len(checked.sentences)
    for claim in checked.claims:
        counts.claims[f"{claim.unit.value}s{'' if claim.checkable else ', not checkable'}"] += 1
    for stretch in coverage.stretches:
        words = count_words(text[stretch.start : stretch.end])
        counts.by_class[stretch.kind.value] += words
        counts.by_reason[f"{stretch.kind.value}: {generic(stretch.reason)}"] += words
        if stretch.kind.value in READ_BLIND:
            called = f"{stretch.kind.value}: {stretch.reason}"
            counts.read_blind.append(Place(path.name, text, stretch.start, stretch.end, called))
    counts.uncovered += [Place(path.name, text, span.start, span.end) for span in coverage.uncovered]
    counts.holed_sentences += sum(
        any(sentence.span.overlaps(span) for span in coverage.uncovered) for sentence in checked.sentences
    )


def count_words(text: str) -> int:
    from workbench.text.coverage.of_words import words_in

    return len(words_in(text))


def generic(reason: str) -> str:
    """The reason without the name that an attribution gives."""
    return reason.partition(":")[0]


def report(counts: Counts) -> None:
    show("texts", counts.texts, "")
    show("words", counts.words, "")
    for kind, words in counts.by_class.most_common():
        show(kind, words, f"words, {words / max(1, counts.words):.1%}")
    in_nothing = counts.words - counts.by_class.total()
    show("in nothing", in_nothing, f"words, {in_nothing / max(1, counts.words):.2%}")
    show("sentences", counts.sentences, "")
    show("sentences with a hole", counts.holed_sentences, f"{counts.holed_sentences / max(1, counts.sentences):.1%}")
    for unit, number in counts.claims.most_common():
        show(unit, number, f"{1000 * number / max(1, counts.words):.1f} for 1,000 words")


def show(what: str, number: int, unit: str) -> None:
    print(f"{what:32} {number:12,} {unit}".rstrip(), flush=True)


if __name__ == "__main__":
    main()

"""What the check raises on published articles, and flags drawn at random to be judged by hand.

    python benchmarks/published_flags.py FOLDER
    python benchmarks/published_flags.py FOLDER --draw 80 --seed 1 > drawn.tsv

FOLDER holds articles as *.txt, the headline in the first line; no day of
publication is given. Without --draw it prints how many errors, warnings and notes
are raised per 1,000 words, and by which rules. With it, that many errors and
warnings are drawn, each alike, and printed as rows of tab-separated values: file,
rule, severity, quote, message, suggestion, and the sentence the flag stands in,
its place marked with >> and <<. The same folder, version and seed draw the same
flags. They are to be read by people who did not write the rules: the share that
is right is what the severities must earn.
"""

import argparse
import csv
import random
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from workbench.domain.article import article_of
from workbench.domain.checked import Checked
from workbench.domain.flag import Flag, Severity
from workbench.services.articles.check_article import check_article

FIELDS = ("file", "rule", "severity", "quote", "message", "suggestion", "sentence")
AROUND = 60


class Raised(NamedTuple):
    """A flag and the check it comes from."""

    name: str
    flag: Flag
    checked: Checked


def checks_of(folder: Path) -> Iterator[tuple[str, Checked]]:
    """The name and the check of each article."""
    for path in sorted(folder.glob("*.txt")):
        yield path.name, check_article(article_of(path.read_text("utf-8")))


def sentence_of(raised: Raised) -> str:
    """The sentence the flag stands in, on one line, its place marked."""
    flag, text = raised.flag, raised.checked.article.text
    inside = [one.span for one in raised.checked.sentences if one.span.start <= flag.start < one.span.end]
    start = inside[0].start if inside else max(0, flag.start - AROUND)
    end = max(inside[0].end if inside else flag.end + AROUND, flag.end)
    return " ".join(f"{text[start : flag.start]}>>{flag.quote}<<{text[flag.end : end]}".split())


def print_figures(raised: list[Raised], words: int) -> None:
    many = Counter((one.flag.severity, one.flag.rule) for one in raised)
    for severity in Severity:
        rules = {rule: count for (grade, rule), count in many.most_common() if grade is severity}
        print(f"{severity.value}s: {sum(rules.values())}, {1000 * sum(rules.values()) / words:.2f} per 1,000 words")
        for rule, count in rules.items():
            print(f"  {rule}  {count:5}  {1000 * count / words:.3f}")


def print_drawn(raised: list[Raised], drawn: int, seed: int) -> None:
    grave = [one for one in raised if one.flag.severity is not Severity.NOTE]
    chosen = random.Random(seed).sample(grave, min(drawn, len(grave)))
    writer = csv.writer(sys.stdout, delimiter="\t", lineterminator="\n")
    writer.writerow(FIELDS)
    for one in chosen:
        flag = one.flag
        row = (one.name, flag.rule, flag.severity.value, flag.quote, flag.message, flag.suggestion, sentence_of(one))
        writer.writerow([" ".join(cell.split()) for cell in row])


def main() -> None:
    """Print the figures, or the flags drawn."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--draw", metavar="N", type=int, default=0, help="draw N errors and warnings instead")
    parser.add_argument("--seed", type=int, default=0, help="of the drawing (default: 0)")
    options = parser.parse_args()
    words, raised = 0, []
    for name, checked in checks_of(options.folder):
        words += len(checked.article.text.split())
        raised += [Raised(name, flag, checked) for flag in checked.flags]
    if not words:
        sys.exit(f"{options.folder}: no *.txt in it")
    if options.draw:
        print_drawn(raised, options.draw, options.seed)
        return
    print(f"{words:,} words in {len(list(options.folder.glob('*.txt')))} articles")
    print_figures(raised, words)


if __name__ == "__main__":
    main()

"""Slips that any copy editor finds from the page alone, and how many of them the flags hit, family by family.

    python benchmarks/copydesk.py copydesk_open.txt [--show]

The file holds invented newsroom articles by writers who knew only the families
of slips. Each begins with a line "### NN slug | day of publication" and marks
its slips in running text as [[wrong|right|family]]; the wrong forms make the text
that is checked, the right ones its clean text.

A slip is hit where a flag stands at it or at what it contradicts: where the
place of the flag, or a place the flag relates to, shares a character with the
slip. Errors and warnings are counted first; notes only where neither hits. On
the clean texts every error and warning is counted and, with --show, printed.
"""

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from flag_hits import hits

from workbench.domain.article import article_of
from workbench.domain.flag import Flag, Severity
from workbench.flags.registry import flags_in
from workbench.services.articles.language import load_tagger
from workbench.text.read_article import read_document

HEAD = re.compile(r"^### (?P<name>.+?) \| (?P<day>\d{4}-\d\d-\d\d)\n", re.MULTILINE)
SLIP = re.compile(r"\[\[(?P<wrong>.*?)\|(?P<right>.*?)\|(?P<family>\w+)\]\]", re.DOTALL)


class Slip(NamedTuple):
    """A planted slip and its place in the text with the slips."""

    start: int
    end: int
    wrong: str
    right: str
    family: str


class Piece(NamedTuple):
    """An article with its slips, and as it should read."""

    name: str
    day: str
    text: str
    clean: str
    slips: tuple[Slip, ...]


def pieces_in(marked: str) -> Iterator[Piece]:
    """Each article of the file."""
    heads = list(HEAD.finditer(marked))
    ends = [head.start() for head in heads[1:]] + [len(marked)]
    for head, end in zip(heads, ends, strict=True):
        yield piece_of(head["name"], head["day"], marked[head.end() : end].strip())


def piece_of(name: str, day: str, marked: str) -> Piece:
    text, at, slips = "", 0, []
    for found in SLIP.finditer(marked):
        text += marked[at : found.start()]
        slips.append(Slip(len(text), len(text) + len(found["wrong"]), found["wrong"], found["right"], found["family"]))
        text += found["wrong"]
        at = found.end()
    return Piece(name, day, text + marked[at:], SLIP.sub(lambda found: found["right"], marked), tuple(slips))


def flags_of(text: str, day: str) -> tuple[Flag, ...]:
    return flags_in(read_document(article_of(text, published=day), load_tagger()))


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--show", action="store_true", help="print every hit and every flag on clean text")
    options = parser.parse_args()
    planted, loud, noted, by_rule = Counter(), Counter(), Counter(), Counter()
    raised, words = Counter(), 0
    for piece in pieces_in(options.file.read_text("utf-8")):
        flags = flags_of(piece.text, piece.day)
        for slip in piece.slips:
            planted[slip.family] += 1
            grave = [flag for flag in flags if flag.severity is not Severity.NOTE and hits(flag, slip.start, slip.end)]
            loud[slip.family] += bool(grave)
            noted[slip.family] += not grave and any(hits(flag, slip.start, slip.end) for flag in flags)
            by_rule.update({flag.rule for flag in grave})
            if options.show and grave:
                print(f"hit  {slip.family:10} {slip.wrong!r} for {slip.right!r}: {grave[0].rule}")
        words += len(piece.clean.split())
        for flag in flags_of(piece.clean, piece.day):
            raised[flag.severity, flag.rule] += 1
            if options.show and flag.severity is not Severity.NOTE:
                around = piece.clean[max(0, flag.start - 50) : flag.end + 50]
                print(f"clean {flag.rule} {piece.name}: {' '.join(around.split())!r}: {flag.message}")
    print(f"{'family':12}{'slips':>6}{'loud':>6}{'notes':>6}")
    for family in sorted(planted):
        print(f"{family:12}{planted[family]:6}{loud[family]:6}{noted[family]:6}")
    print(f"{'all':12}{planted.total():6}{loud.total():6}{noted.total():6}")
    print("hits of errors and warnings by rule:", dict(by_rule.most_common()))
    for severity in Severity:
        rules = {rule: many for (grade, rule), many in raised.most_common() if grade is severity}
        rate = 1000 * sum(rules.values()) / words
        print(f"clean text, {words:,} words: {rate:.2f} {severity.value}s per 1,000 words {rules}")


if __name__ == "__main__":
    main()

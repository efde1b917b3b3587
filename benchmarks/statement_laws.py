"""Broken ends of claims on a folder of texts: how many spans break each law of a span, and how many claims there are.

python benchmarks/statement_laws.py FOLDER [--every N] [--show N]

The laws: a span is exact; it holds each bracket and quotation mark with its partner; it begins and ends at no
hyphen, apostrophe or half word; it begins with no closing mark and ends with no opening one; it ends with no
conjunction, preposition or determiner unless a mark follows.
"""

import argparse
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

CLITIC = re.compile(r"['’](?:s|re|ve|ll|d|m|t)\b", re.IGNORECASE)
LOOSE_END = re.compile(r"(?:^|\s)(?:and|but|or|nor|of|to|by|with|the|a|an|from|into|than)$", re.IGNORECASE)
AROUND = 30
BRACKETS = {")": "(", "]": "[", "}": "{"}
MARKS = {"“": "”", "«": "»"}


def main() -> None:
    """Print a line for each law, then how many claims there are for 1,000 words."""
    from workbench.domain.article import article_of
    from workbench.extraction.claims import claims_in
    from workbench.services.articles.language import load_tagger
    from workbench.text.read_article import read_document

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--every", type=int, default=1, help="read every Nth text only")
    parser.add_argument("--show", type=int, default=0, help="broken spans of each law to show")
    options = parser.parse_args()
    tagger = load_tagger()
    tally: Counter[str] = Counter()
    shown: defaultdict[str, list[str]] = defaultdict(list)
    for path in sorted(options.folder.glob("*.txt"))[:: options.every]:
        text = path.read_text(encoding="utf-8")
        document = read_document(article_of(text), tagger)
        tally["words"] += len(text.split())
        for claim in claims_in(document):
            tally[f"{claim.unit}s"] += 1
            tally[f"checkable {claim.unit}s"] += claim.checkable
            sentences = [(one.start, one.end) for one in document.sentences_in(claim.span)]
            for law in broken_laws(document.text, (claim.start, claim.end), sentences):
                tally[law] += 1
                before, after = text[max(0, claim.start - AROUND) : claim.start], text[claim.end : claim.end + AROUND]
                shown[law].append(f"{path.name} [{claim.unit}] {before}⟦{claim.quote}⟧{after}")
    report(tally, shown, options.show)


def report(tally: Counter[str], shown: dict[str, list[str]], show: int) -> None:
    for what, count in sorted(tally.items()):
        print(f"{what:28} {count:9} {1000 * count / max(1, tally['words']):9.2f} for 1,000 words")
        for line in shown.get(what, [])[:show]:
            print("    ", " ".join(line.split()))


def broken_laws(text: str, place: tuple[int, int], sentences: list[tuple[int, int]]) -> list[str]:
    """Return the laws that the span breaks; marks without a partner in `sentences` are nobody's fault."""
    start, end = place
    quote = text[start:end]
    laws = []
    at_edge = {edge for span in sentences for edge in span}
    if start not in at_edge and start and within_word(text, start):
        laws.append("begins inside a word")
    if end not in at_edge and end < len(text) and within_word(text, end):
        laws.append("ends inside a word")
    if CLITIC.match(quote) or quote[:1] in ")]}”»,;:!?" or (quote[:1] in "-–—" and start not in at_edge):
        laws.append("begins with a mark that closes")
    if quote[-1:] in "([{“«,;" and end not in at_edge:
        laws.append("ends with a mark that opens")
    if LOOSE_END.search(quote) and end not in at_edge and text[end : end + 1] not in list(",;:.!?)]”\"'’—–-"):
        laws.append("ends with a joining word")
    around = "".join(text[a:b] for a, b in sentences)
    if not balanced(quote) and balanced(around):
        laws.append("a mark without its partner")
    return laws


def within_word(text: str, place: int) -> bool:
    """Return whether white space or a mark on neither side parts the word at `place`."""
    before, after = text[place - 1], text[place]
    joins = "-'’‑"
    is_joined = before.isalnum() or (before in joins and text[place - 2 : place - 1].isalnum())
    return is_joined and (after.isalnum() or (after in joins and text[place + 1 : place + 2].isalpha()))


def balanced(text: str) -> bool:
    """Return whether each bracket, curly mark and straight double mark has its partner."""
    opened: list[str] = []
    for char in text:
        if char in BRACKETS.values() or char in MARKS:
            opened.append(char)
        elif char in BRACKETS:
            if not opened or opened.pop() != BRACKETS[char]:
                return False
        elif char in MARKS.values() and (not opened or MARKS.get(opened.pop()) != char):
            return False
    return not opened and text.count('"') % 2 == 0


if __name__ == "__main__":
    main()

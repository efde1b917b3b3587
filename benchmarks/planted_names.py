"""Surnames misspelt once in published news, and how many of them an error or warning hits.

    python benchmarks/planted_names.py FOLDER [--seed S] [--show]

FOLDER holds articles as *.txt. In each article one surname is drawn of those that
end a person's full name and stand in the text twice or more, and in one of its
places, drawn too, one letter is left out, doubled, swapped with the next or
changed; the first letter stays. The slip is hit where an error or warning of a rule
on names stands at it, or at what it contradicts. The same folder and seed plant the
same slips.
"""

import argparse
import random
import re
import string
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from flag_hits import hits

from workbench.domain.article import article_of
from workbench.domain.flag import Severity
from workbench.flags.registry import RULES, flags_in
from workbench.services.articles.language import load_tagger
from workbench.text.document import Document
from workbench.text.language.word_lists import word_list
from workbench.text.names import ascii_fold
from workbench.text.read_article import read_document

VOWELS = "aeiou"
FEWEST_LETTERS = 4
NAME_RULES = tuple(rule for rule in RULES if rule.code.startswith("NAM"))


class Planted(NamedTuple):
    """A text with a misspelt surname, its place, and the name as it was."""

    text: str
    start: int
    wrong: str
    right: str
    slip: str

    @property
    def end(self) -> int:
        """Where the wrong word ends."""
        return self.start + len(self.wrong)


def surnames_in(document: Document) -> list[str]:
    """The last words of full names that begin with a usual first name and stand in the text twice or more."""
    full = {name.text for name in document.names if name.kind == "person" and " " in name.text}
    last = {name.split()[-1] for name in full if ascii_fold(name.split()[0]) in word_list("given_names")}
    fit = (word for word in last if len(word) >= FEWEST_LETTERS and word.isalpha() and word.istitle())
    return sorted(word for word in fit if len(places_of(word, document.text)) > 1)


def places_of(word: str, text: str) -> list[int]:
    return [found.start() for found in re.finditer(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text)]


def misspelt(word: str, chance: random.Random) -> tuple[str, str]:
    """The word with one slip behind its first letter, and the kind of slip."""
    at = chance.randrange(1, len(word))
    head, letter, tail = word[:at], word[at], word[at + 1 :]
    slip = chance.choice(["left out", "doubled", "swapped", "vowel", "letter"])
    if slip == "left out":
        return head + tail, slip
    if slip == "doubled" or (slip == "swapped" and not tail):
        return head + letter * 2 + tail, "doubled"
    if slip == "swapped":
        return head + tail[0] + letter + tail[1:], slip
    others = VOWELS if letter in VOWELS else string.ascii_lowercase
    return head + chance.choice([other for other in others if other != letter]) + tail, slip


def planted_in(document: Document, chance: random.Random) -> Planted | None:
    """The text with one surname misspelt; None where it has none to misspell."""
    surnames = surnames_in(document)
    if not surnames:
        return None
    right = chance.choice(surnames)
    text = document.article.text
    places = [place for place in places_of(right, text) if text.startswith(right, place)]
    wrong, slip = misspelt(right, chance)
    if wrong == right or len(places) < len(("slip", "other")):
        return None
    start = chance.choice(places)
    return Planted(text[:start] + wrong + text[start + len(right) :], start, wrong, right, slip)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=0, help="of the drawing (default: 0)")
    parser.add_argument("--show", action="store_true", help="print every slip that is missed")
    options = parser.parse_args()
    chance, tagger = random.Random(options.seed), load_tagger()
    many, found, noted = Counter(), Counter(), Counter()
    for path in sorted(options.folder.glob("*.txt")):
        document = read_document(article_of(path.read_text("utf-8")), tagger)
        planted = planted_in(document, chance) if document.article.is_english else None
        if planted is None:
            continue
        flags = flags_in(read_document(article_of(planted.text), tagger), NAME_RULES)
        grave = [
            flag for flag in flags if flag.severity is not Severity.NOTE and hits(flag, planted.start, planted.end)
        ]
        many[planted.slip] += 1
        found[planted.slip] += bool(grave)
        noted[planted.slip] += not grave and any(hits(flag, planted.start, planted.end) for flag in flags)
        if options.show and not grave:
            around = planted.text[max(0, planted.start - 50) : planted.start + 60]
            print(f"{path.name} {planted.wrong!r} for {planted.right!r}: {' '.join(around.split())!r}")
    for slip in many:
        print(f"{slip:10}{many[slip]:5} planted{found[slip]:5} found{noted[slip]:4} as notes")
    print(
        f"{'all':10}{many.total():5} planted{found.total():5} found, {100 * found.total() / max(1, many.total()):.1f}%"
    )


if __name__ == "__main__":
    main()

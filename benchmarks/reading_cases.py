"""Short inputs read as a copy editor reads them: ends of sentences, quotations with speakers, claimants.

python benchmarks/reading_cases.py cases.jsonl [--missed]

A case has "kind", "input" and what is expected: "sentences" (in order),
"quotations" (each a "quote" and its "speaker", complete) and "statements_of" (each
a clause that the text "contains" and its "claimant"); null where nothing is. A
quotation without a speaker may be found or not. A statement's claimant is that of
the claim which shares most with it. Names are compared without titles and articles.
"""

import argparse
import json
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WORD = re.compile(r"[^\W_]+")
NO_NAME = frozenset(
    WORD.findall(
        "the a an of his her their its mr mrs ms dr sir lord lady captain capt col private father bishop "
        "superintendent coach minister president"
    )
)
ASPECTS = ("sentences", "quotations", "claimants")
sys.path.insert(0, str(ROOT))


def main() -> None:
    """Print a line for each kind and one for all, and with --missed each case that is read otherwise."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cases", type=Path)
    parser.add_argument("--missed", action="store_true")
    options = parser.parse_args()
    right: defaultdict[str, Counter[str]] = defaultdict(Counter)
    asked: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for line in options.cases.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        for aspect, met, got in outcomes(case):
            for kind in (case["kind"].partition("/")[0], "all"):
                asked[kind][aspect] += 1
                right[kind][aspect] += met
            if options.missed and not met:
                print(f"{case['id']} {case['kind']} {aspect}: {case['input']!r}\n    got {got}")
    for kind in sorted(asked, key=lambda name: (name == "all", name)):
        print(f"{kind:10}", "  ".join(f"{aspect} {right[kind][aspect]}/{asked[kind][aspect]}" for aspect in ASPECTS))


def outcomes(case: dict) -> list[tuple[str, bool, object]]:
    """Each aspect asked of the case (a statement at a time), whether it is met, and what was found."""
    from workbench.domain.article import article_of
    from workbench.extraction.claims import claims_in
    from workbench.services.articles.language import load_tagger
    from workbench.text.read_article import read_document
    from workbench.text.reading_view import reading_view
    from workbench.text.sentences import sentence_spans

    document = read_document(article_of(case["input"]), load_tagger())
    claims = claims_in(document)
    met: list[tuple[str, bool, object]] = []
    if case["sentences"] is not None:
        spans = sentence_spans(reading_view(case["input"]))
        sentences = [case["input"][span.start : span.end] for span in spans]
        met.append(("sentences", [*map(bare, sentences)] == [*map(bare, case["sentences"])], sentences))
    if case["quotations"] is not None:
        quoted = [(claim.quote, claim.claimant) for claim in claims if claim.kind == "quotation"]
        met.append(("quotations", are_quoted(case, quoted), quoted))
    for expected in case["statements_of"] or []:
        start = case["input"].index(expected["contains"])
        nearest = max(claims, key=lambda claim: shared((start, start + len(expected["contains"])), claim), default=None)
        claimant = nearest.claimant if nearest else ""
        got = f"{claimant!r} of {nearest.quote if nearest else ''!r}, not {expected['claimant']!r}"
        met.append(("claimants", is_same(claimant, expected["claimant"]), got))
    return met


def are_quoted(case: dict, quoted: list[tuple[str, str]]) -> bool:
    """Whether each quotation is found with its speaker, whole or as a part of one, and nothing else is."""
    left = list(quoted)
    for expected in case["quotations"]:
        fits = [pair for pair in left if bare(expected["quote"]) in bare(pair[0])]
        if not expected["speaker"]:
            left = [pair for pair in left if pair not in fits or pair[1]]
        elif not any(is_same(claimant, expected["speaker"]) for _, claimant in fits):
            return False
        else:
            left = [pair for pair in left if bare(pair[0]) != bare(expected["quote"])]
    joined = [pair for pair in left if not any(bare(gold["quote"]) in bare(pair[0]) for gold in case["quotations"])]
    return not joined and not any(speaker for _, speaker in left if not case["quotations"])


def is_same(name: str, expected: str) -> bool:
    """Whether two names have one last word, and every word of the shorter is in the longer."""
    words, others = name_words(name), name_words(expected)
    if not words or not others:
        return words == others
    return words[-1] == others[-1] and (set(words) <= set(others) or set(others) <= set(words))


def name_words(name: str) -> list[str]:
    return [word for word in WORD.findall(name.casefold()) if word not in NO_NAME]


def bare(text: str) -> str:
    return text.strip(" \n“”\"'‘’«»„`")


def shared(place: tuple[int, int], claim: object) -> float:
    """The characters a place and a claim share over those either has."""
    both = min(place[1], claim.end) - max(place[0], claim.start)
    return both / (max(place[1], claim.end) - min(place[0], claim.start))


if __name__ == "__main__":
    main()

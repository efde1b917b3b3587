"""Who said what: the share of annotated attributions whose content and whose speaker a check finds.

python benchmarks/attributions.py gum_open_docs.jsonl [--missed N]
python benchmarks/attributions.py news.jsonl [--missed N] [--only N]

A corpus of news has "text" and "attributions" of "speaker" (a span, or null for
nobody), "cue", "content" (a list of spans) and "direct" ("direct", "mixed" or
"indirect"): for each, the claim with a claimant that shares most with the content is
held against it. Claimants are counted as right (they share a word with the speaker
that is no title), wrong, or nobody. A speaker that is a pronoun cannot be compared by
its words and is counted apart. The line "speech" is of those whose cue the corpus
calls one of speech, where it says so, rather than of belief or intention.

The other corpus is JSON Lines: "text", "genre", "entities" (spans with a coreference
"group") and "attributions": a "clause" that names who says so and a "target",
the first unit of what is said, often a part of a clause. So "content begun"
counts a claim that begins where the target does, a leading "According to X,"
aside, and holds all of it. The line
"told" leaves out questions ("Do you think ...") and the credits of pictures,
of which no claim is made. `--missed` prints that many of each kind missed.
"""

import argparse
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
HALF = 0.5
EDGES = re.compile(r"^(?:[\W_]|that\b)+|[\W_]+$")
LEAD_IN = re.compile(r"(?:(?:And|But|So|Now),? )?(?:(?:In|On|After|At|During|For|Of|By|Until|As)\b[^,]*, )?")
WORD = re.compile(r"[^\W_]+")
PRONOUNS = frozenset(WORD.findall("he she they it we i you who which that him her them us me this these those"))
SMALL = frozenset(WORD.findall("the a an of for and in on at to his her their its s mr mrs ms dr"))
MEASURES = ("content exact", "content at half", "content begun", "content overlaps", "speaker found")
SOURCED = re.compile(r"According to [^,]{2,150}(?:,[^,]{2,80},|,)?(?=\s)")
CREDIT = re.compile(r"(?:[^\W\d_][\w.’'-]*[\s,/]*){1,6}\.$")
ASKS = re.compile(r"[^.!?]*\?")
sys.path.insert(0, str(ROOT))


class Told(NamedTuple):
    """A span that somebody says."""

    start: int
    end: int
    claimant: str


def main() -> None:
    """Print a line for each genre and one for all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--missed", type=int, default=0)
    parser.add_argument("--facts", action="store_true", help="hold what the facts layer reads against news, not claims")
    parser.add_argument("--only", type=int, default=0, help="read that many documents, evenly spread")
    options = parser.parse_args()
    documents = [json.loads(line) for line in options.corpus.read_text(encoding="utf-8").splitlines()]
    if options.only:
        documents = documents[:: max(1, len(documents) // options.only)]
    if any("content" in gold for document in documents for gold in document["attributions"]):
        print_news(documents, options.missed, read=told_in if options.facts else claims_of)
        return
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    missed = []
    for document, claims in zip(documents, claims_of(documents), strict=True):
        for gold in document["attributions"]:
            met = measured(document, gold, claims)
            for genre in (document["genre"], "all", *(["told"] if is_told(document["text"], gold) else [])):
                found[genre].update(met)
            missed += [(name, document["id"], gold) for name in MEASURES if f"asked {name}" in met and name not in met]
    for genre, counts in sorted(found.items(), key=lambda pair: (pair[0] in {"all", "told"}, pair[0])):
        shares = (f"{name} {counts[name]}/{counts[f'asked {name}']}" for name in MEASURES)
        percent = (f"{counts[name] / max(1, counts[f'asked {name}']):.3f}" for name in MEASURES)
        print(f"{genre:10} {'  '.join(f'{share} {part}' for share, part in zip(shares, percent, strict=True))}")
    for name in MEASURES[1:]:
        for _, where, gold in [miss for miss in missed if miss[0] == name][: options.missed]:
            print(f"missed {name} | {where} | {gold['clause']['text']} | {gold['target']['text']}")


def print_news(documents: list[dict], shown: int, *, read: Callable[[list[dict]], list[tuple]]) -> None:
    """Print a line for each way of telling: content found, and the claimant right, wrong or nobody."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    misses: defaultdict[str, list[str]] = defaultdict(list)
    for document, claims in zip(documents, read(documents), strict=True):
        for gold in document["attributions"]:
            outcome, claimant, is_half = held_against(gold, claims)
            way = gold["direct"] if isinstance(gold["direct"], str) else ("direct" if gold["direct"] else "indirect")
            for line in (way, "all", *(["speech"] if gold.get("cue_speech_auto") else [])):
                counts[line].update([outcome, "asked", *(["half"] * is_half)])
            misses[outcome].append(f"{way} | {told(gold)} | {claimant}")
            misses["half" if is_half else "not half"].append(f"{way} | {told(gold)} | {claimant}")
    for line, count in sorted(counts.items()):
        named = sum(count[outcome] for outcome in ("right", "wrong", "missed"))
        print(
            f"{line:10} content at half {count['half'] / count['asked']:.3f} of {count['asked']}; "
            f"speaker right {count['right'] / max(1, named):.3f}, wrong {count['wrong'] / max(1, named):.3f}, "
            f"nobody {count['missed'] / max(1, named):.3f} of {named}; "
            f"pronouns named {count['pronoun named']}, left {count['pronoun left']}, "
            f"nobody {count['pronoun missed']}; nobody rightly {count['nobody']}, wrongly {count['invented']}"
        )
    for outcome in ("wrong", "missed", "not half", "invented"):
        step = max(1, len(misses[outcome]) // max(1, shown))
        for miss in misses[outcome][::step][:shown]:
            print(f"{outcome} | {miss}")


def told(gold: dict) -> str:
    speaker, cue = (gold[part]["text"] if gold[part] else "-" for part in ("speaker", "cue"))
    return f"{speaker} | {cue} | {' ... '.join(part['text'] for part in gold['content'])}".replace("\n", " ")


def held_against(gold: dict, claims: tuple) -> tuple[str, str, bool]:
    """How the claimant of the claim nearest to the content compares, that claimant, and whether half is shared."""
    content = {place for part in gold["content"] for place in range(part["start"], part["end"])}
    first, last = min(content), max(content)
    over = [claim for claim in claims if claim.claimant and claim.start <= last and claim.end > first]
    shares = [(shared_places(content, claim), claim.claimant) for claim in over]
    best, claimant = max(shares, default=(0.0, ""))
    is_half = best >= HALF
    if gold["speaker"] is None:
        return ("invented" if claimant else "nobody"), claimant, is_half
    if not claimant:
        return ("pronoun missed" if is_pronoun(gold["speaker"]["text"]) else "missed"), claimant, is_half
    if is_pronoun(gold["speaker"]["text"]):
        return ("pronoun left" if is_pronoun(claimant) else "pronoun named"), claimant, is_half
    return ("right" if key_words(claimant) & key_words(gold["speaker"]["text"]) else "wrong"), claimant, is_half


def is_pronoun(phrase: str) -> bool:
    return phrase.casefold() in PRONOUNS


def shared_places(content: set[int], claim: object) -> float:
    """The characters that the content and the claim share over those either has."""
    both = sum(claim.start <= place < claim.end for place in content)
    return both / (len(content) + claim.end - claim.start - both)


def claims_of(documents: list[dict]) -> list[tuple]:
    """The claims of each document that name a claimant, read with the language model."""
    from workbench.domain.article import article_of
    from workbench.extraction.claims import claims_in
    from workbench.services.articles.language import load_tagger
    from workbench.text.read_article import read_document

    tag = load_tagger()
    read = (claims_in(read_document(article_of(document["text"]), tag)) for document in documents)
    return [tuple(claim for claim in claims if claim.claimant) for claims in read]


def told_in(documents: list[dict]) -> list[tuple]:
    """What each document tells as said by somebody: quotations, what verbs of saying govern, and "according to"."""
    from workbench.domain.article import article_of
    from workbench.domain.span import Span
    from workbench.facts.facts import facts_of
    from workbench.services.articles.language import load_tagger
    from workbench.text.read_article import read_document

    tag = load_tagger()
    told = []
    for text in (document["text"] for document in documents):
        document = read_document(article_of(text), tag)
        facts = facts_of(document)
        found = []
        for sentence in document.sentences:
            over = facts.speech.over(Span(sentence.start, sentence.end))
            found += [Told(one.start, one.end, facts.claimant_of_quotation(one, sentence)) for one in over]
            told_here = facts.attributions(sentence)
            found += [Told(one.content.start, one.content.end, facts.claimant_of(one, sentence)) for one in told_here]
            if source := facts.source(sentence):
                is_first = source.start - sentence.start < sentence.end - source.end
                content = (source.end, sentence.end) if is_first else (sentence.start, source.start)
                found.append(Told(*content, facts.people.meant_by(source.of(text), source)))
        told.append(tuple(one for one in found if one.claimant))
    return told


def measured(document: dict, gold: dict, claims: tuple) -> list[str]:
    """The measures asked of one attribution, and those met."""
    text = document["text"]
    content = (gold["target"]["start"], gold["target"]["end"])
    over = [claim for claim in claims if claim.start < content[1] and claim.end > content[0]]
    names = speaker_names(document, gold["clause"])
    met = [f"asked {name}" for name in MEASURES[:4]]
    met += ["content overlaps"] * bool(over)
    met += ["content at half"] * any(shared(content, (claim.start, claim.end)) >= HALF for claim in over)
    bare = EDGES.sub("", text[content[0] : content[1]])
    met += ["content exact"] * any(EDGES.sub("", claim.quote) == bare for claim in over)
    met += ["content begun"] * any(EDGES.sub("", SOURCED.sub("", claim.quote)).startswith(bare) for claim in over)
    if names:
        met += ["asked speaker found"]
        met += ["speaker found"] * any(key_words(claim.claimant) & names for claim in over)
    return met


def is_told(text: str, gold: dict) -> bool:
    """Whether the attribution tells of words or thoughts, not asks for them or names a photographer."""
    credited = CREDIT.fullmatch(gold["clause"]["text"]) is not None
    end = max(gold["clause"]["end"], gold["target"]["end"])
    asked = ASKS.match(text, end - 1) is not None
    return not credited and not asked


def shared(one: tuple[int, int], other: tuple[int, int]) -> float:
    """The characters two spans share over those either has."""
    both = min(one[1], other[1]) - max(one[0], other[0])
    return both / (max(one[1], other[1]) - min(one[0], other[0]))


def speaker_names(document: dict, clause: dict) -> set[str]:
    """The words that name the clause's first mention anywhere in the document; empty where it has none."""
    lead = LEAD_IN.match(clause["text"])
    inside = mentions_in(document, clause["start"] + (lead.end() if lead else 0), clause["end"])
    inside = inside or mentions_in(document, clause["start"], clause["end"])
    if not inside:
        return set()
    first = min(inside, key=lambda mention: (mention["start"], -mention["end"]))
    group = [mention["text"] for mention in document["entities"] if mention["group"] == first["group"]]
    own = key_words(first["text"])
    return own.union(*(key_words(text) for text in group if len(text.split()) <= len(first["text"].split()) + 6))


def mentions_in(document: dict, start: int, end: int) -> list[dict]:
    return [mention for mention in document["entities"] if start <= mention["start"] and mention["end"] <= end]


def key_words(phrase: str) -> set[str]:
    return {word.casefold() for word in WORD.findall(phrase)} - SMALL


if __name__ == "__main__":
    main()

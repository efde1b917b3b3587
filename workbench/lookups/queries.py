"""What to type into a search box for a claim: its names, figures, dates and rarest words."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from wordfreq import zipf_frequency

from workbench.text.document import Document, Name

MOST_TERMS: Final = 9
FEW_TERMS: Final = 5
LONGEST_QUERY: Final = 200
EXACT_WORDS: Final = 12

_COMMON: Final = 5.4
"""On the Zipf scale: from here a word narrows no search."""
_MOST: Final = {"name": 4, "number": 3, "date": 2}
_WORD: Final = re.compile(r"[^\W\d_][\w’'-]{2,40}")
_IDLE: Final = frozenset(
    [
        *("according", "added", "additionally", "announced", "argued", "believed", "believes", "claimed", "claims"),
        *("declared", "emphasized", "explained", "furthermore", "insisted", "meanwhile", "moreover", "nevertheless"),
        *("noted", "noting", "pertaining", "reported", "reportedly", "says", "stated", "stressed", "therefore", "told"),
    ]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What is searched for a claim; each part is empty where the claim has none.

    `terms` are the telling terms in their order, names of several words in
    quotation marks; `few` those of them that tell most; `exact` is a run of the
    claim's own words; `people` are persons named in full.
    """

    terms: tuple[str, ...]
    few: tuple[str, ...]
    exact: str
    people: tuple[str, ...]


def query_of(document: Document, *, quote: str) -> Query:
    """The query for the claim that `document` holds alone, `quote` being its words in the article."""
    told = _terms(document)
    people = (name.text for name in document.names if name.kind == "person" and " " in name.text)
    return Query(
        terms=_in_order(told[:MOST_TERMS]),
        few=_in_order(told[:FEW_TERMS]),
        exact=_exact(document, quote),
        people=tuple(dict.fromkeys(islice(people, 2))),
    )


def _in_order(terms: Sequence[tuple[int, str]]) -> tuple[str, ...]:
    """The terms as the claim has them one after another, as far as a search box takes them."""
    room = LONGEST_QUERY
    kept = []
    for _, term in sorted(terms):
        room -= len(term) + 1
        if room >= 0:
            kept.append(term)
    return tuple(kept)


def _terms(document: Document) -> list[tuple[int, str]]:
    """The terms with their places: names, dates and figures, then the other words, the rarest first."""
    kept: dict[str, tuple[int, str]] = {}
    taken: list[tuple[int, int]] = []
    counts = dict.fromkeys(_MOST, 0)
    for sort, start, end, term in _marked(document):
        if any(start < last and first < end for first, last in taken):
            continue
        taken.append((start, end))
        if term and counts[sort] < _MOST[sort] and term.casefold() not in kept:
            kept[term.casefold()] = (start, term)
            counts[sort] += 1
    taken.sort()
    for start, word in _rarest_words(document, taken):
        kept.setdefault(word.casefold(), (start, word))
    return list(kept.values())


def _marked(document: Document) -> Iterator[tuple[str, int, int, str]]:
    """Names, dates and figures, in this order of trust: sort, place, and the term; none for "on Tuesday"."""
    for name in document.names:
        yield "name", name.start, name.end, _named(name)
    for date in document.dates:
        yield "date", date.start, date.end, "" if date.kind == "relative" else document.text[date.start : date.end]
    for number in document.numbers:
        written = document.text[number.start : number.end]
        if any(sign.isdigit() for sign in written):
            yield "number", number.start, number.end, written


def _named(name: Name) -> str:
    bare = name.text.replace('"', "")
    return f'"{bare}"' if " " in bare else bare


def _rarest_words(document: Document, taken: list[tuple[int, int]]) -> list[tuple[int, str]]:
    """The words outside the spans `taken`, the rarest first."""
    found = []
    for match in _WORD.finditer(document.text):
        before = bisect_right(taken, (match.start(), len(document.text)))
        inside = before and taken[before - 1][1] > match.start()
        rarity = zipf_frequency(match.group(), "en")
        if not inside and rarity < _COMMON and match.group().lower() not in _IDLE:
            found.append((rarity, match.start(), match.group()))
    return [(start, word) for _, start, word in sorted(found)]


def _exact(document: Document, quote: str) -> str:
    """The first words that are quoted, or else of the claim as it stands in the article."""
    quoted = (document.text[q.start + 1 : q.end - 1 if q.closed else q.end] for q in document.quotations)
    run = next((words for words in quoted if words.count(" ") > 1), quote)
    words = run.replace('"', " ").replace("“", " ").replace("”", " ").split()[:EXACT_WORDS]
    return " ".join(words).strip(" ,;:.") if len(words) > 3 else ""  # noqa: PLR2004 - fewer are found everywhere

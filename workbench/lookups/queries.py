"""Choose the words to search for a claim: its names, figures, dates and rarest words."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from wordfreq import zipf_frequency

from workbench.text.document import Document, Name
from workbench.text.language.word_lists import ENGLISH, word_list

MOST_TERMS: Final = 9
FEW_TERMS: Final = 5
LONGEST_QUERY: Final = 200
EXACT_WORDS: Final = 12

_COMMON_FREQUENCY: Final = 5.4
"""Frequency on the Zipf scale from which a word does not narrow a search."""
_MOST_OF_KIND: Final = {"name": 4, "number": 3, "date": 2}
_WORD: Final = re.compile(r"[^\W\d_][\w’'-]{2,40}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """The search terms of a claim; each part is empty where the claim has none.

    `terms` are the distinctive terms in their order, names of several words in
    quotation marks; `few` are the most distinctive of them; `exact` is a run of
    the claim's own words; `people` are persons named in full.
    """

    terms: tuple[str, ...]
    few: tuple[str, ...]
    exact: str
    people: tuple[str, ...]


def build_query(document: Document, *, quote: str) -> Query:
    """Build the query for the claim that is the whole of `document`; `quote` is its words in the article."""
    terms = _ranked_terms(document)
    people = (name.text for name in document.names if name.kind == "person" and " " in name.text)
    return Query(
        terms=_fitting_terms(terms[:MOST_TERMS]),
        few=_fitting_terms(terms[:FEW_TERMS]),
        exact=_exact_words(document, quote),
        people=tuple(dict.fromkeys(islice(people, 2))),
    )


def _fitting_terms(terms: Sequence[tuple[int, str]]) -> tuple[str, ...]:
    """Return the terms in the order of the claim, as many as fit into a search box."""
    room_left = LONGEST_QUERY
    fitting = []
    for _, term in sorted(terms):
        room_left -= len(term) + 1
        if room_left >= 0:
            fitting.append(term)
    return tuple(fitting)


def _ranked_terms(document: Document) -> list[tuple[int, str]]:
    """Return the terms with their offsets: names, dates and figures, then the other words, the rarest first."""
    terms: dict[str, tuple[int, str]] = {}
    taken: list[tuple[int, int]] = []
    counts = dict.fromkeys(_MOST_OF_KIND, 0)
    for kind, start, end, term in _named_entities(document):
        if any(start < last and first < end for first, last in taken):
            continue
        taken.append((start, end))
        if term and counts[kind] < _MOST_OF_KIND[kind] and term.casefold() not in terms:
            terms[term.casefold()] = (start, term)
            counts[kind] += 1
    taken.sort()
    for start, word in _rarest_words(document, taken):
        terms.setdefault(word.casefold(), (start, word))
    return list(terms.values())


def _named_entities(document: Document) -> Iterator[tuple[str, int, int, str]]:
    """Yield names, dates and figures, most reliable first: kind, span and term, empty for "on Tuesday"."""
    article = document.article  # names are read by English words, so "Elle" that begins a sentence is one
    small_words = frozenset() if article.is_english else word_list("stop_words", article.language)
    for name in document.names:
        yield "name", name.start, name.end, "" if name.text.lower() in small_words else _quoted_name(name)
    for date in document.dates:
        yield "date", date.start, date.end, "" if date.kind == "relative" else document.text[date.start : date.end]
    for number in document.numbers:
        written = document.text[number.start : number.end]
        if any(char.isdigit() for char in written):
            yield "number", number.start, number.end, written


def _quoted_name(name: Name) -> str:
    unquoted = name.text.replace('"', "")
    return f'"{unquoted}"' if " " in unquoted else unquoted


def _rarest_words(document: Document, taken: list[tuple[int, int]]) -> list[tuple[int, str]]:
    """Return the words outside the spans `taken`, the rarest first."""
    language = document.article.language or ENGLISH
    unsought = word_list("unsought_words", language) | word_list("stop_words", language)
    ranked = []
    for match in _WORD.finditer(document.text):
        position = bisect_right(taken, (match.start(), len(document.text)))
        is_taken = position and taken[position - 1][1] > match.start()
        rarity = zipf_frequency(match.group(), ENGLISH)
        if not is_taken and rarity < _COMMON_FREQUENCY and match.group().lower() not in unsought:
            ranked.append((rarity, match.start(), match.group()))
    return [(start, word) for _, start, word in sorted(ranked)]


def _exact_words(document: Document, quote: str) -> str:
    """Return the first words of a quotation, or else of the claim as the article has it."""
    quoted = (document.text[q.start + 1 : q.end - 1 if q.closed else q.end] for q in document.quotations)
    run = next((words for words in quoted if words.count(" ") > 1), quote)
    words = run.replace('"', " ").replace("“", " ").replace("”", " ").split()[:EXACT_WORDS]
    return " ".join(words).strip(" ,;:.") if len(words) > 3 else ""  # noqa: PLR2004 - fewer are found everywhere

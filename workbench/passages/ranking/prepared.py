"""A source prepared for searching: its sentences and their terms, computed once and searched often."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from workbench.passages.ranking.acronyms import read_acronyms
from workbench.text.sentences import sentence_spans
from workbench.text.terms import Bm25Weights, terms_of

_HEADING: Final = re.compile(r"#+ |\(meta data\)")
FEWEST_TERMS: Final = 3
"""A sentence with fewer terms is a heading, a menu entry or a caption."""


class Sentence(NamedTuple):
    """A sentence of a source: its span in code points, its words, its terms in order, and whether it is a heading."""

    start: int
    end: int
    quote: str
    terms: tuple[str, ...]
    heading: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedSource:
    """The sentences of a source, and their BM25 index."""

    sentences: tuple[Sentence, ...]
    weigher: Bm25Weights


def prepare_source(source_text: str) -> PreparedSource:
    """Prepare `source_text`, split into sentences whose `start` and `end` are code points of it."""
    return _prepare_quotes([(span.start, span.end, span.of(source_text)) for span in sentence_spans(source_text)])


def prepare_sentences(sentences: Sequence[str]) -> PreparedSource:
    """Prepare sentences that are already divided; each starts at 0 and ends at its own length."""
    return _prepare_quotes([(0, len(sentence), sentence) for sentence in sentences])


def _prepare_quotes(placed_quotes: Sequence[tuple[int, int, str]]) -> PreparedSource:
    long_forms = read_acronyms("\n".join(quote for _, _, quote in placed_quotes))
    expansions = {terms_of(short)[0]: terms_of(words) for short, words in long_forms.items() if terms_of(short)}
    sentences = tuple(_sentence(placed_quote, expansions) for placed_quote in placed_quotes)
    return PreparedSource(sentences=sentences, weigher=Bm25Weights([sentence.terms for sentence in sentences]))


def _sentence(placed_quote: tuple[int, int, str], expansions: dict[str, list[str]]) -> Sentence:
    start, end, quote = placed_quote
    terms = terms_of(quote)
    for short in expansions.keys() & set(terms):
        terms += [term for term in expansions[short] if term not in terms]
    heading = bool(_HEADING.match(quote)) or len(terms) < FEWEST_TERMS
    return Sentence(start, end, quote, tuple(terms), heading)

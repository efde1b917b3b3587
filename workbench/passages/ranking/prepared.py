"""A source made ready for searching: its sentences with their terms, made once and asked often."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from workbench.passages.ranking.acronyms import acronyms_in
from workbench.text.sentences import sentence_spans
from workbench.text.terms import Weigher, terms_of

_HEADING: Final = re.compile(r"#+ |\(meta data\)")
FEWEST_TERMS: Final = 3
"""Terms below which a sentence is a heading, a menu entry or a caption."""


class Sentence(NamedTuple):
    """A sentence of a source: its place in code points, its words, its terms in order, and whether it is a heading."""

    start: int
    end: int
    quote: str
    terms: tuple[str, ...]
    heading: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedSource:
    """The sentences of a source, and BM25 over them."""

    sentences: tuple[Sentence, ...]
    weigher: Weigher


def prepare(source_text: str) -> PreparedSource:
    """`source_text` by its sentences; `start` and `end` are places in it."""
    return _prepared([(span.start, span.end, span.of(source_text)) for span in sentence_spans(source_text)])


def prepare_sentences(sentences: Sequence[str]) -> PreparedSource:
    """Ready-made sentences; each begins at 0 and ends at its own length."""
    return _prepared([(0, len(one), one) for one in sentences])


def _prepared(spots: Sequence[tuple[int, int, str]]) -> PreparedSource:
    long_forms = acronyms_in("\n".join(quote for _, _, quote in spots))
    spelt_out = {terms_of(short)[0]: terms_of(words) for short, words in long_forms.items() if terms_of(short)}
    sentences = tuple(_sentence(spot, spelt_out) for spot in spots)
    return PreparedSource(sentences=sentences, weigher=Weigher([one.terms for one in sentences]))


def _sentence(spot: tuple[int, int, str], spelt_out: dict[str, list[str]]) -> Sentence:
    start, end, quote = spot
    terms = terms_of(quote)
    for short in spelt_out.keys() & set(terms):
        terms += [term for term in spelt_out[short] if term not in terms]
    heading = bool(_HEADING.match(quote)) or len(terms) < FEWEST_TERMS
    return Sentence(start, end, quote, tuple(terms), heading)

"""The words between quotation marks, also between marks inside other marks, as they are compared."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from workbench.domain.span import Span
from workbench.facts.facts import facts_of
from workbench.facts.speech.spoken import SpokenQuotation
from workbench.text.document import Document
from workbench.text.language.word_lists import word_list

_WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_INNER: Final = re.compile(r"(?<![\w’'])[‘'](?=\w)([^\n‘“”\"]{8,300}?)(?<=[\w.,!?])[’'](?!\w)|“([^\n”]{8,300})”")
_CUTS: Final = re.compile(r"…|\.\.\.|[\[\]]")
_FEWEST: Final = 3


class Passage(NamedTuple):
    """Quoted words with their places, in lower case; `is_cut` where the author marked a gap or a change.

    `spoken` is the quotation itself, None for one inside another.
    """

    span: Span
    words: tuple[str, ...]
    places: tuple[Span, ...]
    paragraph: int
    is_cut: bool
    spoken: SpokenQuotation | None


def passages_of(document: Document) -> tuple[Passage, ...]:
    """Return the quoted passages of three words and more in reading order, worked out once."""
    return document.once(_passages)


def _passages(document: Document) -> tuple[Passage, ...]:
    passages = []
    for quotation in facts_of(document).speech.all:
        inner = [
            Span(*match.span()) for match in _INNER.finditer(document.text, quotation.start + 1, quotation.end - 1)
        ]
        passages.append(_passage(document, quotation.span, quotation, without=inner))
        passages += [_passage(document, span, None, without=()) for span in inner]
    return tuple(passage for passage in passages if len(passage.words) >= _FEWEST and not _is_title(document, passage))


def _is_title(document: Document, passage: Passage) -> bool:
    """Return whether the words are a name: all of meaning have capitals."""
    stops = word_list("stop_words")
    words = [place.of(document.text) for place in passage.places]
    return all(word[0].isupper() for word in words if word.lower() not in stops)


def _passage(document: Document, span: Span, spoken: SpokenQuotation | None, *, without: Sequence[Span]) -> Passage:
    """Return the words in `span` but not those that a speaker quotes in turn."""
    places = [Span(*match.span()) for match in _WORD.finditer(document.text, span.start, span.end)]
    places = [place for place in places if not any(place.overlaps(other) for other in without)]
    sentences = document.sentences_in(span)
    return Passage(
        span,
        tuple(place.of(document.text).lower().replace("’", "'") for place in places),
        tuple(places),
        sentences[0].paragraph if sentences else -1,
        _CUTS.search(document.text, span.start, span.end) is not None,
        spoken,
    )

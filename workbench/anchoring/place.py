"""Find the words of one copy of a text in another copy of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz.distance import Indel

from workbench.anchoring.normalized_text import NormalizedText, normalize, token_positions, without_typography
from workbench.domain.span import Span
from workbench.text.sentences import sentence_spans

NEIGHBOURS: Final = 6
"""Number of words on each side that identify a place."""
ENOUGH: Final = 0.5
"""The lowest similarity, words and neighbours together, at which other words count as a changed version."""
LEAST_WORDS: Final = 0.3
"""The lowest similarity of the words alone."""

_QUOTE, _BEFORE, _AFTER, _PLACE = 50, 20, 20, 2
"""Weights of the words themselves, of their neighbours before and after, and of the place in the text."""
_MOST_PLACES: Final = 200
_RATED: Final = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenizedText:
    """One copy of a text: its tokens, and the spans of its sentences."""

    normalized_text: NormalizedText
    sentences: tuple[Span, ...]

    @property
    def text(self) -> str:
        """The text itself."""
        return self.normalized_text.text

    def tokens_at(self, span: Span) -> tuple[str, ...]:
        """Return the tokens at `span`, whatever their typography."""
        return normalize(span.of(self.text)).tokens


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """A span of one copy and its tokens, to be found again in another copy."""

    copy: TokenizedText
    span: Span
    tokens: tuple[str, ...]

    @property
    def words(self) -> str:
        """The words as they are written."""
        return self.span.of(self.copy.text)

    def has_same_neighbours(self, copy: TokenizedText, span: Span) -> bool:
        """Whether the words before `span` of `copy`, or those after it, are the same as around this anchor."""
        own_before, own_after = _neighbours(self.copy, self.span)
        before, after = _neighbours(copy, span)
        return own_before == before or own_after == after


def tokenize(text: str) -> TokenizedText:
    """Split `text` into its tokens and sentences."""
    return TokenizedText(normalized_text=normalize(text), sentences=tuple(sentence_spans(without_typography(text))))


def anchor_at(copy: TokenizedText, span: Span) -> Anchor:
    """Return the anchor for the words at `span` of `copy`."""
    return Anchor(copy=copy, span=span, tokens=copy.tokens_at(span))


def find_same_words(anchor: Anchor, copy: TokenizedText) -> Span | None:
    """Find the exact words of `anchor` in `copy`, where their neighbours are most alike; None if they are not there."""
    count = len(anchor.tokens)
    spans = [
        _span_of(copy, first, count)
        for first in token_positions(anchor.tokens, copy.normalized_text, most=_MOST_PLACES)
    ]
    return max(spans, key=lambda span: _rating(anchor, copy, span), default=None)


def find_nearest_words(anchor: Anchor, copy: TokenizedText) -> Span | None:
    """Find the sentences of `copy` most similar to `anchor` and its neighbours; None if none is similar enough."""
    candidates = [
        span for span in _similar_runs(anchor.tokens, copy) if _likeness(anchor.tokens, copy, span) >= LEAST_WORDS
    ]
    nearest = max(candidates, key=lambda span: _rating(anchor, copy, span), default=None)
    return nearest if nearest and _rating(anchor, copy, nearest) >= ENOUGH else None


def find_typed_words(words: str, copy: TokenizedText) -> Span | None:
    """Find words typed by hand in `copy`: word for word, else the sentences most similar to them; None if neither."""
    tokens = normalize(words).tokens
    exact = token_positions(tokens, copy.normalized_text, most=1)
    if exact:
        return _span_of(copy, exact[0], len(tokens))
    rated = [(_likeness(tokens, copy, span), span) for span in _similar_runs(tokens, copy)]
    likeness, nearest = max(rated, key=lambda pair: pair[0], default=(0.0, None))
    return nearest if likeness >= ENOUGH else None


def _span_of(copy: TokenizedText, number: int, count: int) -> Span:
    return Span(copy.normalized_text.starts[number], copy.normalized_text.ends[number + count - 1])


def _similar_runs(tokens: Sequence[str], copy: TokenizedText) -> Iterator[Span]:
    """Yield the runs of sentences that share most words with `tokens` and are about as many sentences long."""
    wanted = {word.casefold() for word in tokens if word[0].isalnum()}
    sentences = [copy.tokens_at(span) for span in copy.sentences]
    shared_counts = [len(wanted.intersection(map(str.casefold, sentence))) for sentence in sentences]
    sentence_count = max(1, sum(1 for token in tokens if token in {".", "?", "!"}))
    rated = []
    for length in range(max(1, sentence_count - 1), sentence_count + 2):
        for first in range(len(sentences) - length + 1):
            size = sum(map(len, sentences[first : first + length]))
            rated.append((2 * sum(shared_counts[first : first + length]) / (len(tokens) + size + 1), -first, length))
    for shared_part, first, length in sorted(rated, reverse=True)[:_RATED]:
        if shared_part:
            yield Span(copy.sentences[-first].start, copy.sentences[length - first - 1].end)


def _rating(anchor: Anchor, copy: TokenizedText, span: Span) -> float:
    """Rate from 0 to 1 how well the words at `span` match the anchor: the words, their neighbours, and the place."""
    own_neighbours, neighbours = _neighbours(anchor.copy, anchor.span), _neighbours(copy, span)
    before = Indel.normalized_similarity(own_neighbours[0], neighbours[0])
    after = Indel.normalized_similarity(own_neighbours[1], neighbours[1])
    near = 1 - abs(_relative_position(anchor.copy, anchor.span) - _relative_position(copy, span))
    words = _likeness(anchor.tokens, copy, span)
    return (_QUOTE * words + _BEFORE * before + _AFTER * after + _PLACE * near) / (_QUOTE + _BEFORE + _AFTER + _PLACE)


def _neighbours(copy: TokenizedText, span: Span) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return copy.normalized_text.before(span.start, NEIGHBOURS), copy.normalized_text.after(span.end, NEIGHBOURS)


def _relative_position(copy: TokenizedText, span: Span) -> float:
    return span.start / max(1, len(copy.text))


def _likeness(tokens: Sequence[str], copy: TokenizedText, span: Span) -> float:
    return Indel.normalized_similarity(tokens, copy.tokens_at(span))

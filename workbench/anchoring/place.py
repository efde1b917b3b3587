"""Where words of one copy of a text stand in another copy of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz.distance import Indel

from workbench.anchoring.normalized_text import NormalizedText, normalized, places_of, plainly_set
from workbench.domain.span import Span
from workbench.text.sentences import sentence_spans

NEIGHBOURS: Final = 6
"""Words before and after that tell where some words stand."""
ENOUGH: Final = 0.5
"""The least likeness, of words and surroundings together, at which other words count as the same ones changed."""
LEAST_WORDS: Final = 0.3
"""The least likeness of the words alone."""

_QUOTE, _BEFORE, _AFTER, _PLACE = 50, 20, 20, 2
"""Weights of the words themselves, of those before and after, and of the place in the text."""
_MOST_PLACES: Final = 200
_RATED: Final = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenizedText:
    """One copy of a text: its words, and the spans of its sentences."""

    wording: NormalizedText
    sentences: tuple[Span, ...]

    @property
    def text(self) -> str:
        """The text itself."""
        return self.wording.text

    def reads(self, span: Span) -> tuple[str, ...]:
        """The words at `span`, alike however they are set."""
        return normalized(span.of(self.text)).reads


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """Words at a place of a copy: what is looked for in another one."""

    copy: TokenizedText
    span: Span
    reads: tuple[str, ...]

    @property
    def words(self) -> str:
        """The words as they are set."""
        return self.span.of(self.copy.text)

    def stands_beside_the_same(self, copy: TokenizedText, span: Span) -> bool:
        """Whether the words before `span` of `copy`, or those after it, are those around this place."""
        ours, theirs = _around(self.copy, self.span), _around(copy, span)
        return ours[0] == theirs[0] or ours[1] == theirs[1]


def tokenized(text: str) -> TokenizedText:
    """`text` as its words and sentences."""
    return TokenizedText(wording=normalized(text), sentences=tuple(sentence_spans(plainly_set(text))))


def anchor_at(copy: TokenizedText, span: Span) -> Anchor:
    """The words at `span` of `copy`."""
    return Anchor(copy=copy, span=span, reads=copy.reads(span))


def same_words(anchor: Anchor, copy: TokenizedText) -> Span | None:
    """Where `copy` has the very words, in the surroundings most like theirs; or nowhere."""
    count = len(anchor.reads)
    spans = [_span_of(copy, number, count) for number in places_of(anchor.reads, copy.wording, most=_MOST_PLACES)]
    return max(spans, key=lambda span: _rating(anchor, copy, span), default=None)


def nearest_words(anchor: Anchor, copy: TokenizedText) -> Span | None:
    """The sentences of `copy` most like the words and their surroundings; nowhere, where none is like enough."""
    runs = [span for span in _runs(anchor.reads, copy) if _likeness(anchor.reads, copy, span) >= LEAST_WORDS]
    nearest = max(runs, key=lambda span: _rating(anchor, copy, span), default=None)
    return nearest if nearest and _rating(anchor, copy, nearest) >= ENOUGH else None


def place_of(words: str, copy: TokenizedText) -> Span | None:
    """Where words that were typed by hand stand: word for word, else the sentences most like them; or nowhere."""
    reads = normalized(words).reads
    exact = places_of(reads, copy.wording, most=1)
    if exact:
        return _span_of(copy, exact[0], len(reads))
    rated = [(_likeness(reads, copy, span), span) for span in _runs(reads, copy)]
    likeness, nearest = max(rated, key=lambda one: one[0], default=(0.0, None))
    return nearest if likeness >= ENOUGH else None


def _span_of(copy: TokenizedText, number: int, count: int) -> Span:
    return Span(copy.wording.starts[number], copy.wording.ends[number + count - 1])


def _runs(reads: Sequence[str], copy: TokenizedText) -> Iterator[Span]:
    """The runs of sentences that share most words with `reads`, of about as many sentences."""
    wanted = {word.casefold() for word in reads if word[0].isalnum()}
    sentences = [copy.reads(span) for span in copy.sentences]
    shared = [len(wanted & {word.casefold() for word in sentence}) for sentence in sentences]
    several = max(1, sum(1 for sign in reads if sign in {".", "?", "!"}))
    rated = []
    for length in range(max(1, several - 1), several + 2):
        for first in range(len(sentences) - length + 1):
            size = sum(map(len, sentences[first : first + length]))
            rated.append((2 * sum(shared[first : first + length]) / (len(reads) + size + 1), -first, length))
    for share, first, length in sorted(rated, reverse=True)[:_RATED]:
        if share:
            yield Span(copy.sentences[-first].start, copy.sentences[length - first - 1].end)


def _rating(anchor: Anchor, copy: TokenizedText, span: Span) -> float:
    """How well the words at `span` answer to the anchor, 0 to 1: the words, those around them, and the place."""
    ours, theirs = _around(anchor.copy, anchor.span), _around(copy, span)
    before = Indel.normalized_similarity(ours[0], theirs[0])
    after = Indel.normalized_similarity(ours[1], theirs[1])
    near = 1 - abs(_depth(anchor.copy, anchor.span) - _depth(copy, span))
    quote = _likeness(anchor.reads, copy, span)
    return (_QUOTE * quote + _BEFORE * before + _AFTER * after + _PLACE * near) / (_QUOTE + _BEFORE + _AFTER + _PLACE)


def _around(copy: TokenizedText, span: Span) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return copy.wording.before(span.start, NEIGHBOURS), copy.wording.after(span.end, NEIGHBOURS)


def _depth(copy: TokenizedText, span: Span) -> float:
    return span.start / max(1, len(copy.text))


def _likeness(reads: Sequence[str], copy: TokenizedText, span: Span) -> float:
    return Indel.normalized_similarity(reads, copy.reads(span))

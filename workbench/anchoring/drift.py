"""How a passage changed in a later copy of its source."""

from dataclasses import dataclass, replace
from typing import Final

from workbench.anchoring.place import Anchor, TokenizedText, anchor_at, find_nearest_words, find_same_words, tokenize
from workbench.domain.source import Outcome
from workbench.domain.span import Span

REACH: Final = 400
"""Code points by which whole sentences may extend a passage; beyond that the passage is compared alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drift:
    """The outcome for a passage: its sentences `before` and `now`, and their code points in the later text.

    `now` is empty where the passage is gone. The span is 0..0 then, and also where
    the words are only in what was left out of the readable text.
    """

    outcome: Outcome
    before: str
    now: str = ""
    start: int = 0
    end: int = 0


def compare_passage(earlier: TokenizedText, passage: Span, later: TokenizedText, *, left_out: str = "") -> Drift:
    """Compare the words at `passage` of `earlier` with `later`, two copies of one source.

    A passage is compared in its whole sentences, so that a word added before or
    after it counts. Kinds of quotation marks, dashes and spaces do not. It is
    unchanged where the same words are at the same place or have the same
    neighbours; moved where they are elsewhere, also in `left_out`, the words
    outside the readable text of the later copy.

    >>> before, now = tokenize("It rained. 62% agreed."), tokenize("It rained. 61% agreed.")
    >>> compare_passage(before, Span(11, 22), now).now
    '61% agreed.'
    """
    sentences = _sentences_around(earlier, passage)
    anchor = anchor_at(earlier, sentences or passage)
    drift = _compare(anchor, later, in_sentences=sentences is not None)
    if drift.outcome is not Outcome.GONE or not left_out:
        return drift
    drift_in_left_out = _compare(anchor, tokenize(left_out), in_sentences=False)
    if drift_in_left_out.outcome is Outcome.UNCHANGED:
        return replace(drift_in_left_out, outcome=Outcome.MOVED, start=0, end=0)
    return replace(drift_in_left_out, start=0, end=0)


def compare_pages(earlier: TokenizedText, later: TokenizedText) -> Drift:
    """Compare two copies of which no passage was kept: the sentences lost, and those that are new."""
    lost, new = _sentences_only_in(earlier, later), _sentences_only_in(later, earlier)
    outcome = Outcome.CHANGED if lost or new else Outcome.UNCHANGED
    return Drift(outcome=outcome, before=lost, now=new)


def _compare(anchor: Anchor, later: TokenizedText, *, in_sentences: bool) -> Drift:
    match = find_same_words(anchor, later)
    if match is None:
        nearest = find_nearest_words(anchor, later)
        return _drift_at(anchor, Outcome.CHANGED, at=anchor_at(later, nearest)) if nearest else _drift_gone(anchor)
    sentences = _sentences_around(later, match) if in_sentences else None
    if sentences and not _were_neighbours_before(anchor, sentences, at=anchor_at(later, match)):
        return _drift_at(anchor, Outcome.CHANGED, at=anchor_at(later, sentences))
    unmoved = match.start == anchor.span.start or anchor.has_same_neighbours(later, match)
    return _drift_at(anchor, Outcome.UNCHANGED if unmoved else Outcome.MOVED, at=anchor_at(later, match))


def _drift_at(anchor: Anchor, outcome: Outcome, *, at: Anchor) -> Drift:
    return Drift(outcome=outcome, before=anchor.words, now=at.words, start=at.span.start, end=at.span.end)


def _drift_gone(anchor: Anchor) -> Drift:
    return Drift(outcome=Outcome.GONE, before=anchor.words)


def _sentences_around(copy: TokenizedText, passage: Span) -> Span | None:
    """Return the span of the sentences that hold `passage`; None if there are none or they are far longer."""
    overlapping = [span for span in copy.sentences if span.overlaps(passage)]
    if not overlapping:
        return None
    sentences = Span(min(overlapping[0].start, passage.start), max(overlapping[-1].end, passage.end))
    added = (sentences.end - sentences.start) - (passage.end - passage.start)
    return sentences if added <= REACH else None


def _were_neighbours_before(anchor: Anchor, sentences: Span, *, at: Anchor) -> bool:
    """Whether all that `sentences` adds to the words was next to them before, so that only the splitting differs."""
    earlier, later = anchor.copy.normalized_text, at.copy.normalized_text
    ahead = later.between_offsets(sentences.start, at.span.start)
    behind = later.between_offsets(at.span.end, sentences.end)
    neighbours_before = earlier.before(anchor.span.start, len(ahead)), earlier.after(anchor.span.end, len(behind))
    return (ahead, behind) == neighbours_before


def _sentences_only_in(copy: TokenizedText, other: TokenizedText) -> str:
    """Return the sentences of `copy` that `other` lacks, one a line."""
    sentences_of_other = {other.tokens_at(span) for span in other.sentences}
    return "\n".join(span.of(copy.text) for span in copy.sentences if copy.tokens_at(span) not in sentences_of_other)

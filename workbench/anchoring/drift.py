"""What became of a passage in a later copy of its source."""

from dataclasses import dataclass, replace
from typing import Final

from workbench.anchoring.place import Anchor, TokenizedText, anchor_at, nearest_words, same_words, tokenized
from workbench.domain.source import Outcome
from workbench.domain.span import Span

REACH: Final = 400
"""Code points that the sentences around a passage may add to it; beyond that it is compared alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drift:
    """What became of a passage: its sentences `before` and `now`, and their code points in the later text.

    `now` is empty where the passage is gone. The place is 0..0 then, and where
    the words stand only in what was left out of the readable text.
    """

    outcome: Outcome
    before: str
    now: str = ""
    start: int = 0
    end: int = 0


def drift_of(earlier: TokenizedText, passage: Span, later: TokenizedText, *, left_out: str = "") -> Drift:
    """What became of the words at `passage` of `earlier` in `later`, two copies of one source.

    A passage is compared in the whole sentences it lies in, so that a word put
    before or behind it counts. Kinds of quotation marks, dashes and spaces do
    not. It is unchanged where the same words stand at the same place or beside
    the same words; moved where they stand elsewhere, be it in `left_out`, the
    words around the later copy's text.

    >>> before, now = copy_of("It rained. 62% agreed."), copy_of("It rained. 61% agreed.")
    >>> drift_of(before, Span(11, 22), now).now
    '61% agreed.'
    """
    whole = _sentences_around(earlier, passage)
    anchor = anchor_at(earlier, whole or passage)
    found = _drift(anchor, later, in_sentences=whole is not None)
    if found.outcome is not Outcome.GONE or not left_out:
        return found
    aside = _drift(anchor, tokenized(left_out), in_sentences=False)
    if aside.outcome is Outcome.UNCHANGED:
        return replace(aside, outcome=Outcome.MOVED, start=0, end=0)
    return replace(aside, start=0, end=0)


def page_drift_of(earlier: TokenizedText, later: TokenizedText) -> Drift:
    """What became of a text of which no passage was kept: the sentences it lost, and those that are new."""
    lost, new = _only_in(earlier, later), _only_in(later, earlier)
    outcome = Outcome.CHANGED if lost or new else Outcome.UNCHANGED
    return Drift(outcome=outcome, before=lost, now=new)


def _drift(anchor: Anchor, later: TokenizedText, *, in_sentences: bool) -> Drift:
    same = same_words(anchor, later)
    if same is None:
        nearest = nearest_words(anchor, later)
        return _told(anchor, Outcome.CHANGED, at=anchor_at(later, nearest)) if nearest else _gone(anchor)
    whole = _sentences_around(later, same) if in_sentences else None
    if whole and not _stood_there_too(anchor, whole, at=anchor_at(later, same)):
        return _told(anchor, Outcome.CHANGED, at=anchor_at(later, whole))
    stays = same.start == anchor.span.start or anchor.stands_beside_the_same(later, same)
    return _told(anchor, Outcome.UNCHANGED if stays else Outcome.MOVED, at=anchor_at(later, same))


def _told(anchor: Anchor, outcome: Outcome, *, at: Anchor) -> Drift:
    return Drift(outcome=outcome, before=anchor.words, now=at.words, start=at.span.start, end=at.span.end)


def _gone(anchor: Anchor) -> Drift:
    return Drift(outcome=Outcome.GONE, before=anchor.words)


def _sentences_around(copy: TokenizedText, passage: Span) -> Span | None:
    """The sentences that `passage` lies in, or nothing where there are none or they are far longer."""
    around = [span for span in copy.sentences if span.overlaps(passage)]
    if not around:
        return None
    whole = Span(min(around[0].start, passage.start), max(around[-1].end, passage.end))
    added = (whole.end - whole.start) - (passage.end - passage.start)
    return whole if added <= REACH else None


def _stood_there_too(anchor: Anchor, whole: Span, *, at: Anchor) -> bool:
    """Whether all that `whole` adds to the words stood beside them before: sentences were cut elsewhere then."""
    earlier, later = anchor.copy.wording, at.copy.wording
    ahead = later.between_offsets(whole.start, at.span.start)
    behind = later.between_offsets(at.span.end, whole.end)
    stood = earlier.before(anchor.span.start, len(ahead)), earlier.after(anchor.span.end, len(behind))
    return (ahead, behind) == stood


def _only_in(copy: TokenizedText, other: TokenizedText) -> str:
    """The sentences of `copy` that `other` lacks, a line each."""
    held = {other.reads(span) for span in other.sentences}
    return "\n".join(span.of(copy.text) for span in copy.sentences if copy.reads(span) not in held)

"""Where in a claim's sources the answer may stand, and keeping the passage a reviewer picks."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from workbench.domain.review import Review, ReviewedClaim
from workbench.domain.source import Evidence, EvidenceId, Source, Stance
from workbench.domain.span import Span
from workbench.errors import DecisionRefusedError, IntakeError, StoreError, UnknownRecordError
from workbench.intake.extracted import Extracted
from workbench.passages.find import Passage
from workbench.passages.unsupported import unsupported_words
from workbench.services.articles.extract_text import extract
from workbench.services.articles.open_review import claim_in, open_review
from workbench.services.desk import Desk
from workbench.services.search.embeddings import installed_embedder
from workbench.services.search.search_texts import prepared_text, search
from workbench.text.counting import counted

CONTEXT: Final = 200
"""Code points shown before and after a passage."""
PER_SOURCE: Final = 3
_CACHED: Final = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageSuggestion:
    """A passage of one source, with the words around it and the page it is on ("page 3", or empty)."""

    source: Source
    passage: Passage
    before: str
    after: str
    locator: str


def passages_for(desk: Desk, review: Review, claim_id: str) -> tuple[tuple[PassageSuggestion, ...], tuple[str, ...]]:
    """The passages of the claim's archived sources that bear on it most, source by source, and what could not be read.

    Raises UnknownRecordError where the article has no such claim.
    """
    standing = claim_in(review, claim_id)
    texts: list[tuple[Source, Extracted]] = []
    unread: list[str] = []
    for source in _sources_of(review, standing):
        try:
            texts.append((source, _text_of(desk, source)))
        except (IntakeError, StoreError) as error:
            unread.append(str(error))
    prepared = [prepared_text(read.text) for _, read in texts]
    found = search(words_of(standing), prepared, limit=PER_SOURCE, embed=installed_embedder())
    pairs = zip(texts, found, strict=True)
    return tuple(_offered(source, read, one) for (source, read), many in pairs for one in many), tuple(unread)


def words_of(standing: ReviewedClaim) -> str:
    """What is looked for: the claim as it reads alone."""
    return standing.claim.standalone or standing.claim.quote


def unsupported_in(standing: ReviewedClaim, offered: Sequence[PassageSuggestion]) -> tuple[Span, ...]:
    """The stretches of `words_of` the claim that none of the passages offered holds."""
    return unsupported_words(words_of(standing), [found.passage.quote for found in offered])


def attach_passage(
    desk: Desk, article_id: str, claim_id: str, *, source_id: str, start: int, end: int, stance: Stance, by: str
) -> Evidence:
    """The evidence that `start`..`end` of a source's text gives for the claim, kept with its place.

    Raises:
        UnknownRecordError: the article has no such claim or source.
        DecisionRefusedError: nobody is named, or the place is outside the source's text.
    """
    if not by.strip():
        raise DecisionRefusedError(what="Enter your name first", fix="Every decision is signed.")
    review = open_review(desk, article_id)
    claim = claim_in(review, claim_id).claim
    source = next((known for known in review.sources if known.id == source_id), None)
    if source is None:
        raise UnknownRecordError(kind="source", record_id=source_id)
    read = _text_of(desk, source)
    if not 0 <= start < end <= len(read.text):
        what = f"{start}..{end} selects no words of the source's {counted(len(read.text), 'character')}"
        raise DecisionRefusedError(what=what, fix="Select at least one word.")
    evidence = Evidence(
        id=EvidenceId(desk.new_id("evi")),
        article_id=claim.article_id,
        claim_id=claim.id,
        source_id=source.id,
        stance=stance,
        added_by=by,
        added_at=desk.now(),
        passage=read.text[start:end],
        start=start,
        end=end,
        locator=_page_of(read, start),
    )
    desk.store.append([evidence], by=by)
    return evidence


def _sources_of(review: Review, standing: ReviewedClaim) -> list[Source]:
    """The claim's sources that were archived, each once."""
    linked = {link.source_id for link in standing.evidence}
    return [source for source in review.sources if source.id in linked and source.snapshot]


def _offered(source: Source, read: Extracted, found: Passage) -> PassageSuggestion:
    return PassageSuggestion(
        source=source,
        passage=found,
        before=read.text[max(0, found.start - CONTEXT) : found.start],
        after=read.text[found.end : found.end + CONTEXT],
        locator=_page_of(read, found.start),
    )


def _page_of(read: Extracted, start: int) -> str:
    page = bisect_right(read.page_starts, start)
    return f"page {page}" if page else ""


def _text_of(desk: Desk, source: Source) -> Extracted:
    """The readable text of the archived copy; StoreError where the copy was altered.

    Raises:
        IntakeError: nothing is archived, or it is not text.
    """
    if source.snapshot is None:
        raise IntakeError(origin=source.title, what="no copy of this source is archived", fix="Attach its file or URL.")
    return _extracted(desk, source.snapshot.sha256, source.title)


@lru_cache(maxsize=_CACHED)
def _extracted(desk: Desk, sha256: str, origin: str) -> Extracted:
    return extract(desk.store.read(sha256), origin=origin)

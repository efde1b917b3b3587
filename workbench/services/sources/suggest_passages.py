"""Suggesting passages of a claim's sources that may answer it, and attaching the one a reviewer picks."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from workbench.domain.review import Review, ReviewedClaim
from workbench.domain.source import Evidence, EvidenceId, Source, Stance
from workbench.domain.span import Span
from workbench.errors import DecisionRefusedError, IntakeError, StoreError, UnknownRecordError
from workbench.intake.extracted import Extracted
from workbench.passages.find import Passage
from workbench.passages.unsupported import unsupported_words
from workbench.services.articles.open_review import find_claim, open_review
from workbench.services.desk import Desk
from workbench.services.search.embeddings import installed_embedder
from workbench.services.search.search_texts import prepare_text, search_sources
from workbench.services.sources.archived_text import read_archived
from workbench.text.counting import plural

CONTEXT: Final = 200
"""The number of code points shown before and after a passage."""
PER_SOURCE: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageSuggestion:
    """A passage of one source, with the words around it and the page it is on ("page 3", or empty)."""

    source: Source
    passage: Passage
    before: str
    after: str
    locator: str


def suggest_passages(
    desk: Desk, review: Review, claim_id: str
) -> tuple[tuple[PassageSuggestion, ...], tuple[str, ...]]:
    """Find the most relevant passages of the claim's archived sources, source by source, and what could not be read.

    Raises UnknownRecordError where the article has no such claim.
    """
    reviewed = find_claim(review, claim_id)
    texts: list[tuple[Source, Extracted]] = []
    unread: list[str] = []
    for source in _sources_of(review, reviewed):
        try:
            texts.append((source, _archived_text(desk, source)))
        except (IntakeError, StoreError) as error:
            unread.append(str(error))
    prepared = [prepare_text(extracted.text, desk.cache) for _, extracted in texts]
    passages_by_source = search_sources(search_words(reviewed), prepared, limit=PER_SOURCE, embed=installed_embedder())
    suggestions: list[PassageSuggestion] = []
    for (source, extracted), passages in zip(texts, passages_by_source, strict=True):
        suggestions += [_suggestion(source, extracted, passage) for passage in passages]
    return tuple(suggestions), tuple(unread)


def search_words(reviewed: ReviewedClaim) -> str:
    """Return the words to search for: the claim's standalone wording."""
    return reviewed.claim.standalone or reviewed.claim.quote


def unsupported_spans(reviewed: ReviewedClaim, suggestions: Sequence[PassageSuggestion]) -> tuple[Span, ...]:
    """Return the spans of the claim's words (`search_words`) that none of the suggested passages contains."""
    return unsupported_words(search_words(reviewed), [suggestion.passage.quote for suggestion in suggestions])


def attach_passage(
    desk: Desk, article_id: str, claim_id: str, *, source_id: str, start: int, end: int, stance: Stance, by: str
) -> Evidence:
    """Attach the passage `start`..`end` of a source's text to the claim, and return the evidence.

    Raises:
        UnknownRecordError: the article has no such claim or source.
        DecisionRefusedError: nobody is named, or the place is outside the source's text.
    """
    if not by.strip():
        raise DecisionRefusedError(what="Enter your name first", fix="Every decision is signed.")
    review = open_review(desk, article_id)
    claim = find_claim(review, claim_id).claim
    source = next((source for source in review.sources if source.id == source_id), None)
    if source is None:
        raise UnknownRecordError(kind="source", record_id=source_id)
    extracted = _archived_text(desk, source)
    if not 0 <= start < end <= len(extracted.text):
        what = f"{start}..{end} selects no words of the source's {plural(len(extracted.text), 'character')}"
        raise DecisionRefusedError(what=what, fix="Select at least one word.")
    evidence = Evidence(
        id=EvidenceId(desk.new_id("evi")),
        article_id=claim.article_id,
        claim_id=claim.id,
        source_id=source.id,
        stance=stance,
        added_by=by,
        added_at=desk.now(),
        passage=extracted.text[start:end],
        start=start,
        end=end,
        locator=_page_locator(extracted, start),
    )
    desk.store.append([evidence], by=by)
    return evidence


def _sources_of(review: Review, reviewed: ReviewedClaim) -> list[Source]:
    """Return the claim's archived sources, each once."""
    linked = {link.source_id for link in reviewed.evidence}
    return [source for source in review.sources if source.id in linked and source.snapshot]


def _suggestion(source: Source, extracted: Extracted, passage: Passage) -> PassageSuggestion:
    return PassageSuggestion(
        source=source,
        passage=passage,
        before=extracted.text[max(0, passage.start - CONTEXT) : passage.start],
        after=extracted.text[passage.end : passage.end + CONTEXT],
        locator=_page_locator(extracted, passage.start),
    )


def _page_locator(extracted: Extracted, start: int) -> str:
    page = bisect_right(extracted.page_starts, start)
    return f"page {page}" if page else ""


def _archived_text(desk: Desk, source: Source) -> Extracted:
    """Return the readable text of the archived copy; StoreError where the copy was altered.

    Raises:
        IntakeError: nothing is archived, or it is not text.
    """
    if source.snapshot is None:
        raise IntakeError(origin=source.title, what="no copy of this source is archived", fix="Attach its file or URL.")
    return read_archived(desk, source.snapshot.sha256, source.title)

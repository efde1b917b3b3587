"""Rechecking sources: fetch them again, compare each passage, and put verdicts in question where it changed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from workbench.anchoring.drift import Drift, compare_pages, compare_passage
from workbench.anchoring.place import TokenizedText, find_typed_words, tokenize
from workbench.domain.review import Review
from workbench.domain.source import Evidence, Fetched, Outcome, Recheck, RecheckId, Source, SourceId
from workbench.domain.span import Span
from workbench.errors import DecisionRefusedError, FetchError, IntakeError, StoreError, UnknownRecordError
from workbench.review.staleness import newest_readable_rechecks, verdicts_in_question
from workbench.services.articles.open_review import open_review
from workbench.services.desk import Desk
from workbench.services.sources.archive import archive_page
from workbench.services.sources.archived_text import read_archived

LONGEST_WORDS: Final = 10_000
"""The most characters of a passage's words that a recheck records."""
_NO_SUCH_PAGE: Final = frozenset({404, 410})
"""The HTTP statuses by which a site says that an address has no page, or no longer has one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRecheck:
    """The recheck of one source: what was recorded of each passage, or in `why_not` why nothing was compared."""

    source: Source
    rechecks: tuple[Recheck, ...] = ()
    why_not: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _SourceFetch:
    """One fetch of one source: the page or the error in its place, and who asked for it."""

    source: Source
    fetched: Fetched | FetchError
    by: str


def recheck_sources(
    desk: Desk, article_id: str, *, by: str, source_id: str = "", claim_id: str = ""
) -> Iterator[SourceRecheck]:
    """Recheck the sources of an article one after another; each recheck is recorded before it is yielded.

    Only pages that were fetched are fetched again, each address once. Given a
    source or a claim, only that source, or those of that claim.

    Raises:
        DecisionRefusedError: nobody is named.
        UnknownRecordError: there is no such article or source.
    """
    if not by.strip():
        raise DecisionRefusedError(what="Enter your name first", fix="Every decision is signed.")
    review = open_review(desk, article_id)
    if source_id and all(source.id != source_id for source in review.sources):
        raise UnknownRecordError(kind="source", record_id=source_id)
    linked = {link.source_id for link in review.evidence if claim_id in {"", link.claim_id}}
    sources = [
        reviewed
        for reviewed in review.sources
        if source_id in {"", reviewed.id} and (not claim_id or reviewed.id in linked)
    ]
    return _recheck_each(desk, sources, linked=linked, by=by)


def can_be_fetched(source: Source) -> bool:
    """Whether the source is a page that was fetched once, so that it can be again."""
    return bool(source.url and source.snapshot and source.snapshot.http_status)


def _recheck_each(desk: Desk, sources: Sequence[Source], *, linked: set[SourceId], by: str) -> Iterator[SourceRecheck]:
    pages: dict[str, Fetched | FetchError] = {}
    for source in sources:
        why_not = _why_not(source, linked)
        if why_not:
            yield SourceRecheck(source=source, why_not=why_not)
            continue
        if source.url not in pages:
            pages[source.url] = _fetch(desk, source.url)
        yield SourceRecheck(
            source=source,
            rechecks=_record_rechecks(desk, _SourceFetch(source=source, fetched=pages[source.url], by=by)),
        )


def _why_not(source: Source, linked: set[SourceId]) -> str:
    if source.id not in linked:
        return "no claim uses it"
    if can_be_fetched(source):
        return ""
    if source.snapshot:
        return "an uploaded file; there is nothing to fetch"
    return "recorded by hand; no copy of it was archived to compare with"


def _fetch(desk: Desk, url: str) -> Fetched | FetchError:
    """Fetch the page as it is now and archive its bytes, or return the error."""
    try:
        fetched = desk.fetch(url)
    except FetchError as error:
        return error
    archive_page(desk, fetched)
    return fetched


def _record_rechecks(desk: Desk, source_fetch: _SourceFetch) -> tuple[Recheck, ...]:
    source = source_fetch.source
    links = _links_to(source, open_review(desk, source.article_id))
    comparisons = list(_compare_passages(desk, links, source_fetch))
    review = open_review(desk, source.article_id)  # again: a verdict given during the fetch is in question too
    last_rechecks = newest_readable_rechecks(review.rechecks)
    rechecks = tuple(
        Recheck(
            id=RecheckId(desk.new_id("rck")),
            article_id=source.article_id,
            evidence_id=link.id,
            source_id=source.id,
            outcome=drift.outcome,
            rechecked_by=source_fetch.by,
            rechecked_at=desk.now(),
            before=_shorten(drift.before),
            now=_shorten(drift.now),
            start=drift.start,
            end=drift.end,
            questions=verdicts_in_question(
                review, link, outcome_and_words=(drift.outcome, _shorten(drift.now)), last=last_rechecks.get(link.id)
            ),
            note=note,
            snapshot=source_fetch.fetched.snapshot if isinstance(source_fetch.fetched, Fetched) else None,
        )
        for link, drift, note in comparisons
    )
    if rechecks:
        desk.store.append(rechecks, by=source_fetch.by)
    return rechecks


def _links_to(source: Source, review: Review) -> list[Evidence]:
    """Return the evidence that rests on the source; a link without a passage only where its claim has none with one."""
    links = [link for link in review.evidence if link.source_id == source.id]
    with_passage = {link.claim_id for link in links if link.passage}
    return [link for link in links if link.passage or link.claim_id not in with_passage]


def _compare_passages(
    desk: Desk, links: Sequence[Evidence], source_fetch: _SourceFetch
) -> Iterator[tuple[Evidence, Drift, str]]:
    """Compare each passage with the page as it is now; yield its drift, and a note for the reviewer or nothing."""
    snapshot, fetched = source_fetch.source.snapshot, source_fetch.fetched
    if isinstance(fetched, FetchError) or snapshot is None:
        is_gone = isinstance(fetched, FetchError) and fetched.status in _NO_SUCH_PAGE
        yield from _unread_passages(links, Outcome.PAGE_GONE if is_gone else Outcome.UNREACHABLE, why=str(fetched))
        return
    if fetched.snapshot.sha256 == snapshot.sha256:
        for link in links:
            unchanged = Drift(outcome=Outcome.UNCHANGED, before=link.passage, now=link.passage)
            yield link, replace(unchanged, start=link.start, end=link.end), ""
        return
    try:
        archived_text = read_archived(desk, snapshot.sha256, source_fetch.source.title)
        current_text = read_archived(desk, fetched.snapshot.sha256, source_fetch.source.title)
    except (IntakeError, StoreError) as error:
        yield from _unread_passages(links, Outcome.UNREACHABLE, why=str(error))
        return
    archived_tokens, current_tokens = tokenize(archived_text.text), tokenize(current_text.text)
    left_out = "\n".join(current_text.left_out)
    redirect_notes = _redirect_notes(fetched, source_fetch.source.url)
    for link in links:
        span = _find_passage(archived_tokens, link)
        if span:
            drift = compare_passage(archived_tokens, span, current_tokens, left_out=left_out)
            yield link, drift, " ".join(redirect_notes)
        else:
            drift = compare_pages(archived_tokens, current_tokens)
            yield link, drift, " ".join([*redirect_notes, _no_place_note(link)])


def _redirect_notes(fetched: Fetched, url: str) -> list[str]:
    final_url = fetched.snapshot.final_url
    return [] if final_url == url else [f"It now leads to {final_url}."]


def _unread_passages(links: Sequence[Evidence], outcome: Outcome, *, why: str) -> Iterator[tuple[Evidence, Drift, str]]:
    for link in links:
        yield link, Drift(outcome=outcome, before=link.passage), why


def _find_passage(archived: TokenizedText, link: Evidence) -> Span | None:
    """Find the passage in the copy it was taken from; words typed by hand are searched for."""
    if link.passage and archived.text[link.start : link.end] == link.passage:
        return Span(link.start, link.end)
    return find_typed_words(link.passage, archived) if link.passage else None


def _no_place_note(link: Evidence) -> str:
    why = "The passage as typed is not in the archived copy" if link.passage else "No passage was saved"
    return f"{why}, so the page was compared as a whole."


def _shorten(text: str) -> str:
    return text if len(text) <= LONGEST_WORDS else f"{text[: LONGEST_WORDS - 1]}…"

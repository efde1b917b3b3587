"""Looking at the sources again: fetched anew, each passage compared, verdicts put in question where it changed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from workbench.anchoring.drift import Drift, drift_of, page_drift_of
from workbench.anchoring.place import TokenizedText, place_of, tokenized
from workbench.domain.review import Review
from workbench.domain.source import Evidence, Fetched, Outcome, Recheck, RecheckId, Source, SourceId
from workbench.domain.span import Span
from workbench.errors import DecisionRefusedError, FetchError, IntakeError, StoreError, UnknownRecordError
from workbench.intake.extracted import Extracted
from workbench.review.staleness import newest_readings, questioned
from workbench.services.articles.extract_text import extract
from workbench.services.articles.open_review import open_review
from workbench.services.desk import Desk
from workbench.services.sources.archive import keep_page

LONGEST_WORDS: Final = 10_000
"""Characters of a passage's words that a recheck keeps."""
_NO_SUCH_PAGE: Final = frozenset({404, 410})
"""The HTTP statuses by which a site says that it has no page at an address, or none any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRecheck:
    """A source looked at again: what was recorded of each passage, or in `why_not` why nothing was compared."""

    source: Source
    rechecks: tuple[Recheck, ...] = ()
    why_not: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Look:
    """One fetch of one source: the page or the reason why there is none, and who looked."""

    source: Source
    fetched: Fetched | FetchError
    by: str


def recheck_sources(
    desk: Desk, article_id: str, *, by: str, source_id: str = "", claim_id: str = ""
) -> Iterator[SourceRecheck]:
    """The sources of an article looked at again, one after another; each is recorded before it is given.

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
    linked = {link.source_id for s in review.claims if claim_id in {"", s.claim.id} for link in s.evidence}
    wanted = [s for s in review.sources if source_id in {"", s.id} and (not claim_id or s.id in linked)]
    return _looked(desk, wanted, linked=linked, by=by)


def can_be_fetched(source: Source) -> bool:
    """Whether the source is a page that was fetched once, so that it can be again."""
    return bool(source.url and source.snapshot and source.snapshot.http_status)


def _looked(desk: Desk, sources: Sequence[Source], *, linked: set[SourceId], by: str) -> Iterator[SourceRecheck]:
    pages: dict[str, Fetched | FetchError] = {}
    for source in sources:
        why_not = _why_not(source, linked)
        if why_not:
            yield SourceRecheck(source=source, why_not=why_not)
            continue
        if source.url not in pages:
            pages[source.url] = _fetched(desk, source.url)
        yield SourceRecheck(
            source=source, rechecks=_recorded(desk, _Look(source=source, fetched=pages[source.url], by=by))
        )


def _why_not(source: Source, linked: set[SourceId]) -> str:
    if source.id not in linked:
        return "no claim uses it"
    if can_be_fetched(source):
        return ""
    if source.snapshot:
        return "an uploaded file; there is nothing to fetch"
    return "recorded by hand; no copy of it was archived to compare with"


def _fetched(desk: Desk, url: str) -> Fetched | FetchError:
    """The page as it is now, its bytes kept, or why it cannot be had."""
    try:
        fetched = desk.fetch(url)
    except FetchError as error:
        return error
    keep_page(desk, fetched)
    return fetched


def _recorded(desk: Desk, look: _Look) -> tuple[Recheck, ...]:
    compared = list(_compared(desk, _links_to(look.source, open_review(desk, look.source.article_id)), look))
    review = open_review(desk, look.source.article_id)  # anew: a verdict given during the fetch is in question too
    last = newest_readings(review.rechecks)
    rechecks = tuple(
        Recheck(
            id=RecheckId(desk.new_id("rck")),
            article_id=look.source.article_id,
            evidence_id=link.id,
            source_id=look.source.id,
            outcome=drift.outcome,
            rechecked_by=look.by,
            rechecked_at=desk.now(),
            before=_cut(drift.before),
            now=_cut(drift.now),
            start=drift.start,
            end=drift.end,
            questions=questioned(review, link, found=(drift.outcome, _cut(drift.now)), last=last.get(link.id)),
            note=note,
            snapshot=look.fetched.snapshot if isinstance(look.fetched, Fetched) else None,
        )
        for link, drift, note in compared
    )
    if rechecks:
        desk.store.append(rechecks, by=look.by)
    return rechecks


def _links_to(source: Source, review: Review) -> list[Evidence]:
    """The evidence that rests on the source; a link without a passage only where its claim has none with one."""
    links = [link for standing in review.claims for link in standing.evidence if link.source_id == source.id]
    with_passage = {link.claim_id for link in links if link.passage}
    return [link for link in links if link.passage or link.claim_id not in with_passage]


def _compared(desk: Desk, links: Sequence[Evidence], look: _Look) -> Iterator[tuple[Evidence, Drift, str]]:
    """What became of each passage, and a sentence that is to be known with it, or nothing."""
    snapshot, fetched = look.source.snapshot, look.fetched
    if isinstance(fetched, FetchError) or snapshot is None:
        gone = isinstance(fetched, FetchError) and fetched.status in _NO_SUCH_PAGE
        yield from _all_unread(links, Outcome.PAGE_GONE if gone else Outcome.UNREACHABLE, why=str(fetched))
        return
    if fetched.snapshot.sha256 == snapshot.sha256:
        for link in links:
            same = Drift(outcome=Outcome.UNCHANGED, before=link.passage, now=link.passage)
            yield link, replace(same, start=link.start, end=link.end), ""
        return
    try:
        before, now = (_read(desk, sha256, look.source.title) for sha256 in (snapshot.sha256, fetched.snapshot.sha256))
    except (IntakeError, StoreError) as error:
        yield from _all_unread(links, Outcome.UNREACHABLE, why=str(error))
        return
    earlier, later, left_out = tokenized(before.text), tokenized(now.text), "\n".join(now.left_out)
    leads = "" if fetched.snapshot.final_url == look.source.url else f"It now leads to {fetched.snapshot.final_url}."
    for link in links:
        place = _place_in(earlier, link)
        drift = drift_of(earlier, place, later, left_out=left_out) if place else page_drift_of(earlier, later)
        yield link, drift, " ".join(part for part in (leads, "" if place else _no_place(link)) if part)


def _all_unread(links: Sequence[Evidence], outcome: Outcome, *, why: str) -> Iterator[tuple[Evidence, Drift, str]]:
    for link in links:
        yield link, Drift(outcome=outcome, before=link.passage), why


def _place_in(earlier: TokenizedText, link: Evidence) -> Span | None:
    """Where the passage stands in the copy it was taken from; words typed by hand are looked for."""
    if link.passage and earlier.text[link.start : link.end] == link.passage:
        return Span(link.start, link.end)
    return place_of(link.passage, earlier) if link.passage else None


def _no_place(link: Evidence) -> str:
    why = "The passage as typed is not in the archived copy" if link.passage else "No passage was saved"
    return f"{why}, so the page was compared as a whole."


def _cut(words: str) -> str:
    return words if len(words) <= LONGEST_WORDS else f"{words[: LONGEST_WORDS - 1]}…"


@lru_cache(maxsize=8)
def _read(desk: Desk, sha256: str, origin: str) -> Extracted:
    """The readable text of an archived copy, and the words left out of it."""
    return extract(desk.store.read(sha256), origin=origin)

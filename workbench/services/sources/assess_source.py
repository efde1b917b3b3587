"""Saying later what a passage does to its claim, or what type its source is; and taking that back."""

from collections.abc import Iterable
from dataclasses import replace

from workbench.domain.event import Event, EventId, EventKind
from workbench.domain.review import Review
from workbench.domain.source import Evidence, Source, SourceTier, Stance
from workbench.errors import UnknownRecordError
from workbench.review.disputes.assessments import CHANGED, STANCES, TYPES, apart, assessments_in, said_before
from workbench.services.articles.open_review import open_review
from workbench.services.desk import Desk
from workbench.services.record_event import new_event
from workbench.services.requirements import check_named
from workbench.store.protocol import Loaded


def assess(
    desk: Desk,
    article_id: str,
    evidence_id: str,
    *,
    by: str,
    stance: Stance | None = None,
    standing: SourceTier | None = None,
) -> Evidence:
    """Record what a passage does to its claim, and what type its source is; return the evidence as it is now.

    What is left out stays as it was. Evidence and source keep the name of who
    attached them; an event says who assessed them.

    Raises:
        UnknownRecordError: the article has no such evidence, or its source was taken back.
    """
    check_named(by)
    review = open_review(desk, article_id)
    link = next((link for claim in review.claims for link in claim.evidence if link.id == evidence_id), None)
    source = next((source for source in review.sources if link and source.id == link.source_id), None)
    if link is None or source is None:
        raise UnknownRecordError(kind="evidence", record_id=evidence_id)
    records: list[Evidence | Source | Event] = []
    now = replace(link, stance=link.stance if stance is None else stance)
    if now.stance is not link.stance or (stance is not None and apart(_stands(link, review))):
        event = _event(desk, link, before=link.stance, after=now.stance, title=source.title, by=by)
        records += [now, replace(event, supersedes=_ids(_stands(link, review)))]
    if standing is not None:
        records += _retyped(desk, source, standing, review=review, by=by)
    if records:
        desk.store.append(records, by=by)
    return now


def new_or_retyped(desk: Desk, review: Review, source: Source) -> list[Source | Event]:
    """What to record of a source that is attached: all of it, or only its type where the review has it already."""
    known = next((one for one in review.sources if one.id == source.id), None)
    if known is None:
        return [source]
    if not source.standing.is_given:
        return []
    return _retyped(desk, known, source.standing, review=review, by=source.added_by)


def assessed_before(loaded: Loaded, event_id: str) -> tuple[Evidence | Source, ...]:
    """The record that the assessment `event_id` is about, as it was before; nothing for any other record's id."""
    event = next((one for one in loaded.events if one.id == event_id and one.kind is EventKind.ASSESSED), None)
    if event is None:
        return ()
    before = said_before(event)
    links = [
        replace(link, stance=STANCES[before])
        for link in loaded.evidence
        if link.id == event.subject_id and before in STANCES
    ]
    sources = [
        replace(source, standing=TYPES[before])
        for source in loaded.sources
        if source.id == event.subject_id and before in TYPES
    ]
    return (*links, *sources)


def _stands(record: Evidence | Source, review: Review) -> tuple[Event, ...]:
    """What stands as said of it, by one or by several who had not seen each other's."""
    return assessments_in(review.events).get(record.id, ())


def _ids(events: Iterable[Event]) -> tuple[EventId, ...]:
    return tuple(event.id for event in events)


def _retyped(desk: Desk, source: Source, standing: SourceTier, *, review: Review, by: str) -> list[Source | Event]:
    stands = _stands(source, review)
    if standing.in_words == source.standing.in_words and not apart(stands):
        return []
    event = _event(desk, source, before=source.standing, after=standing, title=source.title, by=by)
    return [replace(source, standing=standing), replace(event, supersedes=_ids(stands))]


def _event(
    desk: Desk,
    record: Evidence | Source,
    *,
    before: Stance | SourceTier,
    after: Stance | SourceTier,
    title: str,
    by: str,
) -> Event:
    return new_event(
        desk,
        EventKind.ASSESSED,
        article_id=record.article_id,
        subject_id=record.id,
        reviewer=by,
        note=f"{before.in_words}{CHANGED}{after.in_words}: {title}",
    )

"""Assessing later what a passage does to its claim, or what type its source is; and taking that back."""

from collections.abc import Iterable
from dataclasses import replace

from workbench.domain.event import Event, EventId, EventKind
from workbench.domain.review import Review
from workbench.domain.source import Evidence, Source, SourceTier, Stance
from workbench.errors import UnknownRecordError
from workbench.review.disputes.assessments import (
    ARROW,
    SOURCE_TYPES,
    STANCES,
    assessment_before,
    assessments_in_effect,
    do_differ,
)
from workbench.services.articles.open_review import open_review
from workbench.services.desk import Desk
from workbench.services.record_event import new_event
from workbench.services.requirements import check_named
from workbench.store.protocol import Loaded


def assess_source(
    desk: Desk,
    article_id: str,
    evidence_id: str,
    *,
    by: str,
    stance: Stance | None = None,
    standing: SourceTier | None = None,
) -> Evidence:
    """Record what a passage does to its claim, and what type its source is; return the evidence as it is now.

    What is left out stays as it was. Evidence and source keep the name of whoever
    attached them; an event says who assessed them.

    Raises:
        UnknownRecordError: the article has no such evidence, or its source was taken back.
    """
    check_named(by)
    review = open_review(desk, article_id)
    evidence = next((evidence for evidence in review.evidence if evidence.id == evidence_id), None)
    source = next((source for source in review.sources if evidence and source.id == evidence.source_id), None)
    if evidence is None or source is None:
        raise UnknownRecordError(kind="evidence", record_id=evidence_id)
    records: list[Evidence | Source | Event] = []
    assessed = replace(evidence, stance=evidence.stance if stance is None else stance)
    if assessed.stance is not evidence.stance or (
        stance is not None and do_differ(_assessments_in_effect(evidence, review))
    ):
        event = _assessment_event(
            desk, evidence, before=evidence.stance, after=assessed.stance, title=source.title, by=by
        )
        records += [assessed, replace(event, supersedes=_ids(_assessments_in_effect(evidence, review)))]
    if standing is not None:
        records += _tier_records(desk, source, standing, review=review, by=by)
    if records:
        desk.store.append(records, by=by)
    return assessed


def records_of_attached_source(desk: Desk, review: Review, source: Source) -> list[Source | Event]:
    """Return what to record of an attached source: all of it, or only its type where the review has it already."""
    recorded_source = next((recorded for recorded in review.sources if recorded.id == source.id), None)
    if recorded_source is None:
        return [source]
    if not source.standing.is_given:
        return []
    return _tier_records(desk, recorded_source, source.standing, review=review, by=source.added_by)


def records_before_assessment(loaded: Loaded, event_id: str) -> tuple[Evidence | Source, ...]:
    """Return the record that the assessment `event_id` is about, as it was before; nothing for other records' ids."""
    event = next((event for event in loaded.events if event.id == event_id and event.kind is EventKind.ASSESSED), None)
    if event is None:
        return ()
    words_before = assessment_before(event)
    evidence_before = [
        replace(evidence, stance=STANCES[words_before])
        for evidence in loaded.evidence
        if evidence.id == event.subject_id and words_before in STANCES
    ]
    sources_before = [
        replace(source, standing=SOURCE_TYPES[words_before])
        for source in loaded.sources
        if source.id == event.subject_id and words_before in SOURCE_TYPES
    ]
    return (*evidence_before, *sources_before)


def _assessments_in_effect(record: Evidence | Source, review: Review) -> tuple[Event, ...]:
    """Return the assessments in effect of the record; several are in conflict."""
    return assessments_in_effect(review.events).get(record.id, ())


def _ids(events: Iterable[Event]) -> tuple[EventId, ...]:
    return tuple(event.id for event in events)


def _tier_records(desk: Desk, source: Source, tier: SourceTier, *, review: Review, by: str) -> list[Source | Event]:
    in_effect = _assessments_in_effect(source, review)
    if tier.in_words == source.standing.in_words and not do_differ(in_effect):
        return []
    event = _assessment_event(desk, source, before=source.standing, after=tier, title=source.title, by=by)
    return [replace(source, standing=tier), replace(event, supersedes=_ids(in_effect))]


def _assessment_event(
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
        note=f"{before.in_words}{ARROW}{after.in_words}: {title}",
    )

"""Saying later what a passage does to its claim, or what type its source is; and taking that back."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from workbench.domain.event import Event, EventId, EventKind
from workbench.domain.review import Review
from workbench.domain.source import Evidence, Source, Stance, Standing
from workbench.errors import UnknownRecordError
from workbench.services.deciding import check_named
from workbench.services.desk import Desk
from workbench.services.reviewing import open_review
from workbench.store.protocol import Loaded
from workbench.verdicts.recorded import retracted_in

_CHANGED: Final = " -> "
"""Between what was said before and what is said now, in the note of the event."""
_STANCES: Final[Mapping[str, Stance]] = {stance.in_words: stance for stance in Stance}
_TYPES: Final[Mapping[str, Standing]] = {
    standing.in_words: standing for standing in (Standing.NOT_GIVEN, Standing.PRIMARY, Standing.SECONDARY)
}


def assess(
    desk: Desk,
    article_id: str,
    evidence_id: str,
    *,
    by: str,
    stance: Stance | None = None,
    standing: Standing | None = None,
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
    if now.stance is not link.stance:
        records += [now, _event(desk, link, before=link.stance, after=now.stance, title=source.title, by=by)]
    if standing is not None:
        records += _retyped(desk, source, standing, by=by)
    if records:
        desk.store.append(records, by=by)
    return now


def new_or_retyped(desk: Desk, review: Review, source: Source) -> list[Source | Event]:
    """What to record of a source that is attached: all of it, or only its type where the review has it already."""
    known = next((one for one in review.sources if one.id == source.id), None)
    if known is None:
        return [source]
    return _retyped(desk, known, source.standing, by=source.added_by) if source.standing.is_given else []


def last_assessments(loaded: Loaded) -> tuple[Event, ...]:
    """The last event in effect that assessed each piece of evidence and each source."""
    retracted = retracted_in(loaded.events)
    last = {
        event.subject_id: event
        for event in loaded.events
        if event.kind is EventKind.ASSESSED and not {event.id, event.subject_id} & retracted
    }
    return tuple(last.values())


def said_in(event: Event) -> str:
    """What an assessment says: "supports", "primary source"."""
    return event.note.partition(_CHANGED)[2].partition(":")[0]


def assessed_before(loaded: Loaded, event_id: str) -> tuple[Evidence | Source, ...]:
    """The record that the assessment `event_id` is about, as it was before; nothing for any other record's id."""
    event = next((one for one in loaded.events if one.id == event_id and one.kind is EventKind.ASSESSED), None)
    if event is None:
        return ()
    before = event.note.partition(_CHANGED)[0]
    links = [
        replace(link, stance=_STANCES[before])
        for link in loaded.evidence
        if link.id == event.subject_id and before in _STANCES
    ]
    sources = [
        replace(source, standing=_TYPES[before])
        for source in loaded.sources
        if source.id == event.subject_id and before in _TYPES
    ]
    return (*links, *sources)


def _retyped(desk: Desk, source: Source, standing: Standing, *, by: str) -> list[Source | Event]:
    if standing.in_words == source.standing.in_words:
        return []
    event = _event(desk, source, before=source.standing, after=standing, title=source.title, by=by)
    return [replace(source, standing=standing), event]


def _event(
    desk: Desk, record: Evidence | Source, *, before: Stance | Standing, after: Stance | Standing, title: str, by: str
) -> Event:
    return Event(
        id=EventId(desk.new_id("evt")),
        article_id=record.article_id,
        subject_id=record.id,
        kind=EventKind.ASSESSED,
        reviewer=by,
        at=desk.now(),
        note=f"{before.in_words}{_CHANGED}{after.in_words}: {title}",
    )

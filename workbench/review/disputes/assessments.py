"""Later assessments of sources and passages, read from the events about them and not from the order of rows."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from workbench.domain.event import Event, EventKind
from workbench.domain.source import Evidence, Source, SourceTier, Stance
from workbench.review.in_effect import records_in_effect_by
from workbench.review.records import ArticleRecords, retracted_ids

ARROW: Final = " -> "
"""Separates the old assessment from the new one in the note of the event."""
STANCES: Final[Mapping[str, Stance]] = {stance.in_words: stance for stance in Stance}
SOURCE_TYPES: Final[Mapping[str, SourceTier]] = {
    standing.in_words: standing for standing in (SourceTier.NOT_GIVEN, SourceTier.PRIMARY, SourceTier.SECONDARY)
}
_NOTHING_SAID: Final = "?"
Assessments = dict[str, tuple[Event, ...]]
"""The assessments in effect, by the id of the source or the evidence they are about."""


def assessments_in_effect(events: Sequence[Event]) -> Assessments:
    """Return the assessments in effect, by subject; more than one where neither knew of the other."""
    retracted = retracted_ids(events)
    assessed = (event for event in events if event.kind is EventKind.ASSESSED and event.subject_id not in retracted)
    return records_in_effect_by(assessed, lambda event: event.subject_id, retracted)


def assessments_in_conflict(events: Sequence[Event]) -> Assessments:
    """Return the assessments in effect of each subject on which they differ."""
    in_effect = assessments_in_effect(events)
    return {subject_id: assessments for subject_id, assessments in in_effect.items() if do_differ(assessments)}


def do_differ(assessments: Sequence[Event]) -> bool:
    """Whether several assessments in effect say different things."""
    return len({assessment_after(event) for event in assessments}) > 1


def assessment_after(event: Event) -> str:
    """Return what an assessment says: "supports", "primary source"."""
    return event.note.partition(ARROW)[2].partition(":")[0]


def assessment_before(event: Event) -> str:
    """Return what the subject was assessed as before."""
    return event.note.partition(ARROW)[0]


def apply_assessments(recorded: ArticleRecords) -> ArticleRecords:
    """Apply the assessments in effect to the sources and passages; where they differ, nothing counts as given."""
    assessed = _assessed_words(recorded.events)
    if not assessed:
        return recorded
    return replace(
        recorded,
        evidence=tuple(
            _assess_evidence(link, assessed[link.id]) if link.id in assessed else link for link in recorded.evidence
        ),
        sources=tuple(
            _assess_source(source, assessed[source.id]) if source.id in assessed else source
            for source in recorded.sources
        ),
    )


def _assessed_words(events: Sequence[Event]) -> dict[str, str]:
    """Return the assessment in effect of each subject ever assessed, blank where several differ."""
    assessed = [event for event in events if event.kind is EventKind.ASSESSED]
    in_effect, assessment_ids = assessments_in_effect(events), {str(event.id) for event in assessed}
    words_before: dict[str, list[str]] = {}
    for event in assessed:
        if assessment_ids.isdisjoint(event.supersedes):
            words_before.setdefault(event.subject_id, []).append(assessment_before(event))
    subjects = dict.fromkeys(event.subject_id for event in assessed)
    return {
        subject: _agreed_words(
            map(assessment_after, in_effect[subject]) if subject in in_effect else words_before.get(subject, ())
        )
        for subject in subjects
    }


def _agreed_words(words: Iterable[str]) -> str:
    """Return what all of `words` agree on, blank where they differ; an empty note is no stance and no type."""
    distinct = set(words)
    return (distinct.pop() or _NOTHING_SAID) if len(distinct) == 1 else ""


def _assess_evidence(link: Evidence, words: str) -> Evidence:
    stance = STANCES.get(words, link.stance) if words else Stance.NOT_GIVEN
    return link if stance is link.stance else replace(link, stance=stance)


def _assess_source(source: Source, words: str) -> Source:
    tier = SOURCE_TYPES.get(words, source.standing) if words else SourceTier.NOT_GIVEN
    return source if tier.in_words == source.standing.in_words else replace(source, standing=tier)

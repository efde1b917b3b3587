"""What was said later of a source and of a passage: told by the events about them, not by which row came last."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from workbench.domain.event import Event, EventKind
from workbench.domain.source import Evidence, Source, SourceTier, Stance
from workbench.review.in_effect import heads_by
from workbench.review.records import Recorded, retracted_in

CHANGED: Final = " -> "
"""Between what was said before and what is said now, in the note of the event."""
STANCES: Final[Mapping[str, Stance]] = {stance.in_words: stance for stance in Stance}
TYPES: Final[Mapping[str, SourceTier]] = {
    standing.in_words: standing for standing in (SourceTier.NOT_GIVEN, SourceTier.PRIMARY, SourceTier.SECONDARY)
}
_NOTHING_SAID: Final = "?"
Assessments = dict[str, tuple[Event, ...]]
"""By the id of a source or of evidence the events that stand about what it is, or does."""


def assessments_in(events: Sequence[Event]) -> Assessments:
    """The assessments that stand, by subject; more than one where neither knew of the other."""
    retracted = retracted_in(events)
    told = (event for event in events if event.kind is EventKind.ASSESSED and event.subject_id not in retracted)
    return heads_by(told, lambda event: event.subject_id, retracted)


def apart(standing: Sequence[Event]) -> bool:
    """Whether assessments that stand beside each other say different things."""
    return len({said_in(event) for event in standing}) > 1


def said_in(event: Event) -> str:
    """What an assessment says: "supports", "primary source"."""
    return event.note.partition(CHANGED)[2].partition(":")[0]


def said_before(event: Event) -> str:
    """What was said of the subject before the assessment."""
    return event.note.partition(CHANGED)[0]


def as_assessed(recorded: Recorded) -> Recorded:
    """The sources and passages as the assessments that stand have them; where these differ, as not given."""
    words = _words_in(recorded.events)
    if not words:
        return recorded
    return replace(
        recorded,
        evidence=tuple(_link_as(link, words[link.id]) if link.id in words else link for link in recorded.evidence),
        sources=tuple(_source_as(one, words[one.id]) if one.id in words else one for one in recorded.sources),
    )


def _words_in(events: Sequence[Event]) -> dict[str, str]:
    """For each subject that was ever assessed what holds of it, blank where that is open between several."""
    assessed = [event for event in events if event.kind is EventKind.ASSESSED]
    stands, known = assessments_in(events), {str(event.id) for event in assessed}
    first: dict[str, list[str]] = {}
    for event in assessed:
        if known.isdisjoint(event.supersedes):
            first.setdefault(event.subject_id, []).append(said_before(event))
    subjects = dict.fromkeys(event.subject_id for event in assessed)
    return {
        subject: _agreed(map(said_in, stands[subject]) if subject in stands else first.get(subject, ()))
        for subject in subjects
    }


def _agreed(words: Iterable[str]) -> str:
    """What all of `words` say, blank where they differ; a note that says nothing is no stance and no type."""
    said = set(words)
    return (said.pop() or _NOTHING_SAID) if len(said) == 1 else ""


def _link_as(link: Evidence, words: str) -> Evidence:
    stance = STANCES.get(words, link.stance) if words else Stance.NOT_GIVEN
    return link if stance is link.stance else replace(link, stance=stance)


def _source_as(source: Source, words: str) -> Source:
    standing = TYPES.get(words, source.standing) if words else SourceTier.NOT_GIVEN
    return source if standing.in_words == source.standing.in_words else replace(source, standing=standing)

"""Everything recorded about one article, before it is folded into a review."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from workbench.domain.article import Article
from workbench.domain.checked import Scan
from workbench.domain.claim import Claim
from workbench.domain.comment import Comment
from workbench.domain.event import Event, EventKind
from workbench.domain.flag import Flag, FlagDecision
from workbench.domain.problem import Problem
from workbench.domain.publication import Publication
from workbench.domain.source import Evidence, Recheck, Source
from workbench.domain.stage_change import StageChange
from workbench.domain.verdict import Verdict
from workbench.review.in_effect import records_in_effect_by

_PRESENCE_KINDS = frozenset({EventKind.ADDED, EventKind.RETRACTED})
_Presence = dict[str, tuple[Event, ...]]
Work = Verdict | Evidence | StageChange | Publication
"""What people do about a claim."""
_R = TypeVar("_R", Verdict, Evidence, Source, Recheck, Comment, Work)


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRecords:
    """Everything recorded about one article, in the order it is shown; no decision depends on that order."""

    article: Article
    claims: tuple[Claim, ...] = ()
    flags: tuple[Flag, ...] = ()
    flag_decisions: tuple[FlagDecision, ...] = ()
    moves: tuple[StageChange, ...] = ()
    publications: tuple[Publication, ...] = ()
    sources: tuple[Source, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    rechecks: tuple[Recheck, ...] = ()
    events: tuple[Event, ...] = ()
    scans: tuple[Scan, ...] = ()
    comments: tuple[Comment, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def work(self) -> tuple[Work, ...]:
        """Everything that people did about claims."""
        return (*self.verdicts, *self.evidence, *self.moves, *self.publications)

    @property
    def removals_in_conflict(self) -> dict[str, tuple[Event, ...]]:
        """The claims that were taken back by somebody who did not see what others did about them."""
        return removals_in_conflict(self.events, self.work, self.scans[-1].claim_ids if self.scans else ())


def retracted_ids(events: Iterable[Event]) -> frozenset[str]:
    """Return the ids of the records taken back and not added again since; those in conflict over it are left out."""
    return _retracted_subjects(presence_events(events))


def not_retracted(records: Sequence[_R], retracted: Collection[str]) -> tuple[_R, ...]:
    """Return the records that were not taken back."""
    return tuple(record for record in records if record.id not in retracted)


def _retracted_subjects(presence: _Presence) -> frozenset[str]:
    return frozenset(subject for subject, events in presence.items() if _kinds_of(events) == {EventKind.RETRACTED})


def _kinds_of(events: Iterable[Event]) -> set[EventKind]:
    return {event.kind for event in events}


def presence_events(events: Iterable[Event]) -> _Presence:
    """Return, for each record added or taken back, the events in effect about that; several are in conflict."""
    relevant_events = (event for event in events if event.kind in _PRESENCE_KINDS)
    return records_in_effect_by(relevant_events, lambda event: event.subject_id)


def removals_in_conflict(
    events: Sequence[Event], work: Iterable[Work], machine_claim_ids: Collection[str] = ()
) -> _Presence:
    """Return the claims taken back by somebody who did not see the `work` of others on them, each with those events.

    In one folder nobody can take back such a claim, so the work was done in another
    clone. `machine_claim_ids` are the claims that the machine finds anyway.
    """
    presence = presence_events(events)
    retracted = _retracted_subjects(presence)
    worked_on = {str(record.claim_id) for record in work if record.id not in retracted}
    gone = (retracted & worked_on).difference(machine_claim_ids)
    return {subject: events for subject, events in presence.items() if subject in gone}


def presence_conflicts(events: Iterable[Event]) -> _Presence:
    """Return the records both added and taken back by people who did not know of each other, with those events."""
    presence = presence_events(events)
    return {subject: events for subject, events in presence.items() if len(_kinds_of(events)) > 1}

"""Everything recorded about one article, before it is folded into what stands."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

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
from workbench.review.in_effect import heads_by

_STANDS_OR_NOT = frozenset({EventKind.ADDED, EventKind.RETRACTED})
_Presence = dict[str, tuple[Event, ...]]
Work = Verdict | Evidence | StageChange | Publication
"""What people do about a claim."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """Everything recorded about one article, in the order it is shown, which decides nothing that people decide."""

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


def retracted_in(events: Iterable[Event]) -> frozenset[str]:
    """The ids of the records that were taken back and not added again since; one where both stand is not taken back."""
    return _taken_back(presence_of(events))


def _taken_back(presence: _Presence) -> frozenset[str]:
    return frozenset(
        subject for subject, said in presence.items() if all(event.kind is EventKind.RETRACTED for event in said)
    )


def presence_of(events: Iterable[Event]) -> _Presence:
    """For each record that was added or taken back the events that stand about that; several may."""
    told = (event for event in events if event.kind in _STANDS_OR_NOT)
    return heads_by(told, lambda event: event.subject_id)


def removals_in_conflict(events: Sequence[Event], work: Iterable[Work], found: Collection[str] = ()) -> _Presence:
    """The claims taken back by somebody who did not see `work` of others on them, each with the events that say so.

    In one folder nobody can take back such a claim, so the work was done in another
    clone. `found` are the claims that the machine finds anyway.
    """
    presence = presence_of(events)
    retracted = _taken_back(presence)
    worked_on = {str(record.claim_id) for record in work if record.id not in retracted}
    gone = (retracted & worked_on).difference(found)
    return {subject: said for subject, said in presence.items() if subject in gone}


def both_ways(events: Iterable[Event]) -> _Presence:
    """The records of which it stands both that they were added and that they were taken back, with those events."""
    return {subject: said for subject, said in presence_of(events).items() if len({event.kind for event in said}) > 1}

"""Everything recorded about one article, before it is folded into what stands."""

from collections.abc import Iterable
from dataclasses import dataclass

from workbench.domain.article import Article
from workbench.domain.checked import Scan
from workbench.domain.claim import Claim
from workbench.domain.event import Event, EventKind
from workbench.domain.flag import Flag, FlagDecision
from workbench.domain.handover.move import Move
from workbench.domain.handover.publication import Publication
from workbench.domain.problem import Problem
from workbench.domain.source import Evidence, Recheck, Source
from workbench.domain.verdict import Verdict

_STANDS_OR_NOT = frozenset({EventKind.ADDED, EventKind.RETRACTED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """Everything recorded about one article, in the order it was acknowledged."""

    article: Article
    claims: tuple[Claim, ...] = ()
    flags: tuple[Flag, ...] = ()
    flag_decisions: tuple[FlagDecision, ...] = ()
    moves: tuple[Move, ...] = ()
    publications: tuple[Publication, ...] = ()
    sources: tuple[Source, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    rechecks: tuple[Recheck, ...] = ()
    events: tuple[Event, ...] = ()
    scans: tuple[Scan, ...] = ()
    problems: tuple[Problem, ...] = ()


def retracted_in(events: Iterable[Event]) -> frozenset[str]:
    """The ids of the records that were taken back and not added again since; `events` as they were acknowledged."""
    newest = {event.subject_id: event.kind for event in events if event.kind in _STANDS_OR_NOT}
    return frozenset(subject for subject, kind in newest.items() if kind is EventKind.RETRACTED)

"""Every conflict in words: who decided what beside whom."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from workbench.domain.event import Event, EventKind
from workbench.domain.flag import FlagDecision
from workbench.domain.publication import Publication
from workbench.domain.review import DecisionsInConflict
from workbench.domain.source import Evidence
from workbench.domain.stage_change import StageChange
from workbench.domain.verdict import Aspect, Verdict
from workbench.review.disputes.assessments import apart, assessments_in, said_in
from workbench.review.in_effect import heads_by
from workbench.review.records import both_ways, removals_in_conflict, retracted_in
from workbench.review.unseen_changes import Decision, decided, ids_of, side_by_side

_HOW: Final = {EventKind.ADDED: "added it", EventKind.RETRACTED: "took it back"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """Records that stand beside each other about a claim, a flag, a source or a passage: what, and their ids."""

    article_id: str
    subject_id: str
    what: str
    ids: str = ""
    is_on_saying: bool = False
    """Whether it is on whether something was said."""


def disputes_between(
    decisions: Sequence[Decision],
    events: Sequence[Event],
    *,
    evidence: Sequence[Evidence] = (),
    found: Collection[str] = (),
) -> Iterator[Dispute]:
    """Every conflict between `decisions` on whatever they are, and between `events`; taken back claims left out.

    `evidence` is work that may stand on a claim that was taken back; `found` are the claims the machine finds anyway.
    """
    retracted = retracted_in(events)
    for (_, subject_id), heads in heads_by(decisions, _subject, retracted).items():
        if len(heads) > 1 and subject_id not in retracted:
            about = _about(heads[0])
            yield Dispute(
                article_id=heads[0].article_id,
                subject_id=subject_id,
                what=f"{side_by_side(heads)}{about}",
                ids=ids_of(heads),
                is_on_saying=bool(about),
            )
    apart_now = {subject: said for subject, said in assessments_in(events).items() if apart(said)}
    for subject_id, said in (both_ways(events) | apart_now).items():
        yield Dispute(article_id=said[0].article_id, subject_id=subject_id, what=_beside(map(_told, said)))
    work = [*evidence, *(decision for decision in decisions if not isinstance(decision, FlagDecision))]
    for subject_id, said in removals_in_conflict(events, work, found).items():
        yield Dispute(article_id=said[0].article_id, subject_id=subject_id, what=_removed(said))


def rival_lines(rivals: DecisionsInConflict) -> Iterator[str]:
    """What is in conflict about a claim beside its verdicts, a line for each record."""
    decisions: tuple[Decision, ...] = (*rivals.moves, *rivals.publications)
    for decision in decisions:
        yield f"in conflict: {decided(decision)} ({decision.id})"
    if rivals.events:
        is_gone = all(event.kind is EventKind.RETRACTED for event in rivals.events)
        yield f"in conflict: {_removed(rivals.events) if is_gone else _beside(map(_told, rivals.events))}"
    for event in rivals.assessments:
        yield f"in conflict: {_told(event)} of a source or a passage"


def _subject(decision: Decision) -> tuple[str, str]:
    """What a decision is on: its kind, with the aspect of a verdict, and the claim or flag."""
    match decision:
        case Verdict():
            return decision.aspect.value, decision.claim_id
        case FlagDecision():
            return "flag", decision.flag_id
        case StageChange():
            return "move", decision.claim_id
        case Publication():
            return "publication", decision.claim_id


def _about(decision: Decision) -> str:
    return " (was it said)" if isinstance(decision, Verdict) and decision.aspect is Aspect.ATTRIBUTION else ""


def _told(event: Event) -> str:
    how = _HOW.get(event.kind, "") or f"said '{said_in(event)}'"
    return f"{event.reviewer} {how}"


def _removed(events: Iterable[Event]) -> str:
    return f"{_beside(map(_told, events))} while others were working on it; add it again to keep it"


def _beside(told: Iterable[str]) -> str:
    return " and ".join(told)

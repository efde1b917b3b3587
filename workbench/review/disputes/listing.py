"""Every conflict on the desk, described in words."""

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
from workbench.review.disputes.assessments import assessment_after, assessments_in_conflict
from workbench.review.in_effect import records_in_effect_by
from workbench.review.records import presence_conflicts, removals_in_conflict, retracted_ids
from workbench.review.unseen_changes import Decision, conflict_between, describe, join_ids

_EVENT_VERBS: Final = {EventKind.ADDED: "added it", EventKind.RETRACTED: "took it back"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """Records in conflict about a claim, a flag, a source or a passage: what they say, and their ids."""

    article_id: str
    subject_id: str
    what: str
    ids: str = ""
    is_on_saying: bool = False
    """Whether the verdicts in conflict are on attribution: was it said?"""


def find_disputes(
    decisions: Sequence[Decision],
    events: Sequence[Event],
    *,
    evidence: Sequence[Evidence] = (),
    machine_claim_ids: Collection[str] = (),
) -> Iterator[Dispute]:
    """Yield every conflict between `decisions` of any kind, and between `events`; claims taken back are left out.

    `evidence` may be attached to a claim that was taken back; `machine_claim_ids` are those the machine finds anyway.
    """
    retracted = retracted_ids(events)
    for (_, subject_id), heads in records_in_effect_by(decisions, _subject, retracted).items():
        if len(heads) > 1 and subject_id not in retracted:
            aspect_note = _aspect_note(heads[0])
            yield Dispute(
                article_id=heads[0].article_id,
                subject_id=subject_id,
                what=f"{conflict_between(heads)}{aspect_note}",
                ids=join_ids(heads),
                is_on_saying=bool(aspect_note),
            )
    for subject_id, disputed_events in (presence_conflicts(events) | assessments_in_conflict(events)).items():
        yield Dispute(
            article_id=disputed_events[0].article_id,
            subject_id=subject_id,
            what=_presence_clause(disputed_events),
        )
    work = [*evidence, *(decision for decision in decisions if not isinstance(decision, FlagDecision))]
    for subject_id, disputed_events in removals_in_conflict(events, work, machine_claim_ids).items():
        yield Dispute(
            article_id=disputed_events[0].article_id, subject_id=subject_id, what=_removal_clause(disputed_events)
        )


def conflict_lines(rivals: DecisionsInConflict) -> Iterator[str]:
    """Yield a line for each record in conflict about a claim, other than its verdicts."""
    decisions: tuple[Decision, ...] = (*rivals.moves, *rivals.publications)
    for decision in decisions:
        yield f"in conflict: {describe(decision)} ({decision.id})"
    if rivals.events:
        is_gone = all(event.kind is EventKind.RETRACTED for event in rivals.events)
        yield f"in conflict: {_removal_clause(rivals.events) if is_gone else _presence_clause(rivals.events)}"
    for event in rivals.assessments:
        yield f"in conflict: {_event_clause(event)} of a source or a passage"


def _subject(decision: Decision) -> tuple[str, str]:
    """Return what a decision is on: its kind, for a verdict its aspect, and the claim or flag."""
    match decision:
        case Verdict():
            return decision.aspect.value, decision.claim_id
        case FlagDecision():
            return "flag", decision.flag_id
        case StageChange():
            return "move", decision.claim_id
        case Publication():
            return "publication", decision.claim_id


def _aspect_note(decision: Decision) -> str:
    return " (was it said)" if isinstance(decision, Verdict) and decision.aspect is Aspect.ATTRIBUTION else ""


def _event_clause(event: Event) -> str:
    verb = _EVENT_VERBS.get(event.kind, "") or f"said '{assessment_after(event)}'"
    return f"{event.reviewer} {verb}"


def _removal_clause(events: Iterable[Event]) -> str:
    return f"{_presence_clause(events)} while others were working on it; add it again to keep it"


def _presence_clause(events: Iterable[Event]) -> str:
    """Describe who added and who took back, as clauses joined by "and"."""
    return " and ".join(map(_event_clause, events))

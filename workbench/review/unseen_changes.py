"""Whether the decisions in effect are those somebody has seen, by the ids of records and never by their times."""

from collections.abc import Collection, Iterable, Sequence
from typing import Final

from workbench.domain.conflict import Conflict
from workbench.domain.event import Event, EventKind
from workbench.domain.flag import FlagDecision
from workbench.domain.publication import Publication
from workbench.domain.stage_change import StageChange
from workbench.domain.verdict import Verdict
from workbench.review.in_effect import superseded_ids

Decision = Verdict | FlagDecision | StageChange | Publication
_TWO: Final = 2
SeenIds = str | Collection[str] | None
"""The ids of the decisions that somebody has seen, as one text with blanks between them or one by one; or None."""


def parse_ids(seen: SeenIds) -> frozenset[str]:
    """Parse the ids of what was seen.

    >>> sorted(parse_ids("ver_1 ver_2")), sorted(parse_ids(["ver_1 ver_2", ""]))
    (['ver_1', 'ver_2'], ['ver_1', 'ver_2'])
    """
    if seen is None:
        return frozenset()
    return frozenset(seen.split() if isinstance(seen, str) else " ".join(seen).split())


def join_ids(in_effect: Iterable[Decision]) -> str:
    """Join the ids of the decisions in effect with blanks."""
    return " ".join(decision.id for decision in in_effect)


def conflict_with(
    seen: Collection[str], in_effect: Sequence[Decision], *, decisions: Sequence[Decision], events: Iterable[Event]
) -> Conflict | None:
    """Return what was decided or taken back since the decisions `seen` were in effect; nothing where they still are.

    `seen` are the ids of decisions, none where none was in effect; `decisions` are all the
    decisions on the subject, those taken back too.
    """
    ids_in_effect = {str(decision.id) for decision in in_effect}
    if set(seen) == ids_in_effect:
        return None
    if len(in_effect) > 1:
        return conflict_between(in_effect)
    if not in_effect or in_effect[0].id in seen or in_effect[0].id in superseded_ids(seen, decisions):
        lost_id = min(set(seen) - ids_in_effect)
        return _taken_back_conflict(lost_id, in_effect, decisions=decisions, events=events)
    return Conflict(what=describe(in_effect[0]), at=time_of(in_effect[0]), stands=join_ids(in_effect))


def conflict_between(in_effect: Sequence[Decision]) -> Conflict:
    """Describe the conflict between several decisions in effect."""
    clauses = [describe(decision) for decision in in_effect]
    unseen = "neither had seen the other" if len(clauses) == _TWO else "none had seen the others"
    what = f"{', '.join(clauses[:-1])} and {clauses[-1]}, and {unseen}"
    return Conflict(what=what, at="", stands=join_ids(in_effect))


def label_of(decision: Decision) -> str:
    """Return what was decided, in a word or two: a label, an action, a stage or an address."""
    match decision:
        case Verdict():
            return str(decision.label)
        case FlagDecision():
            return decision.action.value
        case StageChange():
            return decision.state.value
        case Publication():
            return decision.url


def time_of(decision: Decision) -> str:
    """Return when it was decided."""
    match decision:
        case StageChange():
            return decision.moved_at
        case Publication():
            return decision.kept_at
        case _:
            return decision.decided_at


def describe(decision: Decision) -> str:
    """Describe who decided what, as a clause: "Ben decided 'wrong'"."""
    match decision:
        case Verdict():
            return f"{decision.reviewer} decided '{decision.label}'"
        case FlagDecision():
            return f"{decision.reviewer} {decision.action.value} this flag"
        case StageChange():
            return f"{decision.reviewer} moved it to '{decision.state.value}'"
        case Publication():
            return f"{decision.reviewer} gave '{decision.url}' as the page of its check"


def _taken_back_conflict(
    seen: str, in_effect: Sequence[Decision], *, decisions: Sequence[Decision], events: Iterable[Event]
) -> Conflict:
    """Describe the conflict where the decision seen was taken back, and nothing newer replaces it."""
    lost_decision = next((decision for decision in decisions if decision.id == seen), None)
    if lost_decision is None:
        return Conflict(what=f"nothing with the id '{seen}' was decided here", at="", stands=join_ids(in_effect))
    retractions = [event for event in events if event.subject_id == seen and event.kind is EventKind.RETRACTED]
    who, at = (retractions[-1].reviewer, retractions[-1].at) if retractions else ("Somebody", "")
    again_clause = f"'{label_of(in_effect[0])}' by {in_effect[0].reviewer} is in effect again" if in_effect else ""
    what = f"{who} took back '{label_of(lost_decision)}'"
    return Conflict(what=what, at=at, stands=join_ids(in_effect), again=again_clause)

"""Whether what stands is what somebody has seen: by the ids of records, never by their times."""

from collections.abc import Iterable, Sequence

from workbench.domain.event import Event, EventKind
from workbench.domain.flag import FlagDecision
from workbench.domain.handover.conflict import Conflict
from workbench.domain.handover.move import Move
from workbench.domain.verdict import Verdict

Decision = Verdict | FlagDecision | Move


def conflict_with(
    seen: str, stands: Decision | None, *, given: Sequence[Decision], events: Iterable[Event]
) -> Conflict | None:
    """What was decided or taken back since the decision `seen` stood; nothing where `stands` is that very one.

    `seen` is the id of a decision, empty where none stood; `given` are all the
    decisions on the subject, oldest first, those taken back too.
    """
    now = str(stands.id) if stands else ""
    if seen == now:
        return None
    order = [str(decision.id) for decision in given]
    if stands is None or (seen in order and now in order and order.index(now) < order.index(seen)):
        return _taken_back(seen, stands, given=given, events=events)
    return Conflict(what=f"{stands.reviewer} {_decided(stands)}", at=time_of(stands), stands=now)


def label_of(decision: Decision) -> str:
    """What was decided, in a word or two."""
    match decision:
        case Verdict():
            return str(decision.label)
        case FlagDecision():
            return decision.action.value
        case Move():
            return decision.state.value


def time_of(decision: Decision) -> str:
    """When it was decided."""
    return decision.moved_at if isinstance(decision, Move) else decision.decided_at


def _decided(decision: Decision) -> str:
    match decision:
        case Verdict():
            return f"decided '{decision.label}'"
        case FlagDecision():
            return f"{decision.action.value} this flag"
        case Move():
            return f"moved it to '{decision.state.value}'"


def _taken_back(seen: str, stands: Decision | None, *, given: Sequence[Decision], events: Iterable[Event]) -> Conflict:
    """The conflict where what was seen no longer stands, and nothing newer does."""
    lost = next((decision for decision in given if decision.id == seen), None)
    if lost is None:
        return Conflict(
            what=f"nothing with the id '{seen}' was decided here", at="", stands=stands.id if stands else ""
        )
    back = [event for event in events if event.subject_id == seen and event.kind is EventKind.RETRACTED]
    who, at = (back[-1].reviewer, back[-1].at) if back else ("Somebody", "")
    again = f"'{label_of(stands)}' by {stands.reviewer} stands again" if stands else ""
    what = f"{who} took back '{label_of(lost)}'"
    return Conflict(what=what, at=at, stands=stands.id if stands else "", again=again)

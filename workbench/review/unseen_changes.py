"""Whether what stands is what somebody has seen: by the ids of records, never by their times."""

from collections.abc import Collection, Iterable, Sequence
from typing import Final

from workbench.domain.conflict import Conflict
from workbench.domain.event import Event, EventKind
from workbench.domain.flag import FlagDecision
from workbench.domain.publication import Publication
from workbench.domain.stage_change import StageChange
from workbench.domain.verdict import Verdict
from workbench.review.in_effect import superseded_by

Decision = Verdict | FlagDecision | StageChange | Publication
_BOTH: Final = 2
Seen = str | Collection[str] | None
"""The ids of what somebody has seen stand, as one text with blanks between them or each for itself; or not asked."""


def ids_in(seen: Seen) -> frozenset[str]:
    """The ids of what was seen.

    >>> sorted(ids_in("ver_1 ver_2")), sorted(ids_in(["ver_1 ver_2", ""]))
    (['ver_1', 'ver_2'], ['ver_1', 'ver_2'])
    """
    texts = (seen,) if isinstance(seen, str) else seen or ()
    return frozenset(one for text in texts for one in text.split())


def ids_of(stands: Iterable[Decision]) -> str:
    """The ids of what stands as one text, with blanks between them."""
    return " ".join(decision.id for decision in stands)


def conflict_with(
    seen: Collection[str], stands: Sequence[Decision], *, given: Sequence[Decision], events: Iterable[Event]
) -> Conflict | None:
    """What was decided or taken back since the decisions `seen` stood; nothing where they are what `stands`.

    `seen` are the ids of decisions, none where none stood; `given` are all the
    decisions on the subject, those taken back too.
    """
    now = {str(decision.id) for decision in stands}
    if set(seen) == now:
        return None
    if len(stands) > 1:
        return side_by_side(stands)
    if not stands or stands[0].id in seen or stands[0].id in superseded_by(seen, given):
        lost = min(set(seen) - now)
        return _taken_back(lost, stands, given=given, events=events)
    return Conflict(what=decided(stands[0]), at=time_of(stands[0]), stands=ids_of(stands))


def side_by_side(stands: Sequence[Decision]) -> Conflict:
    """The conflict between decisions that stand beside each other."""
    told = [decided(decision) for decision in stands]
    unseen = "neither had seen the other" if len(told) == _BOTH else "none had seen the others"
    what = f"{', '.join(told[:-1])} and {told[-1]}, and {unseen}"
    return Conflict(what=what, at="", stands=ids_of(stands))


def label_of(decision: Decision) -> str:
    """What was decided, in a word or two."""
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
    """When it was decided."""
    match decision:
        case StageChange():
            return decision.moved_at
        case Publication():
            return decision.kept_at
        case _:
            return decision.decided_at


def decided(decision: Decision) -> str:
    """Who decided what, as a clause: "Ben decided 'wrong'"."""
    match decision:
        case Verdict():
            return f"{decision.reviewer} decided '{decision.label}'"
        case FlagDecision():
            return f"{decision.reviewer} {decision.action.value} this flag"
        case StageChange():
            return f"{decision.reviewer} moved it to '{decision.state.value}'"
        case Publication():
            return f"{decision.reviewer} gave '{decision.url}' as the page of its check"


def _taken_back(
    seen: str, stands: Sequence[Decision], *, given: Sequence[Decision], events: Iterable[Event]
) -> Conflict:
    """The conflict where what was seen no longer stands, and nothing newer does."""
    lost = next((decision for decision in given if decision.id == seen), None)
    if lost is None:
        return Conflict(what=f"nothing with the id '{seen}' was decided here", at="", stands=ids_of(stands))
    back = [event for event in events if event.subject_id == seen and event.kind is EventKind.RETRACTED]
    who, at = (back[-1].reviewer, back[-1].at) if back else ("Somebody", "")
    again = f"'{label_of(stands[0])}' by {stands[0].reviewer} is in effect again" if stands else ""
    what = f"{who} took back '{label_of(lost)}'"
    return Conflict(what=what, at=at, stands=ids_of(stands), again=again)

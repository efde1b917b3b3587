"""What the panel says about a claim's way over the desk, as escaped HTML."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from workbench.domain.handover.move import Move, State
from workbench.domain.review import ClaimStanding
from workbench.ui.views.panel import shown
from workbench.verdicts.states import NEXT, is_reset, may_sign_off, person_with

BUTTONS: Final[Mapping[State, str]] = MappingProxyType(
    {
        State.UNASSIGNED: "Unassign",
        State.CHECKING: "Check",
        State.QUERY: "Ask the author",
        State.SECOND_CHECK: "Ask for a second check",
        State.SIGNED_OFF: "Sign off",
    }
)


def state_line(standing: ClaimStanding) -> str:
    """The state of the claim and who has it."""
    person = person_with(standing)
    return f"{standing.state} · {person}" if person else str(standing.state)


def offered(standing: ClaimStanding, name: str) -> tuple[State, ...]:
    """The states that `name` can move the claim to, the usual next one first."""
    judged = {State.SECOND_CHECK, State.SIGNED_OFF} if standing.verdict is None else set()
    if not may_sign_off(standing, name):
        judged.add(State.SIGNED_OFF)
    return tuple(state for state in NEXT[standing.state] if state not in judged)


def button_for(standing: ClaimStanding, state: State) -> str:
    """What the button says that moves the claim to `state`."""
    back = state is State.CHECKING and is_reset(standing.state, state)
    return "Send back" if back else BUTTONS[state]


def why_not_signed_off(standing: ClaimStanding, name: str) -> str:
    """Why `name` cannot sign off a claim that waits for it; empty where they can."""
    if standing.state is not State.SECOND_CHECK or not name or may_sign_off(standing, name):
        return ""
    return "You gave the verdict that stands: another person signs it off."


def moves_html(standing: ClaimStanding) -> str:
    """Every move of the claim, oldest first, those taken back struck through."""
    return (
        f'<ul class="wb-history">{"".join(_told(standing, move) for move in standing.moves)}</ul>'
        if standing.moves
        else ""
    )


def _told(standing: ClaimStanding, move: Move) -> str:
    state = f"<s>{shown(move.state)}</s> (taken back)" if move.id in standing.retracted else shown(move.state)
    person = f", for {shown(move.assignee)}" if move.assignee else ""
    note = f" — {shown(move.note)}" if move.note else ""
    return f"<li>{shown(move.moved_at)} · {shown(move.reviewer)} · {state}{person}{note}</li>"

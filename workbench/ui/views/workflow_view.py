"""What the panel says about a claim's way over the desk, as escaped HTML."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from workbench.domain.desk_rules import DeskRules, SecondCheck
from workbench.domain.review import ClaimStanding
from workbench.domain.stage_change import Move, State
from workbench.review.second_check import checks_blind, editors_only, is_editor
from workbench.review.workflow import is_reset, may_sign_off, next_states, person_with
from workbench.ui.views.panel_view import shown

CHECK_BLIND: Final = (
    "Blind second check: the first verdict is shown once you gave yours. "
    "Give it above, as for any claim: the same verdict signs the claim off, another sends it back with both named."
)
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
    if standing.state is State.DECIDED:
        return f"{standing.state} · checked by one person"
    person = person_with(standing)
    return f"{standing.state} · {person}" if person else str(standing.state)


def box_title(standing: ClaimStanding, rules: DeskRules) -> str:
    """What the box is called: without a second check nothing is signed off, unless it was before."""
    signs = rules.second_check is not SecondCheck.NONE or standing.state in {State.SECOND_CHECK, State.SIGNED_OFF}
    return "Sign-off and publication" if signs else "Assignment and publication"


def offered(standing: ClaimStanding, name: str, rules: DeskRules) -> tuple[State, ...]:
    """The states that `name` can move the claim to by a button, the usual next one first."""
    barred = {State.SECOND_CHECK, State.SIGNED_OFF} if standing.verdict is None else set()
    if not may_sign_off(standing, name) or checks_blind(standing, name, rules):
        barred.add(State.SIGNED_OFF)
    ways = (state for state in next_states(standing.state, rules.second_check) if state not in barred)
    return tuple(state for state in ways if not editors_only(standing, state, by=name, assignee="", rules=rules))


def button_for(standing: ClaimStanding, state: State) -> str:
    """What the button says that moves the claim to `state`."""
    back = state is State.CHECKING and is_reset(standing.state, state)
    return "Send back" if back else BUTTONS[state]


def why_not_signed_off(standing: ClaimStanding, name: str, rules: DeskRules) -> str:
    """Why there is no button with which `name` signs off a claim that waits for it; empty where there is one."""
    if standing.state is not State.SECOND_CHECK or not name:
        return ""
    if not may_sign_off(standing, name):
        return "You gave the verdict that stands: another person signs it off."
    if not is_editor(rules, name):
        return f"An editor signs it off: {', '.join(rules.editors)}."
    return CHECK_BLIND if checks_blind(standing, name, rules) else ""


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

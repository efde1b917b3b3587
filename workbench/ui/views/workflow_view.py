"""What the panel says about a claim's way over the desk, as escaped HTML."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from workbench.domain.desk_rules import DeskRules, SecondCheck
from workbench.domain.review import ReviewedClaim
from workbench.domain.stage_change import Stage, StageChange
from workbench.reports.kinds.shared_lines import moment
from workbench.review.policy import editors_only, is_editor, may_sign_off
from workbench.review.second_check import checks_blind
from workbench.review.workflow import is_reset, next_stages
from workbench.ui.views.panel_view import shown

CHECK_BLIND: Final = (
    "Blind second check: the first verdict is shown once you have given yours. "
    "Give it above, as for any claim: the same verdict signs the claim off; a different one sends it back with both shown."
)
BUTTONS: Final[Mapping[Stage, str]] = MappingProxyType(
    {
        Stage.UNASSIGNED: "Unassign",
        Stage.CHECKING: "Start checking",
        Stage.QUERY: "Ask the author",
        Stage.SECOND_CHECK: "Ask for a second check",
        Stage.SIGNED_OFF: "Sign off",
    }
)


def state_line(standing: ReviewedClaim) -> str:
    """The state of the claim and who has it."""
    if standing.state is Stage.DECIDED:
        return f"{standing.state} · checked by one person"
    person = standing.assignee
    return f"{standing.state} · {person}" if person else str(standing.state)


def box_title(standing: ReviewedClaim, rules: DeskRules) -> str:
    """What the box is called: without a second check nothing is signed off, unless it was before."""
    signs = rules.second_check is not SecondCheck.NONE or standing.state in {Stage.SECOND_CHECK, Stage.SIGNED_OFF}
    return "Sign-off and publication" if signs else "Assignment and publication"


def offered(standing: ReviewedClaim, name: str, rules: DeskRules) -> tuple[Stage, ...]:
    """The states that `name` can move the claim to by a button, the usual next one first."""
    barred = {Stage.SECOND_CHECK, Stage.SIGNED_OFF} if standing.verdict is None else set()
    if not may_sign_off(standing, name) or checks_blind(standing, name, rules):
        barred.add(Stage.SIGNED_OFF)
    ways = (state for state in next_stages(standing.state, rules.second_check) if state not in barred)
    return tuple(state for state in ways if not editors_only(standing, state, by=name, assignee="", rules=rules))


def button_for(standing: ReviewedClaim, state: Stage) -> str:
    """What the button says that moves the claim to `state`."""
    back = state is Stage.CHECKING and is_reset(standing.state, state)
    return "Send back" if back else BUTTONS[state]


def why_not_signed_off(standing: ReviewedClaim, name: str, rules: DeskRules) -> str:
    """Why there is no button with which `name` signs off a claim that waits for it; empty where there is one."""
    if standing.state is not Stage.SECOND_CHECK or not name:
        return ""
    if not may_sign_off(standing, name):
        return "You gave the current verdict: somebody else must sign it off."
    if not is_editor(rules, name):
        return f"Only an editor can sign it off: {', '.join(rules.editors)}."
    return CHECK_BLIND if checks_blind(standing, name, rules) else ""


def moves_html(standing: ReviewedClaim) -> str:
    """Every move of the claim, oldest first, those taken back struck through."""
    return (
        f'<ul class="wb-history">{"".join(_told(standing, move) for move in standing.moves)}</ul>'
        if standing.moves
        else ""
    )


def _told(standing: ReviewedClaim, move: StageChange) -> str:
    state = f"<s>{shown(move.state)}</s> (taken back)" if move.id in standing.retracted else shown(move.state)
    person = f", for {shown(move.assignee)}" if move.assignee else ""
    note = f" — {shown(move.note)}" if move.note else ""
    return f"<li>{shown(moment(move.moved_at))} · {shown(move.reviewer)} · {state}{person}{note}</li>"

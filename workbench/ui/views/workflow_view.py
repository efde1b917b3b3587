"""What the panel says about a claim's way over the desk, as escaped HTML."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from workbench.domain.desk_rules import DeskRules, SecondCheck
from workbench.domain.review import ReviewedClaim
from workbench.domain.stage_change import Stage, StageChange
from workbench.reports.kinds.shared_lines import format_time
from workbench.review.policy import is_editor, may_sign_off, reserved_for_editors
from workbench.review.second_check import may_check_blind
from workbench.review.workflow import is_reset, next_stages
from workbench.ui.views.panel_view import escaped

CHECK_BLIND: Final = (
    "Blind second check: the first verdict is shown once you have given yours. "
    "Give it above, as for any claim: the same verdict signs the claim off; "
    "a different one sends it back with both shown."
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


def stage_line(reviewed: ReviewedClaim) -> str:
    """Return the stage of the claim and who it is assigned to."""
    if reviewed.state is Stage.DECIDED:
        return f"{reviewed.state} · checked by one person"
    person = reviewed.assignee
    return f"{reviewed.state} · {person}" if person else str(reviewed.state)


def box_title(reviewed: ReviewedClaim, rules: DeskRules) -> str:
    """Return the title of the box: without a second check nothing is signed off, unless it was before."""
    signs = rules.second_check is not SecondCheck.NONE or reviewed.state in {Stage.SECOND_CHECK, Stage.SIGNED_OFF}
    return "Sign-off and publication" if signs else "Assignment and publication"


def offered_stages(reviewed: ReviewedClaim, name: str, rules: DeskRules) -> tuple[Stage, ...]:
    """Return the stages that `name` can move the claim to with a button, the usual next one first."""
    barred = {Stage.SECOND_CHECK, Stage.SIGNED_OFF} if reviewed.verdict is None else set()
    if not may_sign_off(reviewed, name) or may_check_blind(reviewed, name, rules):
        barred.add(Stage.SIGNED_OFF)
    ways = (state for state in next_stages(reviewed.state, rules.second_check) if state not in barred)
    return tuple(
        state for state in ways if not reserved_for_editors(reviewed, state, by=name, assignee="", rules=rules)
    )


def button_for(reviewed: ReviewedClaim, state: Stage) -> str:
    """Return the label of the button that moves the claim to `state`."""
    back = state is Stage.CHECKING and is_reset(reviewed.state, state)
    return "Send back" if back else BUTTONS[state]


def why_not_signed_off(reviewed: ReviewedClaim, name: str, rules: DeskRules) -> str:
    """Return why there is no button with which `name` signs off a claim that waits for it; empty where there is one."""
    if reviewed.state is not Stage.SECOND_CHECK or not name:
        return ""
    if not may_sign_off(reviewed, name):
        return "You gave the current verdict: somebody else must sign it off."
    if not is_editor(rules, name):
        return f"Only an editor can sign it off: {', '.join(rules.editors)}."
    return CHECK_BLIND if may_check_blind(reviewed, name, rules) else ""


def moves_html(reviewed: ReviewedClaim) -> str:
    """Return every change of stage of the claim, oldest first, undone ones struck through."""
    return (
        f'<ul class="wb-history">{"".join(_change_html(reviewed, move) for move in reviewed.moves)}</ul>'
        if reviewed.moves
        else ""
    )


def _change_html(reviewed: ReviewedClaim, move: StageChange) -> str:
    state = f"<s>{escaped(move.state)}</s> (taken back)" if move.id in reviewed.retracted else escaped(move.state)
    person = f", for {escaped(move.assignee)}" if move.assignee else ""
    note = f" — {escaped(move.note)}" if move.note else ""
    return f"<li>{escaped(format_time(move.moved_at))} · {escaped(move.reviewer)} · {state}{person}{note}</li>"

"""What the pane's keys and clicks ask for; each is carried out once, in order."""

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from workbench.domain.verdict import Aspect
from workbench.errors import DecisionRefusedError, WorkbenchError
from workbench.services.deciding import decide
from workbench.services.desk import Desk
from workbench.services.undoing import undo
from workbench.ui.claims.adding import add_selected
from workbench.ui.state import (
    ask_focus,
    choose_claim,
    current_review,
    forgive,
    hush,
    kept,
    refuse,
    reviewer,
    tell,
)
from workbench.ui.typed import keep_typed, take_typed


def take_outbox(desk: Desk, article_id: str) -> None:
    """Carry out every action of the pane's outbox that is new, and acknowledge it."""
    done: dict[str, int] = st.session_state.setdefault("done", {})
    for action in st.session_state["pane"].get("outbox") or []:
        nonce, sequence = str(action.get("nonce", "")), int(action.get("sequence", 0))
        if sequence <= done.get(nonce, 0):
            continue
        done[nonce] = sequence
        st.session_state["ack"] = {"nonce": nonce, "sequence": sequence}
        asked = st.session_state.get("focus")
        _carry_out(desk, article_id, action)
        st.session_state["focus"] = asked  # where a key leads, the pane has led already


def _carry_out(desk: Desk, article_id: str, action: Mapping[str, Any]) -> None:
    deed = _DEEDS.get(str(action.get("type", "")))
    if deed:
        deed(desk, article_id, action)


def _painted(_desk: Desk, _article_id: str, action: Mapping[str, Any]) -> None:
    """Note which revision the pane has painted; without one it has nothing to paint from."""
    st.session_state["painted"] = tuple(filter(None, [str(action.get("revision", ""))]))


def _select(_desk: Desk, _article_id: str, action: Mapping[str, Any]) -> None:
    choose_claim(str(action.get("id", "")))


def _greet(_desk: Desk, _article_id: str, action: Mapping[str, Any]) -> None:
    if not reviewer():
        greet(str(action.get("name", "")))


def _judge(desk: Desk, article_id: str, action: Mapping[str, Any]) -> None:
    judge(desk, article_id, claim_id=str(action.get("id", "")), label=str(action.get("label", "")))


def _keep_typed(desk: Desk, _article_id: str, action: Mapping[str, Any]) -> None:
    review = current_review(desk)
    if review:
        keep_typed(review, action)


def _take_back(desk: Desk, article_id: str, _action: Mapping[str, Any]) -> None:
    take_back(desk, article_id)


_DEEDS: dict[str, Callable[[Desk, str, Mapping[str, Any]], None]] = {
    "painted": _painted,
    "blank": _painted,
    "select": _select,
    "reviewer": _greet,
    "verdict": _judge,
    "claim": add_selected,
    "typed": _keep_typed,
    "undo": _take_back,
}
"""What the pane may ask for, by the type of its action."""


def greet(name: str) -> None:
    """Take the name that the reviewer's browser remembered, and show it in a fresh field."""
    st.session_state["reviewer"] = name.strip()[:80]
    st.session_state["greetings"] = st.session_state.get("greetings", 0) + 1
    st.session_state["greeted"] = True


def judge(desk: Desk, article_id: str, *, claim_id: str, label: str) -> None:
    """Give a verdict; where something is missing, say what, keep the draft, and lead there."""
    hush()
    st.session_state[f"label_{claim_id}"] = label
    take_typed(f"rationale_{claim_id}")
    aspect = Aspect(st.session_state.get(f"aspect_{claim_id}") or Aspect.CONTENT)
    if not reviewer():
        refuse(claim_id, label, "Give your name first (left, at the top): a verdict is signed.")
        ask_focus("reviewer")
        return
    try:
        rationale = kept(f"rationale_{claim_id}")
        decide(desk, article_id, claim_id, label=label, rationale=rationale, by=reviewer(), aspect=aspect)
    except DecisionRefusedError as refused:
        refuse(claim_id, label, str(refused))
        needs = next((known.needs for known in desk.labels if known.name == label), "rationale")
        ask_focus("source" if needs == "evidence" else "rationale")
    except WorkbenchError as error:
        refuse(claim_id, label, str(error))
    else:
        forgive(claim_id)
        tell(f"Saved: {label}.")


def take_back(desk: Desk, article_id: str) -> None:
    """Undo the reviewer's newest decision about the article, and say what it was."""
    try:
        tell(undo(desk, article_id, by=reviewer()))
    except WorkbenchError as error:
        tell(str(error))

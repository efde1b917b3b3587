"""What the pane's keys and clicks ask for; each is carried out once, in order."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

import streamlit as st

from workbench.domain.stage_change import StageChange
from workbench.domain.verdict import Aspect
from workbench.errors import ConflictError, DecisionRefusedError, WorkbenchError
from workbench.review.policy import needs_evidence
from workbench.services.articles.open_review import open_review
from workbench.services.claims.take_back import undo
from workbench.services.desk import Desk
from workbench.services.requirements import LONGEST_RATIONALE
from workbench.services.workflow.reviewer_decisions import give_verdict
from workbench.ui.browser.saved_drafts import settle_draft
from workbench.ui.browser.typed import apply_typed, keep_typed
from workbench.ui.claims.add_claim_form import add_selected
from workbench.ui.claims.conflict_notice import decide_seen, drop_decision, hold_decision, mark_undone_seen
from workbench.ui.claims.wording_field import wording_key
from workbench.ui.findings.writer_thread import findings_waiting
from workbench.ui.session import (
    ask_focus,
    choose_view,
    clear_error,
    current_review,
    draft,
    drop_shown_notice,
    notify,
    reviewer,
    set_error,
    show_claim,
)
from workbench.ui.views.panel_view import conflict_in_words


def take_outbox(desk: Desk, article_id: str) -> None:
    """Carry out every action of the pane's outbox that is new, and acknowledge it."""
    done: dict[str, int] = st.session_state.setdefault("done", {})
    for action in st.session_state["pane"].get("outbox") or []:
        nonce, sequence = str(action.get("nonce", "")), int(action.get("sequence", 0))
        if sequence <= done.get(nonce, 0):
            continue
        done[nonce] = sequence
        st.session_state["ack"] = {"nonce": nonce, "sequence": sequence}
        focus = st.session_state.get("focus", {"count": 0, "target": ""})
        _carry_out(desk, article_id, action)
        st.session_state["focus"] = focus  # where a key leads, the pane has led already


def _carry_out(desk: Desk, article_id: str, action: Mapping[str, Any]) -> None:
    carry_out = _ACTIONS.get(str(action.get("type", "")))
    if carry_out:
        carry_out(desk, article_id, action)


def _painted(_desk: Desk, _article_id: str, action: Mapping[str, Any]) -> None:
    """Note which revision the pane has painted; without one it has nothing to paint from."""
    st.session_state["painted"] = tuple(filter(None, [str(action.get("revision", ""))]))


def _select(_desk: Desk, _article_id: str, action: Mapping[str, Any]) -> None:
    show_claim(str(action.get("id", "")))


def _view(_desk: Desk, _article_id: str, action: Mapping[str, Any]) -> None:
    choose_view(str(action.get("view", "")))


def _judge(desk: Desk, article_id: str, action: Mapping[str, Any]) -> None:
    """Give the verdict for the reason seen: the browser may have sent its field as it was before the words came."""
    claim_id, label = str(action.get("id", "")), str(action.get("label", ""))
    key, shown = f"rationale_{claim_id}", str(action.get("rationale", ""))
    apply_typed(key)
    if shown.strip() and not draft(key).strip():
        st.session_state[key] = shown[: LONGEST_RATIONALE + 1]
    judge(desk, article_id, claim_id=claim_id, label=label, seen=action.get("seen"))


def _keep_typed(desk: Desk, _article_id: str, action: Mapping[str, Any]) -> None:
    review = current_review(desk)
    if review:
        keep_typed(review, action)


def _take_back(desk: Desk, article_id: str, _action: Mapping[str, Any]) -> None:
    take_back(desk, article_id)


_ACTIONS: dict[str, Callable[[Desk, str, Mapping[str, Any]], None]] = {
    "painted": _painted,
    "blank": _painted,
    "select": _select,
    "view": _view,
    "verdict": _judge,
    "claim": add_selected,
    "typed": _keep_typed,
    "undo": _take_back,
}
"""What the pane may ask for, by the type of its action."""


def judge(
    desk: Desk,
    article_id: str,
    *,
    claim_id: str,
    label: str,
    seen: Sequence[Any] | None = None,
    aspect: Aspect | None = None,
) -> None:
    """Record a verdict over those `seen`; where something is missing or newer, say what and keep the draft.

    Without an `aspect` it is on that which is chosen beside the claim.
    """
    drop_shown_notice()
    st.session_state[f"label_{claim_id}"] = label
    aspect = aspect or chosen_aspect(claim_id)
    if not reviewer():
        set_error(claim_id, label, "Enter your name first (top right): every verdict is signed.")
        ask_focus("reviewer")
        return
    rationale = draft(f"rationale_{claim_id}")
    try:
        with findings_waiting(desk):
            message = _record_verdict(desk, article_id, claim_id, label=label, aspect=aspect, seen=seen)
    except ConflictError as error:
        hold_decision(claim_id, error, chosen=label, reason=rationale)
        set_error(claim_id, label, f"{conflict_in_words(error.conflict)}. Keep that verdict, or overrule it.")
    except DecisionRefusedError as refused:
        set_error(claim_id, label, str(refused))
        rests_on_evidence = any(needs_evidence(known) for known in desk.labels if known.name == label)
        ask_focus("source" if rests_on_evidence else "rationale")
    except WorkbenchError as error:
        set_error(claim_id, label, str(error))
    else:
        clear_error(claim_id)
        drop_decision(claim_id)
        settle_draft(claim_id, rationale)
        notify(message)


def chosen_aspect(claim_id: str) -> Aspect:
    """Return which question about the claim is chosen beside it: whether it is true, or whether it was said."""
    return Aspect(st.session_state.get(f"aspect_{claim_id}") or Aspect.CONTENT)


def _record_verdict(
    desk: Desk, article_id: str, claim_id: str, *, label: str, aspect: Aspect, seen: Sequence[str] | None
) -> str:
    """Save the verdict, or the blind second check that it is; return a line saying which."""
    rationale = draft(f"rationale_{claim_id}")
    record = partial(
        give_verdict,
        desk,
        article_id,
        claim_id,
        label=label,
        rationale=rationale,
        should_read=draft(wording_key(claim_id, aspect)),
        by=reviewer(),
    )
    given = decide_seen(lambda over: record(aspect=aspect, over=over), claim_id=claim_id, aspect=aspect, seen=seen)
    if isinstance(given, StageChange):
        # What was chosen and written has gone with the check; overruling what is seen now is another deed.
        st.session_state[f"label_{claim_id}"], st.session_state[f"rationale_{claim_id}"] = None, ""
        return f"Moved to: {given.state}. {given.note}"
    return f"Saved: {label}."


def take_back(desk: Desk, article_id: str) -> None:
    """Undo the reviewer's newest decision about the article, and say what it was."""
    try:
        notify(undo(desk, article_id, by=reviewer()))
        mark_undone_seen(open_review(desk, article_id))
    except WorkbenchError as error:
        notify(str(error))

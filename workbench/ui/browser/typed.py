"""Words typed for a field that was not drawn yet, kept for it."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from workbench.domain.review import Review
from workbench.services.requirements import LONGEST_RATIONALE
from workbench.ui.session import draft

_RATIONALE = "rationale_"


def keep_typed(review: Review, action: Mapping[str, Any]) -> None:
    """Keep the words of a pane's action for their field; without a field, do nothing."""
    key = draft_key(review, str(action.get("place", "")), str(action.get("id", "")))
    if key:
        waiting = _waiting()
        waiting[key] = (waiting.get(key, "") + str(action.get("words", "")))[:LONGEST_RATIONALE]


def apply_typed(key: str) -> None:
    """Append the waiting words to a field's content; call this before the field is drawn.

    Not as soon as it comes: the browser may still hold the field as it was,
    and would send that back.
    """
    words = _waiting().pop(key, "")
    if words:
        st.session_state[key] = (draft(key) + words)[:LONGEST_RATIONALE]


def draft_key(review: Review, place: str, claim_id: str) -> str:
    """Return the session key of what is typed in a place of the page; empty for an unknown place or claim."""
    if place == "words":
        return f"words_{review.article.id}"
    reviewed = next((reviewed for reviewed in review.all_claims if reviewed.claim.id == claim_id), None)
    if reviewed is None:
        return ""
    if place == "flag":
        waiting = (f.flag.id for f in review.flags if f.flag.id in reviewed.flag_ids and not f.decision)
        return next((f"flag_reason_panel_{flag_id}" for flag_id in waiting), "")
    return {"rationale": f"{_RATIONALE}{claim_id}", "source": f"title_{claim_id}"}.get(place, "")


def claims_with_rationale() -> list[str]:
    """Return the claims for which a rationale is typed, as it is in the session or waits for its field."""
    keys = {str(key) for key in st.session_state if str(key).startswith(_RATIONALE) and draft(str(key)).strip()}
    keys |= {key for key in _waiting() if key.startswith(_RATIONALE)}
    return sorted(key.removeprefix(_RATIONALE) for key in keys)


def _waiting() -> dict[str, str]:
    waiting: dict[str, str] = st.session_state.setdefault("typed", {})
    return waiting

"""Words typed for a field that was not drawn yet, kept as its draft."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from workbench.domain.review import Review
from workbench.services.deciding import LONGEST_RATIONALE
from workbench.ui.state import kept


def keep_typed(review: Review, action: Mapping[str, Any]) -> None:
    """Put the words of a pane's action behind what their field holds; where no field is meant, nothing happens."""
    key = draft_key(review, str(action.get("place", "")), str(action.get("id", "")))
    if key:
        st.session_state[key] = (kept(key) + str(action.get("words", "")))[:LONGEST_RATIONALE]


def draft_key(review: Review, place: str, claim_id: str) -> str:
    """Where the session keeps what is typed at a place of the page, or nothing for an unknown place or claim."""
    if place == "words":
        return f"words_{review.article.id}"
    standing = next((standing for standing in review.claims if standing.claim.id == claim_id), None)
    if standing is None:
        return ""
    if place == "flag":
        waiting = (f.flag.id for f in review.flags if f.flag.id in standing.flag_ids and not f.decision)
        return next((f"flag_reason_panel_{flag_id}" for flag_id in waiting), "")
    return {"rationale": f"rationale_{claim_id}", "source": f"title_{claim_id}"}.get(place, "")


def reasoned() -> list[str]:
    """The claims for which a rationale is typed and kept in the session."""
    prefix = "rationale_"
    keys = [str(key) for key in st.session_state if str(key).startswith(prefix)]
    return [key.removeprefix(prefix) for key in keys if kept(key).strip()]

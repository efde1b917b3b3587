"""The field for the right wording of a statement, beside the rationale, and what accepted flags put into it."""

import streamlit as st

from workbench.domain.flag import Flag
from workbench.domain.review import ReviewedClaim
from workbench.domain.verdict import Aspect
from workbench.services.articles.open_review import open_review
from workbench.services.claims.propose_wording import propose_wordings, recorded_wording
from workbench.services.desk import Desk
from workbench.ui.session import draft
from workbench.ui.views.panel_view import wording_html


def wording_key(claim_id: str, aspect: Aspect) -> str:
    """Return the session key of the right wording that goes with a verdict on this aspect."""
    return f"should_read_{aspect.value}_{claim_id}"


def wording_field(reviewed: ReviewedClaim, aspect: Aspect) -> None:
    """Draw the field, at first with the wording recorded, and under it what that changes in the statement."""
    key, recorded = wording_key(reviewed.claim.id, aspect), recorded_wording(reviewed, aspect)
    if key not in st.session_state:
        st.session_state[key] = recorded
    st.text_area(
        "Should read",
        draft(key),
        key=key,
        height=68,
        persist_state="session",
        placeholder="The whole statement as it should be, where it is wrong.",
    )
    if recorded:
        st.html(wording_html(reviewed.claim.quote, recorded))


def fill_from_flag(desk: Desk, flag: Flag) -> str:
    """Put the suggestion of a flag just accepted into the statements' fields; return a sentence on it, or nothing.

    A wording that is there already gets it where the flagged words stand in it once, and else stays as it is.
    """
    filled: list[str] = []
    for reviewed, wording in propose_wordings(open_review(desk, flag.article_id), flag):
        key = wording_key(reviewed.claim.id, Aspect.CONTENT)
        before = draft(key) or recorded_wording(reviewed, Aspect.CONTENT)
        if not before.strip():
            st.session_state[key] = wording
        elif before.count(flag.quote) == 1:
            st.session_state[key] = before.replace(flag.quote, flag.suggestion)
        else:
            continue
        filled.append(str(reviewed.number))
    if not filled:
        return ""
    return f" Filled in as “Should read” of claim {', '.join(filled)}: save it with a verdict."

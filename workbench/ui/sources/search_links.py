"""Suggested searches beside a claim: links only, opened by the reviewer."""

import streamlit as st

from workbench.domain.review import Review, ReviewedClaim
from workbench.services.desk import Desk
from workbench.services.sources.suggest_searches import suggest_searches
from workbench.ui.views.searches_view import searches_html


def searches_box(desk: Desk, review: Review, reviewed: ReviewedClaim) -> None:
    """Draw a closed box; when opened, it has the links, and any mistakes in the desk's own file of places."""
    box = st.expander("Suggested searches", key=f"searches_{reviewed.claim.id}", on_change="rerun")
    if not box.open:
        return
    with box:
        st.caption("Each link opens in a new tab; nothing is sent until you open it.")
        for problem in desk.search_places()[1]:
            st.text(str(problem))
        searches = suggest_searches(desk, review, reviewed.claim.id)
        if searches:
            st.html(searches_html(searches))
        else:
            st.caption("This claim has no words specific enough to search for.")

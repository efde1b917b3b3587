"""Suggested searches beside a claim: links only, opened by the reviewer."""

import streamlit as st

from workbench.domain.review import Review, ReviewedClaim
from workbench.services.desk import Desk
from workbench.services.sources.suggest_searches import searches_of
from workbench.ui.views.searches_view import searches_html


def searches_box(desk: Desk, review: Review, standing: ReviewedClaim) -> None:
    """A closed box; when opened, the links, and what in the desk's own file of places cannot be used."""
    box = st.expander("Suggested searches", key=f"searches_{standing.claim.id}", on_change="rerun")
    if not box.open:
        return
    with box:
        st.caption("Each link opens in a new tab; nothing is sent until you open it.")
        for problem in desk.search_places()[1]:
            st.text(str(problem))
        found = searches_of(desk, review, standing.claim.id)
        if found:
            st.html(searches_html(found))
        else:
            st.caption("This claim has no words specific enough to search for.")

"""Queue: the claims as a table, filtered and searched."""

from functools import partial

import streamlit as st

from workbench.domain.review import Review
from workbench.domain.stage_change import Stage
from workbench.text.counting import plural
from workbench.ui.components import mount
from workbench.ui.page_desk import the_desk
from workbench.ui.session import current_review, go_to_chosen
from workbench.ui.views.article.counts import count_claims
from workbench.ui.views.queue_view import COLUMNS, PAGE, QueueFilter, pages_of, people_in, queue_of, queue_rows


def page() -> None:
    """Draw the filters and the matching rows, each of which leads to its claim."""
    st.title("Queue", anchor=False)
    review = current_review(the_desk())
    if review is None:
        st.info("No article yet. Add one on the Articles page.")
        return
    matching = queue_of(review.claims, _wanted(review))
    st.caption(
        f"{len(matching)} of {plural(len(review.claims), 'claim')}: {count_claims(review.claims).in_words}. "
        "Click a row, or press Enter on it, to review it."
    )
    pages = pages_of(matching)
    number = st.number_input("Page", 1, pages, 1, key="queue_page") if pages > 1 else 1
    rows = queue_rows(matching[(number - 1) * PAGE : number * PAGE])
    if not rows:
        st.info("No claim matches. Widen the filters.")
        return
    shown = {"columns": list(COLUMNS), "rows": rows, "wide": 1}
    mount("table", key="queue_table", data=shown, on_chosen_change=partial(go_to_chosen, "queue_table"))


def _wanted(review: Review) -> QueueFilter:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        words = st.text_input("Search", key="queue_words", placeholder="words in the claim")
        statuses = st.multiselect("Verdict", sorted({str(c.status) for c in review.claims}), key="queue_statuses")
        stages_present = {c.state for c in review.claims}
        stages = st.multiselect(
            "Stage", [state.value for state in Stage if state in stages_present], key="queue_states"
        )
        names = people_in(review.claims)
        people = st.multiselect("Assigned to", names, key="queue_people") if names else []
        kinds = st.multiselect("Kind", sorted({c.claim.kind.value for c in review.claims}), key="queue_kinds")
        flagged = st.selectbox("Flags", ["all", "flagged", "not flagged"], key="queue_flagged")
        least = st.slider("Check-worthiness from", 0.0, 1.0, 0.0, 0.05, key="queue_worthiness")
    return QueueFilter(
        statuses=tuple(statuses),
        states=tuple(stages),
        people=tuple(people),
        kinds=tuple(kinds),
        least_worthiness=least,
        flagged=flagged,
        words=words or "",
    )


page()

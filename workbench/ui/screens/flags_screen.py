"""Flags: every suspicious spot, the gravest first."""

import streamlit as st

from workbench.domain.flag import Severity
from workbench.domain.review import Review, ReviewedFlag
from workbench.services.articles.recheck_article import needs_recheck
from workbench.services.desk import Desk
from workbench.ui.claims.recheck_offer import carry_out_check, check_button
from workbench.ui.flag_box import flag_box
from workbench.ui.names.names_box import names_box
from workbench.ui.page_desk import the_desk
from workbench.ui.session import current_review, draw_notice, go_to_claim, mark_notice_shown

MOST = 100
MOST_PROBLEMS = 20
HEADINGS = {Severity.ERROR: "Errors", Severity.WARNING: "Warnings", Severity.NOTE: "Notes"}


@st.fragment
def page() -> None:
    """Draw the flags by severity, each to accept or dismiss."""
    st.title("Flags", anchor=False)
    desk = the_desk()
    review = current_review(desk)
    if review is None:
        st.info("No article yet. Add one on the Articles page.")
        return
    draw_notice()
    _house_style_note(desk, review)
    wanted = st.segmented_control("Show", ["open", "accepted", "dismissed"], default="open", key="flags_shown")
    for severity, heading in HEADINGS.items():
        flags = [f for f in review.flags if f.flag.severity is severity and _is_wanted(f, wanted)]
        flags.sort(key=lambda reviewed: not reviewed.rivals)
        if flags:
            st.subheader(f"{heading} ({len(flags)})", anchor=False)
        for reviewed in flags[:MOST]:
            flag_box(desk, reviewed, where="list")
            _link_to_place(review, reviewed)
        if len(flags) > MOST:
            st.caption(f"{len(flags) - MOST} more appear once these have been answered.")
    if not any(_is_wanted(reviewed, wanted) for reviewed in review.flags):
        st.info("No flags here. A flag appears for every suspicious spot in the article.")
    names_box(desk)
    mark_notice_shown()


def _is_wanted(reviewed: ReviewedFlag, wanted: str | None) -> bool:
    """Return whether the flag is among those to show; one in conflict waits for an answer as an open one does."""
    return wanted in {None, reviewed.status} or (wanted == "open" and bool(reviewed.rivals))


def _link_to_place(review: Review, reviewed: ReviewedFlag) -> None:
    """Draw a button to the first claim that the flag overlaps."""
    flag_id = reviewed.flag.id
    claim = next((claim.claim for claim in review.claims if flag_id in claim.flag_ids), None)
    if claim:
        st.button(
            "Show in the article", key=f"place_{flag_id}", type="tertiary", on_click=go_to_claim, args=(claim.id,)
        )


def _house_style_note(desk: Desk, review: Review) -> None:
    """Draw which house style is in effect, its mistakes, and a button to check again with it."""
    style, problems = desk.house_style()
    carry_out_check()
    if not style.where and not problems and not needs_recheck(desk, review):
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        if style.where or problems:
            st.text(f"House style: {style.where or 'not usable'}")
        check_button(desk, review, "Check this article again")
    for problem in problems[:MOST_PROBLEMS]:
        st.text(str(problem))


page()

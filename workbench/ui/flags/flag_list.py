"""The list of flags beside the article, the gravest first, with the desk's names at its foot."""

import streamlit as st

from workbench.domain.flag import Severity
from workbench.domain.review import Review, ReviewedFlag
from workbench.services.desk import Desk
from workbench.ui.flags.flag_box import flag_box
from workbench.ui.names.names_box import names_box
from workbench.ui.session import show_claim

MOST = 100
MOST_PROBLEMS = 20
HEADINGS = {Severity.ERROR: "Errors", Severity.WARNING: "Warnings", Severity.NOTE: "Notes"}


def flag_list(desk: Desk, review: Review) -> None:
    """Draw the flags by severity, each to accept or dismiss."""
    st.header("Flags", anchor=False)
    _house_style_note(desk)
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


def _is_wanted(reviewed: ReviewedFlag, wanted: str | None) -> bool:
    """Return whether the flag is among those to show; one in conflict waits for an answer as an open one does."""
    return wanted in {None, reviewed.status} or (wanted == "open" and bool(reviewed.rivals))


def _link_to_place(review: Review, reviewed: ReviewedFlag) -> None:
    """Draw a button to the first claim that the flag overlaps."""
    flag_id = reviewed.flag.id
    claim = next((claim.claim for claim in review.claims if flag_id in claim.flag_ids), None)
    if claim:
        st.button("Show in the article", key=f"place_{flag_id}", type="tertiary", on_click=show_claim, args=(claim.id,))


def _house_style_note(desk: Desk) -> None:
    """Draw which house style is in effect, and its mistakes."""
    style, problems = desk.house_style()
    if style.where or problems:
        st.text(f"House style: {style.where or 'not usable'}")
    for problem in problems[:MOST_PROBLEMS]:
        st.text(str(problem))

"""Checking the article again: the offer where its check is of another reading, and what is kept though not found."""

from functools import partial

import streamlit as st

from workbench.domain.review import Review, ReviewedClaim, ReviewedFlag
from workbench.services.articles.recheck_article import needs_recheck, recheck_article
from workbench.services.desk import Desk
from workbench.ui.fields import signed
from workbench.ui.session import notify, reviewer
from workbench.ui.sources.fetch_progress import defer, run_deferred
from workbench.ui.views.panel_view import unfound_lines

OFFER = (
    "This article was checked with an earlier version of the rules. "
    "Check it again: answered flags and claims with a verdict stay."
)
SHOWN = 50


def offer_check(desk: Desk, review: Review) -> None:
    """Draw a line and a button where a new check of the article could give a different result."""
    carry_out_check()
    if not needs_recheck(desk, review):
        return
    with st.container(horizontal=True, vertical_alignment="center", key="check_offer"):
        st.text(OFFER)
        check_button(desk, review, "Check again")


def check_button(desk: Desk, review: Review, name: str) -> None:
    """Draw the button that makes `carry_out_check` check the article again."""
    check, doing = partial(_check, desk, review.article.id), {"doing": "Checking the article again"}
    st.button(name, key="check_again", on_click=defer, args=("check_again", check), kwargs=doing)


def carry_out_check() -> None:
    """Carry out the check that was asked for, say so while it lasts, and draw the page anew."""
    if run_deferred("check_again"):
        st.rerun()


def unfound_box(review: Review) -> None:
    """Draw a closed box with what the newest check no longer finds although somebody worked on it."""
    lines = unfound_lines(review)
    if not lines:
        return
    with st.expander(f"No longer found by the newest check: {len(lines)}", key="unfound"):
        st.text("\n".join(lines[:SHOWN]))
        if len(lines) > SHOWN:
            st.caption(f"Showing the first {SHOWN} of {len(lines)}; `workbench check-again` lists them all.")
        st.caption("Somebody worked on these, so they have been kept.")


def unfound_note(reviewed: ReviewedClaim | ReviewedFlag) -> None:
    """Draw a line where the newest check no longer finds the claim or the flag."""
    if reviewed.no_longer_found:
        st.caption("No longer found by the newest check; kept because somebody worked on it.")


def _check(desk: Desk, article_id: str) -> None:
    messages: list[str] = []
    if signed(lambda: messages.append(recheck_article(desk, article_id, by=reviewer()).line), ""):
        notify(messages[0])

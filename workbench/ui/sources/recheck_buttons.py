"""Looking at sources again: what the last look found, and the buttons for one claim and for all of the article."""

from collections.abc import Callable, Iterable

import streamlit as st

from workbench.domain.review import Review, ReviewedClaim
from workbench.domain.source import Evidence
from workbench.errors import WorkbenchError
from workbench.services.desk import Desk
from workbench.services.sources.recheck_sources import SourceRecheck, can_be_fetched, recheck_sources
from workbench.ui.session import ask_focus, notice, notify, reviewer
from workbench.ui.views.rechecks_view import look_html, looks_line, stale_html


def stale_note(standing: ReviewedClaim) -> None:
    """Why the claim's verdict no longer stands as it was given, where that is so."""
    if standing.stale_because:
        st.html(stale_html(standing))


def last_look(standing: ReviewedClaim, link: Evidence) -> None:
    """What the newest look at a piece of evidence found, where there was one."""
    for look in standing.rechecks:
        if look.evidence_id == link.id:
            st.html(look_html(look))


def recheck_button(desk: Desk, review: Review, standing: ReviewedClaim) -> None:
    """A button that looks again at the claim's sources, where any of them was fetched."""
    linked = {link.source_id for link in standing.evidence}
    if any(source.id in linked and can_be_fetched(source) for source in review.sources):
        key = f"recheck_{standing.claim.id}"
        st.button("Recheck these sources", key=key, on_click=_look_again, args=(desk, standing))


def recheck_all(desk: Desk, review: Review) -> None:
    """A button that looks again at every source that was fetched; each is named as soon as it was looked at."""
    message = notice()
    if message:
        st.text(message)
    pages = sum(1 for source in review.sources if can_be_fetched(source))
    if not pages or not st.button(f"Recheck every fetched source ({pages})", key="recheck_all"):
        return
    with st.status("Fetching the sources again"):
        _look(lambda: _shown(recheck_sources(desk, review.article.id, by=reviewer())))
    st.rerun()


def _look_again(desk: Desk, standing: ReviewedClaim) -> None:
    claim = standing.claim
    _look(lambda: recheck_sources(desk, claim.article_id, claim_id=claim.id, by=reviewer()))


def _look(again: Callable[[], Iterable[SourceRecheck]]) -> None:
    """Look at sources again, and tell what was found or why it could not be done, in one line."""
    if not reviewer():
        notify("Enter your name first (top left): every recheck is signed.")
        ask_focus("reviewer")
        return
    try:
        notify(looks_line([look for one in again() for look in one.rechecks]))
    except WorkbenchError as error:
        notify(str(error))


def _shown(looked: Iterable[SourceRecheck]) -> Iterable[SourceRecheck]:
    """Each source, named on the page as soon as it was looked at."""
    for one in looked:
        st.text(f"{one.source.title}: {one.why_not or looks_line(one.rechecks)}")
        yield one

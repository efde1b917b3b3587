"""Looking at sources again: what the last look found, and the buttons for one claim and for all of the article."""

from collections.abc import Callable, Iterable
from functools import partial

import streamlit as st

from workbench.domain.review import Review, ReviewedClaim
from workbench.domain.source import Evidence, Recheck
from workbench.errors import WorkbenchError
from workbench.services.desk import Desk
from workbench.services.sources.recheck_sources import SourceRecheck, can_be_fetched, recheck_sources
from workbench.ui.session import is_named, notice, notify, reviewer
from workbench.ui.sources.fetch_progress import defer, run_deferred
from workbench.ui.views.rechecks_view import recheck_html, rechecks_line, stale_html


def stale_note(reviewed: ReviewedClaim) -> None:
    """Draw why the claim's verdict is stale, if it is."""
    if reviewed.stale_because:
        st.html(stale_html(reviewed))


def last_recheck(reviewed: ReviewedClaim, link: Evidence) -> None:
    """Draw what the newest recheck of a piece of evidence found, if there was one."""
    for recheck in reviewed.rechecks:
        if recheck.evidence_id == link.id:
            st.html(recheck_html(recheck))


def recheck_button(desk: Desk, reviewed: ReviewedClaim) -> None:
    """Draw a button that rechecks the claim's sources, where any of them was fetched."""
    if any(map(can_be_fetched, reviewed.sources)):
        key = f"recheck_{reviewed.claim.id}"
        st.button("Recheck these sources", key=key, on_click=_recheck_claim, args=(desk, reviewed))


def recheck_all(desk: Desk, review: Review) -> None:
    """Draw a button that rechecks every fetched source; each is named as soon as it is done."""
    message = notice()
    if message:
        st.text(message)
    if run_deferred("recheck_all"):
        st.rerun()
    pages = sum(1 for source in review.sources if can_be_fetched(source))
    if pages:
        st.button(
            f"Recheck every fetched source ({pages})",
            key="recheck_all",
            on_click=defer,
            args=("recheck_all", partial(_recheck_all, desk, review.article.id)),
            kwargs={"doing": "Fetching the sources again"},
        )


def _recheck_all(desk: Desk, article_id: str) -> None:
    _recheck_and_notify(lambda: _shown(recheck_sources(desk, article_id, by=reviewer())))


def _recheck_claim(desk: Desk, reviewed: ReviewedClaim) -> None:
    claim = reviewed.claim
    _recheck_and_notify(lambda: recheck_sources(desk, claim.article_id, claim_id=claim.id, by=reviewer()))


def _recheck_and_notify(run_rechecks: Callable[[], Iterable[SourceRecheck]]) -> None:
    """Recheck sources, and show in one line what was found or why it could not be done."""
    if not is_named():
        return
    try:
        rechecks: list[Recheck] = []
        for source_recheck in run_rechecks():
            rechecks += source_recheck.rechecks
        notify(rechecks_line(rechecks))
    except WorkbenchError as error:
        notify(str(error))


def _shown(rechecks_made: Iterable[SourceRecheck]) -> Iterable[SourceRecheck]:
    """Yield each source, naming it on the page as soon as it was rechecked."""
    for source_recheck in rechecks_made:
        st.text(f"{source_recheck.source.title}: {source_recheck.why_not or rechecks_line(source_recheck.rechecks)}")
        yield source_recheck

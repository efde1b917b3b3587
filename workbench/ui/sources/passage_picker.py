"""The passages of a claim's sources, offered side by side, and the buttons that keep one."""

import streamlit as st

from workbench.domain.review import Review, ReviewedClaim
from workbench.domain.source import Stance
from workbench.errors import WorkbenchError
from workbench.services.desk import Desk
from workbench.services.search.embeddings import way_of_searching
from workbench.services.sources.suggest_passages import (
    PassageSuggestion,
    attach_passage,
    passages_for,
    unsupported_in,
    words_of,
)
from workbench.ui.session import ask_focus, notify, reviewer
from workbench.ui.views.passages_view import claim_words_html, passage_html

_BUTTONS = {Stance.SUPPORTS: "Supports", Stance.REFUTES: "Refutes", Stance.CONTEXT: "Context"}


def passages_box(desk: Desk, review: Review, standing: ReviewedClaim) -> None:
    """A switch; when on, the passages that bear most on the claim, each with what it may do to it."""
    claim_id = standing.claim.id
    if not any(source.snapshot for source in review.sources):
        return
    if not st.toggle("Search the sources for this claim", key=f"passages_{claim_id}"):
        return
    with st.spinner("Reading the sources"):
        offered, unread = passages_for(desk, review, claim_id)
    for line in unread:
        st.text(line)
    if not offered and not unread:
        st.caption("Nothing relevant to the claim was found in these sources.")
    if offered:
        _claim_beside(standing, offered)
    kept = {(link.source_id, link.start, link.end) for link in standing.evidence}
    for number, found in enumerate(offered):
        with st.container(border=True, key=f"passage_box_{claim_id}_{number}"):
            st.html(passage_html(found))
            if (found.source.id, found.passage.start, found.passage.end) in kept:
                st.caption("Saved as evidence.")
            else:
                _buttons(desk, standing, found, number=number)


def _claim_beside(standing: ReviewedClaim, offered: tuple[PassageSuggestion, ...]) -> None:
    """The claim with the words underlined that no passage holds, and how the passages were found."""
    words = claim_words_html(words_of(standing), unsupported_in(standing, offered))
    if words:
        st.html(words)
    st.caption(f"Found {way_of_searching()}.")


def _buttons(desk: Desk, standing: ReviewedClaim, found: PassageSuggestion, *, number: int) -> None:
    with st.container(horizontal=True):
        for stance, name in _BUTTONS.items():
            key = f"keep_{stance.value}_{standing.claim.id}_{number}"
            st.button(name, key=key, on_click=_keep, args=(desk, standing, found), kwargs={"stance": stance})


def _keep(desk: Desk, standing: ReviewedClaim, found: PassageSuggestion, *, stance: Stance) -> None:
    claim = standing.claim
    if not reviewer():
        notify("Enter your name first (top left): every decision is signed.")
        ask_focus("reviewer")
        return
    try:
        attach_passage(
            desk,
            claim.article_id,
            claim.id,
            source_id=found.source.id,
            start=found.passage.start,
            end=found.passage.end,
            stance=stance,
            by=reviewer(),
        )
    except WorkbenchError as error:
        notify(str(error))
        return
    notify("Passage saved as evidence.")

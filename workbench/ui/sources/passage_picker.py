"""The passages of a claim's sources, offered side by side, and the buttons that keep one."""

import streamlit as st

from workbench.domain.review import Review, ReviewedClaim
from workbench.domain.source import Stance
from workbench.errors import WorkbenchError
from workbench.services.desk import Desk
from workbench.services.search.embeddings import search_method
from workbench.services.sources.suggest_passages import (
    PassageSuggestion,
    attach_passage,
    search_words,
    suggest_passages,
    unsupported_spans,
)
from workbench.ui.session import is_named, notify, reviewer
from workbench.ui.views.passages_view import claim_words_html, passage_html

_BUTTONS = {Stance.SUPPORTS: "Supports", Stance.REFUTES: "Refutes", Stance.CONTEXT: "Context"}


def passages_box(desk: Desk, review: Review, reviewed: ReviewedClaim) -> None:
    """Draw a switch and, when it is on, the passages that bear most on the claim, each with its cue."""
    claim_id = reviewed.claim.id
    if not any(source.snapshot for source in review.sources):
        return
    if not st.toggle("Search the sources for this claim", key=f"passages_{claim_id}"):
        return
    with st.spinner("Reading the sources"):
        suggestions, unread = suggest_passages(desk, review, claim_id)
    for line in unread:
        st.text(line)
    if not suggestions and not unread:
        st.caption("Nothing relevant to the claim was found in these sources.")
    if suggestions:
        _unsupported_words_note(reviewed, suggestions)
    attached = {(link.source_id, link.start, link.end) for link in reviewed.evidence}
    for number, suggestion in enumerate(suggestions):
        with st.container(border=True, key=f"passage_box_{claim_id}_{number}"):
            st.html(passage_html(suggestion))
            if (suggestion.source.id, suggestion.passage.start, suggestion.passage.end) in attached:
                st.caption("Saved as evidence.")
            else:
                _buttons(desk, reviewed, suggestion, number=number)


def _unsupported_words_note(reviewed: ReviewedClaim, suggestions: tuple[PassageSuggestion, ...]) -> None:
    """Draw the claim with the words underlined that no passage has, and how the passages were found."""
    words = claim_words_html(search_words(reviewed), unsupported_spans(reviewed, suggestions))
    if words:
        st.html(words)
    st.caption(f"Found {search_method()}.")


def _buttons(desk: Desk, reviewed: ReviewedClaim, suggestion: PassageSuggestion, *, number: int) -> None:
    with st.container(horizontal=True):
        for stance, name in _BUTTONS.items():
            key = f"keep_{stance.value}_{reviewed.claim.id}_{number}"
            st.button(name, key=key, on_click=_attach, args=(desk, reviewed, suggestion), kwargs={"stance": stance})


def _attach(desk: Desk, reviewed: ReviewedClaim, suggestion: PassageSuggestion, *, stance: Stance) -> None:
    claim = reviewed.claim
    if not is_named():
        return
    try:
        attach_passage(
            desk,
            claim.article_id,
            claim.id,
            source_id=suggestion.source.id,
            start=suggestion.passage.start,
            end=suggestion.passage.end,
            stance=stance,
            by=reviewer(),
        )
    except WorkbenchError as error:
        notify(str(error))
        return
    notify("Passage saved as evidence.")

"""Adding a claim of one's own: words selected in the article, or given in a field."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from workbench.anchoring.find_words import find_words
from workbench.domain.claim import CHECKABLE, ClaimKind
from workbench.domain.review import Review
from workbench.domain.span import Span
from workbench.errors import ClaimExistsError, WorkbenchError
from workbench.services.claims.add_claim import locate_words
from workbench.services.claims.decide import add_claim
from workbench.services.desk import Desk
from workbench.text.counting import plural
from workbench.ui.fields import choice, signed, text_area
from workbench.ui.session import ask_focus, choose_claim, draft, notify, reviewer
from workbench.ui.views.selection_view import occurrence_lines, selected_in

GUESSED = "detect automatically"


def add_selected(desk: Desk, article_id: str, action: Mapping[str, Any]) -> None:
    """Add the words that the pane reports as selected; where there are none, lead to the field for them."""
    span = selected_in(desk.store.load(article_id).articles[-1].text, action)
    if span is None:
        notify("No words are selected. Select some in the article, or type them under “Add a claim”.")
        ask_focus("words")
        return
    _add(desk, article_id, span)


def adding_box(desk: Desk, review: Review) -> None:
    """Draw a closed box; when opened, it has fields for the words, which occurrence is meant, and the kind."""
    box = st.expander("Add a claim (+)", key="adding", on_change="rerun")
    if not box.open:
        return
    with box:
        st.caption("Select words in the article, then press + or “Add as claim”. Or type the words here.")
        places = find_words(review.article.text, text_area("Words of the article", _field(review), height=68))
        if len(places) > 1:
            lines = occurrence_lines(review.article.text, places)
            st.selectbox(
                f"Which of the {plural(len(places), 'place')}",
                range(1, len(places) + 1),
                index=None,
                format_func=lambda number: lines[number - 1],
                key=_occurrence(review, places),
                placeholder="Choose where the claim is",
            )
        with st.container(horizontal=True, vertical_alignment="bottom"):
            choice("Kind", (GUESSED, *(kind.value for kind in CHECKABLE)), "adding_kind")
            st.button("Add as claim", key="do_add_claim", on_click=_add_typed, args=(desk, review))


def _field(review: Review) -> str:
    return f"words_{review.article.id}"


def _occurrence(review: Review, places: tuple[Span, ...]) -> str:
    """Return the key of the choice; other words are another choice."""
    return f"occurrence_{review.article.id}_{places[0].start}_{places[0].end}"


def _add_typed(desk: Desk, review: Review) -> None:
    text, words = review.article.text, draft(_field(review))
    places = find_words(text, words)
    chosen = st.session_state.get(_occurrence(review, places)) if places else None
    try:
        span = locate_words(text, words, int(chosen or 0))
    except WorkbenchError as error:
        notify(str(error))
        return
    kind = draft("adding_kind")
    if _add(desk, review.article.id, span, kind=ClaimKind(kind) if kind in CHECKABLE else None):
        st.session_state[_field(review)] = ""


def _add(desk: Desk, article_id: str, span: Span, *, kind: ClaimKind | None = None) -> bool:
    def deed() -> None:
        try:
            claim = add_claim(desk, article_id, start=span.start, end=span.end, by=reviewer(), kind=kind)
        except ClaimExistsError as known:
            choose_claim(known.claim_id)
            raise
        choose_claim(claim.id)

    return signed(deed, "Claim added. Press Ctrl+Z to undo.")

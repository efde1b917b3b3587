"""Review: the article with its claims in place, and the claim beside it."""

import re
from functools import partial
from typing import Any

import streamlit as st

from workbench.domain.identity import content_id
from workbench.domain.review import Review, ReviewedClaim
from workbench.review.policy import needs_rationale, support_by_label
from workbench.services.articles.check_article import limits_of_check
from workbench.services.desk import Desk
from workbench.ui.actions import take_back, take_outbox
from workbench.ui.browser.saved_drafts import keep_drafts, unlisted_drafts_box
from workbench.ui.browser.typed import claims_with_rationale
from workbench.ui.claims.add_claim_form import adding_box
from workbench.ui.claims.conflict_notice import drop_decision, seen_verdicts
from workbench.ui.claims.recheck_offer import offer_check, unfound_box
from workbench.ui.components import mount
from workbench.ui.flags.flag_list import flag_list
from workbench.ui.page_desk import the_desk
from workbench.ui.panel import claim_panel
from workbench.ui.session import (
    choose_view,
    clear_error,
    current_error,
    current_review,
    current_view,
    lists_flags,
    mark_notice_shown,
    notice,
    reviewer,
    show_claim,
)
from workbench.ui.views.article.counts import open_flags
from workbench.ui.views.article.line import article_line_html
from workbench.ui.views.article.looks import mark_rules, status_looks
from workbench.ui.views.pane_view import pane_claims, pane_paragraphs
from workbench.ui.views.panel_view import Unsaved, unsaved_of

SHOWN_UNSAVED = 5
SHOWN_PROBLEMS = 20
MOVES = (
    ("j / k", "next / previous claim"),
    ("s", "attach a source"),
    ("e", "write the rationale"),
    ("f", "go to the claim's flag"),
    ("+", "add the selected words as a claim"),
    ("Ctrl+Z", "undo my last decision (when the cursor is not in a field)"),
    ("Esc", "leave the text field"),
    ("?", "this help"),
)


@st.fragment
def page() -> None:
    """Draw the article and the panel; both run again together, and nothing else does."""
    desk = the_desk()
    review = current_review(desk)
    if review is None:
        st.info("No article yet. Add one on the Articles page.")
        return
    st.html(f"<style>{mark_rules(desk.labels)}</style>")
    with st.container(key="article_line"):
        st.html(article_line_html(review, desk.labels))
    selected = _selected(review)
    with st.container(key="review"):
        banners = st.container(key="limits")
        article = st.container(key="article_side")
        # The panel goes first: it is what the reviewer waits for, the pane has marked the claim by itself.
        with st.container(key="panel"):
            _panel(desk, review, selected)
        with article:
            mount(
                "pane",
                key="pane",
                height="stretch",
                data=_pane(desk, review, selected),
                on_outbox_change=partial(take_outbox, desk, review.article.id),
            )
        with banners:
            offer_check(desk, review)
            _limits(review)
            unfound_box(review)
            unlisted_drafts_box(desk, review)
    mark_notice_shown()


def _panel(desk: Desk, review: Review, selected: ReviewedClaim | None) -> None:
    """Draw what stands beside the article: the claim, or the list of flags; at the foot what acts on the article."""
    keep_drafts(desk, review, selected)
    with st.container(key="notices"):  # always there: what stands below is not drawn anew when a notice comes
        _notices(review)
    if lists_flags():
        with st.container(key="flag_list"):
            flag_list(desk, review)
    elif selected is None:
        st.info("No claims were found in this article. Select words in it and press + to add one.")
    else:
        if current_view() == "flags":
            st.button("All flags", key="all_flags", type="tertiary", on_click=choose_view, args=("flags",))
        mount("card", key="card", data={})
        with st.container(key="panel_deeds"):
            claim_panel(desk, review, selected)
    with st.container(key="panel_foot"):
        adding_box(desk, review)
        st.button(
            "Undo my last decision (Ctrl+Z)",
            key="undo",
            type="tertiary",
            on_click=take_back,
            args=(desk, review.article.id),
        )


def _limits(review: Review) -> None:
    """Draw what the check could not do here, and which records could not be used, by file and line."""
    for limit in limits_of_check(review.article):
        st.warning(_escape_markdown(str(limit)))
    if review.lost:
        with st.expander(f"Not found in this version: {len(review.lost)}"):
            st.text("\n\n".join(claim.quote for claim in review.lost[:SHOWN_PROBLEMS]))
            st.caption("Somebody worked on these, but their words no longer appear in this version.")
    if review.problems:
        with st.expander(f"Data problems: {len(review.problems)}"):
            st.text("\n".join(str(problem) for problem in review.problems[:SHOWN_PROBLEMS]))
            st.caption("`workbench doctor` lists them all.")


def _notices(review: Review) -> None:
    message, unsaved = notice(), unsaved_of(review, current_error())
    if message:
        st.info(_escape_markdown(message))
    if unsaved:
        _unsaved(unsaved)


def _unsaved(unsaved: tuple[Unsaved, ...]) -> None:
    """Draw the verdicts that are not saved, with a link to each."""
    with st.container(key="unsaved"):
        st.warning(
            "Not saved:  \n" + "  \n".join(_escape_markdown(verdict.line) for verdict in unsaved[-SHOWN_UNSAVED:])
        )
        with st.container(horizontal=True):
            for verdict in unsaved[-SHOWN_UNSAVED:]:
                key = f"unsaved_{verdict.claim_id}"
                st.button(verdict.button, key=key, on_click=show_claim, args=(verdict.claim_id,))
            st.button("Dismiss", key="unsaved_away", on_click=_dismiss, args=(unsaved,))


def _dismiss(unsaved: tuple[Unsaved, ...]) -> None:
    for verdict in unsaved:
        clear_error(verdict.claim_id)
        drop_decision(verdict.claim_id)


def _escape_markdown(message: str) -> str:
    return re.sub(r"([*\[!`_$~<])", r"\\\1", message)


def _selected(review: Review) -> ReviewedClaim | None:
    wanted = st.session_state.get("claim_id", "")
    first = next((reviewed for reviewed in review.claims if reviewed.claim.checkable), None)
    chosen = next((reviewed for reviewed in review.all_claims if reviewed.claim.id == wanted), first)
    return chosen or next(iter(review.claims), None)


def _pane(desk: Desk, review: Review, selected: ReviewedClaim | None) -> dict[str, Any]:
    claim_id = selected.claim.id if selected else ""
    flags = "/".join(reviewed.status for reviewed in review.flags)
    spots = (
        *(f"{c.claim.id}{c.claim.unit}" for c in review.all_claims),
        *(reviewed.flag.id for reviewed in review.flags),
    )
    claims = content_id("cls", review.scan.id if review.scan else "", *spots)
    revision = f"{review.article.id}:{claims}:{flags}"
    painted = revision in st.session_state.get("painted", ())
    flag = "[class*='st-key-flag_panel_'] input"
    return {
        "revision": revision,
        "paragraphs": [] if painted else pane_paragraphs(review),
        "claims": [] if painted else pane_claims(review),
        "statuses": [str(reviewed.status) for reviewed in review.all_claims],
        "selected": claim_id,
        "view": current_view(),
        "listing": lists_flags(),
        "openFlags": open_flags(review),
        "length": len(review.article.text),
        "looks": status_looks(desk.labels, (str(reviewed.status) for reviewed in review.claims)),
        "keys": {label.key: str(label.name) for label in desk.labels},
        "supported": support_by_label(review.all_claims, desk.labels),
        "reasons": [str(label.name) for label in desk.labels if needs_rationale(label)],
        "reasoned": claims_with_rationale(),
        "refused": list(current_error()),
        "help": [*MOVES, *((label.key, f"{label.name}: {label.meaning}") for label in desk.labels)],
        "ack": st.session_state.get("ack"),
        "focus": st.session_state.get("focus"),
        "places": {
            "source": ".st-key-attach_{claim} summary",
            "rationale": ".st-key-rationale_{claim} textarea",
            "flag": flag,
            "words": ".st-key-adding summary",
            "reviewer": ".st-key-reviewer_field input",
        },
        "reviewer": reviewer(),
        "seen": seen_verdicts(review),
    }


page()

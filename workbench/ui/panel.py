"""The panel beside the article: one claim, its flags, sources, verdict and history."""

from functools import partial

import streamlit as st

from workbench.domain.claim import QUOTING
from workbench.domain.review import Review, ReviewedClaim
from workbench.domain.verdict import Aspect, Verdict
from workbench.services.desk import Desk
from workbench.ui.actions import chosen_aspect, judge
from workbench.ui.browser.typed import apply_typed
from workbench.ui.claimreview.earlier_box import published_checks_box
from workbench.ui.claims.conflict_notice import (
    Pending,
    conflict_box,
    drop_decision,
    mark_all_seen,
    open_claim,
    rivals_box,
    verdicts_of,
)
from workbench.ui.claims.parts_box import parts_box
from workbench.ui.claims.recheck_offer import unfound_note
from workbench.ui.claims.wording_field import wording_field, wording_key
from workbench.ui.claims.workflow_box import sign_off_box
from workbench.ui.flags.flag_box import flag_box
from workbench.ui.session import ask_focus, clear_error, draft, notify, set_error
from workbench.ui.sources.archived_copy import archived_box
from workbench.ui.sources.assessment import assess_box, lacks_note
from workbench.ui.sources.attach_form import attach_box
from workbench.ui.sources.passage_picker import passages_box
from workbench.ui.sources.recheck_buttons import last_recheck, recheck_button, stale_note
from workbench.ui.sources.search_links import searches_box
from workbench.ui.views.article.looks import USUAL, in_order_of_use
from workbench.ui.views.panel_view import history_html, source_html

_ASPECTS = {Aspect.CONTENT.value: "Is it true?", Aspect.ATTRIBUTION.value: "Was it said?"}


def claim_panel(desk: Desk, review: Review, reviewed: ReviewedClaim) -> None:
    """Draw what has been done about one claim, and the controls to act on it; the card above shows its words."""
    open_claim(reviewed)
    with st.container(key="claim_notes"):  # always there: else the fields below are drawn anew while one types
        for flag in review.flags:
            if flag.flag.id in reviewed.flag_ids:
                flag_box(desk, flag, where="panel")
        unfound_note(reviewed)
        stale_note(reviewed)
        lacks_note(desk, reviewed)
    parts_box(review, reviewed)
    _verdict(desk, reviewed)
    _sources(desk, review, reviewed)
    published_checks_box(desk, reviewed)
    sign_off_box(desk, reviewed)
    history = st.expander("History", key=f"history_{reviewed.claim.id}", on_change="rerun")
    if history.open:
        history.html(history_html(reviewed))
        history.link_button("Link to this claim", f"?article={review.article.id}&claim={reviewed.claim.id}")


def _sources(desk: Desk, review: Review, reviewed: ReviewedClaim) -> None:
    st.markdown("**Sources**")
    for support in reviewed.supports:
        st.html(source_html(support.evidence, support.source))
        assess_box(desk, support.evidence, support.source)
        last_recheck(reviewed, support.evidence)
        archived_box(desk, support.evidence, support.source)
    if not reviewed.evidence:
        st.caption("None yet. The verdict “verified” needs one that supports the claim.")
    recheck_button(desk, reviewed)
    passages_box(desk, review, reviewed)
    searches_box(desk, review, reviewed)
    attach_box(desk, reviewed)


def _verdict(desk: Desk, reviewed: ReviewedClaim) -> None:
    claim_id = reviewed.claim.id
    st.markdown("**Verdict**")
    if reviewed.claim.kind in QUOTING:
        st.segmented_control(
            "About",
            list(_ASPECTS),
            format_func=_ASPECTS.__getitem__,
            default=Aspect.CONTENT.value,
            key=f"aspect_{claim_id}",
            required=True,
        )
    rivals_box(desk, reviewed, choose=partial(_choose, desk, reviewed))
    _verdict_conflict(desk, reviewed)
    key = f"label_{claim_id}"
    names = {str(label.name): f"{label.name} ({label.key})" for label in in_order_of_use(desk.labels)}
    if key not in st.session_state and reviewed.verdict:
        st.session_state[key] = str(reviewed.verdict.label)
    if st.session_state.get(key) not in {None, *names}:  # a label that the desk no longer has cannot be chosen
        st.session_state.pop(key, None)
    st.pills("Label", list(names), format_func=names.__getitem__, key=key, label_visibility="collapsed")
    if len(names) > len(USUAL):
        st.checkbox(f"{len(names) - len(USUAL)} more verdicts", key="more_verdicts")
    apply_typed(f"rationale_{claim_id}")
    st.text_area(
        "Rationale (e)",
        draft(f"rationale_{claim_id}"),
        key=f"rationale_{claim_id}",
        height=100,
        persist_state="session",
        placeholder="Why? Name the passage that settles it.",
    )
    wording_field(reviewed, chosen_aspect(claim_id))
    st.button("Save verdict", key=f"save_{claim_id}", type="primary", on_click=_save, args=(desk, reviewed))


def _verdict_conflict(desk: Desk, reviewed: ReviewedClaim) -> None:
    """Draw what somebody else decided meanwhile, where the reviewer's own verdict is held back."""
    claim_id = reviewed.claim.id

    def keep(_: Pending) -> None:
        drop_decision(claim_id)
        clear_error(claim_id)
        st.session_state.pop(f"label_{claim_id}", None)
        mark_all_seen(reviewed)

    def overrule(pending: Pending) -> None:
        if not draft(f"rationale_{claim_id}").strip():
            set_error(claim_id, pending.chosen, "Overruling needs a reason. Enter it as the rationale.")
            ask_focus("rationale")
            return
        seen = [pending.conflict.stands] * 2
        judge(desk, reviewed.claim.article_id, claim_id=claim_id, label=pending.chosen, seen=seen)

    conflict_box(desk, claim_id, opened="claim", keep=keep, overrule=overrule)


def _choose(desk: Desk, reviewed: ReviewedClaim, rival: Verdict) -> None:
    """Choose one of the verdicts in conflict, with the reason typed, or else its own."""
    key = f"rationale_{reviewed.claim.id}"
    if not draft(key).strip():
        st.session_state[key] = f"As {rival.reviewer} decided: {rival.rationale}".removesuffix(": ")
    key = wording_key(reviewed.claim.id, rival.aspect)
    if not draft(key).strip():
        st.session_state[key] = rival.should_read
    judge(
        desk,
        reviewed.claim.article_id,
        claim_id=reviewed.claim.id,
        label=str(rival.label),
        seen=verdicts_of(reviewed),
        aspect=rival.aspect,
    )


def _save(desk: Desk, reviewed: ReviewedClaim) -> None:
    label = st.session_state.get(f"label_{reviewed.claim.id}")
    if not label:
        notify("Choose a verdict first.")
        return
    judge(desk, reviewed.claim.article_id, claim_id=reviewed.claim.id, label=str(label))

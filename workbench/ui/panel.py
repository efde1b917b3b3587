"""The panel beside the article: one claim, its flags, sources, verdict and history."""

from functools import partial

import streamlit as st

from workbench.domain.claim import QUOTING
from workbench.domain.flag import FlagAction
from workbench.domain.review import Review, ReviewedClaim, ReviewedFlag
from workbench.domain.verdict import Aspect, Verdict
from workbench.errors import ConflictError
from workbench.reports.escaping import show_hidden
from workbench.review.unseen_changes import describe, join_ids
from workbench.services.claims.decide import decide_flag
from workbench.services.desk import Desk
from workbench.ui.actions import judge
from workbench.ui.browser.typed import apply_typed
from workbench.ui.claimreview.earlier_box import published_checks_box
from workbench.ui.claims.conflict_notice import (
    Pending,
    conflict_box,
    drop_decision,
    hold_decision,
    mark_all_seen,
    open_claim,
    rivals_box,
    verdicts_of,
)
from workbench.ui.claims.parts_box import parts_box
from workbench.ui.claims.recheck_offer import unfound_note
from workbench.ui.claims.workflow_box import sign_off_box
from workbench.ui.fields import signed, text_input
from workbench.ui.session import ask_focus, clear_error, draft, notify, reviewer, set_error
from workbench.ui.sources.archived_copy import archived_box
from workbench.ui.sources.assessment import assess_box, lacks_note
from workbench.ui.sources.attach_form import attach_box
from workbench.ui.sources.passage_picker import passages_box
from workbench.ui.sources.recheck_buttons import last_recheck, recheck_button, stale_note
from workbench.ui.sources.search_links import searches_box
from workbench.ui.views.panel_view import flag_html, history_html, source_html

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


def flag_box(desk: Desk, reviewed: ReviewedFlag, *, where: str) -> None:
    """Draw one flag with its message, and buttons to accept or dismiss it while it is open."""
    flag = reviewed.flag
    with st.container(border=True, key=f"flag_{where}_{flag.id}"):
        st.html(flag_html(flag))
        unfound_note(reviewed)
        _flag_conflict(desk, reviewed)
        if reviewed.decision:
            reason = f": {reviewed.decision.reason}" if reviewed.decision.reason else ""
            st.text(f"{reviewed.status} by {reviewed.decision.reviewer}{reason}")
            return
        for rival in reviewed.rivals:
            st.text(show_hidden(f"In conflict: {describe(rival)}{f': {rival.reason}' if rival.reason else ''}"))
        reason_key = f"flag_reason_{where}_{flag.id}"
        with st.container(horizontal=True, vertical_alignment="bottom"):
            text_input("Reason (needed to dismiss)", reason_key)
            for action, name in ((FlagAction.ACCEPTED, "Accept"), (FlagAction.DISMISSED, "Dismiss")):
                st.button(
                    name,
                    key=f"{action.value}_{where}_{flag.id}",
                    on_click=_answer,
                    args=(desk, reviewed),
                    kwargs={"action": action, "reason_key": reason_key},
                )


def _answer(desk: Desk, reviewed: ReviewedFlag, *, action: FlagAction, reason_key: str) -> None:
    _answer_over(join_ids(reviewed.rivals), desk, reviewed, action=action, reason=draft(reason_key))


def _answer_over(over: str, desk: Desk, reviewed: ReviewedFlag, *, action: FlagAction, reason: str) -> None:
    """Answer the flag over the answer that was seen; hold the answer back where there is a newer one."""
    flag = reviewed.flag

    def answer() -> None:
        try:
            decide_flag(desk, flag.article_id, flag.id, action=action, reason=reason, by=reviewer(), over=over)
        except ConflictError as error:
            hold_decision(flag.id, error, chosen=action.value, reason=reason)
            raise
        drop_decision(flag.id)

    signed(answer, f"Flag {action.value}.")


def _flag_conflict(desk: Desk, reviewed: ReviewedFlag) -> None:
    """Draw what somebody else answered meanwhile, where the reviewer's own answer is held back."""
    flag = reviewed.flag
    conflict_box(
        desk,
        flag.id,
        opened="flag",
        keep=lambda _: drop_decision(flag.id),
        overrule=lambda pending: _answer_over(
            pending.conflict.stands, desk, reviewed, action=FlagAction(pending.chosen), reason=pending.reason
        ),
    )


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
    names = {str(label.name): f"{label.mark} {label.name} ({label.key})" for label in desk.labels}
    if key not in st.session_state and reviewed.verdict:
        st.session_state[key] = str(reviewed.verdict.label)
    if st.session_state.get(key) not in {None, *names}:  # a label that the desk no longer has cannot be chosen
        st.session_state.pop(key, None)
    st.pills("Label", list(names), format_func=names.__getitem__, key=key, label_visibility="collapsed")
    apply_typed(f"rationale_{claim_id}")
    st.text_area(
        "Rationale (e)",
        draft(f"rationale_{claim_id}"),
        key=f"rationale_{claim_id}",
        height=100,
        persist_state="session",
        placeholder="Why? Name the passage that settles it.",
    )
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

"""The panel beside the article: one claim, its flags, sources, verdict and history."""

from functools import partial

import streamlit as st

from workbench.domain.claim import QUOTING
from workbench.domain.flag import FlagAction
from workbench.domain.review import Review, ReviewedClaim, ReviewedFlag
from workbench.domain.verdict import Aspect, Verdict
from workbench.errors import ConflictError
from workbench.reports.escaping import show_hidden
from workbench.review.unseen_changes import decided, ids_of
from workbench.services.claims.decide import decide_flag
from workbench.services.desk import Desk
from workbench.ui.actions import judge
from workbench.ui.browser.typed import take_typed
from workbench.ui.claimreview.earlier_box import earlier_box
from workbench.ui.claims.conflict_notice import (
    Pending,
    conflict_box,
    drop,
    hold,
    open_claim,
    rivals_box,
    see_all,
    verdicts_of,
)
from workbench.ui.claims.recheck_offer import unfound_note
from workbench.ui.claims.workflow_box import sign_off_box
from workbench.ui.fields import signed, text_input
from workbench.ui.session import ask_focus, clear_error, draft, notify, reviewer, set_error
from workbench.ui.sources.archived_copy import archived_box
from workbench.ui.sources.assessment import assess_box, lacks_note
from workbench.ui.sources.attach_form import attach_box
from workbench.ui.sources.passage_picker import passages_box
from workbench.ui.sources.recheck_buttons import last_look, recheck_button, stale_note
from workbench.ui.sources.search_links import searches_box
from workbench.ui.views.panel_view import flag_html, history_html, source_html

_ASPECTS = {Aspect.CONTENT.value: "Is it true?", Aspect.ATTRIBUTION.value: "Was it said?"}


def claim_panel(desk: Desk, review: Review, standing: ReviewedClaim) -> None:
    """What has been done about one claim, and the places to act on it; the card above shows its words."""
    open_claim(standing)
    with st.container(key="claim_notes"):  # always there: else the fields below are drawn anew while one types
        for flag in review.flags:
            if flag.flag.id in standing.flag_ids:
                flag_box(desk, flag, where="panel")
        unfound_note(standing)
        stale_note(standing)
        lacks_note(desk, standing)
    _verdict(desk, standing)
    _sources(desk, review, standing)
    earlier_box(desk, standing)
    sign_off_box(desk, review, standing)
    history = st.expander("History", key=f"history_{standing.claim.id}", on_change="rerun")
    if history.open:
        history.html(history_html(standing))
        history.link_button("Link to this claim", f"?article={review.article.id}&claim={standing.claim.id}")


def flag_box(desk: Desk, standing: ReviewedFlag, *, where: str) -> None:
    """One flag with its message, and accept / dismiss while it is open."""
    flag = standing.flag
    with st.container(border=True, key=f"flag_{where}_{flag.id}"):
        st.html(flag_html(flag))
        unfound_note(standing)
        _flag_conflict(desk, standing)
        if standing.decision:
            reason = f": {standing.decision.reason}" if standing.decision.reason else ""
            st.text(f"{standing.status} by {standing.decision.reviewer}{reason}")
            return
        for rival in standing.rivals:
            st.text(show_hidden(f"In conflict: {decided(rival)}{f': {rival.reason}' if rival.reason else ''}"))
        reason_key = f"flag_reason_{where}_{flag.id}"
        with st.container(horizontal=True, vertical_alignment="bottom"):
            text_input("Reason (needed to dismiss)", reason_key)
            for action, name in ((FlagAction.ACCEPTED, "Accept"), (FlagAction.DISMISSED, "Dismiss")):
                st.button(
                    name,
                    key=f"{action.value}_{where}_{flag.id}",
                    on_click=_answer,
                    args=(desk, standing),
                    kwargs={"action": action, "reason_key": reason_key},
                )


def _answer(desk: Desk, standing: ReviewedFlag, *, action: FlagAction, reason_key: str) -> None:
    _answer_over(ids_of(standing.rivals), desk, standing, action=action, reason=draft(reason_key))


def _answer_over(over: str, desk: Desk, standing: ReviewedFlag, *, action: FlagAction, reason: str) -> None:
    """Answer the flag over the answer that was seen; what is refused for a newer one is held."""
    flag = standing.flag

    def answer() -> None:
        try:
            decide_flag(desk, flag.article_id, flag.id, action=action, reason=reason, by=reviewer(), over=over)
        except ConflictError as error:
            hold(flag.id, error, chosen=action.value, reason=reason)
            raise
        drop(flag.id)

    signed(answer, f"Flag {action.value}.")


def _flag_conflict(desk: Desk, standing: ReviewedFlag) -> None:
    """What somebody else answered meanwhile, where the reviewer's own answer is held."""
    flag = standing.flag
    conflict_box(
        desk,
        flag.id,
        opened="flag",
        keep=lambda _: drop(flag.id),
        overrule=lambda pending: _answer_over(
            pending.conflict.stands, desk, standing, action=FlagAction(pending.chosen), reason=pending.reason
        ),
    )


def _sources(desk: Desk, review: Review, standing: ReviewedClaim) -> None:
    st.markdown("**Sources**")
    known = {source.id: source for source in review.sources}
    for link in standing.evidence:
        if link.source_id in known:
            st.html(source_html(link, known[link.source_id]))
            assess_box(desk, link, known[link.source_id])
            last_look(standing, link)
            archived_box(desk, link, known[link.source_id])
    if not standing.evidence:
        st.caption("None yet. The verdict “verified” needs one that supports the claim.")
    recheck_button(desk, review, standing)
    passages_box(desk, review, standing)
    searches_box(desk, review, standing)
    attach_box(desk, standing)


def _verdict(desk: Desk, standing: ReviewedClaim) -> None:
    claim_id = standing.claim.id
    st.markdown("**Verdict**")
    if standing.claim.kind in QUOTING:
        st.segmented_control(
            "About",
            list(_ASPECTS),
            format_func=_ASPECTS.__getitem__,
            default=Aspect.CONTENT.value,
            key=f"aspect_{claim_id}",
            required=True,
        )
    rivals_box(desk, standing, choose=partial(_choose, desk, standing))
    _verdict_conflict(desk, standing)
    key = f"label_{claim_id}"
    names = {str(label.name): f"{label.mark} {label.name} ({label.key})" for label in desk.labels}
    if key not in st.session_state and standing.verdict:
        st.session_state[key] = str(standing.verdict.label)
    if st.session_state.get(key) not in {None, *names}:  # a label that the desk no longer has cannot be chosen
        st.session_state.pop(key, None)
    st.pills("Label", list(names), format_func=names.__getitem__, key=key, label_visibility="collapsed")
    take_typed(f"rationale_{claim_id}")
    st.text_area(
        "Rationale (e)",
        draft(f"rationale_{claim_id}"),
        key=f"rationale_{claim_id}",
        height=100,
        persist_state="session",
        placeholder="Why? Name the passage that settles it.",
    )
    st.button("Save verdict", key=f"save_{claim_id}", type="primary", on_click=_save, args=(desk, standing))


def _verdict_conflict(desk: Desk, standing: ReviewedClaim) -> None:
    """What somebody else decided meanwhile, where the reviewer's own verdict is held."""
    claim_id = standing.claim.id

    def keep(_: Pending) -> None:
        drop(claim_id)
        clear_error(claim_id)
        st.session_state.pop(f"label_{claim_id}", None)
        see_all(standing)

    def overrule(pending: Pending) -> None:
        if not draft(f"rationale_{claim_id}").strip():
            set_error(claim_id, pending.chosen, "Overruling needs a reason. Enter it as the rationale.")
            ask_focus("rationale")
            return
        seen = [pending.conflict.stands] * 2
        judge(desk, standing.claim.article_id, claim_id=claim_id, label=pending.chosen, seen=seen)

    conflict_box(desk, claim_id, opened="claim", keep=keep, overrule=overrule)


def _choose(desk: Desk, standing: ReviewedClaim, rival: Verdict) -> None:
    """Decide for one of the verdicts in conflict, for the reason that is typed, or else the one it was given with."""
    key = f"rationale_{standing.claim.id}"
    if not draft(key).strip():
        st.session_state[key] = f"As {rival.reviewer} decided: {rival.rationale}".removesuffix(": ")
    judge(
        desk,
        standing.claim.article_id,
        claim_id=standing.claim.id,
        label=str(rival.label),
        seen=verdicts_of(standing),
        aspect=rival.aspect,
    )


def _save(desk: Desk, standing: ReviewedClaim) -> None:
    label = st.session_state.get(f"label_{standing.claim.id}")
    if not label:
        notify("Choose a verdict first.")
        return
    judge(desk, standing.claim.article_id, claim_id=standing.claim.id, label=str(label))

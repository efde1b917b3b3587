"""The panel beside the article: one claim, its flags, sources, verdict and history."""

import streamlit as st

from workbench.domain.claim import ClaimKind
from workbench.domain.flag import FlagAction
from workbench.domain.review import ClaimStanding, FlagStanding, Review
from workbench.domain.verdict import Aspect
from workbench.services.deciding import decide_flag
from workbench.services.desk import Desk
from workbench.ui.actions import judge
from workbench.ui.claimreview.earlier_box import earlier_box
from workbench.ui.fields import signed, text_input
from workbench.ui.passages import passages_box
from workbench.ui.signing_off import sign_off_box
from workbench.ui.sources.archived import archived_box
from workbench.ui.sources.attaching import attach_box
from workbench.ui.sources.rechecking import last_look, recheck_button, stale_note
from workbench.ui.sources.searching import searches_box
from workbench.ui.state import kept, reviewer, tell
from workbench.ui.typed import take_typed
from workbench.ui.views.panel import flag_html, history_html, source_html

_QUOTED = frozenset({ClaimKind.QUOTATION, ClaimKind.ATTRIBUTED_STATEMENT})
_ASPECTS = {Aspect.CONTENT.value: "Is it true?", Aspect.ATTRIBUTION.value: "Was it said?"}


def claim_panel(desk: Desk, review: Review, standing: ClaimStanding) -> None:
    """What has been done about one claim, and the places to act on it; the card above shows its words."""
    with st.container(key="claim_notes"):  # always there: else the fields below are drawn anew while one types
        for flag in review.flags:
            if flag.flag.id in standing.flag_ids:
                flag_box(desk, flag, where="panel")
        stale_note(standing)
    _verdict(desk, standing)
    _sources(desk, review, standing)
    earlier_box(desk, standing)
    sign_off_box(desk, standing)
    history = st.expander("History", key=f"history_{standing.claim.id}", on_change="rerun")
    if history.open:
        history.html(history_html(standing))
        history.link_button("Link to this claim", f"?article={review.article.id}&claim={standing.claim.id}")


def flag_box(desk: Desk, standing: FlagStanding, *, where: str) -> None:
    """One flag with its message, and accept / dismiss while it is open."""
    flag = standing.flag
    with st.container(border=True, key=f"flag_{where}_{flag.id}"):
        st.html(flag_html(flag))
        if standing.decision:
            reason = f": {standing.decision.reason}" if standing.decision.reason else ""
            st.text(f"{standing.status} by {standing.decision.reviewer}{reason}")
            return
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


def _answer(desk: Desk, standing: FlagStanding, *, action: FlagAction, reason_key: str) -> None:
    flag = standing.flag
    reason = kept(reason_key)
    signed(
        lambda: decide_flag(desk, flag.article_id, flag.id, action=action, reason=reason, by=reviewer()),
        f"Flag {action.value}.",
    )


def _sources(desk: Desk, review: Review, standing: ClaimStanding) -> None:
    st.markdown("**Sources**")
    known = {source.id: source for source in review.sources}
    for link in standing.evidence:
        if link.source_id in known:
            st.html(source_html(link, known[link.source_id]))
            last_look(standing, link)
            archived_box(desk, link, known[link.source_id])
    if not standing.evidence:
        st.caption("None yet. Verified needs at least one.")
    recheck_button(desk, review, standing)
    passages_box(desk, review, standing)
    searches_box(desk, review, standing)
    attach_box(desk, standing)


def _verdict(desk: Desk, standing: ClaimStanding) -> None:
    claim_id = standing.claim.id
    st.markdown("**Verdict**")
    if standing.claim.kind in _QUOTED:
        st.segmented_control(
            "About",
            list(_ASPECTS),
            format_func=_ASPECTS.__getitem__,
            default=Aspect.CONTENT.value,
            key=f"aspect_{claim_id}",
            required=True,
        )
    key = f"label_{claim_id}"
    if key not in st.session_state and standing.verdict:
        st.session_state[key] = str(standing.verdict.label)
    names = {str(label.name): f"{label.mark} {label.name} ({label.key})" for label in desk.labels}
    st.pills("Label", list(names), format_func=names.__getitem__, key=key, label_visibility="collapsed")
    take_typed(f"rationale_{claim_id}")
    st.text_area(
        "Rationale (e)",
        kept(f"rationale_{claim_id}"),
        key=f"rationale_{claim_id}",
        height=100,
        persist_state="session",
        placeholder="Why? Name the passage that decides it.",
    )
    st.button("Save verdict", key=f"save_{claim_id}", type="primary", on_click=_save, args=(desk, standing))


def _save(desk: Desk, standing: ClaimStanding) -> None:
    label = st.session_state.get(f"label_{standing.claim.id}")
    if not label:
        tell("Choose a verdict first.")
        return
    judge(desk, standing.claim.article_id, claim_id=standing.claim.id, label=str(label))

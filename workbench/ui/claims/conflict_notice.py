"""What was decided since the reviewer opened a claim or a flag: noticed, said, and kept or overruled by them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from workbench.domain.conflict import Conflict
from workbench.domain.review import Review, ReviewedClaim
from workbench.domain.stage_change import StageChange
from workbench.domain.verdict import Aspect, Verdict
from workbench.errors import ConflictError
from workbench.reports.escaping import escape_markdown, show_hidden
from workbench.review.disputes.listing import conflict_lines
from workbench.review.unseen_changes import join_ids
from workbench.services.desk import Desk
from workbench.ui.views.panel_view import time_ago


@dataclass(frozen=True, slots=True, kw_only=True)
class Pending:
    """A decision that was not saved, as a draft: what was chosen, its reason, and what it would overrule."""

    chosen: str
    reason: str
    conflict: Conflict


def open_claim(reviewed: ReviewedClaim) -> None:
    """Note which verdicts are in effect as the claim is opened: those its reviewer has seen."""
    if st.session_state.get("opened", {}).get("claim_id") != reviewed.claim.id:
        st.session_state["opened"] = {"claim_id": str(reviewed.claim.id), "seen": verdicts_of(reviewed)}


def verdicts_of(reviewed: ReviewedClaim) -> list[str]:
    """Return the ids in effect: on what the claim says, then on whether it was said; empty without a verdict.

    Of verdicts in conflict they stand in one text, with blanks between them.
    """
    return [join_ids(reviewed.standing_on(aspect)) for aspect in (Aspect.CONTENT, Aspect.ATTRIBUTION)]


def seen_verdicts(review: Review) -> dict[str, list[str]]:
    """Return the verdicts the page shows, by claim; for the open claim, those it was opened with."""
    seen = {
        str(verdict_id.claim.id): verdicts_of(verdict_id)
        for verdict_id in review.all_claims
        if any(verdicts_of(verdict_id))
    }
    opened = st.session_state.get("opened")
    return seen | {opened["claim_id"]: opened["seen"]} if opened else seen


def seen_verdicts_of(claim_id: str) -> list[str]:
    """Return the verdicts that the open claim was opened with."""
    opened = st.session_state.get("opened", {})
    return list(opened["seen"]) if opened.get("claim_id") == claim_id else ["", ""]


def decide_seen(
    decide: Callable[[str], Verdict | StageChange], *, claim_id: str, aspect: Aspect, seen: Sequence[Any] | None
) -> Verdict | StageChange:
    """Return what `decide` gives over the verdict seen; one of this session's own is never a conflict.

    `seen` are the ids as `verdicts_of` gives them, as the page showed them at the key or click.

    Raises:
        ConflictError: somebody else's stands, or it was taken back.
    """
    place = 0 if aspect is Aspect.CONTENT else 1
    ids = [str(verdict_id) for verdict_id in seen or ()] if seen and len(seen) > place else seen_verdicts_of(claim_id)
    own: dict[tuple[str, int], str] = st.session_state.setdefault("own_verdicts", {})
    try:
        decision = decide(ids[place])
    except ConflictError as error:
        if error.conflict.stands != own.get((claim_id, place)):
            raise
        decision = decide(error.conflict.stands)
    if isinstance(decision, Verdict):
        own[claim_id, place] = str(decision.id)
        mark_seen(claim_id, place, str(decision.id))
    return decision


def mark_all_seen(reviewed: ReviewedClaim) -> None:
    """Note that the reviewer of the open claim has seen the current decisions."""
    for place, stands in enumerate(verdicts_of(reviewed)):
        mark_seen(str(reviewed.claim.id), place, stands)


def mark_seen(claim_id: str, place: int, verdict_id: str) -> None:
    """Note that the reviewer of the open claim has seen this verdict in effect."""
    opened = st.session_state.get("opened", {})
    if opened.get("claim_id") == claim_id:
        opened["seen"] = [verdict_id if index == place else known for index, known in enumerate(opened["seen"])]


def mark_undone_seen(review: Review) -> None:
    """Note the decisions now in effect on claims whose verdict this session has just undone."""
    own: dict[tuple[str, int], str] = st.session_state.setdefault("own_verdicts", {})
    for reviewed in review.all_claims:
        claim_id = str(reviewed.claim.id)
        for place, stands in enumerate(verdicts_of(reviewed)):
            known = {own.get((claim_id, place)), seen_verdicts_of(claim_id)[place]}
            if known & reviewed.retracted:
                own[claim_id, place] = stands
                mark_seen(claim_id, place, stands)


def hold_decision(subject_id: str, error: ConflictError, *, chosen: str, reason: str) -> None:
    """Hold back a decision that was not saved, with the decision it conflicts with."""
    held_decision: dict[str, Pending] = st.session_state.setdefault("conflicts", {})
    held_decision[subject_id] = Pending(chosen=chosen, reason=reason, conflict=error.conflict)


def drop_decision(subject_id: str) -> None:
    """Forget a decision that was held back."""
    st.session_state.get("conflicts", {}).pop(subject_id, None)


def held_decision(subject_id: str) -> Pending | None:
    """Return the decision about a claim or a flag that was held back, if there is one."""
    pending: Pending | None = st.session_state.get("conflicts", {}).get(subject_id)
    return pending


def rivals_box(desk: Desk, reviewed: ReviewedClaim, *, choose: Callable[[Verdict], None]) -> None:
    """Draw the conflicting decisions about a claim, each verdict with a button to choose it."""
    rivals = reviewed.rivals
    lines = tuple(conflict_lines(rivals))
    if not rivals and not lines:
        return
    with st.container(border=True, key=f"rivals_{reviewed.claim.id}"):
        if rivals.judged:
            st.warning("In conflict: these were decided independently of each other. Choose one.")
        for verdict in rivals.judged:
            about = " (was it said)" if verdict.aspect is Aspect.ATTRIBUTION else ""
            why = f": {verdict.rationale}" if verdict.rationale else ""
            st.text(
                show_hidden(
                    f"{verdict.label}{about} by {verdict.reviewer} {time_ago(verdict.decided_at, desk.now())}{why}"
                )
            )
            name = escape_markdown(f"Choose '{verdict.label}' by {verdict.reviewer}")
            st.button(name, key=f"choose_{verdict.id}", on_click=choose, args=(verdict,))
        if rivals.judged:
            st.caption("Or give your own verdict below: it replaces all of these.")
        for line in lines:
            st.text(show_hidden(f"{line[0].upper()}{line[1:]}"))
        if lines and rivals.moves:
            st.caption("Move the claim below: that replaces all of these.")


def conflict_box(
    desk: Desk,
    subject_id: str,
    *,
    opened: str,
    keep: Callable[[Pending], None],
    overrule: Callable[[Pending], None],
) -> None:
    """Draw what was decided meanwhile, with buttons to keep or overrule it, where a decision is held back."""
    pending = held_decision(subject_id)
    if pending is None:
        return
    with st.container(border=True, key=f"conflict_{subject_id}"):
        conflict = pending.conflict
        summary = f"{conflict.in_words(time_ago(conflict.at, desk.now()))} (since you opened this {opened})."
        st.warning(escape_markdown(f"{summary} Keep that, or overrule it with your reason: '{pending.chosen}'."))
        with st.container(horizontal=True):
            st.button("Keep", key=f"keep_{subject_id}", on_click=keep, args=(pending,))
            st.button("Overrule", key=f"overrule_{subject_id}", on_click=overrule, args=(pending,))

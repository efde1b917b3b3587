"""The box in the panel where a claim is taken up, asked about, given on or signed off."""

import streamlit as st

from workbench.domain.review import ReviewedClaim
from workbench.domain.stage_change import Stage
from workbench.errors import ConflictError, WorkbenchError
from workbench.review.policy import thin_support_note
from workbench.review.workflow import next_stages
from workbench.services.articles.open_review import find_claim, open_review
from workbench.services.desk import Desk
from workbench.services.workflow.sign_off import change_stage
from workbench.ui.claimreview.export_box import claimreview_box
from workbench.ui.claims.conflict_notice import mark_all_seen, seen_verdicts_of
from workbench.ui.session import draft, is_named, notify, reviewer
from workbench.ui.views.panel_view import conflict_in_words
from workbench.ui.views.workflow_view import (
    box_title,
    button_for,
    moves_html,
    offered_stages,
    stage_line,
    why_not_signed_off,
)


def sign_off_box(desk: Desk, reviewed: ReviewedClaim) -> None:
    """Draw a box with the claim's stage and, when opened, its history, the buttons to move it on, and publication."""
    claim_id = reviewed.claim.id
    rules = desk.rules()[0]
    box = st.expander(box_title(reviewed, rules), key=f"signoff_{claim_id}", on_change="rerun")
    if box.open:
        with box:
            st.text(f"Stage: {stage_line(reviewed)}")
            st.html(moves_html(reviewed) or '<p class="wb-soft">No change of stage yet.</p>')
            _sources_note(desk, reviewed)
            _fields(claim_id)
            _buttons(desk, reviewed)
            claimreview_box(desk, reviewed)


def _sources_note(desk: Desk, reviewed: ReviewedClaim) -> None:
    """Draw what to know about the sources before the claim is signed off or published."""
    thin = thin_support_note(reviewed, desk.labels)
    goes_out_next = Stage.SIGNED_OFF in next_stages(reviewed.state, desk.rules()[0].second_check)
    if thin and (goes_out_next or reviewed.state is Stage.DECIDED):
        st.text(thin)


def _fields(claim_id: str) -> None:
    left, right = st.columns(2)
    with left:
        key = f"assignee_{claim_id}"
        st.text_input("Assign to", draft(key), key=key, persist_state="session")
    with right:
        key = f"move_note_{claim_id}"
        st.text_input("Note or question", draft(key), key=key, persist_state="session")


def _buttons(desk: Desk, reviewed: ReviewedClaim) -> None:
    rules = desk.rules()[0]
    why_not = why_not_signed_off(reviewed, reviewer(), rules)
    if why_not:
        st.caption(why_not)
    with st.container(horizontal=True):
        for state in offered_stages(reviewed, reviewer(), rules):
            key = f"move_{state.name.lower()}_{reviewed.claim.id}"
            st.button(button_for(reviewed, state), key=key, on_click=_move, args=(desk, reviewed), kwargs={"to": state})


def _move(desk: Desk, reviewed: ReviewedClaim, *, to: Stage) -> None:
    claim = reviewed.claim
    if not is_named():
        return
    note, assignee = draft(f"move_note_{claim.id}"), draft(f"assignee_{claim.id}")
    try:
        seen = [*seen_verdicts_of(claim.id), *(last.id for last in reviewed.last_moves)]
        change_stage(desk, claim.article_id, claim.id, to=to, by=reviewer(), note=note, assignee=assignee, over=seen)
    except ConflictError as error:
        notify(
            f"Not moved: {conflict_in_words(error.conflict)}, since you opened this claim. "
            "Review that change, then try again."
        )
        mark_all_seen(find_claim(open_review(desk, claim.article_id), claim.id))
        return
    except WorkbenchError as error:
        notify(str(error))
        return
    st.session_state[f"move_note_{claim.id}"] = st.session_state[f"assignee_{claim.id}"] = ""
    notify(f"Moved to: {to}.")

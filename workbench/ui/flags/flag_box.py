"""One flag with its answer, or the buttons to answer it: accepted, dismissed, or dismissed as a name that is right."""

from collections.abc import Callable
from enum import StrEnum
from functools import partial
from typing import Final

import streamlit as st

from workbench.domain.flag import Flag, FlagAction, FlagDecision
from workbench.domain.review import ReviewedFlag
from workbench.errors import ConflictError
from workbench.reports.escaping import escape_markdown, show_hidden
from workbench.review.unseen_changes import describe, join_ids
from workbench.services.claims.decide import decide_flag
from workbench.services.claims.keep_spelling import accept_and_keep, can_be_right, can_keep_suggestion, keep_as_right
from workbench.services.desk import Desk
from workbench.ui.claims.conflict_notice import conflict_box, drop_decision, hold_decision
from workbench.ui.claims.recheck_offer import unfound_note
from workbench.ui.claims.wording_field import fill_from_flag
from workbench.ui.fields import signed, text_input
from workbench.ui.session import draft, notify, reviewer
from workbench.ui.views.panel_view import flag_html

_LONGEST_NAME: Final = 40
"""Characters of a name on a button."""


class _Answer(StrEnum):
    """What the buttons of a flag do."""

    ACCEPT = "accepted"
    DISMISS = "dismissed"
    RIGHT = "right"
    KEEP = "keep"


def flag_box(desk: Desk, reviewed: ReviewedFlag, *, where: str) -> None:
    """Draw one flag with its message, and buttons to answer it while it is open."""
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
            for answer, name, hint in buttons_of(flag):
                st.button(
                    name,
                    key=f"{answer.value}_{where}_{flag.id}",
                    help=hint or None,
                    on_click=_answer,
                    args=(desk, reviewed),
                    kwargs={"answer": answer, "reason_key": reason_key},
                )


def buttons_of(flag: Flag) -> list[tuple[_Answer, str, str]]:
    """Return the buttons of a flag: what each does, its name and a hint, which may be empty."""
    fills = "Also fills in “Should read” beside the verdict." if flag.suggestion else ""
    buttons = [(_Answer.ACCEPT, "Accept", fills), (_Answer.DISMISS, "Dismiss", "")]
    if can_be_right(flag):
        hint = "Dismisses the flag, and puts the name on the list of this desk."
        buttons.append((_Answer.RIGHT, f"‘{_on_button(flag.quote)}’ is right", hint))
    if can_keep_suggestion(flag):
        hint = "Accepts the flag, and puts the suggested name on the list of this desk; the flagged words are wrong."
        buttons.append((_Answer.KEEP, f"Accept and keep ‘{_on_button(flag.suggestion)}’", hint))
    return buttons


def _on_button(name: str) -> str:
    shown = name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME]}…"
    return escape_markdown(shown)


def _answer(desk: Desk, reviewed: ReviewedFlag, *, answer: _Answer, reason_key: str) -> None:
    _answer_over(join_ids(reviewed.rivals), desk, reviewed, answer=answer, reason=draft(reason_key))


def _answer_over(over: str, desk: Desk, reviewed: ReviewedFlag, *, answer: _Answer, reason: str) -> None:
    """Answer the flag over the answer that was seen; hold the answer back where there is a newer one."""
    flag = reviewed.flag
    record = _recorders(desk, flag)[answer]

    def record_or_hold() -> None:
        try:
            record(reason=reason, by=reviewer(), over=over)
        except ConflictError as error:
            hold_decision(flag.id, error, chosen=answer.value, reason=reason)
            raise
        drop_decision(flag.id)

    is_accepted = answer in {_Answer.ACCEPT, _Answer.KEEP}
    if signed(record_or_hold, _success(answer, flag)) and is_accepted:
        notify(f"{_success(answer, flag)}{fill_from_flag(desk, flag)}")


def _recorders(desk: Desk, flag: Flag) -> dict[_Answer, Callable[..., FlagDecision]]:
    """Return what records each answer to the flag, given its reason, who gives it, and the answers seen."""
    place = (desk, flag.article_id, flag.id)
    return {
        _Answer.ACCEPT: partial(decide_flag, *place, action=FlagAction.ACCEPTED),
        _Answer.DISMISS: partial(decide_flag, *place, action=FlagAction.DISMISSED),
        _Answer.RIGHT: partial(keep_as_right, *place),
        _Answer.KEEP: partial(accept_and_keep, *place),
    }


def _success(answer: _Answer, flag: Flag) -> str:
    if answer is _Answer.RIGHT:
        return f"Flag dismissed. ‘{flag.quote}’ is on the desk's list of names."
    if answer is _Answer.KEEP:
        return f"Flag accepted. ‘{flag.suggestion}’ is on the desk's list of names."
    return f"Flag {answer.value}."


def _flag_conflict(desk: Desk, reviewed: ReviewedFlag) -> None:
    """Draw what somebody else answered meanwhile, where the reviewer's own answer is held back."""
    flag = reviewed.flag
    conflict_box(
        desk,
        flag.id,
        opened="flag",
        keep=lambda _: drop_decision(flag.id),
        overrule=lambda pending: _answer_over(
            pending.conflict.stands, desk, reviewed, answer=_Answer(pending.chosen), reason=pending.reason
        ),
    )

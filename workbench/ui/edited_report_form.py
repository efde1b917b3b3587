"""Bringing an edited report back: what it would change, each change to tick, and the button that gives those."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from workbench.domain.edited_row import EditedReport, ProposedChange
from workbench.domain.identity import sha256_of
from workbench.domain.review import Review
from workbench.errors import WorkbenchError
from workbench.reports.escaping import escape_markdown
from workbench.services.desk import Desk
from workbench.services.edited_reports.take_in import apply_changes, read_edited_report
from workbench.text.counting import counted
from workbench.ui.session import ask_focus, notify, reviewer, say_told
from workbench.ui.views.report_view import accepted_lines, change_lines, remark_lines

MOST_SHOWN = 200


def returning_box(desk: Desk, review: Review) -> None:
    """A closed box; when opened, the choice of the file, then what it would change."""
    box = st.expander("Import an edited report", key="returning", on_change="rerun")
    if box.open:
        with box:
            _form(desk, review)


def _form(desk: Desk, review: Review) -> None:
    say_told()
    st.caption(
        "The audit as CSV or Excel with status and rationale edited, or as Word with comments that have a line "
        "“Verdict: wrong” and below it “Reason: …”. Nothing changes until you confirm."
    )
    upload = st.file_uploader("Edited report", type=["csv", "xlsx", "docx"], key="returned_file", max_upload_size=25)
    if upload is None:
        return
    content = upload.getvalue()
    try:
        found = read_edited_report(desk, review.article.id, content, name=upload.name)
    except WorkbenchError as error:
        st.text(str(error))
        return
    _choice(desk, review, found, key=f"returned_{sha256_of(content)[:8]}", name=upload.name)
    _not_taken_in(found)


def _choice(desk: Desk, review: Review, found: EditedReport, *, key: str, name: str) -> None:
    """Each change with its box to tick, none ticked by itself, and the button that gives those ticked."""
    if not found.changes:
        if not (found.problems or found.remarks):
            st.text("No changes found in this file.")
        return
    free = [number for number, change in enumerate(found.changes[:MOST_SHOWN]) if not change.conflict]
    if len(free) > 1:
        ticks = [_tick(key, found.changes[number]) for number in free]
        shown = f"Select the {len(free)} without a conflict"
        st.button(shown, key=f"{key}_all", on_click=partial(_tick_all, ticks))
    wanted = []
    for change in found.changes[:MOST_SHOWN]:
        heading, *lines = change_lines(change)
        if st.checkbox(escape_markdown(heading), key=_tick(key, change)):
            wanted.append(change)
        st.text("\n".join(lines))
    if len(found.changes) > MOST_SHOWN:
        st.caption(f"{len(found.changes) - MOST_SHOWN} more appear once these have been applied.")
    st.button(
        f"Apply {counted(len(wanted), 'verdict')}",
        key="returned_accept",
        type="primary",
        disabled=not wanted,
        on_click=_accept,
        args=(desk, review, wanted),
        kwargs={"name": name},
    )


def _tick(key: str, change: ProposedChange) -> str:
    """The key of a change's box; another verdict standing by then makes it another one, to be ticked anew."""
    return f"{key}_{sha256_of(repr(change).encode('utf-8', 'replace'))[:12]}"


def _tick_all(ticks: Sequence[str]) -> None:
    for tick in ticks:
        st.session_state[tick] = True


def _not_taken_in(found: EditedReport) -> None:
    """The comments that are no verdict, as they stand, and every edit that is not taken in."""
    for remark in found.remarks[:MOST_SHOWN]:
        st.text("\n".join(remark_lines(remark)))
    for problem in found.problems[:MOST_SHOWN]:
        st.text(str(problem))
    left = sum(max(0, len(listed) - MOST_SHOWN) for listed in (found.remarks, found.problems))
    if left:
        st.caption(f"{left} more not shown: `workbench edited` lists them all.")


def _accept(desk: Desk, review: Review, wanted: Sequence[ProposedChange], *, name: str) -> None:
    if not reviewer():
        notify("Enter your name first (top left): every decision is signed.")
        ask_focus("reviewer")
        return
    try:
        made = apply_changes(desk, review.article.id, wanted, name=name, by=reviewer())
    except WorkbenchError as error:
        notify(str(error))
        return
    notify("\n".join(accepted_lines(len(made.given), (*made.conflicts, *made.problems))))

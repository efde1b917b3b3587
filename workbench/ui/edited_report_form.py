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
from workbench.text.counting import plural
from workbench.ui.session import draw_notice, is_named, notify, reviewer
from workbench.ui.views.report_view import accepted_lines, change_lines, remark_lines

MOST_SHOWN = 200


def import_edited_box(desk: Desk, review: Review) -> None:
    """Draw a closed box; when opened, it has the choice of the file, then what it would change."""
    box = st.expander("Import an edited report", key="returning", on_change="rerun")
    if box.open:
        with box:
            _form(desk, review)


def _form(desk: Desk, review: Review) -> None:
    draw_notice()
    st.caption(
        "The audit as CSV or Excel with status and rationale edited, or as Word with comments that have a line "
        "“Verdict: wrong” and below it “Reason: …”. Nothing changes until you confirm."
    )
    upload = st.file_uploader("Edited report", type=["csv", "xlsx", "docx"], key="returned_file", max_upload_size=25)
    if upload is None:
        return
    content = upload.getvalue()
    try:
        report = read_edited_report(desk, review.article.id, content, name=upload.name)
    except WorkbenchError as error:
        st.text(str(error))
        return
    _choice(desk, review, report, key=f"returned_{sha256_of(content)[:8]}", name=upload.name)
    _not_applied(report)


def _choice(desk: Desk, review: Review, report: EditedReport, *, key: str, name: str) -> None:
    """Draw each change with an unticked box, and the button that applies those ticked."""
    if not report.changes:
        if not (report.problems or report.remarks):
            st.text("No changes found in this file.")
        return
    unopposed = [number for number, change in enumerate(report.changes[:MOST_SHOWN]) if not change.conflict]
    if len(unopposed) > 1:
        ticks = [_tick(key, report.changes[number]) for number in unopposed]
        shown = f"Select the {len(unopposed)} without a conflict"
        st.button(shown, key=f"{key}_all", on_click=partial(_tick_all, ticks))
    ticked = []
    for change in report.changes[:MOST_SHOWN]:
        heading, *lines = change_lines(change)
        if st.checkbox(escape_markdown(heading), key=_tick(key, change)):
            ticked.append(change)
        st.text("\n".join(lines))
    if len(report.changes) > MOST_SHOWN:
        st.caption(f"{len(report.changes) - MOST_SHOWN} more appear once these have been applied.")
    st.button(
        f"Apply {plural(len(ticked), 'verdict')}",
        key="returned_accept",
        type="primary",
        disabled=not ticked,
        on_click=_accept,
        args=(desk, review, ticked),
        kwargs={"name": name},
    )


def _tick(key: str, change: ProposedChange) -> str:
    """Return the key of a change's box; after a newer verdict it is another box, to be ticked again."""
    return f"{key}_{sha256_of(repr(change).encode('utf-8', 'replace'))[:12]}"


def _tick_all(ticks: Sequence[str]) -> None:
    for tick in ticks:
        st.session_state[tick] = True


def _not_applied(report: EditedReport) -> None:
    """Draw the comments that are not verdicts, and every edit that cannot be applied."""
    for remark in report.remarks[:MOST_SHOWN]:
        st.text("\n".join(remark_lines(remark)))
    for problem in report.problems[:MOST_SHOWN]:
        st.text(str(problem))
    left = sum(max(0, len(listed) - MOST_SHOWN) for listed in (report.remarks, report.problems))
    if left:
        st.caption(f"{left} more not shown: `workbench edited` lists them all.")


def _accept(desk: Desk, review: Review, ticked: Sequence[ProposedChange], *, name: str) -> None:
    if not is_named():
        return
    try:
        outcome = apply_changes(desk, review.article.id, ticked, name=name, by=reviewer())
    except WorkbenchError as error:
        notify(str(error))
        return
    notify("\n".join(accepted_lines(len(outcome.given), (*outcome.conflicts, *outcome.problems))))

"""Bringing an edited report back: what it would change, and the button that gives those verdicts."""

import streamlit as st

from workbench.domain.handover.returned import Change, Returned
from workbench.domain.review import Review
from workbench.errors import WorkbenchError
from workbench.services.desk import Desk
from workbench.services.handover.returning import accept, returned
from workbench.ui.fields import signed
from workbench.ui.state import reviewer, say_told

MOST_SHOWN = 200


def returning_box(desk: Desk, review: Review) -> None:
    """A closed box; when opened, the choice of the file, then what it would change."""
    box = st.expander("Bring back an edited report", key="returning", on_change="rerun")
    if box.open:
        with box:
            _form(desk, review)


def _form(desk: Desk, review: Review) -> None:
    say_told()
    st.caption(
        "The audit as CSV or Excel with status and rationale edited, or as Word with answers to its comments "
        "that begin with a verdict. Nothing changes before you agree."
    )
    upload = st.file_uploader("Edited report", type=["csv", "xlsx", "docx"], key="returned_file", max_upload_size=25)
    if upload is None:
        return
    try:
        found = returned(desk, review.article.id, upload.getvalue(), name=upload.name)
    except WorkbenchError as error:
        st.text(str(error))
        return
    _shown(found)
    if found.changes:
        with_conflicts = bool(found.conflicts) and st.checkbox(
            f"Also the {len(found.conflicts)} that were decided meanwhile", key="returned_conflicts"
        )
        wanted = [change for change in found.changes if with_conflicts or not change.conflict]
        st.button(
            f"Give {len(wanted)} verdicts",
            key="returned_accept",
            type="primary",
            disabled=not wanted,
            on_click=_accept,
            args=(desk, review, wanted),
            kwargs={"name": upload.name},
        )


def _shown(found: Returned) -> None:
    if not found.changes and not found.problems:
        st.text("Nothing was edited: the file says what stands.")
    for change in found.changes[:MOST_SHOWN]:
        st.text("\n".join(_lines(change)))
    for problem in found.problems[:MOST_SHOWN]:
        st.text(str(problem))


def _lines(change: Change) -> list[str]:
    lines = [f"Claim {change.number}: {change.before} → {change.label}", f"“{change.quote}”"]
    lines += [change.rationale] if change.rationale else []
    lines.append(f"{change.where}, by {change.author}" if change.author else change.where)
    return [*lines, f"Conflict: {change.conflict}"] if change.conflict else lines


def _accept(desk: Desk, review: Review, wanted: list[Change], *, name: str) -> None:
    signed(lambda: accept(desk, review.article.id, wanted, name=name, by=reviewer()), f"{len(wanted)} verdicts given.")

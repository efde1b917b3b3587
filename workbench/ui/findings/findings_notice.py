"""What the Report page says of the findings files: where they are, and which of them somebody edited."""

from collections.abc import Iterable

import streamlit as st

from workbench.domain.problem import Problem
from workbench.domain.review import Review
from workbench.reports.findings.file_names import file_names_of
from workbench.services.desk import Desk
from workbench.services.findings.edited_tables import edited_findings_problems

_MOST_SHOWN = 20


def findings_note(desk: Desk, review: Review, *, last: Iterable[Problem]) -> None:
    """Draw where the tables of this article are, and a line for each that was edited or could not be written.

    `last` is what there was to know when they were last written.
    """
    if desk.findings is None:
        return
    st.caption("Statements, verdicts and sources as tables, in the folder `findings` of the claims folder:")
    st.text("\n".join(file_names_of(review.article)))
    edited = edited_findings_problems(desk, review.article.id)
    places = {problem.where for problem in edited}
    others = (problem for problem in last if problem.where not in places)
    problems = [*edited, *others]
    for problem in problems[:_MOST_SHOWN]:
        st.text(str(problem))
    if edited:
        st.caption("An edited table can be imported below, under “Import an edited report”.")
    if len(problems) > _MOST_SHOWN:
        st.caption(f"{len(problems) - _MOST_SHOWN} more not shown: `workbench doctor` lists them all.")

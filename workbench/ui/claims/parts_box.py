"""The parts of a statement below its card, and the way from a part to its statement."""

from typing import Final

import streamlit as st

from workbench.domain.review import Review, ReviewedClaim
from workbench.ui.session import choose_claim
from workbench.ui.views.panel_view import PartLine, part_lines, statement_of

_MACHINE_READ: Final = "Parts as the machine reads them, not always rightly; the verdict on this claim covers them"


def parts_box(review: Review, reviewed: ReviewedClaim) -> None:
    """Draw the parts of a statement, each with a button to judge it apart; of a part, the way to its statement."""
    with st.container(key="claim_parts"):  # always there: else the fields below are drawn anew while one types
        _statement_note(review, reviewed)
        lines = part_lines(review, reviewed)
        if not lines:
            return
        is_any_covered = any(not line.status for line in lines)
        st.caption(_MACHINE_READ if is_any_covered else "Parts, each judged apart")
        with st.container(key="part_list"):
            for line in lines:
                _part(line)


def _part(line: PartLine) -> None:
    status = f" · {line.status}, judged apart" if line.status else ""
    with st.container(horizontal=True, vertical_alignment="center", key=f"part_{line.claim_id}"):
        st.text(f"{line.number}{status}  {line.words}")
        st.button(
            f"Go to {line.number}" if line.status else "Judge apart",
            key=f"choose_part_{line.claim_id}",
            type="tertiary",
            help=None if line.status else f"Give part {line.number} a verdict, source or note of its own",
            on_click=choose_claim,
            args=(line.claim_id,),
        )


def _statement_note(review: Review, reviewed: ReviewedClaim) -> None:
    statement = statement_of(review, reviewed)
    if statement is None:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(
            f"Judged apart from claim {statement.number}, of which it is a part."
            if reviewed.is_split_off
            else f"The verdict on claim {statement.number} covers this part until it has one of its own."
        )
        st.button(
            f"Back to claim {statement.number}",
            key=f"to_statement_{reviewed.claim.id}",
            type="tertiary",
            on_click=choose_claim,
            args=(statement.claim.id,),
        )

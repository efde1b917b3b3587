"""The part of every page that draws nothing: it tells the browser's memory and the address what holds now."""

import streamlit as st

from workbench.services.desk import Desk
from workbench.ui.browser.reviewer_name import given_name, set_reviewer
from workbench.ui.components import mount
from workbench.ui.session import current_article, reviewer, session_id


def browser_frame(desk: Desk, page: str) -> None:
    """Mount the frame on `page`, named as in the address; it shows a line where the connection is lost."""
    mount(
        "frame",
        key="frame",
        data={
            "session": session_id(),
            "reviewer": reviewer(),
            "given": given_name(),
            "chosen": bool(st.session_state.get("name_chosen")),
            "article": current_article(desk),
            "page": page,
            "review": not page,
        },
        on_hello_change=lambda: set_reviewer(desk),
    )

"""Fetching a page while the reviewer sees that it is on its way."""

from collections.abc import Callable

import streamlit as st

from workbench.fetch.progress import report_progress_to
from workbench.text.counting import plural


def defer(name: str, action: Callable[[], object]) -> None:
    """Leave `action` to `run_deferred`: a button's own callback cannot show progress."""
    st.session_state[f"put_off_{name}"] = action


def run_deferred(name: str, *, doing: str = "Fetching the page") -> bool:
    """Carry out the action put off under `name`, showing the bytes fetched; return whether there was one.

    `doing` says meanwhile what is going on. Whoever steps on only has it begin anew.
    """
    action: Callable[[], object] | None = st.session_state.get(f"put_off_{name}")
    if action is None:
        return False
    line = st.empty()

    def show(received: int) -> None:
        line.caption(f"{plural(received, 'byte')} so far")

    with st.spinner(doing, show_time=True), report_progress_to(show):
        action()
    del st.session_state[f"put_off_{name}"]
    return True

"""Fetching a page while the reviewer sees that it is on its way."""

from collections.abc import Callable

import streamlit as st

from workbench.fetch.progress import watched
from workbench.text.counting import counted


def put_off(name: str, deed: Callable[[], object]) -> None:
    """Leave `deed` to `carried_out`: a button's own action can show nothing while it lasts."""
    st.session_state[f"put_off_{name}"] = deed


def carried_out(name: str, *, doing: str = "Fetching the page") -> bool:
    """Whether there was a deed under `name`; it is done by then, with a line here that counted the bytes fetched.

    `doing` says meanwhile what is going on. Whoever steps on only has it begin anew.
    """
    deed: Callable[[], object] | None = st.session_state.get(f"put_off_{name}")
    if deed is None:
        return False
    line = st.empty()

    def show(received: int) -> None:
        line.caption(f"{counted(received, 'byte')} so far")

    with st.spinner(doing, show_time=True), watched(show):
        deed()
    del st.session_state[f"put_off_{name}"]
    return True

"""Fetching a page while the reviewer sees that it is on its way."""

from collections.abc import Callable

import streamlit as st

from workbench.fetch.progress import report_progress_to
from workbench.text.counting import plural

_PREFIX = "put_off_"


def defer(name: str, action: Callable[[], object], *, doing: str = "Fetching the page") -> None:
    """Leave `action` to `run_deferred`, which says meanwhile what is going on: a button's own callback cannot."""
    st.session_state[f"{_PREFIX}{name}"] = action, doing


def run_deferred(name: str) -> bool:
    """Carry out the action put off under `name`, showing the bytes fetched; return whether there was one.

    Whoever steps on only has it begin anew.
    """
    if f"{_PREFIX}{name}" not in st.session_state:
        return False
    action, doing = st.session_state[f"{_PREFIX}{name}"]
    line = st.empty()

    def show(received: int) -> None:
        line.caption(f"{plural(received, 'byte')} so far")

    try:
        with st.spinner(doing, show_time=True), report_progress_to(show):
            action()
    except Exception:
        del st.session_state[f"{_PREFIX}{name}"]  # else every page would fail with it from now on
        raise
    del st.session_state[f"{_PREFIX}{name}"]
    return True


def run_left_over() -> bool:
    """Carry out what was put off by a click on a page that is no longer shown; return whether there was anything."""
    names = [str(key).removeprefix(_PREFIX) for key in st.session_state if str(key).startswith(_PREFIX)]
    for name in names:
        run_deferred(name)
    return bool(names)

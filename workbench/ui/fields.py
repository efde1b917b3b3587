"""Fields whose drafts outlive a step to another claim, and deeds that are signed."""

from collections.abc import Callable, Sequence

import streamlit as st

from workbench.errors import ConflictError, WorkbenchError
from workbench.ui.browser.typed import take_typed
from workbench.ui.session import ask_focus, draft, notify, reviewer
from workbench.ui.views.panel_view import conflict_in_words


def text_input(label: str, key: str, *, placeholder: str = "") -> str:
    """What is typed on one line, kept in the session under `key`."""
    take_typed(key)
    typed = st.text_input(label, draft(key), key=key, placeholder=placeholder or None, persist_state="session")
    return typed or ""


def text_area(label: str, key: str, *, height: int = 80) -> str:
    """What is typed on several lines, kept in the session under `key`."""
    take_typed(key)
    return st.text_area(label, draft(key), key=key, height=height, persist_state="session") or ""


def choice(label: str, options: Sequence[str], key: str) -> str:
    """The option chosen, the first to begin with, kept in the session under `key`."""
    chosen = draft(key)
    at = options.index(chosen) if chosen in options else 0
    return st.selectbox(label, tuple(options), at, key=key, persist_state="session") or options[0]


def open_choice(label: str, options: Sequence[str], key: str) -> str:
    """The option chosen, kept in the session under `key`; empty until one is, and once it is unchosen."""
    chosen = draft(key)
    started = chosen if chosen in options else None
    return (
        st.segmented_control(
            label, tuple(options), default=started, format_func=str.capitalize, key=key, persist_state="session"
        )
        or ""
    )


def signed(deed: Callable[[], object], success: str) -> bool:
    """Whether the deed was done; either way the reviewer is told in one line."""
    if not reviewer():
        notify("Enter your name first (top left): every decision is signed.")
        ask_focus("reviewer")
        return False
    try:
        deed()
    except ConflictError as error:
        notify(f"Not saved. {error.subject}: {conflict_in_words(error.conflict)}.")
        return False
    except WorkbenchError as error:
        notify(str(error))
        return False
    notify(success)
    return True

"""Fields whose drafts outlive a step to another claim, and deeds that are signed."""

from collections.abc import Callable, Sequence

import streamlit as st

from workbench.errors import ConflictError, WorkbenchError
from workbench.ui.browser.typed import apply_typed
from workbench.ui.session import draft, is_named, notify
from workbench.ui.views.panel_view import conflict_in_words


def text_input(label: str, key: str, *, placeholder: str = "") -> str:
    """Draw a field of one line; return its text, which the session keeps under `key`."""
    apply_typed(key)
    typed = st.text_input(label, draft(key), key=key, placeholder=placeholder or None, persist_state="session")
    return typed or ""


def text_area(label: str, key: str, *, height: int = 80) -> str:
    """Draw a field of several lines; return its text, which the session keeps under `key`."""
    apply_typed(key)
    return st.text_area(label, draft(key), key=key, height=height, persist_state="session") or ""


def choice(label: str, options: Sequence[str], key: str) -> str:
    """Draw a list; return the option chosen, at first the first one, which the session keeps under `key`."""
    chosen = draft(key)
    index = options.index(chosen) if chosen in options else 0
    return st.selectbox(label, tuple(options), index, key=key, persist_state="session") or options[0]


def open_choice(label: str, options: Sequence[str], key: str) -> str:
    """Draw a control without a default; return the option chosen, or nothing, kept in the session under `key`."""
    chosen = draft(key)
    started = chosen if chosen in options else None
    return (
        st.segmented_control(
            label, tuple(options), default=started, format_func=str.capitalize, key=key, persist_state="session"
        )
        or ""
    )


def signed(action: Callable[[], object], success: str) -> bool:
    """Carry out an action that needs a signature; return whether it succeeded, and notify the reviewer."""
    if not is_named():
        return False
    try:
        action()
    except ConflictError as error:
        notify(f"Not saved. {error.subject}: {conflict_in_words(error.conflict)}.")
        return False
    except WorkbenchError as error:
        notify(str(error))
        return False
    notify(success)
    return True

"""The name that signs: typed once, remembered by the browser, asked about where it is known in another spelling."""

import os
from html import escape

import streamlit as st

from workbench.review.persons import known_spelling
from workbench.services.desk import Desk
from workbench.services.workflow.signers import signers
from workbench.ui.session import reviewer

_FIELD = "reviewer_name"
_LONGEST = 80


def given_name() -> str:
    """Return the name that the server was started with, or nothing."""
    return os.environ.get("WORKBENCH_REVIEWER", "").strip()[:_LONGEST]


def name_field(desk: Desk) -> None:
    """Draw the field for the name, and a question where the name is known in another spelling."""
    if "reviewer" not in st.session_state:
        _set_name(desk, given_name())
    question, same_person = st.session_state.get("name_asked"), st.session_state.get("name_apart")
    st.session_state[_FIELD] = question[0] if question else reviewer()
    with st.container(key="reviewer_field"):
        st.html(f'<span class="wb-chip" aria-hidden="true">{escape(initials(reviewer()))}</span>')
        st.text_input(
            "Your name (signed under every decision)",
            key=_FIELD,
            on_change=_typed,
            args=(desk,),
            placeholder="Your name",
            label_visibility="collapsed",
        )
    _question(question, same_person)


def _question(question: tuple[str, str] | None, same_person: tuple[str, str] | None) -> None:
    """Draw what is to be asked or told about the name typed, under its field."""
    with st.container(key="name_question"):  # always there: else all that follows is drawn anew when a question comes
        if question:
            st.text(f"'{question[1]}' has already signed here. Is that you?")
            st.button("Yes, use that name", key="name_known", on_click=_is_known, type="primary")
            st.button("No, I am someone else", key="name_other", on_click=_is_somebody_else)
        elif same_person:
            st.text(
                f"'{same_person[0]}' and '{same_person[1]}' count as the same person. "
                "Add a distinction, such as a middle name."
            )


def initials(name: str) -> str:
    """Return the first letters of the first and the last name; a question mark for no name.

    >>> initials("Ana B. Ruiz"), initials("cleo"), initials("")
    ('AR', 'C', '?')
    """
    words = name.split()
    return "".join(word[0].upper() for word in (words[:1] + words[1:][-1:])) or "?"


def set_reviewer(desk: Desk) -> None:
    """Use the name that the reviewer's browser remembered, unless they have entered one meanwhile."""
    hello = st.session_state["frame"].get("hello") or {}
    if not st.session_state.get("name_chosen"):
        _set_name(desk, str(hello.get("name", "")))
        st.session_state["name_chosen"] = True


def _typed(desk: Desk) -> None:
    st.session_state["name_chosen"] = True
    _set_name(desk, str(st.session_state[_FIELD]))


def _set_name(desk: Desk, typed: str) -> None:
    """Sign with this name from now on, or first ask whether it is a known one."""
    name = typed.strip()[:_LONGEST]
    known = known_spelling(name, _known_signers(desk)) if name else ""
    st.session_state["reviewer"] = name if known == name else ""
    st.session_state["name_asked"] = None if known == name else (name, known)
    st.session_state["name_apart"] = None


def _is_known() -> None:
    st.session_state["reviewer"] = st.session_state["name_asked"][1]
    st.session_state["name_asked"] = None


def _is_somebody_else() -> None:
    st.session_state["name_apart"], st.session_state["name_asked"] = st.session_state["name_asked"], None


def _known_signers(desk: Desk) -> tuple[str, ...]:
    """Return who has signed anything, read anew once something was recorded."""
    return desk.cache.once("signers", desk.store.version(), lambda: signers(desk), most=4)

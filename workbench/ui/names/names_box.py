"""The desk's list of names, at the foot of the flags: filtered, added to and dropped from."""

from typing import Final

import streamlit as st

from workbench.domain.desk_name import ListedName
from workbench.reports.escaping import escape_markdown
from workbench.services.desk import Desk
from workbench.services.names.list_names import NameInput, add_name, drop_name, load_names
from workbench.text.counting import plural
from workbench.ui.components import mount
from workbench.ui.fields import signed
from workbench.ui.names.names_view import COLUMNS, matching, name_row
from workbench.ui.session import draft, reviewer

_MOST: Final = 200
"""Names that are shown."""
_TABLE: Final = "names_table"
_CHOSEN: Final = "names_chosen"
_FIELDS: Final = {
    "name": "Name",
    "wrong": "Wrong spellings (a semicolon between them)",
    "post": "Post",
    "since": "Since (2020-09-30)",
    "until": "Until",
}


def names_box(desk: Desk) -> None:
    """Draw a closed box with the list; the names are read only when it is opened."""
    box = st.expander("Names of this desk", key="names_box", on_change="rerun")
    if not box.open:
        return
    with box:
        st.caption(
            "A check flags the wrong spellings and leaves the right one alone. A post with its days is held against "
            "the titles in articles. Click a row, or press Enter on it, to drop the name."
        )
        names = load_names(desk)
        _list(desk, names)
        _add_form(desk)


def _list(desk: Desk, names: tuple[ListedName, ...]) -> None:
    wanted = st.text_input("Filter", key="names_filter", placeholder="a name, a spelling or a post")
    shown = matching(names, wanted or "")
    if not shown:
        st.text("No names." if not names else "No name matches.")
        return
    rows = [{"id": listed.name, "cells": name_row(listed)} for listed in shown[:_MOST]]
    mount("table", key=_TABLE, data={"columns": COLUMNS, "rows": rows, "wide": 0}, on_chosen_change=_choose)
    if len(shown) > _MOST:
        st.caption(f"{plural(len(shown) - _MOST, 'more name')}: filter the list, or print it with `workbench names`.")
    chosen = draft(_CHOSEN)
    if any(listed.name == chosen for listed in names):
        st.button(f"Drop ‘{escape_markdown(chosen)}’", key="names_drop", on_click=_drop, args=(desk, chosen))


def _choose() -> None:
    st.session_state[_CHOSEN] = str(st.session_state[_TABLE].get("chosen") or "")


def _drop(desk: Desk, name: str) -> None:
    signed(lambda: drop_name(desk, name, by=reviewer()), f"‘{name}’ is off the list of names.")


def _add_form(desk: Desk) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        for field, label in _FIELDS.items():
            st.text_input(label, key=f"names_new_{field}")
        st.button("Add", key="names_add", on_click=_add, args=(desk,))


def _add(desk: Desk) -> None:
    typed = {field: draft(f"names_new_{field}") for field in _FIELDS}
    given = NameInput(**{**typed, "wrong": (typed["wrong"],)})  # type: ignore[arg-type]
    if signed(lambda: add_name(desk, given, by=reviewer()), f"‘{typed['name'].strip()}’ is on the list of names."):
        for field in _FIELDS:
            st.session_state[f"names_new_{field}"] = ""

"""The page's own components: pane, card, table, preview, and three that serve what a person types and presses."""

from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

_FOLDER = Path(__file__).parent / "component"


@cache
def _asset(name: str) -> str:
    return (_FOLDER / name).read_text("utf-8")


@st.cache_resource(show_spinner=False)
def _registered() -> dict[str, Any]:
    look = "box-sizing:border-box;width:100%;height:860px;border:1px solid #a8a29e"
    frame = f'<iframe sandbox="" title="Preview of the report" style="{look}"></iframe>'
    component = st.components.v2.component
    return {
        "pane": component(
            "workbench_pane",
            html=_asset("pane.html"),
            css=_asset("pane.css"),
            js=_asset("fields.js")
            + _asset("selected.js")
            + _asset("keys.js")
            + _asset("holding.js")
            + _asset("margin.js")
            + _asset("strip.js")
            + _asset("pane.js"),
        ),
        "card": component(
            "workbench_card", html='<div class="card"></div>', js=_asset("card.js"), isolate_styles=False
        ),
        "table": component("workbench_table", html="<table></table>", css=_asset("table.css"), js=_asset("table.js")),
        "frame": component(
            "workbench_frame", html='<p class="lost" role="status"></p>', css=_asset("frame.css"), js=_asset("frame.js")
        ),
        "drafts": component(
            "workbench_drafts",
            html='<p class="note wb-soft" role="status"></p>',
            js=_asset("fields.js") + _asset("drafts.js"),
            isolate_styles=False,
        ),
        "watch": component("workbench_watch", html="<span hidden></span>", js=_asset("watch.js")),
        "preview": component("workbench_preview", html=frame, js=_asset("preview.js")),
    }


def mount(name: str, **options: Any) -> Any:  # noqa: ANN401 - Streamlit's component result
    """Put the component `name` (a key above, such as "pane") on the page."""
    return _registered()[name](**options)

"""The script behind the page: the frame around every page, then the page itself."""

from pathlib import Path

import streamlit as st

from workbench.errors import WorkbenchError
from workbench.ui.components import mount
from workbench.ui.state import arrive, current_article, reviewer
from workbench.ui.wiring import the_desk

_FOLDER = Path(__file__).parent

st.set_page_config(page_title="Workbench", page_icon="☑️", layout="wide")
st.html(_FOLDER / "page.css")
pages = [
    st.Page(_FOLDER / "screens" / "review.py", title="Review", icon=":material/article:", default=True),
    st.Page(_FOLDER / "screens" / "queue.py", title="Queue", icon=":material/list:"),
    st.Page(_FOLDER / "screens" / "flags.py", title="Flags", icon=":material/flag:"),
    st.Page(_FOLDER / "screens" / "ledgers.py", title="Ledgers", icon=":material/menu_book:"),
    st.Page(_FOLDER / "screens" / "report.py", title="Report", icon=":material/description:"),
    st.Page(_FOLDER / "screens" / "articles.py", title="Articles", icon=":material/library_books:"),
]


def _keep_name(key: str) -> None:
    st.session_state["reviewer"] = str(st.session_state[key]).strip()[:80]


def _sidebar() -> None:
    name_key = f"reviewer_name_{st.session_state.get('greetings', 0)}"
    with st.container(key="reviewer_field"):
        st.text_input(
            "Your name, signed under every decision", reviewer(), key=name_key, on_change=_keep_name, args=(name_key,)
        )
    article_id = current_article(the_desk())
    if article_id:
        title = next(a.title for a in the_desk().store.article_list() if a.id == article_id)
        st.caption("Under review")
        st.text(title)


try:
    with st.sidebar:
        _sidebar()
        mount("watch", key="watch", data={})
    shown = st.navigation(pages)
    arrive(shown.url_path)
    shown.run()
except WorkbenchError as error:
    st.text(str(error))

"""Articles: choose one, or add one by pasting it or choosing a text file."""

import streamlit as st

from workbench.errors import WorkbenchError
from workbench.services.desk import Desk
from workbench.services.importing import import_text
from workbench.services.scanning import scan
from workbench.ui.state import choose_article, current_article, reviewer, tell, told
from workbench.ui.wiring import the_desk


def page() -> None:
    """The articles on the desk, and the form that adds one."""
    st.title("Articles", anchor=False)
    desk = the_desk()
    message = told()
    if message:
        st.text(message)
    current = current_article(desk)
    for article in desk.store.article_list():
        with st.container(horizontal=True, border=True, vertical_alignment="center"):
            st.text(
                f"{article.title}\n{article.published or 'no date'} · {article.origin} · added {article.added_at[:10]}"
            )
            label = "Under review" if article.id == current else "Review this"
            if st.button(label, key=f"open_{article.id}", type="primary" if article.id == current else "secondary"):
                choose_article(article.id)
                st.switch_page("screens/review.py")
    st.subheader("Add an article", anchor=False)
    st.text_area("Paste the text", key="new_text", height=220, persist_state="session")
    upload = st.file_uploader("or choose a text file", type=["txt", "text", "md"], key="new_file", max_upload_size=5)
    left, right = st.columns([3, 1])
    left.text_input("Title (the first line, if empty)", key="new_title", persist_state="session")
    right.text_input("Published (2020-09-30)", key="new_published", persist_state="session")
    if st.button("Add and check", key="add_article", type="primary"):
        content = upload.getvalue() if upload else str(st.session_state.get("new_text", ""))
        if _added(desk, content, origin=upload.name if upload else "pasted text"):
            st.switch_page("screens/review.py")
        st.rerun()


def _added(desk: Desk, content: bytes | str, *, origin: str) -> bool:
    by = reviewer() or "no name given"
    told_of = {"title": st.session_state.get("new_title", ""), "published": st.session_state.get("new_published", "")}
    try:
        article = import_text(desk, content, origin=origin, by=by, **told_of)
        if not desk.store.load(article.id).claims:
            with st.spinner("Finding claims and flags"):
                scan(desk, article, by=by)
    except WorkbenchError as error:
        tell(str(error))
        return False
    choose_article(article.id)
    return True


page()

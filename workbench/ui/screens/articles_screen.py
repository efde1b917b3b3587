"""Articles: choose one, or add one by pasting it, from a file, or from a web address."""

from typing import Literal

import streamlit as st

from workbench.domain.article import Article
from workbench.domain.source import Exchange
from workbench.errors import WorkbenchError
from workbench.intake.article_kinds import endings
from workbench.intake.extracted import Extracted
from workbench.intake.media_types import name_mismatch
from workbench.intake.readers import installed_readers
from workbench.intake.restore import restore_left_out
from workbench.reports.escaping import escape_markdown
from workbench.services.articles.extract_text import extract
from workbench.services.articles.import_article import import_text
from workbench.services.articles.next_draft import import_next_draft
from workbench.services.articles.scan_article import scan_article
from workbench.services.desk import Desk
from workbench.ui.findings.statistics import statistics_box
from workbench.ui.page_desk import the_desk
from workbench.ui.session import choose_article, current_article, draw_notice, notify, reviewer
from workbench.ui.sources.fetch_progress import defer, run_deferred

SHOWN_LEFT_OUT = 200
DRAFTS = ("text", "title", "byline", "published", "url", "read", "exchanges", "back", "revises")
LONGEST_PIECE = 300


def page() -> None:
    """Draw the articles on the desk, and the form that adds one."""
    st.title("Articles", anchor=False)
    if st.session_state.pop("form_done", False):
        for name in DRAFTS:
            st.session_state.pop(f"new_{name}", None)
    desk = the_desk()
    if run_deferred("article"):
        st.rerun()
    draw_notice()
    _articles(desk)
    if desk.store.article_list():
        statistics_box(desk)
    st.header("Add an article", anchor=False)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input("Web address", key="new_url", placeholder="https://", persist_state="session")
        st.button("Fetch the page", key="read_url", on_click=defer, args=("article", lambda: _read_address(desk)))
    st.file_uploader(
        "or a text file, saved web page, PDF or Word document",
        type=[*endings(), *(ending for reader in installed_readers() for ending in reader.endings)],
        key="new_file",
        max_upload_size=25,
        on_change=_read_upload,
    )
    st.text_area("or paste the text", key="new_text", height=260, persist_state="session")
    _left_out()
    left, middle, right = st.columns([3, 2, 1])
    left.text_input("Title (leave empty to use the first line)", key="new_title", persist_state="session")
    middle.text_input("Byline", key="new_byline", persist_state="session")
    right.text_input("Published (2020-09-30)", key="new_published", persist_state="session")
    _earlier_draft(desk)
    st.button("Add and check", key="add_article", type="primary", on_click=_add, args=(desk,))


def _earlier_draft(desk: Desk) -> None:
    """Draw the choice of the article that this is a new version of; its review then carries over."""
    titles = {article.id: f"{article.title} (added {article.added_at[:10]})" for article in desk.store.article_list()}
    if titles:
        st.selectbox(
            "New version of (verdicts carry over where the wording is unchanged)",
            list(titles),
            index=None,
            format_func=lambda article_id: titles[article_id],
            key="new_revises",
            placeholder="none: this is a new article",
        )


def _articles(desk: Desk) -> None:
    current = current_article(desk)
    for notice in desk.store.notices():
        st.caption(escape_markdown(str(notice)))
    for article in desk.store.article_list():
        with st.container(horizontal=True, border=True, vertical_alignment="center"):
            st.text(
                f"{article.title}\n{article.published or 'no date'} · {article.origin} · added {article.added_at[:10]}"
            )
            label = "Under review" if article.id == current else "Review this"
            look: Literal["primary", "secondary"] = "primary" if article.id == current else "secondary"
            st.button(label, key=f"open_{article.id}", type=look, on_click=_open, args=(article.id,))


def _open(article_id: str) -> None:
    choose_article(article_id)
    st.switch_page("screens/review_screen.py")


def _read_address(desk: Desk) -> None:
    url = str(st.session_state.get("new_url", "")).strip()
    try:
        fetched = desk.fetch(url)
        _offer(fetched.content, origin=fetched.snapshot.final_url, exchanges=fetched.exchanges)
    except WorkbenchError as error:
        notify(str(error))


def _read_upload() -> None:
    upload = st.session_state.get("new_file")
    if upload is None or upload.file_id == st.session_state.get("upload_read"):
        return  # not chosen, but sent with a click on a page that is no longer shown
    st.session_state["upload_read"] = upload.file_id
    try:
        _offer(upload.getvalue(), origin=upload.name)
    except WorkbenchError as error:
        notify(str(error))


def _offer(content: bytes, *, origin: str, exchanges: tuple[Exchange, ...] = ()) -> None:
    """Put what was read into the form, where the reviewer can correct it before it is frozen."""
    read = extract(content, origin=origin)
    remark = name_mismatch(read.media_type, origin)
    if remark:
        notify(f"{origin}: {remark}. Check that it is the file you meant.")
    st.session_state["new_text"] = read.text
    st.session_state["new_title"] = read.title
    st.session_state["new_byline"] = read.byline
    st.session_state["new_published"] = read.published
    st.session_state["new_read"] = (content, origin, read)
    st.session_state["new_exchanges"] = exchanges
    st.session_state["new_back"] = ()
    for number in range(SHOWN_LEFT_OUT):
        st.session_state.pop(f"left_out_{number}", None)


def _left_out() -> None:
    """Draw the text that was left out around the article, and a way to restore it."""
    read: Extracted | None = st.session_state.get("new_read", (b"", "", None))[2]
    if read is None or not read.left_out:
        return
    back = st.session_state.get("new_back", ())
    pieces = [(number, piece) for number, piece in enumerate(read.left_out[:SHOWN_LEFT_OUT]) if number not in back]
    with st.expander(f"Left out of the text: {len(read.left_out) - len(back)}"):
        st.caption("Select what belongs to the article; it goes back where it was.")
        with st.container(height=280):
            for number, piece in pieces:
                st.checkbox(escape_markdown(piece[:LONGEST_PIECE]) or "(symbols only)", key=f"left_out_{number}")
        if len(read.left_out) > SHOWN_LEFT_OUT:
            st.caption(f"Showing the first {SHOWN_LEFT_OUT} of {len(read.left_out)}.")
        st.button("Restore the selected parts", key="bring_back", on_click=_bring_back, args=(read,))


def _bring_back(read: Extracted) -> None:
    ticked = {number for number in range(SHOWN_LEFT_OUT) if st.session_state.get(f"left_out_{number}")}
    back = set(st.session_state.get("new_back", ()))
    st.session_state["new_text"] = restore_left_out(str(st.session_state.get("new_text", "")), read, ticked - back)
    st.session_state["new_back"] = tuple(sorted(back | ticked))


def _add(desk: Desk) -> None:
    """Add the article of the form, even where another page is asked for at once."""
    st.toast("Finding claims and flags", icon=":material/hourglass_top:")
    if _added(desk):
        st.switch_page("screens/review_screen.py")


def _added(desk: Desk) -> bool:
    content, origin, read = st.session_state.get("new_read", (b"", "pasted text", None))
    form = {name: str(st.session_state.get(f"new_{name}", "")) for name in ("text", "title", "byline", "published")}
    try:
        article = import_text(
            desk,
            form["text"],
            origin=origin if read else "pasted text",
            by=reviewer() or "no name given",
            title=form["title"],
            byline=form["byline"],
            published=form["published"],
            original=content,
            exchanges=st.session_state.get("new_exchanges", ()),
        )
        _checked(desk, article)
    except WorkbenchError as error:
        notify(str(error))
        return False
    st.session_state["form_done"] = True
    choose_article(article.id)
    return True


def _checked(desk: Desk, article: Article) -> None:
    """Find the article's claims, carrying over the review of the earlier version if one was chosen."""
    before = st.session_state.get("new_revises")
    by = reviewer() or "no name given"
    if before:
        notify(import_next_draft(desk, before, article, by=by).line)
    elif not desk.store.load(article.id).claims:
        scan_article(desk, article, by=by)


page()

"""The script behind the page: the frame around every page, then the page itself."""

from pathlib import Path

import streamlit as st

from workbench.errors import WorkbenchError
from workbench.reports.escaping import show_hidden
from workbench.text.counting import plural
from workbench.ui.browser.address import read_address
from workbench.ui.browser.early_loading import wait_until_loaded
from workbench.ui.browser.frame import browser_frame
from workbench.ui.browser.reviewer_name import name_field
from workbench.ui.components import mount
from workbench.ui.findings.writer_thread import findings_waiting
from workbench.ui.page_desk import the_desk
from workbench.ui.session import current_error, current_review, draw_missed_notice, enter_page
from workbench.ui.sources.fetch_progress import run_left_over
from workbench.ui.views.article.line import article_line_html
from workbench.ui.views.panel_view import unsaved_of

MOST_PROBLEMS = 20
_FOLDER = Path(__file__).parent

wait_until_loaded()
st.set_page_config(page_title="Workbench", page_icon="☑️", layout="wide", initial_sidebar_state="collapsed")
st.html(_FOLDER / "tokens.css")
st.html(_FOLDER / "page.css")
# Each page's path in the address, with its title; Review is the one that opens.
MENU = {"articles": "Articles", "review": "Review", "queue": "Queue", "ledgers": "Ledgers", "report": "Report"}
FIRST = "review"
# Paths that lead to a view of another page, as they did when the view was a page of its own.
MOVED = ("flags",)

pages = [
    st.Page(_FOLDER / "screens" / f"{path}_screen.py", title=title, url_path=path, default=path == FIRST)
    for path, title in MENU.items()
]
pages += [
    st.Page(_FOLDER / "screens" / f"{path}_screen.py", title=path.capitalize(), url_path=path, visibility="hidden")
    for path in MOVED
]


def _article_line() -> None:
    """Draw which article is under review, and how far it is; the Review page draws it with its own parts."""
    with st.container(key="article_line"):
        review = current_review(the_desk())
        if review:
            st.html(article_line_html(review, the_desk().labels))


def _settings_note() -> None:
    """Draw the mistakes in the settings files on every page until they are fixed."""
    problems = the_desk().configuration()
    if not problems:
        return
    with st.expander(f"{plural(len(problems), 'mistake')} in the settings files", key="settings_note"):
        st.text("\n\n".join(show_hidden(str(problem)) for problem in problems[:MOST_PROBLEMS]))
        st.caption("All other settings are in effect. `workbench doctor` lists every mistake.")


def _unsaved_note() -> None:
    """Draw how many verdicts of the article were not saved, such as one given while the page was turned."""
    review = current_review(the_desk())
    unsaved = unsaved_of(review, current_error()) if review else ()
    if unsaved:
        st.warning(f"{plural(len(unsaved), 'verdict')} not saved. The Review page says why.")


try:
    page = st.navigation(pages, position="top")
    read_address(the_desk(), page.url_path)
    name_field(the_desk())
    if page.url_path:  # the Review page draws its own
        _article_line()
    with st.container(key="page_notes"):
        _settings_note()
        if page.url_path:  # the Review page lists them
            _unsaved_note()
    mount("watch", key="watch", data={})
    browser_frame(the_desk(), page.url_path)
    enter_page(page.url_path)
    with findings_waiting(the_desk()):
        page.run()
        with st.container(key="missed"):
            if run_left_over():
                st.rerun()
            draw_missed_notice()
except WorkbenchError as error:
    st.text(str(error))

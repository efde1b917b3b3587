"""What a session remembers: ids and drafts, never records."""

import secrets
from typing import Any

import streamlit as st

from workbench.domain.review import Review
from workbench.review.second_check import hide_first_verdicts
from workbench.services.articles.open_review import open_review
from workbench.services.desk import Desk

VIEWS = ("all", "open", "flags", "plain")
"""What the article may show: all its claims, the open ones, its flags, or nothing but its words."""


def reviewer() -> str:
    """Return the name the reviewer gave, or nothing yet."""
    return str(st.session_state.get("reviewer", "")).strip()


def session_id() -> str:
    """Return this session's id; a browser that knows another one has lost what the server knew."""
    return str(st.session_state.setdefault("session_id", secrets.token_hex(8)))


def current_article(desk: Desk) -> str:
    """Return the id of the article under review: the last chosen, else the first."""
    known = [article.id for article in desk.store.article_list()]
    chosen = str(st.session_state.get("article_id", ""))
    if chosen not in known:
        chosen = known[0] if known else ""
    st.session_state["article_id"] = chosen
    return chosen


def current_review(desk: Desk) -> Review | None:
    """Return the article under review with all decisions in effect, or nothing where there is no article."""
    article_id = current_article(desk)
    rules = desk.rules()[0]
    state = (desk.store.version(), desk.house_style()[0], rules)
    if not article_id:
        return None
    review = desk.cache.once("review", (article_id, *state), lambda: open_review(desk, article_id), most=64)
    return hide_first_verdicts(review, reviewer(), rules)


def choose_article(article_id: str) -> None:
    """Turn to another article, at its first claim."""
    st.session_state["article_id"] = article_id
    st.session_state["claim_id"] = ""


def choose_claim(claim_id: str) -> None:
    """Turn to another claim of the article."""
    drop_shown_notice()
    st.session_state["claim_id"] = claim_id


def show_claim(claim_id: str) -> None:
    """Turn to a claim of the article, and show its card where the list of flags stood beside the article."""
    choose_claim(claim_id)
    st.session_state["beside"] = "claim"


def choose_view(view: str) -> None:
    """Have the article show what `view` names; with the flags goes the list of them beside it."""
    if view in VIEWS:
        st.session_state["view"] = view
        st.session_state["beside"] = "flags" if view == "flags" else "claim"


def current_view() -> str:
    """Return what the article shows: one of the views."""
    return str(st.session_state.get("view", VIEWS[0]))


def lists_flags() -> bool:
    """Return whether the list of flags stands beside the article, in place of a claim's card."""
    return st.session_state.get("beside") == "flags"


def go_to_claim(claim_id: str) -> None:
    """Turn to a claim on the Review page; for a click's own callback, which no later request interrupts."""
    show_claim(claim_id)
    st.query_params.clear()
    st.switch_page("screens/review_screen.py")


def go_to_chosen(key: str) -> None:
    """Turn to the claim of the row chosen in the table under `key`."""
    claim_id = st.session_state[key].get("chosen")
    if claim_id:
        go_to_claim(str(claim_id))


def notify(message: str) -> None:
    """Show one line from now on, until there is another one or the reviewer moves on."""
    st.session_state["told"] = message
    st.session_state["told_shown"] = False


def is_named() -> bool:
    """Return whether the reviewer has entered a name, which every record is signed with; ask for it where not."""
    if reviewer():
        return True
    notify("Enter your name first (top right): every decision is signed.")
    ask_focus("reviewer")
    return False


def notice() -> str:
    """Return the line to show."""
    st.session_state["telling"] = True
    return str(st.session_state.get("told", ""))


def draw_notice() -> None:
    """Draw the notice in a container of its own, so that what is below it is not redrawn."""
    with st.container(key="told"):
        message = notice()
        if message:
            st.text(message)


def mark_notice_shown() -> None:
    """Note, at the end of a run that drew the notice, that it was shown; an interrupted run has shown nothing."""
    if st.session_state.pop("telling", False):
        st.session_state["told_shown"] = True


def draw_missed_notice() -> None:
    """At the end of a page's run, draw the notice that it had no place for, such as of a click on the page before."""
    missed = not (st.session_state.get("telling") or st.session_state.get("told_shown", False))
    if missed and notice():
        st.text(notice())
    mark_notice_shown()


def drop_shown_notice() -> None:
    """Drop the notice once it has been shown and the reviewer moves on."""
    if st.session_state.get("told_shown", False):
        st.session_state["told"] = ""


def enter_page(page: str) -> None:
    """Note which page is shown; a notice of the previous page is dropped."""
    st.session_state["telling"] = False
    if st.session_state.get("page") != page:
        st.session_state["page"] = page
        drop_shown_notice()


def set_error(claim_id: str, label: str, why: str) -> None:
    """Keep showing that a verdict was not saved, until it is or the reviewer dismisses it."""
    current_error: dict[str, tuple[str, str]] = st.session_state.setdefault("refused", {})
    current_error[claim_id] = (label, why)


def clear_error(claim_id: str) -> None:
    """Drop the note that the claim's verdict was not saved."""
    st.session_state.get("refused", {}).pop(claim_id, None)


def current_error() -> dict[str, tuple[str, str]]:
    """Return the verdicts that were not saved: claim id to label and reason, oldest first."""
    return dict(st.session_state.get("refused", {}))


def draft(key: str) -> str:
    """Return what the reviewer has typed or chosen in a field and not yet saved.

    Every field whose text must outlive a visit to another claim is drawn with this as its value: the browser
    may have dropped the field between two quick steps while the server still believes it has the text.
    """
    return str(st.session_state.get(key, ""))


def ask_focus(target: str) -> None:
    """Have the page put the cursor somewhere once it is painted."""
    focus: dict[str, Any] = st.session_state.get("focus", {"count": 0})
    st.session_state["focus"] = {"count": focus["count"] + 1, "target": target}

"""Ledgers: the article's names, dates, posts, contradictions, attributions and sources, each in a table."""

from functools import partial

import streamlit as st

from workbench.ledgers.all_ledgers import LEDGERS, REVIEWED_LEDGERS
from workbench.services.articles.build_ledgers import build_reviewed_ledger
from workbench.ui.components import mount
from workbench.ui.page_desk import the_desk
from workbench.ui.session import current_review, go_to_chosen
from workbench.ui.sources.recheck_buttons import recheck_all
from workbench.ui.views.ledgers_view import ledger_columns, ledger_rows

MOST = 500


def page() -> None:
    """Draw one ledger at a time, with a link from each row to its claim."""
    st.title("Ledgers", anchor=False)
    desk = the_desk()
    review = current_review(desk)
    if review is None:
        st.info("No article yet. Add one on the Articles page.")
        return
    names = [*LEDGERS, *REVIEWED_LEDGERS]
    name = st.segmented_control(
        "Ledger", names, default=names[0], format_func=str.capitalize, key="ledger", required=True
    )
    ledger = build_reviewed_ledger(desk, review, str(name))
    st.caption(f"{ledger.what} Click a row, or press Enter on it, to see it in the article.")
    if name in REVIEWED_LEDGERS:
        recheck_all(desk, review)
    rows = ledger_rows(ledger, review)
    if not rows:
        st.info("Nothing of this kind was found in this article.")
        return
    shown = {"columns": ledger_columns(ledger), "rows": rows[:MOST]}
    key = f"ledger_{ledger.name}"
    mount("table", key=key, data=shown, on_chosen_change=partial(go_to_chosen, key))
    if len(rows) > MOST:
        st.caption(f"{len(rows) - MOST} more: `workbench ledgers --only {ledger.name}` prints them all.")


page()

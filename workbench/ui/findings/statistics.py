"""How far the articles of the folder are, and the findings of all of them to download."""

from functools import partial
from typing import TYPE_CHECKING, Final

import streamlit as st

from workbench.errors import WorkbenchError
from workbench.reports.findings.shown import column_headings, rows_as_text
from workbench.services.desk import Desk
from workbench.services.findings.statistics import all_findings_csv, all_findings_workbook, compute_statistics
from workbench.text.counting import plural
from workbench.ui.components import mount
from workbench.ui.session import choose_article

if TYPE_CHECKING:
    from pandas import DataFrame

_MOST: Final = 200
"""Rows of a table that are shown."""
_ARTICLES: Final = "statistics_articles"


def statistics_box(desk: Desk) -> None:
    """Draw a closed box; the findings are counted only when it is opened."""
    box = st.expander("Statistics and tables", key="statistics", on_change="rerun")
    if not box.open:
        return
    with box, st.spinner("Counting"):
        try:
            statistics = compute_statistics(desk, [article.id for article in desk.store.article_list()])
        except WorkbenchError as error:
            st.text(str(error))
            return
        _articles(statistics.articles)
        _publishers(statistics.publishers)
        _downloads(desk)


def _articles(table: "DataFrame") -> None:
    """Draw a row for each article, which leads to its review, and the totals below them."""
    st.caption(
        "The statements of each article: how many have a verdict, which share that is of those that can be checked, "
        "and how many have each status. Click a row, or press Enter on it, to review the article."
    )
    rows = _rows(table, table["article_id"].tolist())
    shown = {"columns": column_headings(table), "rows": [*rows[:-1][:_MOST], rows[-1]], "wide": 0}
    mount("table", key=_ARTICLES, data=shown, on_chosen_change=_review_chosen)
    _tell_of_more(len(rows) - 1, "workbench findings --statistics")


def _publishers(table: "DataFrame") -> None:
    if table.empty:
        st.caption("No source is attached to a statement yet.")
        return
    st.caption("Where the sources come from, and how many statements they bear on.")
    rows = _rows(table, [""] * len(table))
    mount(
        "table", key="statistics_publishers", data={"columns": column_headings(table), "rows": rows[:_MOST], "wide": 0}
    )
    _tell_of_more(len(rows), "workbench findings --statistics --sources")


def _rows(table: "DataFrame", ids: list[str]) -> list[dict[str, object]]:
    return [{"id": row_id, "cells": cells} for row_id, cells in zip(ids, rows_as_text(table), strict=True)]


def _tell_of_more(count: int, command: str) -> None:
    if count > _MOST:
        st.caption(f"{plural(count - _MOST, 'more row')}: `{command}` prints them all.")


def _review_chosen() -> None:
    """Turn to the article of the row that was chosen."""
    article_id = st.session_state[_ARTICLES].get("chosen")
    if article_id:
        choose_article(str(article_id))
        st.switch_page("screens/review_screen.py")


def _downloads(desk: Desk) -> None:
    """Draw the buttons that download the findings of all articles as one file, made on demand."""
    st.caption("Every statement of every article with its verdict, reason and best source; in Excel also each source.")
    with st.container(horizontal=True):
        st.download_button(
            "Download all findings as CSV",
            data=partial(all_findings_csv, desk),
            file_name="findings.csv",
            mime="text/csv",
            key="download_findings_csv",
            on_click="ignore",  # as on the Report page: a rerun would throw the file away before it is fetched
        )
        st.download_button(
            "Download all findings as Excel",
            data=partial(all_findings_workbook, desk),
            file_name="findings.xlsx",
            mime="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            key="download_findings_xlsx",
            on_click="ignore",
        )

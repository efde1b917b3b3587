"""Report: what leaves the desk, as it stands now."""

import re
from functools import partial

import streamlit as st

from workbench.services.desk import Desk
from workbench.services.publishing import bundled, preview, publish
from workbench.ui.components import mount
from workbench.ui.state import current_review, reviewer
from workbench.ui.wiring import the_desk

FORMS = {
    "html": ("HTML", "text/html"),
    "docx": ("Word, with comments", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "md": ("Markdown", "text/markdown"),
    "csv": ("CSV", "text/csv"),
    "xlsx": ("Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "json": ("JSON", "application/json"),
}


def _record(desk: Desk, article_id: str, *, form: str, by: str) -> None:
    """Note in the log that the report left the desk."""
    publish(desk, article_id, form=form, by=by)


def page() -> None:
    """The downloads and the preview of the HTML report."""
    st.title("Report", anchor=False)
    desk = the_desk()
    review = current_review(desk)
    if review is None:
        st.info("No article yet. Add one on the Articles page.")
        return
    by = reviewer() or "no name given"
    name = re.sub(r"[^a-z0-9]+", "-", review.article.title.lower()).strip("-")[:60] or "article"
    with st.container(horizontal=True):
        for form, (label, media_type) in FORMS.items():
            st.download_button(
                f"Download {label}",
                data=partial(preview, desk, review.article.id, form=form, by=by),
                file_name=f"fact-check-{name}.{form}",
                mime=media_type,
                key=f"download_{form}",
                on_click=_record,
                args=(desk, review.article.id),
                kwargs={"form": form, "by": by},
            )
        st.download_button(
            "Download evidence bundle",
            data=partial(bundled, desk, review.article.id, by=by),
            file_name=f"fact-check-{name}.zip",
            mime="application/zip",
            key="download_bundle",
            help="Article, records, archived copies and reports in one ZIP that `workbench verify` checks.",
        )
    still_open = sum(1 for standing in review.claims if standing.status in {"open", "stale"})
    st.caption(f"{still_open} claims are still open; the report says so.")
    html = preview(desk, review.article.id, form="html", by=by).decode("utf-8")
    mount("preview", key="report_preview", height=900, data={"page": html})


page()

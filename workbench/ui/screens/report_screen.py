"""Report: what leaves the desk, as it stands now."""

from functools import partial

import streamlit as st

from workbench.domain.review import Review
from workbench.errors import WorkbenchError
from workbench.reports.formats import FORMS, REPORT_KINDS
from workbench.services.desk import Desk
from workbench.services.export_report import export_bundle, export_report, render_report
from workbench.ui.components import mount
from workbench.ui.edited_report_form import import_edited_box
from workbench.ui.findings.findings_notice import findings_note
from workbench.ui.page_desk import the_desk, the_findings_writer
from workbench.ui.session import current_review, reviewer
from workbench.ui.views.report_view import claim_choices, file_name, open_note

MOST_PROBLEMS = 5


def page() -> None:
    """Draw the choice of kind and format with the download, and the preview next to it."""
    st.title("Report", anchor=False)
    desk = the_desk()
    review = current_review(desk)
    if review is None:
        st.info("No article yet. Add one on the Articles page.")
        return
    choice, shown = st.columns([1, 2.6], gap="large")
    by = reviewer() or "no name given"
    with choice:
        kind = st.radio(
            "Report",
            list(REPORT_KINDS),
            format_func=lambda name: REPORT_KINDS[name].title,
            captions=[offered.what for offered in REPORT_KINDS.values()],
            key="report_kind",
        )
        claim = _claim(review) if REPORT_KINDS[kind].of_one_claim else ""
        if claim is not None:
            _download(desk, review, kind=kind, claim=claim, by=by)
        st.caption(open_note(review))
        _publisher(desk)
        _bundle(desk, review, by=by)
        findings_note(desk, review, last=the_findings_writer().problems_of(review.article.id))
        import_edited_box(desk, review)
    with shown:
        if claim is None:
            st.info("No claim has a verdict yet. Give one on the Review page first.")
        else:
            _preview(desk, review, kind=kind, claim=claim, by=by)


def _claim(review: Review) -> str | None:
    """Return the number of the claim chosen, or nothing where none has been decided."""
    choices = {choice.number: choice.shown for choice in claim_choices(review)}
    if not choices:
        return None
    return st.selectbox("Claim", list(choices), format_func=lambda number: choices[number], key="report_claim")


def _download(desk: Desk, review: Review, *, kind: str, claim: str, by: str) -> None:
    form = st.radio(
        "Format",
        list(REPORT_KINDS[kind].forms),
        format_func=lambda name: FORMS[name].title,
        horizontal=True,
        key=f"report_form_{kind}",
    )
    st.download_button(
        f"Download {FORMS[form].title}",
        data=partial(export_report, desk, review.article.id, form=form, by=by, kind=kind, claim=claim),
        file_name=file_name(kind, review.article.title, form),
        mime=FORMS[form].media_type,
        key=f"download_{form}",
        type="primary",
        on_click="ignore",  # the end of a rerun throws away the file just made, often before it is fetched
    )


def _publisher(desk: Desk) -> None:
    """Draw the mistakes in the publisher file, or a note that there is none."""
    named, problems = desk.publisher()
    for problem in problems[:MOST_PROBLEMS]:
        st.text(str(problem))
    if not (named.name and named.corrections):
        st.caption("To name the publisher and a contact for corrections, add publisher.toml to the claims folder.")


def _bundle(desk: Desk, review: Review, *, by: str) -> None:
    st.divider()
    st.download_button(
        "Download evidence bundle",
        data=partial(export_bundle, desk, review.article.id, by=by),
        file_name=file_name("fact-check", review.article.title, "zip"),
        mime="application/zip",
        key="download_bundle",
        on_click="ignore",
        help="Article, records, archived copies and reports in one ZIP that `workbench verify` checks.",
    )


def _preview(desk: Desk, review: Review, *, kind: str, claim: str, by: str) -> None:
    try:
        html = render_report(desk, review.article.id, form="html", by=by, kind=kind, claim=claim).decode("utf-8")
    except WorkbenchError as error:
        st.text(str(error))
        return
    mount("preview", key="report_preview", data={"page": html})


page()

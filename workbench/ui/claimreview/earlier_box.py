"""The box in the panel with the earlier checks that may answer the claim."""

import streamlit as st

from workbench.claimreview.parse import LARGEST
from workbench.domain.publication import PublishedCheck
from workbench.domain.review import ReviewedClaim
from workbench.domain.source_details import SourceMetadata
from workbench.errors import WorkbenchError
from workbench.services.claimreview.import_checks import import_checks, load_earlier_checks
from workbench.services.claimreview.match_checks import find_matches, search_method, search_words
from workbench.services.desk import Desk
from workbench.services.sources.attach_source import attach_citation
from workbench.services.sources.details import EvidenceInput
from workbench.ui.session import draft, is_named, notify, reviewer
from workbench.ui.sources.assessment import NOT_SAID_YET
from workbench.ui.views.earlier_view import match_html

SHOWN_PROBLEMS = 5


def published_checks_box(desk: Desk, reviewed: ReviewedClaim) -> None:
    """Draw a switch and, when it is on, the nearest published fact-checks, to attach, and a form to import more."""
    claim_id = reviewed.claim.id
    if not st.toggle("Published fact-checks", key=f"earlier_{claim_id}"):
        return
    if load_earlier_checks(desk):
        _matches(desk, reviewed)
    else:
        st.caption("None imported yet. Import what others have published as ClaimReview.")
    box = st.expander("Import published fact-checks", key=f"take_in_{claim_id}", on_change="rerun")
    if box.open:
        with box:
            _import_form(desk, claim_id)


def _matches(desk: Desk, reviewed: ReviewedClaim) -> None:
    claim_id = reviewed.claim.id
    with st.spinner("Searching published fact-checks"):
        matches = find_matches(desk, search_words(reviewed))
    summary = (
        "What others found: a lead, not a verdict. Open the page to read it."
        if matches
        else "None of them covers this claim."
    )
    st.caption(f"{summary} Found {search_method(desk)}." if matches else summary)
    for number, match in enumerate(matches):
        with st.container(border=True, key=f"earlier_check_{claim_id}_{number}"):
            st.html(match_html(match))
            key = f"attach_earlier_{claim_id}_{number}"
            st.button("Attach as a source", key=key, on_click=_attach, args=(desk, reviewed, match.check))


def _import_form(desk: Desk, claim_id: str) -> None:
    pasted, upload = f"pasted_checks_{claim_id}", f"file_checks_{claim_id}"
    st.file_uploader("JSON-LD, a feed, or a saved web page", key=upload, max_upload_size=LARGEST // 1_000_000)
    st.text_area("or paste the JSON-LD", draft(pasted), key=pasted, height=80, persist_state="session")
    st.button("Import", key=f"do_take_in_{claim_id}", on_click=_import, args=(desk, pasted, upload))


def _import(desk: Desk, pasted: str, upload: str) -> None:
    file = st.session_state.get(upload)
    content, origin = (
        (file.getvalue(), file.name) if file else (draft(pasted).encode("utf-8", "replace"), "pasted text")
    )
    try:
        imported = import_checks(desk, content, origin=origin, by=reviewer())
    except WorkbenchError as error:
        notify(str(error))
        return
    if imported.added:
        st.session_state[pasted] = ""
    nothing = f"No check could be read from {origin}."
    lines = [nothing if imported.is_empty else f"{len(imported.added)} added, {imported.known} already known."]
    lines += [str(problem) for problem in imported.problems[:SHOWN_PROBLEMS]]
    left = len(imported.problems) - SHOWN_PROBLEMS
    notify("  \n".join([*lines, f"{left} more not shown."] if left > 0 else lines))


def _attach(desk: Desk, reviewed: ReviewedClaim, check: PublishedCheck) -> None:
    claim = reviewed.claim
    if not is_named():
        return
    rated = f"{check.rating}: " if check.rating else ""
    try:
        attach_citation(
            desk,
            claim.article_id,
            claim.id,
            about=SourceMetadata(
                title=f"Published fact-check, {rated}{check.claim}",
                publisher=check.publisher,
                published=check.reviewed_on,
                url=check.url,
            ),
            bearing=EvidenceInput(by=reviewer()),
        )
    except WorkbenchError as error:
        notify(str(error))
        return
    notify(f"Source attached. {NOT_SAID_YET}")

"""The box in the panel where the check of a claim is made ready for publication and downloaded as ClaimReview."""

from dataclasses import replace
from typing import Any

import streamlit as st

from workbench.claimreview.scales import scales
from workbench.domain.publication import ClaimantKind, Publication
from workbench.domain.review import ReviewedClaim
from workbench.domain.stage_change import FINAL
from workbench.errors import ClaimReviewRefusedError, ConflictError, WorkbenchError
from workbench.reports.kinds.shared_lines import moment
from workbench.review.unseen_changes import decided
from workbench.services.claimreview.publish import claimreview_of, keep_publication, publication_of, publications_of
from workbench.services.desk import Desk
from workbench.ui.session import ask_focus, draft, notify, reviewer

FIELDS = {
    "url": "Public page of the check (URL)",
    "wording": "The claim in short",
    "claimant": "Who makes the claim",
    "claimant_url": "A page that tells who that is (URL)",
    "said_on": "When it was made (2020-09-30)",
    "appearance": "A page where it is made (URL)",
}
OWN_WORDS = "this desk's own"


def claimreview_box(desk: Desk, standing: ReviewedClaim) -> None:
    """A switch, where there is a verdict; when on, what the public check tells, and the download or why not."""
    if standing.verdict is None or not st.toggle("ClaimReview", key=f"claimreview_{standing.claim.id}"):
        return
    for rival in standing.rivals.publications:
        st.text(f"In conflict: {decided(rival)}, {moment(rival.kept_at)}. What you save below replaces all of these.")
    _fields(standing)
    st.button("Save", key=f"keep_publication_{standing.claim.id}", on_click=_keep, args=(desk, standing))
    _download(desk, standing)


def _fields(standing: ReviewedClaim) -> None:
    known = publication_of(standing)
    for name, label in FIELDS.items():
        key = _key(standing, name)
        st.text_input(label, draft(key) or getattr(known, name), key=key, persist_state="session")
    kinds = [kind.value for kind in ClaimantKind]
    key = _key(standing, "claimant_is")
    st.selectbox("The claimant is", kinds, kinds.index(draft(key) or known.claimant_is.value), key=key)


def _download(desk: Desk, standing: ReviewedClaim) -> None:
    claim = standing.claim
    key = f"scale_{claim.id}"
    names = {"": OWN_WORDS, **{scale.key: scale.name for scale in scales()}}
    scale = st.selectbox("Verdict in the words of", list(names), format_func=names.__getitem__, key=key)
    try:
        made = claimreview_of(desk, claim.article_id, claim.id, scale=scale or "")
    except ConflictError as refused:
        st.text(str(refused))
        return
    except ClaimReviewRefusedError as refused:
        head = "Not yet:" if standing.state not in FINAL else "Cannot be published:"
        st.text("\n".join([head, *refused.reasons]))
        return
    st.text("\n".join(f"Recommended: {wish}" for wish in made.wishes))
    st.download_button(
        "Download ClaimReview",
        data=made.content,
        file_name=f"claimreview-{standing.number}.json",
        mime="application/ld+json",
        key=f"download_claimreview_{claim.id}",
    )


def _keep(desk: Desk, standing: ReviewedClaim) -> None:
    if not reviewer():
        notify("Enter your name first (top left): every decision is signed.")
        ask_focus("reviewer")
        return
    try:
        seen = [draft.id for draft in publications_of(standing)]
        keep_publication(desk, _wanted(standing), by=reviewer(), over=seen)
    except WorkbenchError as error:
        notify(str(error))
        return
    notify("Publication details saved.")


def _wanted(standing: ReviewedClaim) -> Publication:
    told: dict[str, Any] = {name: draft(_key(standing, name)).strip() for name in FIELDS}
    kind = ClaimantKind(draft(_key(standing, "claimant_is")) or ClaimantKind.PERSON)
    return replace(publication_of(standing), claimant_is=kind, **told)


def _key(standing: ReviewedClaim, name: str) -> str:
    return f"publication_{name}_{standing.claim.id}"

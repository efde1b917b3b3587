"""The box in the panel where the check of a claim is made ready for publication and downloaded as ClaimReview."""

from dataclasses import replace
from typing import Any

import streamlit as st

from workbench.claimreview.scales import scales
from workbench.domain.publication import ClaimantKind, Publication
from workbench.domain.review import ReviewedClaim
from workbench.domain.stage_change import FINAL_STAGES
from workbench.errors import ClaimReviewRefusedError, ConflictError, WorkbenchError
from workbench.reports.kinds.shared_lines import format_time
from workbench.review.unseen_changes import describe
from workbench.services.claimreview.publish import (
    build_claimreview,
    current_publications,
    publication_or_empty,
    save_publication,
)
from workbench.services.desk import Desk
from workbench.ui.session import draft, is_named, notify, reviewer

FIELDS = {
    "url": "Public page of the check (URL)",
    "wording": "The claim in short",
    "claimant": "Who makes the claim",
    "claimant_url": "A page that tells who that is (URL)",
    "said_on": "When it was made (2020-09-30)",
    "appearance": "A page where it is made (URL)",
}
OWN_WORDS = "this desk's own"


def claimreview_box(desk: Desk, reviewed: ReviewedClaim) -> None:
    """Draw a switch on a claim with a verdict and, when it is on, the publication details and the download."""
    if reviewed.verdict is None or not st.toggle("ClaimReview", key=f"claimreview_{reviewed.claim.id}"):
        return
    for rival in reviewed.rivals.publications:
        st.text(
            f"In conflict: {describe(rival)}, {format_time(rival.kept_at)}. What you save below replaces all of these."
        )
    _fields(reviewed)
    st.button("Save", key=f"keep_publication_{reviewed.claim.id}", on_click=_save, args=(desk, reviewed))
    _download(desk, reviewed)


def _fields(reviewed: ReviewedClaim) -> None:
    known = publication_or_empty(reviewed)
    for name, label in FIELDS.items():
        key = _key(reviewed, name)
        st.text_input(label, draft(key) or getattr(known, name), key=key, persist_state="session")
    kinds = [kind.value for kind in ClaimantKind]
    key = _key(reviewed, "claimant_is")
    st.selectbox("The claimant is", kinds, kinds.index(draft(key) or known.claimant_is.value), key=key)


def _download(desk: Desk, reviewed: ReviewedClaim) -> None:
    claim = reviewed.claim
    key = f"scale_{claim.id}"
    names = {"": OWN_WORDS, **{scale.key: scale.name for scale in scales()}}
    scale = st.selectbox("Verdict in the words of", list(names), format_func=names.__getitem__, key=key)
    try:
        document = build_claimreview(desk, claim.article_id, claim.id, scale=scale or "")
    except ConflictError as refused:
        st.text(str(refused))
        return
    except ClaimReviewRefusedError as refused:
        head = "Not yet:" if reviewed.state not in FINAL_STAGES else "Cannot be published:"
        st.text("\n".join([head, *refused.reasons]))
        return
    st.text("\n".join(f"Recommended: {wish}" for wish in document.recommendations))
    st.download_button(
        "Download ClaimReview",
        data=document.content,
        file_name=f"claimreview-{reviewed.number}.json",
        mime="application/ld+json",
        key=f"download_claimreview_{claim.id}",
    )


def _save(desk: Desk, reviewed: ReviewedClaim) -> None:
    if not is_named():
        return
    try:
        seen = [draft.id for draft in current_publications(reviewed)]
        save_publication(desk, _publication_entered(reviewed), by=reviewer(), over=seen)
    except WorkbenchError as error:
        notify(str(error))
        return
    notify("Publication details saved.")


def _publication_entered(reviewed: ReviewedClaim) -> Publication:
    texts: dict[str, Any] = {name: draft(_key(reviewed, name)).strip() for name in FIELDS}
    kind = ClaimantKind(draft(_key(reviewed, "claimant_is")) or ClaimantKind.PERSON)
    return replace(publication_or_empty(reviewed), claimant_is=kind, **texts)


def _key(reviewed: ReviewedClaim, name: str) -> str:
    return f"publication_{name}_{reviewed.claim.id}"

"""Words typed as a rationale and not saved yet: the browser keeps them for a new session."""

import zlib
from collections.abc import Mapping
from functools import partial

import streamlit as st

from workbench.domain.claim import Claim
from workbench.domain.identity import content_id
from workbench.domain.review import Review, ReviewedClaim
from workbench.services.desk import Desk
from workbench.services.requirements import LONGEST_RATIONALE
from workbench.ui.browser.typed import claims_with_rationale
from workbench.ui.components import mount
from workbench.ui.page_desk import claims_folder
from workbench.ui.session import draft, notify, session_id

_LONGEST = 5 * LONGEST_RATIONALE
_MOST_SETTLED = 50


def keep_drafts(desk: Desk, review: Review, shown: ReviewedClaim | None) -> None:
    """Have the browser keep what is typed, and fill the field of the claim `shown` with what it kept."""
    settled: dict[str, int] = st.session_state.get("settled", {})
    if shown and shown.verdict and shown.claim.id not in settled:
        # The server may have stopped between saving a verdict and telling the browser so.
        settled = settled | {shown.claim.id: _checksum(shown.verdict.rationale)}
    mount(
        "drafts",
        key="drafts",
        data={
            "session": session_id(),
            "folder": content_id("dir", claims_folder()),
            "article": review.article.id,
            "claim": shown.claim.id if shown else "",
            "taken": st.session_state.get("drafts_taken", ""),
            "settled": settled,
        },
        on_kept_change=partial(_restore, desk, review),
    )


def settle_draft(claim_id: str, rationale: str) -> None:
    """Have the browser forget the words that a verdict was given with; it keeps those typed since."""
    settled: dict[str, int] = st.session_state.setdefault("settled", {})
    settled.pop(claim_id, None)
    settled[claim_id] = _checksum(rationale)
    for oldest in list(settled)[:-_MOST_SETTLED]:
        del settled[oldest]


def unlisted_drafts_box(desk: Desk, review: Review) -> None:
    """Draw an open box with the unsaved text on claims that are no longer listed in the article."""
    stray = set(claims_with_rationale()) - {reviewed.claim.id for reviewed in review.all_claims}
    if not stray:
        return
    claims = [claim for claim in desk.store.load(review.article.id).claims if claim.id in stray]
    words = {claim: draft(f"rationale_{claim.id}") for claim in claims if draft(f"rationale_{claim.id}").strip()}
    if not words:
        return
    with st.expander(f"Your unsaved text on claims no longer listed: {len(words)}", key="stray", expanded=True):
        for claim, text in words.items():
            st.text(f"On “{claim.quote}”:\n{text}")
        st.button("Dismiss", key="stray_away", on_click=_forget, args=(words,))


def _forget(words: Mapping[Claim, str]) -> None:
    for claim, text in words.items():
        settle_draft(claim.id, text)
        st.session_state[f"rationale_{claim.id}"] = ""


def _checksum(text: str) -> int:
    """Return the number by which the browser knows a draft (`checksum` in `component/drafts.js`)."""
    return zlib.adler32(text.encode("utf-8", "replace"))


def _restore(desk: Desk, review: Review) -> None:
    """Put the drafts that the browser kept into the fields of the article's claims that are not shown now."""
    sent = st.session_state["drafts"].get("kept")
    if not sent:
        return
    st.session_state["drafts_taken"] = str(sent.get("visit", ""))
    texts = sent.get("texts") or {}
    listed = {claim.claim.id: claim for claim in review.all_claims}
    unlisted = [claim.id for claim in desk.store.load(review.article.id).claims if claim.id not in listed]
    numbers = []
    for claim_id in (*listed, *unlisted):
        key, claim_reviewed, text = f"rationale_{claim_id}", listed.get(claim_id), texts.get(claim_id)
        saved = claim_reviewed.verdict.rationale if claim_reviewed and claim_reviewed.verdict else ""
        if isinstance(text, str) and text.strip() not in {"", saved} and text != draft(key):
            st.session_state[key] = text[:_LONGEST]
            numbers += [str(claim_reviewed.number)] if claim_reviewed else []
    if numbers:
        claims = "claim" if len(numbers) == 1 else "claims"
        notify(f"Your unsaved text has been restored in {claims} {', '.join(numbers)}.")

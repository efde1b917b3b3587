"""Words typed as a rationale and not saved yet: the browser keeps them for a new session."""

import zlib
from functools import partial

import streamlit as st

from workbench.domain.identity import content_id
from workbench.domain.review import ClaimStanding, Review
from workbench.services.deciding import LONGEST_RATIONALE
from workbench.ui.components import mount
from workbench.ui.state import kept, session_id, tell
from workbench.ui.wiring import claims_folder

_LONGEST = 5 * LONGEST_RATIONALE
_MOST_SETTLED = 50


def keep_drafts(review: Review, shown: ClaimStanding | None) -> None:
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
        on_kept_change=partial(_take, review),
    )


def settle_draft(claim_id: str, rationale: str) -> None:
    """Have the browser forget the words that a verdict was given with; it keeps those typed since."""
    settled: dict[str, int] = st.session_state.setdefault("settled", {})
    settled.pop(claim_id, None)
    settled[claim_id] = _checksum(rationale)
    for oldest in list(settled)[:-_MOST_SETTLED]:
        del settled[oldest]


def _checksum(text: str) -> int:
    """The number by which the browser knows a draft (`checksum` in `component/drafts.js`)."""
    return zlib.adler32(text.encode("utf-8", "replace"))


def _take(review: Review) -> None:
    """Put the drafts that the browser kept into the fields of claims of `review` that are not shown now."""
    sent = st.session_state["drafts"].get("kept")
    if not sent:
        return
    st.session_state["drafts_taken"] = str(sent.get("visit", ""))
    texts = sent.get("texts") or {}
    numbers = []
    for standing in review.claims:
        text = texts.get(standing.claim.id)
        key = f"rationale_{standing.claim.id}"
        saved = standing.verdict.rationale if standing.verdict else ""
        if isinstance(text, str) and text.strip() not in {"", saved} and text != kept(key):
            st.session_state[key] = text[:_LONGEST]
            numbers.append(str(standing.number))
    if numbers:
        claims = "claim" if len(numbers) == 1 else "claims"
        tell(f"Your unsaved words are back in {claims} {', '.join(numbers)}.")

"""Article and claim in the address, so that reload, Back, a bookmark and a copied link lead to them.

The browser writes the address (`component/frame.js`); here it is read, once a visit to a page.
"""

import streamlit as st

from workbench.services.desk import Desk
from workbench.ui.session import choose_article, choose_claim, current_review, notify


def read_address(desk: Desk, page: str) -> None:
    """Turn to the article and the claim in the address, on the first run of a visit to `page`.

    Later the address follows what is chosen on the page, and may be behind it.
    """
    if st.session_state.get("page_shown") == page:
        return
    st.session_state["page_shown"] = page
    article_id, claim_id = st.query_params.get("article", ""), st.query_params.get("claim", "")
    if article_id and all(article.id != article_id for article in desk.store.article_list()):
        notify("The article in this link is not in this folder.")
        return
    if article_id and article_id != st.session_state.get("article_id"):
        choose_article(article_id)
    if not claim_id:
        return
    choose_claim(claim_id)
    review = current_review(desk)
    if review and all(reviewed.claim.id != claim_id for reviewed in review.all_claims):
        notify("The claim in this link is not one of this article's.")

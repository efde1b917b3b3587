"""Leaving a comment on a claim."""

from workbench.domain.comment import Comment, CommentId
from workbench.errors import DecisionRefusedError
from workbench.services.articles.open_review import find_claim, open_review
from workbench.services.desk import Desk
from workbench.services.requirements import check_length, check_named


def comment(desk: Desk, article_id: str, claim_id: str, *, text: str, by: str) -> Comment:
    """Record a comment on the claim and return it; it decides nothing.

    Raises:
        UnknownRecordError: the article has no such claim.
        DecisionRefusedError: the comment is blank, too long, or nobody's; nothing is recorded.
    """
    check_named(by)
    claim = find_claim(open_review(desk, article_id), claim_id).claim
    if not text.strip():
        raise DecisionRefusedError(what="The comment is empty", fix="Write the comment first.")
    check_length(text, "The comment")
    now = desk.now()
    new_comment = Comment(
        id=CommentId(desk.new_id("cmt")),
        article_id=claim.article_id,
        claim_id=claim.id,
        text=text.strip(),
        author=by.strip(),
        added_by=by.strip(),
        added_at=now,
        written_at=now,
        start=claim.start,
        end=claim.end,
        quote=claim.quote,
    )
    desk.store.append([new_comment], by=by)
    return new_comment

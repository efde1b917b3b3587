"""What people write about a checked article apart from verdicts: comments, and the author's answers."""

from dataclasses import dataclass
from typing import Final, NewType

from workbench.domain.article import ArticleId
from workbench.domain.claim import ClaimId

CommentId = NewType("CommentId", str)
AuthorAnswerId = NewType("AuthorAnswerId", str)

NO_CLAIM: Final = ClaimId("")
"""The claim id of a comment that is not about one claim."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """A comment that a reviewer left on a claim, or that was in an imported file; never a verdict.

    `claim_id` is empty where it is not about one claim; `quote` are the article's
    words from `start` to `end` that it is about, empty where it is about none.
    `origin` is the name of the file it was in, empty where it was left on the
    desk; `author` and `written_at` are as given in that file. `answers` is the
    comment that it answers, or empty.
    """

    id: CommentId
    article_id: ArticleId
    text: str
    author: str
    added_by: str
    added_at: str
    claim_id: ClaimId = NO_CLAIM
    start: int = 0
    end: int = 0
    quote: str = ""
    written_at: str = ""
    origin: str = ""
    answers: CommentId = CommentId("")


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorAnswer:
    """What the article's author replies about a claim; never a verdict.

    `proposes` is the wording the author would put in its place, or empty.
    `answered_at` is as given by the author or the file.
    """

    id: AuthorAnswerId
    article_id: ArticleId
    claim_id: ClaimId
    text: str
    answered_by: str
    added_by: str
    added_at: str
    proposes: str = ""
    answered_at: str = ""

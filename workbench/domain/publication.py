"""The publication details of a claim's check, and the checks that others published."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from workbench.domain.article import NO_ARTICLE, ArticleId
from workbench.domain.claim import ClaimId

PublicationId = NewType("PublicationId", str)
PublishedCheckId = NewType("PublishedCheckId", str)


class ClaimantKind(StrEnum):
    """The kind of a claimant, in the terms of schema.org."""

    PERSON = "Person"
    ORGANIZATION = "Organization"


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """What a reader of the public check needs in addition to the verdict; append-only.

    `url` is the public page of the check. The rest may be empty: `wording` is the
    claim in short, `claimant` who makes it, `claimant_url` a page that says who
    that is, `said_on` when it was made (ISO 8601 date), `appearance` a page where.
    `supersedes` are those in effect before it.
    """

    id: PublicationId
    article_id: ArticleId
    claim_id: ClaimId
    url: str
    reviewer: str
    kept_at: str
    wording: str = ""
    claimant: str = ""
    claimant_is: ClaimantKind = ClaimantKind.PERSON
    claimant_url: str = ""
    said_on: str = ""
    appearance: str = ""
    supersedes: tuple[PublicationId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedCheck:
    """A check that somebody published earlier, read from its ClaimReview.

    It belongs to no article: its `article_id` is empty. `rating` is the verdict in
    words, empty where none was given. `rating_value` lies between `rating_worst`
    and `rating_best`; all three are 0 where no usable numbers were given. Days are
    ISO 8601, or empty.
    """

    id: PublishedCheckId
    claim: str
    publisher: str
    rating: str
    url: str
    origin: str
    added_by: str
    added_at: str
    rating_value: float = 0.0
    rating_worst: float = 0.0
    rating_best: float = 0.0
    claimant: str = ""
    claimed_on: str = ""
    reviewed_on: str = ""
    language: str = ""
    article_id: ArticleId = NO_ARTICLE

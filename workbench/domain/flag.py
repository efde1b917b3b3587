"""A suspicious spot in an article, and what the reviewer did about it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from workbench.domain.article import ArticleId
from workbench.domain.identity import content_id
from workbench.domain.span import Span

FlagId = NewType("FlagId", str)
FlagDecisionId = NewType("FlagDecisionId", str)


class Severity(StrEnum):
    """How sure and how bad a flag is: an error is almost certainly a mistake, a note is only worth knowing."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """Another place in the same article that a flag points to."""

    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """One suspicious spot; `article.text[start:end] == quote`, always.

    `message` is one sentence saying what to look at; `suggestion` a replacement
    for the quote, or empty; `evidence` the counts, sum or distance behind it.
    """

    id: FlagId
    article_id: ArticleId
    rule: str
    name: str
    severity: Severity
    start: int
    end: int
    quote: str
    message: str
    suggestion: str = ""
    related: tuple[Related, ...] = ()
    evidence: str = ""

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end or self.end - self.start != len(self.quote):
            message = f"Flag {self.id!r}: span {self.start}..{self.end} does not fit its quote {self.quote!r}"
            raise ValueError(message)

    @property
    def span(self) -> Span:
        """The flag's place in the article."""
        return Span(self.start, self.end)


def flag_id_for(article_id: str, rule: str, span: Span) -> FlagId:
    """Return the id of the flag that `rule` raises at `span`."""
    return FlagId(content_id("flg", article_id, rule, span.start, span.end))


class FlagAction(StrEnum):
    """What a reviewer may do with a flag."""

    ACCEPTED = "accepted"
    DISMISSED = "dismissed"


@dataclass(frozen=True, slots=True, kw_only=True)
class FlagDecision:
    """A reviewer's answer to a flag; append-only. Those it `supersedes` are no longer in effect.

    `rule` and `quote` are kept so that a dismissal is remembered for the same
    rule and text in a later draft.
    """

    id: FlagDecisionId
    article_id: ArticleId
    flag_id: FlagId
    rule: str
    quote: str
    action: FlagAction
    reason: str
    reviewer: str
    decided_at: str
    supersedes: tuple[FlagDecisionId, ...] = ()

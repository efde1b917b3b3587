"""A reviewer's verdict on a claim, and the labels a desk may use."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from workbench.domain.article import ArticleId
from workbench.domain.claim import ClaimId
from workbench.domain.source import EvidenceId

VerdictId = NewType("VerdictId", str)
LabelName = NewType("LabelName", str)


class Aspect(StrEnum):
    """What a verdict is on: whether a claim is true, or for a quotation also whether it was said."""

    CONTENT = "content"
    ATTRIBUTION = "attribution"


def about(aspect: Aspect) -> str:
    """Return the words behind a label that say that it is on attribution; empty for the content."""
    return " (was it said)" if aspect is Aspect.ATTRIBUTION else ""


class Asks(StrEnum):
    """What a verdict asks of the author."""

    NOTHING = ""
    CORRECTION = "correction"
    SOURCE = "source"


class Channel(StrEnum):
    """The way by which a verdict came in."""

    NOT_TOLD = ""
    PAGE = "page"
    COMMAND_LINE = "command line"
    IMPORT = "import"
    PROGRAM = "program"

    @property
    def in_words(self) -> str:
        """The channel as a line about a verdict says it; empty where it is not known.

        >>> Channel.PAGE.in_words, Channel.NOT_TOLD.in_words
        ('on the page', '')
        """
        return {
            Channel.NOT_TOLD: "",
            Channel.PAGE: "on the page",
            Channel.COMMAND_LINE: "on the command line",
            Channel.IMPORT: "from an edited report",
            Channel.PROGRAM: "by a program",
        }[self]


_UNRATED = 3
"""The place on the scale of a correction without a number, such as "outdated": in the middle."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """One verdict a desk may give, from its labels file.

    `key` is the keyboard letter; `mark` a sign that tells the label without
    colour; `needs` is "evidence" or "rationale"; `claimreview` is the number in
    a ClaimReview rating, or 0 for a label without one; `asks` what it asks of the author.
    A label that `withdraws` takes a claim out of the check, with the reason kept; one that is
    `worth_a_call` leaves a question that somebody named in the article could answer.
    """

    name: LabelName
    key: str
    mark: str
    colour: str
    colour_dark: str
    meaning: str
    needs: str
    claimreview: int = 0
    asks: Asks = Asks.NOTHING
    withdraws: bool = False
    worth_a_call: bool = False

    @property
    def gravity(self) -> int:
        """How grave the verdict is for the author: of two, on whether it is true and whether it was said, one counts.

        0 where it asks for nothing, more for a source, more for a correction, most for what is least true.
        """
        if self.asks is Asks.CORRECTION:
            return 10 - (self.claimreview or _UNRATED)
        return int(self.asks is Asks.SOURCE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """One verdict on a claim; append-only. Which one is in effect depends on `supersedes`, never on a time.

    `quote` is the claim as it was judged, so a later change of the text shows.
    `supersedes` are the verdicts in effect before: none, one, or those of a conflict.
    `should_read` is the right wording, where the reviewer gave one.
    """

    id: VerdictId
    article_id: ArticleId
    claim_id: ClaimId
    aspect: Aspect
    label: LabelName
    rationale: str
    reviewer: str
    decided_at: str
    quote: str
    evidence_ids: tuple[EvidenceId, ...] = ()
    supersedes: tuple[VerdictId, ...] = ()
    should_read: str = ""
    channel: Channel = Channel.NOT_TOLD

    @property
    def about(self) -> str:
        """The words behind the label of a verdict on attribution; empty for one on the claim's content."""
        return about(self.aspect)

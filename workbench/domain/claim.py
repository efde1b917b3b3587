"""A statement of the article, tied to its exact place in the text."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType, TypedDict

from workbench.domain.article import Article, ArticleId
from workbench.domain.identity import content_id
from workbench.domain.span import Span

ClaimId = NewType("ClaimId", str)

CONTEXT = 32
"""Characters of `prefix` and `suffix`, as in the W3C TextQuoteSelector."""


class ClaimKind(StrEnum):
    """What sort of statement a claim makes; the last five are not checkable."""

    STATISTIC = "statistic"
    QUANTITY = "quantity"
    DATE_OR_EVENT = "date-or-event"
    ROLE_OR_MEMBERSHIP = "role-or-membership"
    QUOTATION = "quotation"
    ATTRIBUTED_STATEMENT = "attributed-statement"
    COMPARISON_OR_SUPERLATIVE = "comparison-or-superlative"
    CAUSAL = "causal"
    EXISTENCE_OR_RELATION = "existence-or-relation"
    PLAN = "plan"
    OPINION = "opinion"
    PREDICTION = "prediction"
    QUESTION = "question"
    ADVICE = "advice"
    BOILERPLATE = "boilerplate"


UNCHECKABLE = frozenset(
    {ClaimKind.OPINION, ClaimKind.PREDICTION, ClaimKind.QUESTION, ClaimKind.ADVICE, ClaimKind.BOILERPLATE}
)
CHECKABLE = tuple(kind for kind in ClaimKind if kind not in UNCHECKABLE)
QUOTING = frozenset({ClaimKind.QUOTATION, ClaimKind.ATTRIBUTED_STATEMENT})
"""The kinds that get two verdicts: whether it is true, and whether it was said."""


class ClaimUnit(StrEnum):
    """Whether a claim is a statement, which a reviewer judges, or a part of one: a single fact inside it."""

    STATEMENT = "statement"
    PART = "part"


class ClaimOrigin(StrEnum):
    """Who found the claim."""

    MACHINE = "machine"
    REVIEWER = "reviewer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One statement; `article.text[start:end] == quote`, always.

    `prefix` and `suffix` are the characters around the quote. `worthiness` runs
    from 0 to 1, with `cues` saying why. `standalone` reads without the article
    ("He" replaced by the name); it accompanies the quote and never replaces it.
    `claimant` is who says so, and `claimant_cue` the word that shows it ("said").
    `parent` is the claim this one lies inside, for a part its statement; `same_as` the claims that say
    the same elsewhere. `number` is the claim's number for readers of the article:
    "12", or "12a" for one that came later; empty until it is recorded, and never changed.
    """

    id: ClaimId
    article_id: ArticleId
    start: int
    end: int
    quote: str
    prefix: str
    suffix: str
    kind: ClaimKind
    checkable: bool
    reason: str = ""
    worthiness: float = 0.0
    cues: tuple[str, ...] = ()
    standalone: str = ""
    claimant: str = ""
    claimant_cue: str = ""
    parent: str = ""
    same_as: tuple[ClaimId, ...] = ()
    origin: ClaimOrigin = ClaimOrigin.MACHINE
    number: str = ""
    unit: ClaimUnit = ClaimUnit.STATEMENT

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end or self.end - self.start != len(self.quote):
            message = f"Claim {self.id!r}: span {self.start}..{self.end} does not fit its quote {self.quote!r}"
            raise ValueError(message)
        if not 0 <= self.worthiness <= 1:
            message = f"Claim {self.id!r}: worthiness {self.worthiness} is not within 0..1"
            raise ValueError(message)
        if not self.checkable and not self.reason:
            message = f"Claim {self.id!r}: not checkable, but no reason says why"
            raise ValueError(message)
        if self.unit is ClaimUnit.PART and not self.parent:
            message = f"Claim {self.id!r}: a part, but no parent says of which statement"
            raise ValueError(message)

    @property
    def span(self) -> Span:
        """The claim's place in the article."""
        return Span(self.start, self.end)


class Placement(TypedDict):
    """The fields of a claim that say where it is."""

    id: ClaimId
    article_id: ArticleId
    start: int
    end: int
    quote: str
    prefix: str
    suffix: str


def placement_at(article: Article, span: Span) -> Placement:
    """Return the fields that place a claim at `span` of the article."""
    prefix, suffix = context_of(article.text, span)
    return Placement(
        id=claim_id_for(article.id, span),
        article_id=article.id,
        start=span.start,
        end=span.end,
        quote=span.of(article.text),
        prefix=prefix,
        suffix=suffix,
    )


def claim_id_for(article_id: str, span: Span) -> ClaimId:
    """Return the id of the claim at `span`; one article has one claim per span."""
    return ClaimId(content_id("clm", article_id, span.start, span.end))


def context_of(text: str, span: Span) -> tuple[str, str]:
    """Return the characters just before and just after `span`, at most `CONTEXT` each."""
    return text[max(0, span.start - CONTEXT) : span.start], text[span.end : span.end + CONTEXT]


def is_anchored(claim: Claim, article: Article) -> bool:
    """Whether the article's text has the claim's quote at its span."""
    return article.text[claim.start : claim.end] == claim.quote


def reading_order(claim: Claim) -> tuple[int, int]:
    """Return the sort key of reading order: by where claims begin, a longer one before those inside it."""
    return claim.start, -claim.end

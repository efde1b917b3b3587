"""A fact-check as it is exported: one model for all formats."""

from collections import Counter
from dataclasses import dataclass, replace
from itertools import chain

from workbench.domain.article import Article
from workbench.domain.claim import Claim
from workbench.domain.comment import Comment
from workbench.domain.finding import Finding
from workbench.domain.flag import Flag
from workbench.domain.problem import Problem
from workbench.domain.publisher import NO_PUBLISHER, Publisher
from workbench.domain.review import NO_RIVALS, DecisionsInConflict, Review, Support
from workbench.domain.stage_change import Stage, StageChange
from workbench.domain.status import UNDECIDED, ClaimStatus, StatusKind
from workbench.domain.verdict import Asks, Aspect, Label, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedVerdict:
    """A verdict in the history of a claim, and whether it was taken back."""

    verdict: Verdict
    retracted: bool

    @property
    def about(self) -> str:
        """The words behind the label of a verdict on attribution; empty for one on the claim's content."""
        return self.verdict.about


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedStageChange:
    """A stage change of a claim, and whether it was taken back."""

    move: StageChange
    retracted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedFlag:
    """A flag, its place as line and column (from 1), and the reviewer's answer to it.

    `no_longer_found` tells that the newest check does not raise it.
    """

    flag: Flag
    line: int
    column: int
    status: str
    reason: str
    reviewer: str
    decided_at: str
    no_longer_found: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedClaim:
    """A claim, its place as line and column (from 1), and everything in effect on it.

    `label` is the desk's own label of the verdict on its content, or None while
    there is none, or where the desk no longer has that label; `attribution_label` that of
    the verdict on whether it was said. `moves` are its stage
    changes; `signed_off` the one that signed it off, while that is in effect.
    `comments` are what people wrote about it, oldest first.
    `no_longer_found` tells that the newest check does not find the claim.

    Where verdicts are in conflict there is none in `verdict` or `attribution`:
    `contested` are those in conflict. `rivals` are the conflicting records of every kind.

    `parts` are the single facts inside a statement that nobody judged apart; `is_split_off`
    tells of a statement that it was found as a part.
    """

    number: str
    claim: Claim
    line: int
    column: int
    status: ClaimStatus
    mark: str
    colour: str
    colour_dark: str
    verdict: Verdict | None
    attribution: Verdict | None
    supports: tuple[Support, ...]
    flags: tuple[ReportedFlag, ...]
    history: tuple[ReportedVerdict, ...]
    stale_because: str = ""
    label: Label | None = None
    state: Stage = Stage.UNASSIGNED
    moves: tuple[ReportedStageChange, ...] = ()
    signed_off: StageChange | None = None
    no_longer_found: bool = False
    contested: tuple[Verdict, ...] = ()
    comments: tuple[Comment, ...] = ()
    rivals: DecisionsInConflict = NO_RIVALS
    parts: tuple["ReportedClaim", ...] = ()
    is_split_off: bool = False
    attribution_label: Label | None = None

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to decide."""
        return self.status.is_undecided

    def standing_on(self, aspect: Aspect) -> tuple[Verdict, ...]:
        """Return the verdict in effect on this aspect, or those in conflict."""
        verdicts = (self.verdict, self.attribution, *self.contested)
        return tuple(verdict for verdict in verdicts if verdict and verdict.aspect is aspect)

    @property
    def verdict_ids(self) -> tuple[str, str]:
        """The ids of the verdicts on content and on attribution; ids in conflict have a blank between them."""
        on_content, on_attribution = (self.standing_on(aspect) for aspect in (Aspect.CONTENT, Aspect.ATTRIBUTION))
        return " ".join(verdict.id for verdict in on_content), " ".join(verdict.id for verdict in on_attribution)

    @property
    def should_read(self) -> str:
        """The right wording in effect; empty where none is given."""
        return self.wording_verdict.should_read if self.wording_verdict else ""

    @property
    def wording_verdict(self) -> Verdict | None:
        """The verdict that gives the right wording: that on the content, or else that on whether it was said."""
        verdicts = (self.verdict, self.attribution)
        return next((verdict for verdict in verdicts if verdict and verdict.should_read), None)

    @property
    def in_conflict(self) -> str:
        """The verdicts in conflict, a line for each; empty where there is no conflict."""
        return "\n".join(map(_verdict_line, self.contested))

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The verdicts that hold, on whether it is true and on whether it was said, the graver first.

        None where they are stale or in conflict. A verdict on whether it was said holds also while the other is open.
        """
        if self.status.kind in {StatusKind.STALE, StatusKind.IN_CONFLICT}:
            return ()
        on_both = ((self.verdict, self.label), (self.attribution, self.attribution_label))
        findings = [Finding(verdict=verdict, label=label) for verdict, label in on_both if verdict]
        return tuple(sorted(findings, key=lambda finding: -finding.label.gravity if finding.label else 0))

    @property
    def faults(self) -> tuple[Finding, ...]:
        """The findings that ask for a correction, the graver first."""
        return tuple(finding for finding in self.findings if finding.asks is Asks.CORRECTION)

    @property
    def asks(self) -> Asks:
        """What is asked of the author: what the graver verdict asks, or a correction where another wording is given."""
        asked = self.findings[0].asks if self.findings else Asks.NOTHING
        has_other_wording = bool(self.should_read) and self.should_read.split() != self.claim.quote.split()
        return Asks.CORRECTION if not asked and self.findings and has_other_wording else asked

    @property
    def counted_as(self) -> str:
        """What a count counts the claim as: open, stale or in conflict, or else the graver verdict, named."""
        return self.status.in_counts if self.is_open or not self.findings else self.findings[0].named


def _verdict_line(verdict: Verdict) -> str:
    why = f": {verdict.rationale}" if verdict.rationale else ""
    wording = f" (should read: {verdict.should_read})" if verdict.should_read else ""
    return f"{verdict.label}{verdict.about} by {verdict.reviewer}, {verdict.decided_at}{why}{wording}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A fact-check of one article at one moment; `claims` are its statements, each with its parts.

    `revised` is the newest later draft of the article, or None. `watermark` says of a page for readers
    that it is a draft, and why; `missing` lists what it lacks. Both are empty where it may be published.
    """

    review: Review
    claims: tuple[ReportedClaim, ...]
    flags: tuple[ReportedFlag, ...]
    counts: tuple[tuple[str, int], ...]
    labels: tuple[Label, ...]
    reviewers: tuple[str, ...]
    made_at: str
    made_by: str
    version: str
    publisher: Publisher = NO_PUBLISHER
    revised: Article | None = None
    watermark: str = ""
    missing: tuple[Problem, ...] = ()

    @property
    def all_claims(self) -> tuple[ReportedClaim, ...]:
        """The statements, each with its parts after it."""
        return tuple(chain.from_iterable((statement, *statement.parts) for statement in self.claims))

    @property
    def attribution_counts(self) -> tuple[tuple[str, int], ...]:
        """How many claims have each verdict on whether they were said, most first."""
        counts = Counter(
            str(finding.verdict.label)
            for claim in self.claims
            for finding in claim.findings
            if finding.verdict.aspect is Aspect.ATTRIBUTION
        )
        return tuple(sorted(counts.items(), key=lambda entry: (-entry[1], entry[0])))

    @property
    def open_claims(self) -> tuple[ReportedClaim, ...]:
        """The checkable claims that nobody has decided."""
        return tuple(claim for claim in self.claims if claim.is_open)

    @property
    def open_flags(self) -> tuple[ReportedFlag, ...]:
        """The flags that nobody has answered, or on which the answers are in conflict."""
        return tuple(flag for flag in self.flags if flag.status in UNDECIDED)

    @property
    def accepted_flags(self) -> tuple[ReportedFlag, ...]:
        """The flags that a reviewer accepted."""
        return tuple(flag for flag in self.flags if flag.status == "accepted")

    def asking(self, asks: Asks) -> tuple[ReportedClaim, ...]:
        """Return the claims of which this is asked of the author."""
        return tuple(claim for claim in self.claims if claim.asks is asks)

    def only(self, claim: ReportedClaim) -> "Report":
        """Return the same report with only this claim and the flags on it; `review` stays complete."""
        return replace(self, claims=(claim,), flags=claim.flags)

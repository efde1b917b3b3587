"""A fact-check as it is handed over: one model, whatever the format."""

from dataclasses import dataclass

from workbench.domain.claim import Claim
from workbench.domain.flag import Flag
from workbench.domain.handover.move import Move, State
from workbench.domain.review import Review
from workbench.domain.source import Evidence, Source
from workbench.domain.verdict import Aspect, Label, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """A source as it bears on one claim."""

    evidence: Evidence
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedVerdict:
    """A verdict in the history of a claim, and whether it was taken back."""

    verdict: Verdict
    retracted: bool

    @property
    def about(self) -> str:
        """What the verdict answers, put behind its label where it is not the claim's content."""
        return " (was it said)" if self.verdict.aspect is Aspect.ATTRIBUTION else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedFlag:
    """A flag, its place as line and column (from 1), and what was done about it."""

    flag: Flag
    line: int
    column: int
    status: str
    reason: str
    reviewer: str
    decided_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedClaim:
    """A claim, its place as line and column (from 1), and everything that stands about it."""

    number: int
    claim: Claim
    line: int
    column: int
    status: str
    mark: str
    colour: str
    colour_dark: str
    verdict: Verdict | None
    attribution: Verdict | None
    state: State = State.UNASSIGNED
    moves: tuple[Move, ...] = ()
    signed_off: Move | None = None
    supports: tuple[Support, ...]
    flags: tuple[ReportedFlag, ...]
    history: tuple[ReportedVerdict, ...]

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to decide."""
        return self.status in {"open", "stale"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A fact-check of one article at one moment."""

    review: Review
    claims: tuple[ReportedClaim, ...]
    flags: tuple[ReportedFlag, ...]
    counts: tuple[tuple[str, int], ...]
    labels: tuple[Label, ...]
    covered: int
    sentences: int
    reviewers: tuple[str, ...]
    made_at: str
    made_by: str
    version: str

    @property
    def open_claims(self) -> tuple[ReportedClaim, ...]:
        """The checkable claims that nobody has decided."""
        return tuple(claim for claim in self.claims if claim.is_open)

    @property
    def open_flags(self) -> tuple[ReportedFlag, ...]:
        """The flags that nobody has answered."""
        return tuple(flag for flag in self.flags if flag.status == "open")

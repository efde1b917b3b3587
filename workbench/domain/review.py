"""An article on the desk: what was found, what stands, and what is still open."""

from dataclasses import dataclass

from workbench.domain.article import Article
from workbench.domain.checked import Scan, Sentence
from workbench.domain.claim import Claim
from workbench.domain.event import Event
from workbench.domain.flag import Flag, FlagDecision, FlagId
from workbench.domain.handover.move import Move, State
from workbench.domain.handover.publication import Publication
from workbench.domain.problem import Problem
from workbench.domain.source import Evidence, Recheck, Source
from workbench.domain.verdict import Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimStanding:
    """A claim and everything that stands about it.

    `state` is how far it has come over the desk, by its `moves`, oldest first, those
    in `retracted` taken back; `publication` how its check is published, where that was kept.

    `verdict` judges the content, `attribution` whether it was said as reported;
    each is nothing while open. `history` holds every verdict ever given, oldest
    first, with those in `retracted` taken back. `stale` tells that the text no
    longer reads as it was judged, that all the evidence was taken back, or that
    a passage counted on has changed since; `stale_because` says which.
    `rechecks` holds the newest look at each piece of evidence that was looked
    at again. `no_longer_found` tells that the newest check does not find the claim,
    which is kept because somebody worked on it.
    """

    claim: Claim
    number: str
    verdict: Verdict | None
    attribution: Verdict | None
    evidence: tuple[Evidence, ...]
    moves: tuple[Move, ...] = ()
    state: State = State.UNASSIGNED
    publication: Publication | None = None
    flag_ids: tuple[FlagId, ...]
    history: tuple[Verdict, ...]
    retracted: frozenset[str]
    stale: bool
    stale_because: str = ""
    rechecks: tuple[Recheck, ...] = ()
    no_longer_found: bool = False

    @property
    def last_move(self) -> Move | None:
        """The newest move that was not taken back."""
        return next((move for move in reversed(self.moves) if move.id not in self.retracted), None)

    @property
    def status(self) -> str:
        """The standing label, "stale", "not checkable" by the machine's reading, or "open"."""
        if self.stale:
            return "stale"
        if self.verdict is not None:
            return str(self.verdict.label)
        return "open" if self.claim.checkable else "not checkable"


@dataclass(frozen=True, slots=True, kw_only=True)
class FlagStanding:
    """A flag and the decision that stands about it, or nothing while open.

    `no_longer_found` tells that the newest check does not raise the flag, which is
    kept because somebody answered it.
    """

    flag: Flag
    decision: FlagDecision | None
    no_longer_found: bool = False

    @property
    def status(self) -> str:
        """One of "accepted", "dismissed" and "open"."""
        return self.decision.action.value if self.decision else "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """One article with all that stands, claims and flags in reading order.

    `lost` holds claims whose quote is no longer where it was; they are listed,
    never moved. `scan` is the newest check, nothing where none was recorded.
    """

    article: Article
    sentences: tuple[Sentence, ...]
    claims: tuple[ClaimStanding, ...]
    flags: tuple[FlagStanding, ...]
    sources: tuple[Source, ...]
    events: tuple[Event, ...]
    rechecks: tuple[Recheck, ...] = ()
    lost: tuple[Claim, ...] = ()
    problems: tuple[Problem, ...] = ()
    scan: Scan | None = None

    @property
    def claims_no_longer_found(self) -> tuple[ClaimStanding, ...]:
        """The claims that the newest check does not find, kept because somebody worked on them."""
        return tuple(standing for standing in self.claims if standing.no_longer_found)

    @property
    def flags_no_longer_found(self) -> tuple[FlagStanding, ...]:
        """The flags that the newest check does not raise, kept because somebody answered them."""
        return tuple(standing for standing in self.flags if standing.no_longer_found)

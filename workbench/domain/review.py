"""An article on the desk: what was found, what stands, and what is still open."""

from dataclasses import dataclass
from itertools import chain
from typing import Final

from workbench.domain.article import Article
from workbench.domain.checked import Scan, Sentence
from workbench.domain.claim import Claim
from workbench.domain.comment import Comment
from workbench.domain.event import Event
from workbench.domain.flag import Flag, FlagDecision, FlagId
from workbench.domain.problem import Problem
from workbench.domain.publication import Publication
from workbench.domain.source import Evidence, Recheck, Source
from workbench.domain.stage_change import Stage, StageChange
from workbench.domain.status import ClaimStatus, StatusKind
from workbench.domain.verdict import Aspect, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionsInConflict:
    """What stands beside each other about one claim, in which neither knew of the other: of a kind none, or several.

    It stays so until a record supersedes them all, or all but one are taken back.
    `verdicts` are on the content, `attributions` on whether it was said; `events` say
    that the claim was taken back and that it was added. `assessments` are the events
    that say differently what a source is, or what a passage of it does to the claim.
    """

    verdicts: tuple[Verdict, ...] = ()
    attributions: tuple[Verdict, ...] = ()
    moves: tuple[StageChange, ...] = ()
    publications: tuple[Publication, ...] = ()
    events: tuple[Event, ...] = ()
    assessments: tuple[Event, ...] = ()

    @property
    def judged(self) -> tuple[Verdict, ...]:
        """The verdicts, on whatever they are."""
        return self.verdicts + self.attributions

    def __bool__(self) -> bool:
        """Whether the claim is in conflict; a source that two people read differently does not make it so."""
        return bool(self.judged or self.moves or self.publications or self.events)


NO_RIVALS: Final = DecisionsInConflict()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewedClaim:
    """A claim and everything that stands about it.

    `state` is how far it has come over the desk, by its `moves`, oldest first, those
    in `retracted` taken back, and the `last_move`; `publication` how its check is
    published, where that was kept.

    `verdict` judges the content, `attribution` whether it was said as reported;
    each is nothing while open. All four are nothing where several stand beside each
    other, which are the `rivals`. `history` holds every verdict ever given, oldest
    first, with those in `retracted` taken back. `stale` tells that the text no
    longer reads as it was judged, that all the evidence was taken back, or that
    a passage counted on has changed since; `stale_because` says which.
    `rechecks` holds the newest look at each piece of evidence that was looked
    at again. `comments` are what people wrote about the claim, oldest first, without
    those taken back. `no_longer_found` tells that the newest check does not find the
    claim, which is kept because somebody worked on it.
    """

    claim: Claim
    number: str
    verdict: Verdict | None
    attribution: Verdict | None
    evidence: tuple[Evidence, ...]
    moves: tuple[StageChange, ...] = ()
    state: Stage = Stage.UNASSIGNED
    last_move: StageChange | None = None
    publication: Publication | None = None
    rivals: DecisionsInConflict = NO_RIVALS
    flag_ids: tuple[FlagId, ...]
    history: tuple[Verdict, ...]
    retracted: frozenset[str]
    stale: bool
    stale_because: str = ""
    rechecks: tuple[Recheck, ...] = ()
    comments: tuple[Comment, ...] = ()
    no_longer_found: bool = False

    def standing_on(self, aspect: Aspect) -> tuple[Verdict, ...]:
        """The verdict that stands on this aspect, or those that are in conflict."""
        verdict = self.verdict if aspect is Aspect.CONTENT else self.attribution
        rivals = self.rivals.verdicts if aspect is Aspect.CONTENT else self.rivals.attributions
        return (verdict,) if verdict else rivals

    @property
    def verdicts_in_effect(self) -> tuple[Verdict, ...]:
        """The verdicts on the content, then those on whether it was said; more than one of each are in conflict."""
        return self.standing_on(Aspect.CONTENT) + self.standing_on(Aspect.ATTRIBUTION)

    @property
    def last_moves(self) -> tuple[StageChange, ...]:
        """The last move, or those that are in conflict."""
        return (self.last_move,) if self.last_move else self.rivals.moves

    @property
    def assignee(self) -> str:
        """Who is to check the claim or sign it off, as the last stage change said; empty once it has gone on."""
        last = self.last_move
        return last.assignee if last and last.state is self.state else ""

    @property
    def status(self) -> ClaimStatus:
        """The verdict in effect, or why there is none; a conflict goes before a stale verdict."""
        if self.rivals.judged:
            return ClaimStatus(StatusKind.IN_CONFLICT)
        if self.stale:
            return ClaimStatus(StatusKind.STALE)
        if self.verdict is not None:
            return ClaimStatus(StatusKind.JUDGED, self.verdict.label)
        return ClaimStatus(StatusKind.OPEN if self.claim.checkable else StatusKind.NOT_CHECKABLE_BY_MACHINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewedFlag:
    """A flag and the decision that stands about it, or nothing while open or in conflict between the `rivals`.

    `no_longer_found` tells that the newest check does not raise the flag, which is
    kept because somebody answered it. `history` holds every decision ever made about it.
    """

    flag: Flag
    decision: FlagDecision | None
    no_longer_found: bool = False
    rivals: tuple[FlagDecision, ...] = ()
    history: tuple[FlagDecision, ...] = ()

    @property
    def standing(self) -> tuple[FlagDecision, ...]:
        """The decision that stands, or those that are in conflict."""
        return (self.decision,) if self.decision else self.rivals

    @property
    def status(self) -> str:
        """One of "accepted", "dismissed", "in conflict" and "open"."""
        if self.rivals:
            return StatusKind.IN_CONFLICT.value
        return self.decision.action.value if self.decision else StatusKind.OPEN.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """One article with all that stands, claims and flags in reading order.

    `lost` holds claims whose quote is no longer where it was; they are listed,
    never moved. `scan` is the newest check, nothing where none was recorded.
    """

    article: Article
    sentences: tuple[Sentence, ...]
    claims: tuple[ReviewedClaim, ...]
    flags: tuple[ReviewedFlag, ...]
    sources: tuple[Source, ...]
    events: tuple[Event, ...]
    rechecks: tuple[Recheck, ...] = ()
    lost: tuple[Claim, ...] = ()
    problems: tuple[Problem, ...] = ()
    scan: Scan | None = None

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The evidence of all claims, claim by claim."""
        return tuple(chain.from_iterable(reviewed.evidence for reviewed in self.claims))

    @property
    def claims_no_longer_found(self) -> tuple[ReviewedClaim, ...]:
        """The claims that the newest check does not find, kept because somebody worked on them."""
        return tuple(reviewed for reviewed in self.claims if reviewed.no_longer_found)

    @property
    def flags_no_longer_found(self) -> tuple[ReviewedFlag, ...]:
        """The flags that the newest check does not raise, kept because somebody answered them."""
        return tuple(reviewed_flag for reviewed_flag in self.flags if reviewed_flag.no_longer_found)

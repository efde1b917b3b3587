"""The review of an article: its claims and flags with what is in effect on each, and what is still open."""

from dataclasses import dataclass
from itertools import chain
from typing import Final

from workbench.domain.article import Article
from workbench.domain.checked import Scan, Sentence
from workbench.domain.claim import Claim
from workbench.domain.comment import Comment
from workbench.domain.coverage import NOTHING_TO_COVER, Coverage
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
    """The records in conflict about one claim, whose authors did not know of each other: of each kind none, or several.

    It stays so until a record supersedes them all, or all but one are taken back.
    `verdicts` are on the content, `attributions` on whether it was said; `events` say
    that the claim was taken back and that it was added. `assessments` are the events
    that disagree on the type of a source, or on what a passage of it does to the claim.
    """

    verdicts: tuple[Verdict, ...] = ()
    attributions: tuple[Verdict, ...] = ()
    moves: tuple[StageChange, ...] = ()
    publications: tuple[Publication, ...] = ()
    events: tuple[Event, ...] = ()
    assessments: tuple[Event, ...] = ()

    @property
    def judged(self) -> tuple[Verdict, ...]:
        """The verdicts in conflict, on content and on attribution."""
        return self.verdicts + self.attributions

    def __bool__(self) -> bool:
        """Whether the claim is in conflict; assessments that disagree do not count."""
        return bool(self.judged or self.moves or self.publications or self.events)


NO_RIVALS: Final = DecisionsInConflict()


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """A source and how it bears on one claim, with its newest recheck, where there was one."""

    evidence: Evidence
    source: Source
    recheck: Recheck | None = None

    @property
    def last_look(self) -> str:
        """The newest recheck in words, as "changed, rechecked 2026-11-25"; empty where there was none."""
        return f"{self.recheck.outcome}, rechecked {self.recheck.rechecked_at[:10]}" if self.recheck else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewedClaim:
    """A claim and everything in effect on it.

    `state` is its stage, by its `moves` (stage changes), oldest first, those
    in `retracted` taken back, and the `last_move`; `publication` the publication
    details of its check, where they were saved.

    `verdict` judges the content, `attribution` whether it was said as reported;
    each is None while open. All four are None where several are in
    conflict, which are the `rivals`. `history` holds every verdict ever given, oldest
    first, with those in `retracted` taken back. `stale` says that the text no
    longer reads as it was judged, that all the evidence was taken back, or that
    a passage counted on has changed since; `stale_because` says which.
    `sources` are those of the evidence, each once, without those taken back; `supports`
    has each piece of evidence with its own. `rechecks` holds the newest recheck of each piece of evidence that was
    rechecked. `comments` are what people wrote about the claim, oldest first, without
    those taken back. `no_longer_found` says that the newest check does not find the
    claim, which is kept because somebody worked on it.

    `parts` are the single facts inside a statement that nobody judged apart, and
    `covered_by` is, of such a part, its statement's status. `is_split_off` says that
    the claim was found as a part, and counts as a statement since somebody worked on it.
    """

    claim: Claim
    number: str
    verdict: Verdict | None
    attribution: Verdict | None
    evidence: tuple[Evidence, ...]
    sources: tuple[Source, ...] = ()
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
    parts: tuple["ReviewedClaim", ...] = ()
    covered_by: ClaimStatus | None = None
    is_split_off: bool = False

    def standing_on(self, aspect: Aspect) -> tuple[Verdict, ...]:
        """Return the verdict in effect on this aspect, or those in conflict."""
        verdict = self.verdict if aspect is Aspect.CONTENT else self.attribution
        rivals = self.rivals.verdicts if aspect is Aspect.CONTENT else self.rivals.attributions
        return (verdict,) if verdict else rivals

    @property
    def supports(self) -> tuple[Support, ...]:
        """The evidence with its source and newest recheck, in its order, without that whose source was taken back."""
        sources = {source.id: source for source in self.sources}
        rechecks = {recheck.evidence_id: recheck for recheck in self.rechecks}
        return tuple(
            Support(evidence=link, source=sources[link.source_id], recheck=rechecks.get(link.id))
            for link in self.evidence
            if link.source_id in sources
        )

    @property
    def verdicts_in_effect(self) -> tuple[Verdict, ...]:
        """The verdicts on the content, then those on whether it was said; more than one of each are in conflict."""
        return self.standing_on(Aspect.CONTENT) + self.standing_on(Aspect.ATTRIBUTION)

    @property
    def last_moves(self) -> tuple[StageChange, ...]:
        """The last stage change, or those in conflict."""
        return (self.last_move,) if self.last_move else self.rivals.moves

    @property
    def assignee(self) -> str:
        """Who is to check the claim or sign it off, as the last stage change said; empty once it has gone on."""
        last_move = self.last_move
        return last_move.assignee if last_move and last_move.state is self.state else ""

    @property
    def status(self) -> ClaimStatus:
        """The verdict in effect, or why there is none; a conflict takes precedence over a stale verdict.

        A part has the status of its statement, whose verdict covers it.
        """
        return self.covered_by or self._own_status

    @property
    def _own_status(self) -> ClaimStatus:
        if self.rivals.judged:
            return ClaimStatus(StatusKind.IN_CONFLICT)
        if self.stale:
            return ClaimStatus(StatusKind.STALE)
        if self.verdict is not None:
            return ClaimStatus(StatusKind.JUDGED, self.verdict.label)
        return ClaimStatus(StatusKind.OPEN if self.claim.checkable else StatusKind.NOT_CHECKABLE_BY_MACHINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewedFlag:
    """A flag and the decision in effect on it, or None while open or in conflict between the `rivals`.

    `no_longer_found` says that the newest check does not raise the flag, which is
    kept because somebody answered it. `history` holds every decision ever made about it.
    """

    flag: Flag
    decision: FlagDecision | None
    no_longer_found: bool = False
    rivals: tuple[FlagDecision, ...] = ()
    history: tuple[FlagDecision, ...] = ()

    @property
    def standing(self) -> tuple[FlagDecision, ...]:
        """The decision in effect, or those in conflict."""
        return (self.decision,) if self.decision else self.rivals

    @property
    def status(self) -> str:
        """One of "accepted", "dismissed", "in conflict" and "open"."""
        if self.rivals:
            return StatusKind.IN_CONFLICT.value
        return self.decision.action.value if self.decision else StatusKind.OPEN.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """One article with everything in effect on it, claims and flags in reading order.

    `claims` are the statements, which a reviewer walks, judges and counts; each holds its parts.
    `lost` holds claims whose quote is no longer where it was; they are listed,
    never moved. `scan` is the newest check, None where none was recorded.
    `coverage` counts words, or sentences where the newest check did not record
    what lies outside claims.
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
    coverage: Coverage = NOTHING_TO_COVER

    @property
    def all_claims(self) -> tuple[ReviewedClaim, ...]:
        """The statements, each with its parts after it."""
        return tuple(chain.from_iterable((statement, *statement.parts) for statement in self.claims))

    def split_off_from(self, statement_id: str) -> tuple[ReviewedClaim, ...]:
        """Return the claims that were found as parts of the statement and count as statements of their own."""
        return tuple(
            reviewed for reviewed in self.claims if reviewed.is_split_off and reviewed.claim.parent == statement_id
        )

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

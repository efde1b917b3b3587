"""What stands, folded from everything that was ever recorded."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from workbench.domain.article import Article
from workbench.domain.claim import Claim, is_anchored
from workbench.domain.event import Event, EventKind
from workbench.domain.flag import Flag, FlagDecision
from workbench.domain.handover.desk_rules import SecondCheck
from workbench.domain.handover.move import Move
from workbench.domain.handover.publication import Publication
from workbench.domain.problem import Problem
from workbench.domain.review import ClaimStanding, FlagStanding, Review
from workbench.domain.source import Evidence, Recheck, Source
from workbench.domain.verdict import Aspect, Verdict
from workbench.text.coverage import coverage_of
from workbench.text.sentences import sentence_spans
from workbench.verdicts.staleness import Doubts, doubts_of, newest_looks, stale_because
from workbench.verdicts.states import state_of

_STANDS_OR_NOT = frozenset({EventKind.ADDED, EventKind.RETRACTED})
_R = TypeVar("_R", Verdict, FlagDecision, Evidence, Source, Recheck)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """Everything recorded about one article, in the order it was acknowledged."""

    article: Article
    claims: tuple[Claim, ...] = ()
    flags: tuple[Flag, ...] = ()
    flag_decisions: tuple[FlagDecision, ...] = ()
    moves: tuple[Move, ...] = ()
    publications: tuple[Publication, ...] = ()
    sources: tuple[Source, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    rechecks: tuple[Recheck, ...] = ()
    events: tuple[Event, ...] = ()
    problems: tuple[Problem, ...] = ()


def standing_of(recorded: Recorded, *, second_check: SecondCheck = SecondCheck.NONE) -> Review:
    """The review: each claim with the newest verdict not taken back, each flag with its decision.

    Newest means last acknowledged; no clock decides. `second_check` is the desk's.
    """
    retracted = retracted_in(recorded.events)
    kept = [claim for claim in recorded.claims if claim.id not in retracted]
    claims = sorted((c for c in kept if is_anchored(c, recorded.article)), key=lambda c: (c.start, -c.end))
    flags = sorted(recorded.flags, key=lambda flag: (flag.start, flag.end))
    return Review(
        article=recorded.article,
        sentences=coverage_of(sentence_spans(recorded.article.text), claims),
        claims=_with_states(_moved(recorded, _claims_standing(recorded, claims, retracted), retracted), second_check),
        flags=_flags_standing(flags, _kept(recorded.flag_decisions, retracted)),
        sources=_kept(recorded.sources, retracted),
        events=recorded.events,
        rechecks=_kept(recorded.rechecks, retracted),
        lost=tuple(claim for claim in kept if not is_anchored(claim, recorded.article)),
        problems=recorded.problems,
    )


def _moved(recorded: Recorded, claims: Iterable[ClaimStanding], retracted: frozenset[str]) -> tuple[ClaimStanding, ...]:
    """The claims with how far each has come over the desk, and how its check is published."""
    moves: dict[str, list[Move]] = defaultdict(list)
    for move in recorded.moves:
        moves[move.claim_id].append(move)
    published = {publication.claim_id: publication for publication in recorded.publications}
    with_moves = (
        replace(
            standing,
            moves=tuple(moves[standing.claim.id]),
            publication=published.get(standing.claim.id),
            retracted=standing.retracted | (retracted & {move.id for move in moves[standing.claim.id]}),
        )
        for standing in claims
    )
    return tuple(with_moves)


def _with_states(claims: Iterable[ClaimStanding], second_check: SecondCheck) -> tuple[ClaimStanding, ...]:
    return tuple(replace(standing, state=state_of(standing, second_check)) for standing in claims)


def retracted_in(events: Iterable[Event]) -> frozenset[str]:
    """The ids of the records that were taken back and not added again since; `events` as they were acknowledged."""
    newest = {event.subject_id: event.kind for event in events if event.kind in _STANDS_OR_NOT}
    return frozenset(subject for subject, kind in newest.items() if kind is EventKind.RETRACTED)


def _kept(records: Sequence[_R], retracted: frozenset[str]) -> tuple[_R, ...]:
    return tuple(record for record in records if record.id not in retracted)


def _claims_standing(
    recorded: Recorded, claims: Sequence[Claim], retracted: frozenset[str]
) -> tuple[ClaimStanding, ...]:
    history: dict[str, list[Verdict]] = defaultdict(list)
    for verdict in recorded.verdicts:
        history[verdict.claim_id].append(verdict)
    evidence: dict[str, list[Evidence]] = defaultdict(list)
    for link in _kept(recorded.evidence, retracted):
        evidence[link.claim_id].append(link)
    flags = sorted(recorded.flags, key=lambda flag: flag.start)
    rechecks = _kept(recorded.rechecks, retracted)
    doubts, looks = doubts_of(rechecks, recorded.sources), newest_looks(rechecks)
    return tuple(
        _claim_standing(
            claim,
            number=number,
            history=history[claim.id],
            evidence=tuple(evidence[claim.id]),
            flags=flags,
            retracted=retracted,
            doubts=doubts,
            rechecks=tuple(looks[link.id] for link in evidence[claim.id] if link.id in looks),
        )
        for number, claim in enumerate(claims, 1)
    )


def _claim_standing(
    claim: Claim,
    *,
    number: int,
    history: Sequence[Verdict],
    evidence: tuple[Evidence, ...],
    flags: Sequence[Flag],
    retracted: frozenset[str],
    doubts: Doubts,
    rechecks: tuple[Recheck, ...],
) -> ClaimStanding:
    standing = {verdict.aspect: verdict for verdict in history if verdict.id not in retracted}
    reasons = dict.fromkeys(
        reason
        for verdict in standing.values()
        for reason in stale_because(verdict, claim, retracted=retracted, doubts=doubts)
    )
    return ClaimStanding(
        claim=claim,
        number=number,
        verdict=standing.get(Aspect.CONTENT),
        attribution=standing.get(Aspect.ATTRIBUTION),
        evidence=evidence,
        flag_ids=tuple(flag.id for flag in flags if flag.span.overlaps(claim.span)),
        history=tuple(history),
        retracted=retracted & {verdict.id for verdict in history},
        stale=bool(reasons),
        stale_because="; ".join(reasons),
        rechecks=rechecks,
    )


def _flags_standing(flags: Sequence[Flag], decisions: Sequence[FlagDecision]) -> tuple[FlagStanding, ...]:
    by_flag = {decision.flag_id: decision for decision in decisions}
    return tuple(FlagStanding(flag=flag, decision=by_flag.get(flag.id)) for flag in flags)

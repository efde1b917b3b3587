"""What stands, folded from everything that was ever recorded."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from workbench.domain.claim import Claim, ClaimId, is_anchored, reading_order
from workbench.domain.flag import Flag, FlagDecision, FlagId
from workbench.domain.handover.desk_rules import SecondCheck
from workbench.domain.review import ClaimStanding, FlagStanding, Review
from workbench.domain.source import Evidence, Recheck, Source
from workbench.domain.verdict import Aspect, Verdict
from workbench.text.coverage import coverage_of
from workbench.text.sentences import sentence_spans
from workbench.verdicts.recorded import Recorded, retracted_in
from workbench.verdicts.rescan.numbering import holding_numbers, numbers_in
from workbench.verdicts.rescan.replaced import newest_scan, no_longer_found, taken_back, touched
from workbench.verdicts.staleness import Doubts, doubts_of, newest_looks, stale_because
from workbench.verdicts.states import state_of

if TYPE_CHECKING:
    from workbench.domain.handover.move import Move

_R = TypeVar("_R", Verdict, FlagDecision, Evidence, Source, Recheck)


def standing_of(recorded: Recorded, *, second_check: SecondCheck = SecondCheck.NONE) -> Review:
    """The review: each claim with the newest verdict not taken back, each flag with its decision.

    Newest means last acknowledged; no clock decides. What the newest check no longer
    finds is left out unless somebody did something about it. `second_check` is the desk's.
    """
    retracted, unfound = retracted_in(recorded.events), no_longer_found(recorded)
    left_out = taken_back(recorded) | (unfound - touched(recorded))
    kept = [claim for claim in recorded.claims if claim.id not in left_out]
    claims = sorted((claim for claim in kept if is_anchored(claim, recorded.article)), key=reading_order)
    flags = sorted(
        (flag for flag in recorded.flags if flag.id not in left_out), key=lambda flag: (flag.start, flag.end)
    )
    standing = _claims_standing(recorded, claims, flags, retracted=retracted, unfound=unfound)
    return Review(
        article=recorded.article,
        sentences=coverage_of(sentence_spans(recorded.article.text), claims),
        claims=_with_states(_moved(recorded, standing, retracted), second_check),
        flags=_flags_standing(flags, _kept(recorded.flag_decisions, retracted), unfound),
        sources=_kept(recorded.sources, retracted),
        events=recorded.events,
        rechecks=_kept(recorded.rechecks, retracted),
        lost=tuple(claim for claim in kept if not is_anchored(claim, recorded.article)),
        problems=recorded.problems,
        scan=newest_scan(recorded.scans),
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


def _kept(records: Sequence[_R], retracted: frozenset[str]) -> tuple[_R, ...]:
    return tuple(record for record in records if record.id not in retracted)


def _claims_standing(
    recorded: Recorded,
    claims: Sequence[Claim],
    flags: Sequence[Flag],
    *,
    retracted: frozenset[str],
    unfound: frozenset[str],
) -> tuple[ClaimStanding, ...]:
    history: dict[str, list[Verdict]] = defaultdict(list)
    for verdict in recorded.verdicts:
        history[verdict.claim_id].append(verdict)
    evidence: dict[str, list[Evidence]] = defaultdict(list)
    for link in _kept(recorded.evidence, retracted):
        evidence[link.claim_id].append(link)
    numbers, flag_ids = numbers_in(holding_numbers(recorded)), _flags_over(claims, flags)
    rechecks = _kept(recorded.rechecks, retracted)
    doubts, looks = doubts_of(rechecks, recorded.sources), newest_looks(rechecks)
    return tuple(
        _claim_standing(
            claim,
            number=numbers[claim.id],
            history=history[claim.id],
            evidence=tuple(evidence[claim.id]),
            flag_ids=flag_ids[claim.id],
            retracted=retracted,
            doubts=doubts,
            rechecks=tuple(looks[link.id] for link in evidence[claim.id] if link.id in looks),
            no_longer_found=claim.id in unfound,
        )
        for claim in claims
    )


def _claim_standing(
    claim: Claim,
    *,
    number: str,
    history: Sequence[Verdict],
    evidence: tuple[Evidence, ...],
    flag_ids: tuple[FlagId, ...],
    retracted: frozenset[str],
    doubts: Doubts,
    rechecks: tuple[Recheck, ...],
    no_longer_found: bool,
) -> ClaimStanding:
    standing = {verdict.aspect: verdict for verdict in history if verdict.id not in retracted}
    reasons = dict.fromkeys(
        reason
        for verdict in standing.values()
        for reason in stale_because(verdict, claim, evidence=evidence, doubts=doubts)
    )
    return ClaimStanding(
        claim=claim,
        number=number,
        verdict=standing.get(Aspect.CONTENT),
        attribution=standing.get(Aspect.ATTRIBUTION),
        evidence=evidence,
        flag_ids=flag_ids,
        history=tuple(history),
        retracted=retracted & {verdict.id for verdict in history},
        stale=bool(reasons),
        stale_because="; ".join(reasons),
        rechecks=rechecks,
        no_longer_found=no_longer_found,
    )


def _flags_over(claims: Sequence[Claim], flags: Sequence[Flag]) -> dict[ClaimId, tuple[FlagId, ...]]:
    """The flags that lie over each claim; both come sorted by where they begin, so each flag is taken up once."""
    over: dict[ClaimId, tuple[FlagId, ...]] = {}
    waiting = iter(flags)
    upcoming = next(waiting, None)
    live: list[Flag] = []
    for claim in claims:
        while upcoming is not None and upcoming.start < claim.end:
            live.append(upcoming)
            upcoming = next(waiting, None)
        live = [flag for flag in live if flag.end > claim.start]
        over[claim.id] = tuple(flag.id for flag in live if flag.start < claim.end)
    return over


def _flags_standing(
    flags: Sequence[Flag], decisions: Sequence[FlagDecision], unfound: frozenset[str]
) -> tuple[FlagStanding, ...]:
    by_flag = {decision.flag_id: decision for decision in decisions}
    return tuple(
        FlagStanding(flag=flag, decision=by_flag.get(flag.id), no_longer_found=flag.id in unfound) for flag in flags
    )

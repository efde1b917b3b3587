"""What stands, folded from everything that was ever recorded."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from workbench.domain.claim import Claim, ClaimId, is_anchored, reading_order
from workbench.domain.comment import Comment
from workbench.domain.desk_rules import SecondCheck
from workbench.domain.event import Event
from workbench.domain.flag import Flag, FlagDecision, FlagId
from workbench.domain.review import DecisionsInConflict, Review, ReviewedClaim, ReviewedFlag
from workbench.domain.source import Evidence, Recheck, Source
from workbench.domain.verdict import Aspect, Verdict
from workbench.review.disputes.assessments import Assessments, apart, as_assessed, assessments_in
from workbench.review.in_effect import heads_by
from workbench.review.records import Recorded, both_ways, retracted_in
from workbench.review.rescan.numbering import holding_numbers, numbers_in
from workbench.review.rescan.replaced import newest_scan, no_longer_found, taken_back, touched
from workbench.review.staleness import Doubts, doubts_of, newest_looks, stale_because
from workbench.review.workflow import stage_of
from workbench.text.coverage import coverage_of
from workbench.text.sentences import sentence_spans

if TYPE_CHECKING:
    from workbench.domain.stage_change import StageChange

_R = TypeVar("_R", Verdict, FlagDecision, Evidence, Source, Recheck, Comment)
_H = TypeVar("_H")


def fold(recorded: Recorded, *, second_check: SecondCheck = SecondCheck.NONE) -> Review:
    """The review: each claim with the verdict that no other supersedes, each flag with its decision.

    No clock and no order of records decides; where several stand beside each other,
    the claim or the flag is in conflict. What the newest check no longer finds is left
    out unless somebody did something about it. `second_check` is the desk's.
    """
    recorded = as_assessed(recorded)
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
        claims=_with_states(_moved(recorded, _commented(recorded, standing, retracted), retracted), second_check),
        flags=_flags_standing(flags, recorded.flag_decisions, unfound=unfound, retracted=retracted),
        sources=_kept(recorded.sources, retracted),
        events=recorded.events,
        rechecks=_kept(recorded.rechecks, retracted),
        lost=tuple(claim for claim in kept if not is_anchored(claim, recorded.article)),
        problems=recorded.problems,
        scan=newest_scan(recorded.scans),
    )


def _moved(recorded: Recorded, claims: Iterable[ReviewedClaim], retracted: frozenset[str]) -> tuple[ReviewedClaim, ...]:
    """The claims with how far each has come over the desk, and how its check is published."""
    moves: dict[str, list[StageChange]] = defaultdict(list)
    for move in recorded.moves:
        moves[move.claim_id].append(move)
    last = heads_by(recorded.moves, lambda move: move.claim_id, retracted)
    published = heads_by(recorded.publications, lambda publication: publication.claim_id, retracted)
    with_moves = []
    for standing in claims:
        claim_id = standing.claim.id
        last_move, rival_moves = _one_or_rivals(last.get(claim_id, ()))
        publication, rival_publications = _one_or_rivals(published.get(claim_id, ()))
        moved = replace(
            standing,
            moves=tuple(moves[claim_id]),
            last_move=last_move,
            publication=publication,
            rivals=replace(standing.rivals, moves=rival_moves, publications=rival_publications),
            retracted=standing.retracted | (retracted & {move.id for move in moves[claim_id]}),
        )
        with_moves.append(moved)
    return tuple(with_moves)


def _commented(
    recorded: Recorded, claims: Iterable[ReviewedClaim], retracted: frozenset[str]
) -> tuple[ReviewedClaim, ...]:
    """The claims with what people wrote about them."""
    comments: dict[str, list[Comment]] = defaultdict(list)
    for comment in _kept(recorded.comments, retracted):
        comments[comment.claim_id].append(comment)
    if not comments:
        return tuple(claims)
    return tuple(replace(standing, comments=tuple(comments[standing.claim.id])) for standing in claims)


def _one_or_rivals(heads: tuple[_H, ...]) -> tuple[_H | None, tuple[_H, ...]]:
    """The one that stands and nothing beside it, or nothing and all that are in conflict."""
    return (heads[0], ()) if len(heads) == 1 else (None, heads)


def _with_states(claims: Iterable[ReviewedClaim], second_check: SecondCheck) -> tuple[ReviewedClaim, ...]:
    return tuple(replace(standing, state=stage_of(standing, second_check)) for standing in claims)


def _kept(records: Sequence[_R], retracted: frozenset[str]) -> tuple[_R, ...]:
    return tuple(record for record in records if record.id not in retracted)


@dataclass(frozen=True, slots=True, kw_only=True)
class _About:
    """What holds for all claims of the article: what was taken back, doubted, looked at again or assessed, by id."""

    retracted: frozenset[str]
    unfound: frozenset[str]
    verdicts: Mapping[tuple[str, Aspect], tuple[Verdict, ...]]
    doubts: Doubts
    looks: Mapping[str, Recheck]
    presence: Mapping[str, tuple[Event, ...]]
    assessments: Assessments


def _claims_standing(
    recorded: Recorded,
    claims: Sequence[Claim],
    flags: Sequence[Flag],
    *,
    retracted: frozenset[str],
    unfound: frozenset[str],
) -> tuple[ReviewedClaim, ...]:
    history: dict[str, list[Verdict]] = defaultdict(list)
    for verdict in recorded.verdicts:
        history[verdict.claim_id].append(verdict)
    evidence: dict[str, list[Evidence]] = defaultdict(list)
    for link in _kept(recorded.evidence, retracted):
        evidence[link.claim_id].append(link)
    numbers, flag_ids = numbers_in(holding_numbers(recorded)), _flags_over(claims, flags)
    rechecks = _kept(recorded.rechecks, retracted)
    about = _About(
        retracted=retracted,
        unfound=unfound,
        verdicts=heads_by(recorded.verdicts, lambda verdict: (verdict.claim_id, verdict.aspect), retracted),
        doubts=doubts_of(rechecks, recorded.sources),
        looks={str(evidence_id): look for evidence_id, look in newest_looks(rechecks).items()},
        presence=both_ways(recorded.events) | recorded.removals_in_conflict,
        assessments={subject: said for subject, said in assessments_in(recorded.events).items() if apart(said)},
    )
    return tuple(
        _claim_standing(
            claim,
            about,
            number=numbers[claim.id],
            history=history[claim.id],
            evidence=tuple(evidence[claim.id]),
            flag_ids=flag_ids[claim.id],
        )
        for claim in claims
    )


def _claim_standing(
    claim: Claim,
    about: _About,
    *,
    number: str,
    history: Sequence[Verdict],
    evidence: tuple[Evidence, ...],
    flag_ids: tuple[FlagId, ...],
) -> ReviewedClaim:
    judged = {aspect: about.verdicts.get((claim.id, aspect), ()) for aspect in Aspect}
    verdict, rivals = _one_or_rivals(judged[Aspect.CONTENT])
    attribution, rivals_on_attribution = _one_or_rivals(judged[Aspect.ATTRIBUTION])
    reasons = dict.fromkeys(
        reason
        for stands in (*judged[Aspect.CONTENT], *judged[Aspect.ATTRIBUTION])
        for reason in stale_because(stands, claim, evidence=evidence, doubts=about.doubts)
    )
    assessed = dict.fromkeys(subject for link in evidence for subject in (str(link.id), str(link.source_id)))
    return ReviewedClaim(
        claim=claim,
        number=number,
        verdict=verdict,
        attribution=attribution,
        rivals=DecisionsInConflict(
            verdicts=rivals,
            attributions=rivals_on_attribution,
            events=about.presence.get(claim.id, ()),
            assessments=tuple(event for subject in assessed for event in about.assessments.get(subject, ())),
        ),
        evidence=evidence,
        flag_ids=flag_ids,
        history=tuple(history),
        retracted=about.retracted & {given.id for given in history},
        stale=bool(reasons),
        stale_because="; ".join(reasons),
        rechecks=tuple(about.looks[link.id] for link in evidence if link.id in about.looks),
        no_longer_found=claim.id in about.unfound,
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
    flags: Sequence[Flag], decisions: Sequence[FlagDecision], *, unfound: frozenset[str], retracted: frozenset[str]
) -> tuple[ReviewedFlag, ...]:
    answers = heads_by(decisions, lambda answer: answer.flag_id, retracted)
    history: dict[str, list[FlagDecision]] = defaultdict(list)
    for answer in decisions:
        history[answer.flag_id].append(answer)
    standing = []
    for flag in flags:
        decision, rivals = _one_or_rivals(answers.get(flag.id, ()))
        standing.append(
            ReviewedFlag(
                flag=flag,
                decision=decision,
                rivals=rivals,
                no_longer_found=flag.id in unfound,
                history=tuple(history[flag.id]),
            )
        )
    return tuple(standing)

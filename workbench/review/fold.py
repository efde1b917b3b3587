"""The review of an article, folded from everything that was ever recorded about it."""

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
from workbench.review.disputes.assessments import Assessments, apply_assessments, assessments_in_conflict
from workbench.review.in_effect import records_in_effect_by
from workbench.review.records import ArticleRecords, presence_conflicts, retracted_ids
from workbench.review.rescan.numbering import claim_numbers, claims_with_numbers
from workbench.review.rescan.replaced import ids_no_longer_found, newest_scan, taken_back_ids, worked_on_ids
from workbench.review.staleness import Doubts, doubts_by_verdict, newest_rechecks, staleness_reasons
from workbench.review.workflow import stage_of
from workbench.text.coverage import coverage_of
from workbench.text.reading_view import reading_view
from workbench.text.sentences import sentence_spans

if TYPE_CHECKING:
    from workbench.domain.stage_change import StageChange

_R = TypeVar("_R", Verdict, FlagDecision, Evidence, Source, Recheck, Comment)
_H = TypeVar("_H")


def fold(recorded: ArticleRecords, *, second_check: SecondCheck = SecondCheck.NONE) -> Review:
    """Fold the records into a review: each claim with its verdict in effect, each flag with its decision.

    Neither a clock nor the order of records decides. Where several decisions are in effect,
    the claim or the flag is in conflict. What the newest check no longer finds is left
    out unless somebody worked on it. `second_check` is the desk's setting.
    """
    recorded = apply_assessments(recorded)
    retracted, not_found_ids = retracted_ids(recorded.events), ids_no_longer_found(recorded)
    left_out_ids = taken_back_ids(recorded) | (not_found_ids - worked_on_ids(recorded))
    kept_claims = [claim for claim in recorded.claims if claim.id not in left_out_ids]
    claims = sorted((claim for claim in kept_claims if is_anchored(claim, recorded.article)), key=reading_order)
    flags = sorted(
        (flag for flag in recorded.flags if flag.id not in left_out_ids), key=lambda flag: (flag.start, flag.end)
    )
    reviewed_claims = _review_claims(recorded, claims, flags, retracted=retracted, not_found=not_found_ids)
    reviewed_claims = _add_comments(recorded, reviewed_claims, retracted)
    reviewed_claims = _add_moves(recorded, reviewed_claims, retracted)
    return Review(
        article=recorded.article,
        sentences=coverage_of(sentence_spans(reading_view(recorded.article.text)), claims),
        claims=_add_stages(reviewed_claims, second_check),
        flags=_review_flags(flags, recorded.flag_decisions, not_found=not_found_ids, retracted=retracted),
        sources=_not_retracted(recorded.sources, retracted),
        events=recorded.events,
        rechecks=_not_retracted(recorded.rechecks, retracted),
        lost=tuple(claim for claim in kept_claims if not is_anchored(claim, recorded.article)),
        problems=recorded.problems,
        scan=newest_scan(recorded.scans),
    )


def _add_moves(
    recorded: ArticleRecords, claims: Iterable[ReviewedClaim], retracted: frozenset[str]
) -> tuple[ReviewedClaim, ...]:
    """Return the claims with their stage changes and with how the check of each is published."""
    moves: dict[str, list[StageChange]] = defaultdict(list)
    for move in recorded.moves:
        moves[move.claim_id].append(move)
    last_moves = records_in_effect_by(recorded.moves, lambda move: move.claim_id, retracted)
    published = records_in_effect_by(recorded.publications, lambda publication: publication.claim_id, retracted)
    with_moves = []
    for reviewed in claims:
        claim_id = reviewed.claim.id
        last_move, rival_moves = _split_heads(last_moves.get(claim_id, ()))
        publication, rival_publications = _split_heads(published.get(claim_id, ()))
        reviewed_with_moves = replace(
            reviewed,
            moves=tuple(moves[claim_id]),
            last_move=last_move,
            publication=publication,
            rivals=replace(reviewed.rivals, moves=rival_moves, publications=rival_publications),
            retracted=reviewed.retracted | (retracted & {move.id for move in moves[claim_id]}),
        )
        with_moves.append(reviewed_with_moves)
    return tuple(with_moves)


def _add_comments(
    recorded: ArticleRecords, claims: Iterable[ReviewedClaim], retracted: frozenset[str]
) -> tuple[ReviewedClaim, ...]:
    """Return the claims with the comments people left on them."""
    comments: dict[str, list[Comment]] = defaultdict(list)
    for comment in _not_retracted(recorded.comments, retracted):
        comments[comment.claim_id].append(comment)
    if not comments:
        return tuple(claims)
    return tuple(replace(reviewed, comments=tuple(comments[reviewed.claim.id])) for reviewed in claims)


def _split_heads(heads: tuple[_H, ...]) -> tuple[_H | None, tuple[_H, ...]]:
    """Return the one record in effect and no rivals, or none and all the records in conflict."""
    return (heads[0], ()) if len(heads) == 1 else (None, heads)


def _add_stages(claims: Iterable[ReviewedClaim], second_check: SecondCheck) -> tuple[ReviewedClaim, ...]:
    return tuple(replace(reviewed, state=stage_of(reviewed, second_check)) for reviewed in claims)


def _not_retracted(records: Sequence[_R], retracted: frozenset[str]) -> tuple[_R, ...]:
    return tuple(record for record in records if record.id not in retracted)


@dataclass(frozen=True, slots=True, kw_only=True)
class _ArticleFacts:
    """What was taken back, doubted, rechecked or assessed in the article, by id, for building its reviewed claims."""

    retracted: frozenset[str]
    not_found: frozenset[str]
    verdicts: Mapping[tuple[str, Aspect], tuple[Verdict, ...]]
    doubts: Doubts
    rechecks: Mapping[str, Recheck]
    presence: Mapping[str, tuple[Event, ...]]
    assessments: Assessments


def _review_claims(
    recorded: ArticleRecords,
    claims: Sequence[Claim],
    flags: Sequence[Flag],
    *,
    retracted: frozenset[str],
    not_found: frozenset[str],
) -> tuple[ReviewedClaim, ...]:
    history: dict[str, list[Verdict]] = defaultdict(list)
    for verdict in recorded.verdicts:
        history[verdict.claim_id].append(verdict)
    evidence: dict[str, list[Evidence]] = defaultdict(list)
    for link in _not_retracted(recorded.evidence, retracted):
        evidence[link.claim_id].append(link)
    numbers, flag_ids = claim_numbers(claims_with_numbers(recorded)), _flags_over(claims, flags)
    rechecks = _not_retracted(recorded.rechecks, retracted)
    facts = _ArticleFacts(
        retracted=retracted,
        not_found=not_found,
        verdicts=records_in_effect_by(recorded.verdicts, lambda verdict: (verdict.claim_id, verdict.aspect), retracted),
        doubts=doubts_by_verdict(rechecks, recorded.sources),
        rechecks={str(evidence_id): recheck for evidence_id, recheck in newest_rechecks(rechecks).items()},
        presence=presence_conflicts(recorded.events) | recorded.removals_in_conflict,
        assessments=assessments_in_conflict(recorded.events),
    )
    return tuple(
        _review_claim(
            claim,
            facts,
            number=numbers[claim.id],
            history=history[claim.id],
            evidence=tuple(evidence[claim.id]),
            flag_ids=flag_ids[claim.id],
        )
        for claim in claims
    )


def _review_claim(
    claim: Claim,
    facts: _ArticleFacts,
    *,
    number: str,
    history: Sequence[Verdict],
    evidence: tuple[Evidence, ...],
    flag_ids: tuple[FlagId, ...],
) -> ReviewedClaim:
    verdicts = {aspect: facts.verdicts.get((claim.id, aspect), ()) for aspect in Aspect}
    verdict, rivals = _split_heads(verdicts[Aspect.CONTENT])
    attribution, rivals_on_attribution = _split_heads(verdicts[Aspect.ATTRIBUTION])
    reasons: dict[str, None] = {}
    for judgement in (*verdicts[Aspect.CONTENT], *verdicts[Aspect.ATTRIBUTION]):
        reasons |= dict.fromkeys(staleness_reasons(judgement, claim, evidence=evidence, doubts=facts.doubts))
    return ReviewedClaim(
        claim=claim,
        number=number,
        verdict=verdict,
        attribution=attribution,
        rivals=DecisionsInConflict(
            verdicts=rivals,
            attributions=rivals_on_attribution,
            events=facts.presence.get(claim.id, ()),
            assessments=_assessments_of(evidence, facts),
        ),
        evidence=evidence,
        flag_ids=flag_ids,
        history=tuple(history),
        retracted=facts.retracted & {old_verdict.id for old_verdict in history},
        stale=bool(reasons),
        stale_because="; ".join(reasons),
        rechecks=tuple(facts.rechecks[link.id] for link in evidence if link.id in facts.rechecks),
        no_longer_found=claim.id in facts.not_found,
    )


def _assessments_of(evidence: Sequence[Evidence], facts: _ArticleFacts) -> tuple[Event, ...]:
    """Return the conflicting assessments of the claim's passages and of their sources, each subject once."""
    subject_ids: dict[str, None] = {}
    for link in evidence:
        subject_ids[str(link.id)] = subject_ids[str(link.source_id)] = None
    events: list[Event] = []
    for subject_id in subject_ids:
        events += facts.assessments.get(subject_id, ())
    return tuple(events)


def _flags_over(claims: Sequence[Claim], flags: Sequence[Flag]) -> dict[ClaimId, tuple[FlagId, ...]]:
    """Return the flags that overlap each claim; both are sorted by where they begin, so each flag is visited once."""
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


def _review_flags(
    flags: Sequence[Flag], decisions: Sequence[FlagDecision], *, not_found: frozenset[str], retracted: frozenset[str]
) -> tuple[ReviewedFlag, ...]:
    in_effect = records_in_effect_by(decisions, lambda decision: decision.flag_id, retracted)
    history: dict[str, list[FlagDecision]] = defaultdict(list)
    for past_decision in decisions:
        history[past_decision.flag_id].append(past_decision)
    reviewed_flags = []
    for flag in flags:
        decision, rivals = _split_heads(in_effect.get(flag.id, ()))
        reviewed_flags.append(
            ReviewedFlag(
                flag=flag,
                decision=decision,
                rivals=rivals,
                no_longer_found=flag.id in not_found,
                history=tuple(history[flag.id]),
            )
        )
    return tuple(reviewed_flags)

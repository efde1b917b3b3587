"""The claims of a review: each with its verdict in effect, its evidence, its flags and its history."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workbench.domain.claim import Claim, ClaimId, ClaimUnit
from workbench.domain.desk_rules import SecondCheck
from workbench.domain.event import Event
from workbench.domain.flag import Flag, FlagId
from workbench.domain.review import DecisionsInConflict, ReviewedClaim
from workbench.domain.source import Evidence, Recheck, Source
from workbench.domain.verdict import Aspect, Verdict
from workbench.review.disputes.assessments import Assessments, assessments_in_conflict
from workbench.review.folding.reviewed_flags import flags_over
from workbench.review.in_effect import records_in_effect_by, split_heads
from workbench.review.records import ArticleRecords, not_retracted, presence_conflicts, retracted_ids
from workbench.review.rescan.numbering import claim_numbers, claims_with_numbers
from workbench.review.rescan.units import with_units_in_effect
from workbench.review.staleness import Doubts, doubts_by_verdict, newest_rechecks, staleness_reasons
from workbench.review.workflow import stage_of

if TYPE_CHECKING:
    from workbench.domain.comment import Comment
    from workbench.domain.stage_change import StageChange


@dataclass(frozen=True, slots=True, kw_only=True)
class _ArticleFacts:
    """What was taken back, doubted, rechecked or assessed in the article, by id, for building its reviewed claims."""

    retracted: frozenset[str]
    not_found: frozenset[str]
    verdicts: Mapping[tuple[str, Aspect], tuple[Verdict, ...]]
    doubts: Doubts
    sources: Mapping[str, Source]
    rechecks: Mapping[str, Recheck]
    presence: Mapping[str, tuple[Event, ...]]
    assessments: Assessments


def review_claims(
    recorded: ArticleRecords,
    claims: Sequence[Claim],
    flags: Sequence[Flag],
    *,
    not_found: frozenset[str],
    second_check: SecondCheck,
) -> tuple[ReviewedClaim, ...]:
    """Return the statements among `claims`, in the order given, with everything in effect on each and on its parts."""
    retracted = retracted_ids(recorded.events)
    in_effect = with_units_in_effect(claims, recorded)
    reviewed_claims = _with_verdicts(recorded, in_effect, flags, retracted=retracted, not_found=not_found)
    reviewed_claims = _add_comments(recorded, reviewed_claims, retracted)
    reviewed_claims = _add_moves(recorded, reviewed_claims, retracted)
    staged = [replace(reviewed, state=stage_of(reviewed, second_check)) for reviewed in reviewed_claims]
    return _with_parts(staged, {claim.id for claim in claims if claim.unit is ClaimUnit.PART})


def _with_parts(reviewed_claims: Iterable[ReviewedClaim], found_as_parts: set[ClaimId]) -> tuple[ReviewedClaim, ...]:
    """Return the statements, each with its parts, whose status and stage are its own."""
    statements: list[ReviewedClaim] = []
    parts: dict[str, list[ReviewedClaim]] = defaultdict(list)
    for reviewed in reviewed_claims:
        if reviewed.claim.unit is ClaimUnit.PART:
            parts[reviewed.claim.parent].append(reviewed)
        else:
            is_split_off = reviewed.claim.id in found_as_parts
            statements.append(replace(reviewed, is_split_off=True) if is_split_off else reviewed)
    return tuple(_with_its_parts(statement, parts.get(statement.claim.id, ())) for statement in statements)


def _with_its_parts(statement: ReviewedClaim, parts: Sequence[ReviewedClaim]) -> ReviewedClaim:
    covered = tuple(replace(part, covered_by=statement.status, state=statement.state) for part in parts)
    return replace(statement, parts=covered) if covered else statement


def _with_verdicts(
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
    for link in not_retracted(recorded.evidence, retracted):
        evidence[link.claim_id].append(link)
    numbers, flag_ids = claim_numbers(claims_with_numbers(recorded)), flags_over(claims, flags)
    rechecks = not_retracted(recorded.rechecks, retracted)
    facts = _ArticleFacts(
        retracted=retracted,
        not_found=not_found,
        verdicts=records_in_effect_by(recorded.verdicts, lambda verdict: (verdict.claim_id, verdict.aspect), retracted),
        doubts=doubts_by_verdict(rechecks, recorded.sources),
        sources={str(source.id): source for source in not_retracted(recorded.sources, retracted)},
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
    verdict, rivals = split_heads(verdicts[Aspect.CONTENT])
    attribution, rivals_on_attribution = split_heads(verdicts[Aspect.ATTRIBUTION])
    source_ids = dict.fromkeys(str(link.source_id) for link in evidence)
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
        sources=tuple(facts.sources[id_] for id_ in source_ids if id_ in facts.sources),
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
        last_move, rival_moves = split_heads(last_moves.get(claim_id, ()))
        publication, rival_publications = split_heads(published.get(claim_id, ()))
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
    for comment in not_retracted(recorded.comments, retracted):
        comments[comment.claim_id].append(comment)
    if not comments:
        return tuple(claims)
    return tuple(replace(reviewed, comments=tuple(comments[reviewed.claim.id])) for reviewed in claims)

"""Carrying the work of a review over to the next draft of its article."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from workbench.domain.article import Article
from workbench.domain.claim import Claim, ClaimId, ClaimOrigin, ClaimUnit, placement_at
from workbench.domain.flag import Flag, FlagDecision, FlagDecisionId
from workbench.domain.identity import content_id
from workbench.domain.review import Review, ReviewedClaim
from workbench.domain.source import Evidence, EvidenceId, Recheck, RecheckId, Source, SourceId
from workbench.domain.span import Span
from workbench.domain.verdict import Verdict, VerdictId
from workbench.review.in_effect import superseded_ids

LEAST_OVERLAP = 0.5
"""The least share of two spans that must be common for a changed claim to be the draft's own at that place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """The next draft as it was checked; `places` maps earlier claims to their words in it, or the nearest ones."""

    article: Article
    claims: tuple[Claim, ...]
    flags: tuple[Flag, ...]
    places: Mapping[ClaimId, Span]


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedOver:
    """What the next draft takes from the review of the one before.

    Claims in `kept` read as before; those in `changed` do not, so their verdicts
    are stale; those in `new` match no earlier claim; those in `lost` were worked on
    and are no longer in the text. The other fields are the records to append.
    """

    kept: tuple[Claim, ...]
    changed: tuple[Claim, ...]
    new: tuple[Claim, ...]
    lost: tuple[Claim, ...]
    added: tuple[Claim, ...]
    sources: tuple[Source, ...]
    evidence: tuple[Evidence, ...]
    rechecks: tuple[Recheck, ...]
    verdicts: tuple[Verdict, ...]
    flag_decisions: tuple[FlagDecision, ...]


def carry_over(review: Review, draft: Draft) -> CarriedOver:
    """Match the claims of `draft` to those of `review`, and copy the review's work to where it still belongs.

    The same review and draft give the same ids. A claim that nobody worked on and
    that is gone is not called lost.
    """
    claims_by_old_id = {reviewed.claim.id: _claim_at(reviewed.claim, draft) for reviewed in review.claims}
    worked_on = [reviewed for reviewed in review.claims if is_worked_on(reviewed)]
    carried = [(reviewed, claim) for reviewed in worked_on if (claim := claims_by_old_id[reviewed.claim.id])]
    matched_ids = {claim.id for claim in claims_by_old_id.values() if claim}
    draft_ids = {claim.id for claim in draft.claims}
    unchanged_ids = {
        old.claim.id
        for old in review.claims
        if (new := claims_by_old_id[old.claim.id]) and new.quote == old.claim.quote
    }
    lost = [_lost_claim(old.claim, draft.article) for old in worked_on if not claims_by_old_id[old.claim.id]]
    added = {new.id: new for old, new in carried if new.id not in draft_ids and _has_work_to_carry(old)}
    return CarriedOver(
        kept=tuple(claim for old, claim in claims_by_old_id.items() if claim and old in unchanged_ids),
        changed=tuple(claim for old, claim in claims_by_old_id.items() if claim and old not in unchanged_ids),
        new=tuple(claim for claim in draft.claims if claim.id not in matched_ids),
        lost=tuple(lost),
        added=tuple(added.values()),
        sources=tuple(_copy_sources(review, carried, draft.article)),
        evidence=tuple(_copy_evidence(carried, draft.article)),
        rechecks=tuple(_copy_rechecks(review, carried, draft.article)),
        verdicts=tuple(_copy_verdicts(carried, draft.article)),
        flag_decisions=tuple(_copy_flag_decisions(review, draft)),
    )


def is_worked_on(reviewed: ReviewedClaim) -> bool:
    """Whether somebody judged the claim, attached evidence, took it up, commented on it, or added it by hand."""
    is_own = reviewed.claim.origin is ClaimOrigin.REVIEWER
    return bool(reviewed.history or reviewed.evidence or reviewed.last_moves or reviewed.comments or is_own)


def _has_work_to_carry(reviewed: ReviewedClaim) -> bool:
    """Whether any work comes along with the claim; without any, only the machine could say that it is a claim."""
    is_own = reviewed.claim.origin is ClaimOrigin.REVIEWER
    return bool(reviewed.verdicts_in_effect or reviewed.evidence or is_own)


def _claim_at(claim: Claim, draft: Draft) -> Claim | None:
    """Return the draft's claim at the place of an earlier one, or the earlier one moved there."""
    span = draft.places.get(claim.id)
    if span is None:
        return None
    exact = next((other for other in draft.claims if other.span == span), None)
    if exact:
        return exact
    if span.of(draft.article.text) != claim.quote:
        nearest = max(draft.claims, key=lambda other: _overlap(other.span, span), default=None)
        if nearest and _overlap(nearest.span, span) >= LEAST_OVERLAP:
            return nearest
    return _moved_claim(span, claim, draft.article)


def _overlap(span: Span, other: Span) -> float:
    common = min(span.end, other.end) - max(span.start, other.start)
    return common / (max(span.end, other.end) - min(span.start, other.start)) if common > 0 else 0.0


def _moved_claim(span: Span, claim: Claim, article: Article) -> Claim:
    """Return the claim at its new place, a statement of its own: only what was worked on is moved."""
    moved = replace(claim, **placement_at(article, span), unit=ClaimUnit.STATEMENT, parent="")
    return replace(moved, same_as=(), number="")


def _lost_claim(claim: Claim, article: Article) -> Claim:
    """Return the claim as it was, recorded in the draft that does not have it: it is listed, never moved."""
    lost = ClaimId(content_id("clm", article.id, "lost", claim.id))
    lost_claim = replace(claim, id=lost, article_id=article.id, unit=ClaimUnit.STATEMENT, parent="")
    return replace(lost_claim, same_as=(), number="")


def _copied_id(prefix: str, article: Article, record_id: str) -> str:
    return content_id(prefix, article.id, record_id)


def _links_of(carried: Sequence[tuple[ReviewedClaim, Claim]]) -> Iterator[Evidence]:
    """Yield the evidence of the carried claims, as it is in the draft before."""
    for reviewed, _ in carried:
        yield from reviewed.evidence


def _copy_sources(review: Review, carried: Sequence[tuple[ReviewedClaim, Claim]], article: Article) -> Iterator[Source]:
    source_ids = {link.source_id for link in _links_of(carried)}
    for source in review.sources:
        if source.id in source_ids:
            yield replace(source, id=SourceId(_copied_id("src", article, source.id)), article_id=article.id)


def _copy_evidence(carried: Sequence[tuple[ReviewedClaim, Claim]], article: Article) -> Iterator[Evidence]:
    for reviewed, claim in carried:
        for link in reviewed.evidence:
            yield replace(
                link,
                id=EvidenceId(_copied_id("evi", article, link.id)),
                article_id=article.id,
                claim_id=claim.id,
                source_id=SourceId(_copied_id("src", article, link.source_id)),
            )


def _copy_rechecks(
    review: Review, carried: Sequence[tuple[ReviewedClaim, Claim]], article: Article
) -> Iterator[Recheck]:
    """Copy the rechecks of the sources: without them a verdict in question would be in effect again in the draft."""
    links = {link.id for link in _links_of(carried)}
    for recheck in review.rechecks:
        if recheck.evidence_id in links:
            yield replace(
                recheck,
                id=RecheckId(_copied_id("rck", article, recheck.id)),
                article_id=article.id,
                evidence_id=EvidenceId(_copied_id("evi", article, recheck.evidence_id)),
                source_id=SourceId(_copied_id("src", article, recheck.source_id)),
                questions=tuple(_copied_id("ver", article, verdict_id) for verdict_id in recheck.questions),
            )


def _copy_verdicts(carried: Sequence[tuple[ReviewedClaim, Claim]], article: Article) -> Iterator[Verdict]:
    """Copy the verdicts in effect, with the words they were given on: where those changed, the verdict is stale.

    Several in conflict stay so. Each supersedes whatever it superseded in the draft before, so that of two
    clones that went on to the same draft the one that knew more is right.
    """
    for reviewed, claim in carried:
        for verdict in reviewed.verdicts_in_effect:
            earlier_ids = sorted(superseded_ids([verdict.id], reviewed.history))
            yield replace(
                verdict,
                id=VerdictId(_copied_id("ver", article, verdict.id)),
                article_id=article.id,
                claim_id=claim.id,
                evidence_ids=tuple(EvidenceId(_copied_id("evi", article, link)) for link in verdict.evidence_ids),
                supersedes=tuple(VerdictId(_copied_id("ver", article, verdict_id)) for verdict_id in earlier_ids),
            )


def _copy_flag_decisions(review: Review, draft: Draft) -> Iterator[FlagDecision]:
    """Copy the answers to flags that the same rule raises on the same words again, in reading order.

    Each supersedes what it superseded in the draft before, as the verdicts do.
    """
    open_flags: dict[tuple[str, str], list[Flag]] = {}
    for flag in draft.flags:
        open_flags.setdefault((flag.rule, flag.quote), []).append(flag)
    for reviewed in review.flags:
        same_flags = open_flags.get((reviewed.flag.rule, reviewed.flag.quote))
        if not (same_flags and reviewed.standing):
            continue
        flag = same_flags.pop(0)
        for decision in reviewed.standing:
            earlier_ids = sorted(superseded_ids([decision.id], reviewed.history))
            yield replace(
                decision,
                id=FlagDecisionId(_copied_id("fld", draft.article, decision.id)),
                article_id=draft.article.id,
                flag_id=flag.id,
                supersedes=tuple(
                    FlagDecisionId(_copied_id("fld", draft.article, decision_id)) for decision_id in earlier_ids
                ),
            )

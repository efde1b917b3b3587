"""What of a review carries over to the next draft of its article."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from workbench.domain.article import Article
from workbench.domain.claim import Claim, ClaimId, ClaimOrigin, placed_at
from workbench.domain.flag import Flag, FlagDecision, FlagDecisionId
from workbench.domain.identity import content_id
from workbench.domain.review import Review, ReviewedClaim
from workbench.domain.source import Evidence, EvidenceId, Recheck, RecheckId, Source, SourceId
from workbench.domain.span import Span
from workbench.domain.verdict import Aspect, Verdict, VerdictId
from workbench.review.in_effect import superseded_by

ALIKE = 0.5
"""The least share of two spans that must be common for a changed claim to be the draft's own at that place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """The next draft as it was checked; `places` says where an earlier claim's words, or those nearest, stand in it."""

    article: Article
    claims: tuple[Claim, ...]
    flags: tuple[Flag, ...]
    places: Mapping[ClaimId, Span]


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedOver:
    """What the next draft takes from the review of the one before.

    Claims in `kept` read as before; those in `changed` do not, so their verdicts
    are stale; those in `new` answer to none before; those in `lost` were worked on
    and are nowhere. The other fields are the records to keep.
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


def carried_over(review: Review, draft: Draft) -> CarriedOver:
    """The claims of `draft` beside those of `review`, and the review's work copied to where it still belongs.

    The same review and draft give the same ids. A claim that nobody worked on and
    that is gone is not called lost.
    """
    placed = {standing.claim.id: _claim_at(standing.claim, draft) for standing in review.claims}
    worked_on = [standing for standing in review.claims if is_worked_on(standing)]
    found = [(standing, claim) for standing in worked_on if (claim := placed[standing.claim.id])]
    answered = {claim.id for claim in placed.values() if claim}
    known = {claim.id for claim in draft.claims}
    alike = {old.claim.id for old in review.claims if (new := placed[old.claim.id]) and new.quote == old.claim.quote}
    evidence = tuple(_evidence_of(found, draft.article))
    return CarriedOver(
        kept=tuple(claim for old, claim in placed.items() if claim and old in alike),
        changed=tuple(claim for old, claim in placed.items() if claim and old not in alike),
        new=tuple(claim for claim in draft.claims if claim.id not in answered),
        lost=tuple(_lost(s.claim, draft.article) for s in worked_on if not placed[s.claim.id]),
        added=tuple({c.id: c for s, c in found if c.id not in known and _brings_work(s)}.values()),
        sources=tuple(_sources_of(review, found, draft.article)),
        evidence=evidence,
        rechecks=tuple(_rechecks_of(review, found, draft.article)),
        verdicts=tuple(_verdicts_of(found, draft.article)),
        flag_decisions=tuple(_answers(review, draft)),
    )


def is_worked_on(standing: ReviewedClaim) -> bool:
    """Whether somebody judged the claim, attached evidence, took it up, commented on it, or added it by hand."""
    is_own = standing.claim.origin is ClaimOrigin.REVIEWER
    return bool(standing.history or standing.evidence or standing.last_moves or standing.comments or is_own)


def _brings_work(standing: ReviewedClaim) -> bool:
    """Whether anything comes along with the claim: with nothing, only the machine could say that it is one."""
    is_own = standing.claim.origin is ClaimOrigin.REVIEWER
    return bool(any(map(standing.standing_on, Aspect)) or standing.evidence or is_own)


def _claim_at(claim: Claim, draft: Draft) -> Claim | None:
    """The draft's claim at the place of an earlier one, or one made there."""
    place = draft.places.get(claim.id)
    if place is None:
        return None
    same = next((other for other in draft.claims if other.span == place), None)
    if same:
        return same
    if place.of(draft.article.text) != claim.quote:
        near = max(draft.claims, key=lambda other: _share(other.span, place), default=None)
        if near and _share(near.span, place) >= ALIKE:
            return near
    return _made_at(place, claim, draft.article)


def _share(one: Span, other: Span) -> float:
    common = min(one.end, other.end) - max(one.start, other.start)
    return common / (max(one.end, other.end) - min(one.start, other.start)) if common > 0 else 0.0


def _made_at(place: Span, claim: Claim, article: Article) -> Claim:
    return replace(claim, **placed_at(article, place), parent="", same_as=(), number="")


def _lost(claim: Claim, article: Article) -> Claim:
    """The claim as it was, in the draft that does not have it: it is listed, never moved."""
    lost = ClaimId(content_id("clm", article.id, "lost", claim.id))
    return replace(claim, id=lost, article_id=article.id, parent="", same_as=(), number="")


def _copied(prefix: str, article: Article, record_id: str) -> str:
    return content_id(prefix, article.id, record_id)


def _sources_of(review: Review, found: Sequence[tuple[ReviewedClaim, Claim]], article: Article) -> Iterator[Source]:
    wanted = {link.source_id for standing, _ in found for link in standing.evidence}
    for source in review.sources:
        if source.id in wanted:
            yield replace(source, id=SourceId(_copied("src", article, source.id)), article_id=article.id)


def _evidence_of(found: Sequence[tuple[ReviewedClaim, Claim]], article: Article) -> Iterator[Evidence]:
    for standing, claim in found:
        for link in standing.evidence:
            yield replace(
                link,
                id=EvidenceId(_copied("evi", article, link.id)),
                article_id=article.id,
                claim_id=claim.id,
                source_id=SourceId(_copied("src", article, link.source_id)),
            )


def _rechecks_of(review: Review, found: Sequence[tuple[ReviewedClaim, Claim]], article: Article) -> Iterator[Recheck]:
    """What became of the sources since: without it a verdict in question would stand again in the draft."""
    links = {link.id for standing, _ in found for link in standing.evidence}
    for look in review.rechecks:
        if look.evidence_id in links:
            yield replace(
                look,
                id=RecheckId(_copied("rck", article, look.id)),
                article_id=article.id,
                evidence_id=EvidenceId(_copied("evi", article, look.evidence_id)),
                source_id=SourceId(_copied("src", article, look.source_id)),
                questions=tuple(_copied("ver", article, verdict_id) for verdict_id in look.questions),
            )


def _verdicts_of(found: Sequence[tuple[ReviewedClaim, Claim]], article: Article) -> Iterator[Verdict]:
    """The verdicts that stand, with the words they were given on: where those changed, the verdict is stale.

    Several in conflict stay so. Each supersedes whatever it superseded in the draft before, so that of two
    clones that went on to the same draft the one that knew more is right.
    """
    for standing, claim in found:
        for verdict in (given for aspect in Aspect for given in standing.standing_on(aspect)):
            earlier = sorted(superseded_by([verdict.id], standing.history))
            yield replace(
                verdict,
                id=VerdictId(_copied("ver", article, verdict.id)),
                article_id=article.id,
                claim_id=claim.id,
                evidence_ids=tuple(EvidenceId(_copied("evi", article, link)) for link in verdict.evidence_ids),
                supersedes=tuple(VerdictId(_copied("ver", article, known)) for known in earlier),
            )


def _answers(review: Review, draft: Draft) -> Iterator[FlagDecision]:
    """The answers to flags that the same rule raises on the same words again, in reading order.

    Each supersedes what it superseded in the draft before, as the verdicts do.
    """
    open_flags: dict[tuple[str, str], list[Flag]] = {}
    for flag in draft.flags:
        open_flags.setdefault((flag.rule, flag.quote), []).append(flag)
    for standing in review.flags:
        again = open_flags.get((standing.flag.rule, standing.flag.quote))
        if not (again and standing.standing):
            continue
        flag = again.pop(0)
        for decision in standing.standing:
            earlier = sorted(superseded_by([decision.id], standing.history))
            yield replace(
                decision,
                id=FlagDecisionId(_copied("fld", draft.article, decision.id)),
                article_id=draft.article.id,
                flag_id=flag.id,
                supersedes=tuple(FlagDecisionId(_copied("fld", draft.article, known)) for known in earlier),
            )

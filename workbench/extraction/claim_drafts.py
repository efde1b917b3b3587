"""Drafts of claims, the claims they become, and how claims relate to each other."""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from workbench.domain.claim import UNCHECKABLE, Claim, ClaimId, ClaimKind, ClaimUnit, placement_at
from workbench.domain.span import Span
from workbench.extraction.checkability.readings import ClaimKindReading
from workbench.extraction.cues import cues_in
from workbench.extraction.proof import Proof, proved
from workbench.extraction.splitting.seams import fitted
from workbench.extraction.splitting.shares import share_parts
from workbench.extraction.worthiness import check_worthiness
from workbench.facts.clause_edges import trim_clause
from workbench.text.document import Document
from workbench.text.likeness import repetitions
from workbench.text.view.filler import readable

_FEWEST_WORDS: Final = 2


@dataclass(frozen=True, slots=True)
class Draft:
    """What the reader saw at a span, before ids and worthiness; `proof` is what its reading has yet to be read as."""

    span: Span
    reading: ClaimKindReading
    claimant: str = ""
    cue: str = ""
    standalone: str = ""
    unit: ClaimUnit = ClaimUnit.STATEMENT
    proof: Proof | None = None


def fitted_draft(document: Document, draft: Draft, whole: Span) -> Draft:
    """Return the draft with a span that cuts no word in two and parts no bracket or mark from its partner."""
    span = draft.span if draft.reading.kind is ClaimKind.QUOTATION else fitted(document, draft.span, whole)
    if span == draft.span:
        return draft
    old, new = draft.span.of(document.text), span.of(document.text)
    return replace(draft, span=span, standalone=draft.standalone.replace(old, new))


def proved_drafts(document: Document, drafts: Iterable[Draft]) -> list[Draft]:
    """Return the drafts without those whose reading, put together from pieces, the language model reads otherwise."""
    found = list(drafts)
    open_ones = [draft.proof for draft in found if draft.proof]
    if document.tag is None or not open_ones:
        return found
    verdicts = iter(proved(open_ones, document.tag))
    return [draft for draft in found if draft.proof is None or next(verdicts)]


def claims_of(document: Document, drafts: Iterable[Draft]) -> tuple[Claim, ...]:
    """Return the claims that drafts describe, in reading order, with what stands around them and what repeats them."""
    ordered = sorted(drafts, key=lambda draft: (draft.span.start, -draft.span.end))
    claims = [_claim_from(document, draft) for draft in ordered]
    parts = {draft.span for draft in ordered if draft.unit is ClaimUnit.PART}
    repeats = _repeated_claims([claim for claim in claims if claim.checkable and claim.span not in parts])
    return tuple(
        _related(claim, parent, repeats.get(claim.id, ()), is_part=claim.span in parts)
        for claim, parent in zip(claims, _parents_of(claims, parts), strict=True)
    )


def _related(claim: Claim, parent: str, repetitions_of_it: tuple[ClaimId, ...], *, is_part: bool) -> Claim:
    """Return the claim with the one around it and those that repeat it; most have neither."""
    if not parent and not repetitions_of_it:
        return claim
    unit = ClaimUnit.PART if parent and is_part else ClaimUnit.STATEMENT
    return replace(claim, parent=parent, same_as=repetitions_of_it, unit=unit)


def _claim_from(document: Document, draft: Draft) -> Claim:
    """Return the claim that a draft describes."""
    fields = placement_at(document.article, draft.span)
    kind, reason = draft.reading
    checkable = kind not in UNCHECKABLE
    words, standalone = readable(draft.span.of(document.text)), readable(draft.standalone)
    worthiness = 0.0 if kind is ClaimKind.BOILERPLATE else check_worthiness(standalone or words)
    return Claim(
        **fields,
        kind=kind,
        checkable=checkable,
        reason=reason,
        worthiness=round(worthiness if checkable else worthiness / 2, 3),
        cues=cues_in(words),
        standalone=standalone if standalone != words else "",
        claimant=readable(draft.claimant),
        claimant_cue=draft.cue,
    )


def _parents_of(claims: Sequence[Claim], parts: Container[Span]) -> list[str]:
    """Return for each claim, in reading order, the id of the narrowest statement around it."""
    enclosing: list[Claim] = []
    parents = []
    for claim in claims:
        while enclosing and enclosing[-1].end < claim.end:
            enclosing.pop()
        parents.append(str(enclosing[-1].id) if enclosing else "")
        if claim.span not in parts:
            enclosing.append(claim)
    return parents


def _repeated_claims(claims: Sequence[Claim]) -> dict[ClaimId, tuple[ClaimId, ...]]:
    """Return for each claim made again elsewhere the ids of its repetitions, in reading order."""
    repeats: defaultdict[ClaimId, list[ClaimId]] = defaultdict(list)
    for earlier, later, _ in repetitions([claim.quote for claim in claims]):
        claim, repetition = claims[earlier], claims[later]
        if not claim.span.overlaps(repetition.span):
            repeats[claim.id].append(repetition.id)
            repeats[repetition.id].append(claim.id)
    return {claim_id: tuple(others) for claim_id, others in repeats.items()}


def reported_statements(text: str, content: Span, clauses: Sequence[Span]) -> Iterator[Span]:
    """Yield the statements in `content`, one for each clause and share in it.

    A clause that runs on around the next ones, as that of "he said" at the end
    of a sentence does, ends where the next begins.
    """
    for place, clause in enumerate(clauses):
        start, end = max(clause.start, content.start), min(clause.end, content.end)
        starts_inside = [
            following.start for following in clauses[place + 1 : place + 2] if start < following.start < end
        ]
        if starts_inside and clauses[-1].end >= end - 1:
            end = starts_inside[0]
        part = trim_clause(text, start, end) if start < end else None
        for share in share_parts(text, part) if part else ():
            if len(share.of(text).split()) >= _FEWEST_WORDS:
                yield share

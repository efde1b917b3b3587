"""A claim in the making, the claim it becomes, and how claims lie to each other."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from workbench.domain.claim import UNCHECKABLE, Claim, ClaimId, ClaimKind, placed_at
from workbench.domain.span import Span
from workbench.extraction.cues import ClaimKindReading, cues_in, kind_of
from workbench.extraction.splitting.clauses import trimmed
from workbench.extraction.splitting.shares import share_parts
from workbench.extraction.worthiness import check_worthiness
from workbench.text.document import Document
from workbench.text.likeness import retold

_CLIPPED_WORDS: Final = 4
_FEWEST_WORDS: Final = 3


@dataclass(frozen=True, slots=True)
class Draft:
    """What the reader found at a span, before ids and worthiness."""

    span: Span
    reading: ClaimKindReading
    claimant: str = ""
    cue: str = ""
    standalone: str = ""


def claim_from(document: Document, draft: Draft) -> Claim:
    """The claim a draft stands for."""
    placed = placed_at(document.article, draft.span)
    kind, reason = draft.reading
    checkable = kind not in UNCHECKABLE
    quote = placed["quote"]
    worthiness = 0.0 if kind is ClaimKind.BOILERPLATE else check_worthiness(draft.standalone or quote)
    return Claim(
        **placed,
        kind=kind,
        checkable=checkable,
        reason=reason,
        worthiness=round(worthiness if checkable else worthiness / 2, 3),
        cues=cues_in(quote),
        standalone=draft.standalone.replace("\n", " ") if draft.standalone != quote else "",
        claimant=draft.claimant.replace("\n", " "),
        claimant_cue=draft.cue,
    )


def parents_of(claims: Sequence[Claim]) -> list[str]:
    """For each claim, in reading order, the narrowest claim it lies inside."""
    around: list[Claim] = []
    parents = []
    for claim in claims:
        while around and around[-1].end < claim.end:
            around.pop()
        parents.append(str(around[-1].id) if around else "")
        around.append(claim)
    return parents


def repeats_among(claims: Sequence[Claim]) -> dict[ClaimId, tuple[ClaimId, ...]]:
    """For each claim told again elsewhere, the other tellings in reading order."""
    same: defaultdict[ClaimId, list[ClaimId]] = defaultdict(list)
    for earlier, later, _ in retold([claim.quote for claim in claims]):
        one, other = claims[earlier], claims[later]
        if not one.span.overlaps(other.span):
            same[one.id].append(other.id)
            same[other.id].append(one.id)
    return {claim_id: tuple(others) for claim_id, others in same.items()}


def said_parts(text: str, content: Span, clauses: Sequence[Span]) -> Iterator[Span]:
    """The statements in `content`, one for each clause and share that it holds.

    A clause that runs on around the next ones, as that of "he said" at the end
    of a sentence does, ends where the next begins.
    """
    for place, clause in enumerate(clauses):
        start, end = max(clause.start, content.start), min(clause.end, content.end)
        inside = [after.start for after in clauses[place + 1 : place + 2] if start < after.start < end]
        if inside and clauses[-1].end >= end - 1:
            end = inside[0]
        part = trimmed(text, start, end) if start < end else None
        for share in share_parts(text, part) if part else ():
            if len(share.of(text).split()) >= _FEWEST_WORDS:
                yield share


def is_fragment(text: str) -> bool:
    """Whether words without a finite verb are a heading or caption rather than a clipped statement."""
    long_sentence = text.endswith(".") and text.count(" ") >= _CLIPPED_WORDS
    return not long_sentence and kind_of(text) not in {ClaimKind.STATISTIC, ClaimKind.QUANTITY}

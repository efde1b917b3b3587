"""A claim in the making, and the claim it becomes."""

from dataclasses import dataclass

from workbench.domain.claim import UNCHECKABLE, Claim, ClaimKind, claim_id_for, context_of
from workbench.domain.span import Span
from workbench.extraction.cues import Reading, cues_in
from workbench.extraction.worthiness import check_worthiness
from workbench.text.document import Document


@dataclass(frozen=True, slots=True)
class Draft:
    """What the reader found at a span, before ids and worthiness."""

    span: Span
    reading: Reading
    claimant: str = ""
    cue: str = ""
    standalone: str = ""


def claim_from(document: Document, draft: Draft) -> Claim:
    """The claim a draft stands for."""
    quote = draft.span.of(document.text)
    kind, reason = draft.reading
    checkable = kind not in UNCHECKABLE
    prefix, suffix = context_of(document.text, draft.span)
    worthiness = 0.0 if kind is ClaimKind.BOILERPLATE else check_worthiness(draft.standalone or quote)
    return Claim(
        id=claim_id_for(document.article.id, draft.span),
        article_id=document.article.id,
        start=draft.span.start,
        end=draft.span.end,
        quote=quote,
        prefix=prefix,
        suffix=suffix,
        kind=kind,
        checkable=checkable,
        reason=reason,
        worthiness=round(worthiness if checkable else worthiness / 2, 3),
        cues=cues_in(quote),
        standalone=draft.standalone if draft.standalone != quote else "",
        claimant=draft.claimant,
        claimant_cue=draft.cue,
    )

"""Every share of a document that its part and its whole are given for: those that fit, and those that do not."""

from collections.abc import Iterator, Sequence
from typing import Final

from workbench.domain.flag import Severity
from workbench.facts.quantities.figure import format_number
from workbench.facts.quantities.terms import Term, terms_by_paragraph, terms_of
from workbench.flags.figures.arithmetic import ArithmeticCheck, arithmetic_check
from workbench.flags.figures.shares.anchors import ShareAnchor, anchors_in
from workbench.flags.figures.shares.tolerance import fits
from workbench.flags.figures.shares.wholes import Whole, wholes_for
from workbench.text.document import Document

_SMALLEST: Final = 0.001


def share_checks(document: Document) -> tuple[ArithmeticCheck, ...]:
    """Return each share of the document reckoned from its part and its whole, whether it fits or not."""
    return document.once(_checks)


def _checks(document: Document) -> tuple[ArithmeticCheck, ...]:
    every = terms_of(document)
    return tuple(
        check
        for terms in terms_by_paragraph(document).values()
        for anchor in anchors_in(terms)
        for check in _check(anchor, terms, every)
    )


def _check(anchor: ShareAnchor, terms: Sequence[Term], every: Sequence[Term]) -> Iterator[ArithmeticCheck]:
    wholes = list(wholes_for(anchor, terms, every))
    tied = [whole for whole in wholes if whole.is_tied]
    fitting = next((whole for whole in wholes if fits(anchor.share, anchor.part, whole.term)), None)
    parts = _other_parts(anchor, terms)
    if fitting is None and any(fits(anchor.share, part, whole.term) for part in parts for whole in tied):
        return
    if fitting is not None:
        yield _reckoned(anchor, fitting, holds=True)
    elif tied:
        yield _reckoned(anchor, tied[0], holds=False)._replace(severity=Severity.WARNING)


def _other_parts(anchor: ShareAnchor, terms: Sequence[Term]) -> list[Term]:
    """Return the other figures of the sentence that the share may be said of."""
    sentence = anchor.share.quantity.sentence
    return [
        term
        for term in terms
        if term.quantity.sentence == sentence
        and term.quantity.kind == anchor.part.quantity.kind
        and term is not anchor.part
    ]


def _reckoned(anchor: ShareAnchor, whole: Whole, *, holds: bool) -> ArithmeticCheck:
    part, share = anchor.part, anchor.share.quantity.figure
    percent = 100 * part.value / whole.term.value
    told = format_number(round(percent, 1) if percent >= _SMALLEST else percent)
    others = (part.quantity.figure, whole.term.quantity.figure)
    arithmetic = f"{others[0]} / {others[1]} = {told}%"
    message = f"{arithmetic}, but the text says {share}."
    return arithmetic_check(share, others, arithmetic=arithmetic, holds=holds, message=message)

"""The kind of statement that part of a sentence makes, or why it cannot be checked."""

from typing import Final

from workbench.domain.claim import ClaimKind
from workbench.domain.span import Span
from workbench.extraction.checkability.questions import is_question
from workbench.extraction.checkability.readings import FORECAST, IMPRESSION, QUESTION, ClaimKindReading
from workbench.extraction.checkability.statements import read_statement
from workbench.extraction.checkability.vague import read_vague
from workbench.extraction.checkability.verbs import EXPECTING
from workbench.extraction.checkability.wording import read_wording
from workbench.extraction.cues import kind_of
from workbench.facts.attributions.attribution import Attribution
from workbench.text.document import Document, TextSentence

_ATTRIBUTED: Final = ClaimKindReading(ClaimKind.ATTRIBUTED_STATEMENT)


def claim_kind_at(document: Document, sentence: TextSentence, span: Span, *, wording: str = "") -> ClaimKindReading:
    """Return the reading of `span`, part of `sentence`; `wording` is how it is put, where that is not in the text."""
    words = wording or span.of(document.text)
    if is_question(words):
        return QUESTION
    if not document.tagged or not sentence.is_readable:
        return read_wording(words) or ClaimKindReading(kind_of(words))
    reading = read_statement(document, sentence, span)
    return reading or read_vague(document, sentence, span) or ClaimKindReading(kind_of(words))


def attributed_kind(
    document: Document, sentence: TextSentence, block: Span, *, attribution: Attribution
) -> ClaimKindReading:
    """Return the reading of a passage that reports what somebody says.

    That it was said can be checked, unless it only seems so, is the author's own mind, or is expected by nobody named.
    """
    if attribution.own_mind:
        return claim_kind_at(document, sentence, block)
    if attribution.seeming:
        return IMPRESSION
    is_foretold = attribution.cue in EXPECTING and document.tagged
    if is_foretold and read_statement(document, sentence, block) is FORECAST:
        return FORECAST
    return _ATTRIBUTED

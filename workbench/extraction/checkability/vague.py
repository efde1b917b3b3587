"""Statements that name nothing in particular: `This makes all the difference`."""

from typing import Final

from workbench.domain.span import Span
from workbench.extraction.checkability.readings import VAGUE, ClaimKindReading
from workbench.extraction.worthiness import has_factual_claim
from workbench.facts.facts import facts_of
from workbench.facts.predicates import predicates_in
from workbench.text.document import Document, TextSentence

_PARTICULAR: Final = frozenset({"NNP", "NNPS", "CD", "VBD", "VBN"})
"""Tags of names, figures, and of what has happened or was done."""
_POINTING: Final = frozenset({"PRP", "DT", "EX", "WP", "WDT"})
"""Tags of subjects that only point: `it`, `this`, `there`."""
_LEAST_FACTUAL: Final = 0.1


def read_vague(document: Document, sentence: TextSentence, span: Span) -> ClaimKindReading | None:
    """Return that nothing at `span` could be looked up; None where something could.

    Its subject only points, it has no name, no figure, no date and no past event, and it is
    worded as sentences are that readers of debates found to state no fact.
    """
    tokens = (t for t in document.sentence_tokens(sentence) if span.start <= t.start and t.end <= span.end)
    if any(token.entity or token.tag in _PARTICULAR for token in tokens):
        return None
    tree = facts_of(document).tree(sentence)
    subjects = {predicate.subject for predicate in predicates_in(tree, span).main}
    if not subjects or any(place < 0 or tree.tokens[place].tag not in _POINTING for place in subjects):
        return None
    return VAGUE if has_factual_claim(span.of(document.text)) < _LEAST_FACTUAL else None

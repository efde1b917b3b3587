"""The kind of statement that part of a sentence makes, or why it cannot be checked."""

from typing import Final

from workbench.domain.claim import ClaimKind
from workbench.domain.span import Span
from workbench.extraction.cues import ClaimKindReading, kind_of, why_uncheckable
from workbench.facts.dependency_tree import DependencyTree
from workbench.facts.facts import facts_of
from workbench.text.document import Document, TextSentence

_OF_WHOLE_SENTENCE: Final = frozenset({ClaimKind.PREDICTION, ClaimKind.ADVICE, ClaimKind.OPINION})
"""Kinds that a word deep inside a sentence may wrongly give to the whole sentence."""
_SUBORDINATORS: Final = frozenset({"because", "before", "until", "after", "since", "so"})
_FEWEST_WORDS: Final = 3


def claim_kind_at(document: Document, sentence: TextSentence, span: Span) -> ClaimKindReading:
    """Return the reading of `span`, which is part of `sentence`.

    A forecast or advice in a subordinate clause leaves the statement around it as
    it is: `voted for a plan that would cost $4 billion` reports a vote.
    """
    clause = span.of(document.text)
    doubt = why_uncheckable(clause)
    if doubt and doubt.kind in _OF_WHOLE_SENTENCE and document.tagged and sentence.is_readable:
        main = _main_words(document, sentence, span)
        doubt = why_uncheckable(main) if main.count(" ") + 1 >= _FEWEST_WORDS and main != clause else doubt
    return doubt or ClaimKindReading(kind_of(clause))


def claim_kind_of(statement: str) -> ClaimKindReading:
    """Return the reading of a statement that is not in the text word for word."""
    return why_uncheckable(statement) or ClaimKindReading(kind_of(statement))


def _main_words(document: Document, sentence: TextSentence, span: Span) -> str:
    """Return the words of `span` without relative clauses, indirect questions, reasons and times."""
    tree = facts_of(document).tree(sentence)
    indices = [index for index, token in enumerate(tree.tokens) if span.start <= token.start and token.end <= span.end]
    subordinate: set[int] = set()
    for index in indices:
        if _is_subordinate(tree, index):
            subordinate |= set(tree.under(index))
    if not subordinate:
        return span.of(document.text)
    remaining = [index for index in indices if index not in subordinate]
    return " ".join(tree.tokens[index].text for index in remaining)


def _is_subordinate(tree: DependencyTree, index: int) -> bool:
    """Return whether the verb heads a relative clause, an indirect question, a reason or a time."""
    dep = tree.tokens[index].dep
    if dep == "relcl":
        return True
    if dep not in {"advcl", "ccomp", "pcomp"}:
        return False
    first = tree.tokens[min(tree.under(index))]
    return first.text.lower() in _SUBORDINATORS if dep == "advcl" else first.tag[:1] == "W"

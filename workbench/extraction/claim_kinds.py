"""What a stretch of a sentence is taken for: a statement of some kind, or why it cannot be checked."""

from typing import Final

from workbench.domain.claim import ClaimKind
from workbench.domain.span import Span
from workbench.extraction.cues import ClaimKindReading, kind_of, uncheckable
from workbench.extraction.dependency_tree import Tree
from workbench.text.document import Document, TextSentence

_OF_THE_WHOLE: Final = frozenset({ClaimKind.PREDICTION, ClaimKind.ADVICE, ClaimKind.OPINION})
"""What a word far down in the sentence may seem to make of all of it."""
_REASONS_AND_TIMES: Final = frozenset({"because", "before", "until", "after", "since", "so"})
_FEWEST_WORDS: Final = 3


def reading_of(document: Document, sentence: TextSentence, span: Span) -> ClaimKindReading:
    """The reading of `span`, which lies in `sentence`.

    A forecast or advice told in passing leaves the statement around it as it
    is: `voted for a plan that would cost $4 billion` tells of a vote.
    """
    clause = span.of(document.text)
    doubt = uncheckable(clause)
    if doubt and doubt.kind in _OF_THE_WHOLE and document.tagged and sentence.is_readable:
        main = _main_words(document, sentence, span)
        doubt = uncheckable(main) if main.count(" ") + 1 >= _FEWEST_WORDS and main != clause else doubt
    return doubt or ClaimKindReading(kind_of(clause))


def reading_alone(statement: str) -> ClaimKindReading:
    """The reading of a statement that does not stand so in the text."""
    return uncheckable(statement) or ClaimKindReading(kind_of(statement))


def _main_words(document: Document, sentence: TextSentence, span: Span) -> str:
    """The words of `span` without relative clauses, indirect questions, reasons and times."""
    tree = Tree(document, sentence)
    inside = [place for place, token in enumerate(tree.tokens) if span.start <= token.start and token.end <= span.end]
    left_out: set[int] = set()
    for place in inside:
        if _told_in_passing(tree, place):
            left_out |= set(tree.under(place))
    if not left_out:
        return span.of(document.text)
    kept = [place for place in inside if place not in left_out]
    return " ".join(tree.tokens[place].text for place in kept)


def _told_in_passing(tree: Tree, place: int) -> bool:
    """Whether the verb heads a relative clause, an indirect question, a reason or a time."""
    dep = tree.tokens[place].dep
    if dep == "relcl":
        return True
    if dep not in {"advcl", "ccomp", "pcomp"}:
        return False
    first = tree.tokens[min(tree.under(place))]
    return first.text.lower() in _REASONS_AND_TIMES if dep == "advcl" else first.tag[:1] == "W"

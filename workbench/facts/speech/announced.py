"""Words without marks that the line before announces: `Ann Lee replied:` and, on the next line, what she said."""

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Final

from workbench.domain.span import Span
from workbench.facts.attributions.subjects import name_beside, speaker_of
from workbench.facts.dependency_tree import FINITE, DependencyTree
from workbench.text.document import Document, TextSentence
from workbench.text.speech.reporting import TAG_VERBS

_MARKS: Final = frozenset("“”\"'‘’„«»`‟‚")


def announced_paragraphs(
    document: Document, tree_of: Callable[[TextSentence], DependencyTree]
) -> Iterator[tuple[int, Span]]:
    """Yield the index of each paragraph that a verb of saying and a colon announce, with the place of its speaker.

    The verb must end the line before, and the paragraph open without a mark of quotation.
    """
    text = document.text
    for before, after in pairwise(document.sentences):
        is_announced = after.paragraph == before.paragraph + 1 and text[before.end - 1] == ":"
        if is_announced and before.is_readable and text[after.start] not in _MARKS:
            speaker = _speaker_at_end(tree_of(before))
            if speaker:
                yield after.paragraph, speaker


def _speaker_at_end(tree: DependencyTree) -> Span | None:
    """Return who says so with the verb that ends the sentence, a bracket aside; None where none ends it."""
    last = len(tree.tokens) - 2
    if last > 0 and tree.tokens[last].text == ")":
        last = next((index - 1 for index in range(last, -1, -1) if tree.tokens[index].text == "("), -1)
    if last < 0 or tree.tokens[last].text.lower() not in TAG_VERBS or tree.tokens[last].tag not in FINITE:
        return None
    speaker = speaker_of(tree, last)
    return None if speaker is None else tree.noun_phrase(name_beside(tree, speaker))

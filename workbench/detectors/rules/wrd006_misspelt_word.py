"""WRD006: a usual misspelling."""

from collections.abc import Iterator
from typing import Final

from workbench.detectors.lists import misspelt_words
from workbench.detectors.names.languages import is_foreign
from workbench.detectors.rule import Finding, Rule
from workbench.detectors.words.placed import placed
from workbench.domain.flag import Severity
from workbench.domain.span import Span
from workbench.text.document import Document


def find(document: Document) -> Iterator[Finding]:
    """Each word that is a misspelling of another and no word itself."""
    misspelt = misspelt_words()
    for word in placed(document.text):
        right = misspelt.get(word[0])
        if right and not is_foreign(document.text, *word.span()):
            message = f"{word.group()!r} is a misspelling of {right!r}."
            yield Finding(span=Span(*word.span()), message=message, suggestion=right, evidence="a listed misspelling")


RULE: Final = Rule(
    code="WRD006",
    name="misspelt-word",
    severity=Severity.WARNING,
    what="A usual misspelling that is no word of its own.",
    why="It passes where nobody runs a spelling checker, and readers see it first.",
    flagged=("The two groups recieved the vaccine.",),
    clean=("The two groups received the vaccine.", "Mr Recieve kept a restaurant."),
    limits="Knows the misspellings of its list, in small letters; a spelling checker knows more.",
    reference="Usual misspellings; checked against the word frequencies of wordfreq.",
    find=find,
)

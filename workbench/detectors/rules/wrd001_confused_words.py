"""A real word in the wrong place."""

from collections.abc import Iterator
from typing import Final

from workbench.detectors.lists import word_pairs
from workbench.detectors.rule import Finding, Rule
from workbench.domain.flag import Severity
from workbench.domain.span import Span
from workbench.text.document import Document


def find(document: Document) -> Iterator[Finding]:
    """Words whose context calls for another of like sound."""
    present = {token.text[:3].lower() for token in document.tokens}
    found = {
        Span(*at.span("w")): pair.right
        for pair in word_pairs()
        if pair.begins & present
        for at in pair.pattern.finditer(document.text)
    }
    for span in sorted(found):
        wrong = document.quote(span)
        if not wrong.islower():
            continue
        yield Finding(
            span=span, message=f"{wrong!r} looks like a slip for {found[span]!r} here.", suggestion=found[span]
        )


RULE: Final = Rule(
    code="WRD001",
    name="confused-words",
    severity=Severity.WARNING,
    what="A real word where its neighbours call for another that sounds or looks alike.",
    why="A spelling checker passes it, and it changes the sense.",
    flagged=("The ruling may not phase investors.", "She was poring tea and pouring over documents."),
    clean=("The ruling may phase out coal.", "They went to their house."),
    limits="Knows only the contexts of its list.",
    reference="Curated list of confusable words.",
    find=find,
)

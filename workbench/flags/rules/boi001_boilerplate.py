"""Text of the web page inside the article."""

from collections.abc import Iterator
from typing import Final

from workbench.domain.flag import Severity
from workbench.domain.span import Span
from workbench.flags.rule import Finding, Rule
from workbench.text.document import Document

_OF_THE_ARTICLE: Final = frozenset(
    {"byline", "publication line", "dateline", "picture credit", "subtitle cue", "team line-up", "table row"}
)
"""Furniture that belongs to an article, though it states nothing."""


def find(document: Document) -> Iterator[Finding]:
    """Yield the first boilerplate paragraph, with the others related."""
    boilerplate = (paragraph for paragraph in document.paragraphs if paragraph.role == "boilerplate")
    paragraphs = [paragraph for paragraph in boilerplate if paragraph.reason not in _OF_THE_ARTICLE]
    if paragraphs:
        reasons = ", ".join(dict.fromkeys(paragraph.reason for paragraph in paragraphs))
        first, *others = [Span(paragraph.start, paragraph.end) for paragraph in paragraphs]
        yield Finding(span=first, message=f"Not part of the article: {reasons}.", related=tuple(others))


RULE: Final = Rule(
    code="BOI001",
    name="boilerplate",
    severity=Severity.NOTE,
    what="Advertisements, comment forms or author boxes inside the text.",
    why="They are not claims of the article and should not be checked or quoted.",
    flagged=("The council met on the budget and agreed on it.\n\nLeave a Reply",),
    clean=("The council met on the budget.", "Council meets\n\nBy Ann Lee\n\nThe council met on the budget."),
    limits="Knows the usual wordings only.",
    reference="Wordings seen on news pages.",
    find=find,
)

"""A relative time in an article without a date of publication."""

import re
from collections.abc import Iterator
from typing import Final

from workbench.detectors.rule import Finding, Rule
from workbench.domain.flag import Severity
from workbench.domain.span import Span
from workbench.text.document import Document

_HAPPENED: Final = re.compile(r"\b(?:earlier|later|\w+ed|said|says|told|met|began|left|won|lost)\s$", re.IGNORECASE)
_REACH: Final = 30


def find(document: Document) -> Iterator[Finding]:
    """One finding: the first relative time, the others related."""
    relative = (Span(date.start, date.end) for date in document.dates if date.kind == "relative")
    places = [span for span in relative if not _is_nowadays(document.text, span)]
    if places and not document.article.published:
        quote = document.quote(places[0])
        message = f"{quote!r} has no date of publication to count from. Record when the article appeared."
        yield Finding(span=places[0], message=message, related=tuple(places[1:]))


def _is_nowadays(text: str, span: Span) -> bool:
    """Whether "today" means these days: nothing is told to have happened on it."""
    if span.of(text).casefold() != "today":
        return False
    happened = _HAPPENED.search(text, max(0, span.start - _REACH), span.start)
    return happened is None and not text.startswith("Today,", span.start)


RULE: Final = Rule(
    code="DAT003",
    name="relative-time",
    severity=Severity.NOTE,
    what="A relative time where the date of publication is unknown.",
    why="Nobody can check a 'last week' without knowing which week.",
    flagged=("The court ruled last week.", "The court ruled today."),
    clean=("The court ruled on 3 May 2020.", "The method is still in use today."),
    limits="One note an article.",
    reference="AP style on time elements.",
    find=find,
)

"""A relative time in an article without a date of publication."""

from collections.abc import Iterator
from typing import Final

from workbench.detectors.rule import Finding, Rule
from workbench.domain.flag import Severity
from workbench.domain.span import Span
from workbench.text.document import Document


def find(document: Document) -> Iterator[Finding]:
    """One finding: the first relative time, the others related."""
    places = [Span(date.start, date.end) for date in document.dates if date.kind == "relative"]
    if places and not document.article.published:
        quote = document.quote(places[0])
        message = f"{quote!r} has no date of publication to count from. Record when the article appeared."
        yield Finding(span=places[0], message=message, related=tuple(places[1:]))


RULE: Final = Rule(
    code="DAT003",
    name="relative-time",
    severity=Severity.NOTE,
    what="A relative time where the date of publication is unknown.",
    why="Nobody can check a 'last week' without knowing which week.",
    flagged=("The court ruled last week.",),
    clean=("The court ruled on 3 May 2020.",),
    limits="One note an article.",
    reference="AP style on time elements.",
    find=find,
)

"""A weekday that is not that date's."""

from collections.abc import Iterator
from typing import Final

from workbench.detectors.rule import Finding, Rule
from workbench.domain.flag import Severity
from workbench.domain.span import Span
from workbench.text.dates import weekday_name, weekday_of
from workbench.text.document import Document


def find(document: Document) -> Iterator[Finding]:
    """Full dates whose weekday the calendar contradicts."""
    for date in document.dates:
        if date.kind != "day" or not date.year or date.weekday < 0 or not date.possible:
            continue
        true = weekday_of(date.year, date.month, date.day)
        if true != date.weekday:
            yield Finding(
                span=Span(date.start, date.end),
                message=f"{date.year}-{date.month:02}-{date.day:02} was a {weekday_name(true)}, "
                f"not a {weekday_name(date.weekday)}.",
                evidence="proleptic Gregorian calendar",
            )


RULE: Final = Rule(
    code="DAT001",
    name="weekday-of-date",
    severity=Severity.ERROR,
    what="A weekday that does not belong to its date.",
    why="One of the two is wrong.",
    flagged=("It opened on Monday, March 3, 2021.",),
    clean=("It opened on Wednesday, March 3, 2021.",),
    limits="Needs the year.",
    reference="Gregorian calendar.",
    find=find,
)

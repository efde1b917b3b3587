"""A weekday that is not that date's."""

from collections.abc import Iterator
from typing import Final

from workbench.domain.flag import Severity
from workbench.domain.span import Span
from workbench.flags.dates.weekdays import WeekdayClash, odd_weekdays, weekday_clashes
from workbench.flags.rule import Finding, Rule
from workbench.text.dates import weekday_name
from workbench.text.document import Document
from workbench.text.layout.day_of_writing import dateline, day_of_writing


def find(document: Document) -> Iterator[Finding]:
    """Yield dates whose weekday the calendar contradicts; one without a year is taken nearest to the article's own."""
    for clash in weekday_clashes(document):
        yield _finding(document, clash)
    for odd, fits in odd_weekdays(document):
        words = document.quote(fits.span)
        yield Finding(
            span=odd.span,
            message=f"In no year do {document.quote(odd.span)!r} and {words!r} go together.",
            related=(fits.span,),
            evidence="proleptic Gregorian calendar",
            severity=Severity.WARNING,
        )


def _finding(document: Document, clash: WeekdayClash) -> Finding:
    day, written = clash.day, clash.moment.written
    message = f"{day.isoformat()} was a {weekday_name(day.weekday())}, not a {weekday_name(written.weekday)}."
    head = None
    if clash.is_by_publication:
        head = None if document.article.published else dateline(document)
        origin = "as its first lines say" if head else "as recorded"
        appeared = f"{day_of_writing(document)}, {origin}"
        message = f"{message} The year is that of the article, which appeared on {appeared}."
    return Finding(
        span=clash.moment.span,
        message=message,
        related=(Span(head.start, head.end),) if head else (),
        evidence="proleptic Gregorian calendar",
        severity=Severity.WARNING if clash.is_by_publication else None,
    )


RULE: Final = Rule(
    code="DAT001",
    name="weekday-of-date",
    severity=Severity.ERROR,
    what="A weekday that does not belong to its date; a warning where the year is that of the article.",
    why="One of the two is wrong.",
    flagged=(
        "It opened on Monday, March 3, 2021.",
        "Mill shuts\n\nPublished March 14, 2024\n\nThe owners will meet on Monday, March 19.",
        "The fair runs from Thursday 17 to Monday 20 July 2025.",
        "Open on Friday, June 3, on Saturday, June 4, and on Monday, June 7.",
    ),
    clean=(
        "It opened on Wednesday, March 3, 2021.",
        "Mill shuts\n\nPublished March 14, 2024\n\nThe owners will meet on Tuesday, March 19.",
        "Mill shuts\n\nPublished March 14, 2024\n\nThe mill opened in 2018. The owners met on Monday, March 19.",
        "The owners will meet on Monday, March 19.",
        "Leicester v Derby\n\nTuesday, 1 March\n\n2000 GMT\n\nReferee: Howard Bell",
        "Leicester v Derby, Tuesday, 1 March 2000 GMT. Kick-off in the cup: Friday, May 5, 1945 BST.",
    ),
    limits="Without a year, needs the day of publication, recorded or in the first lines, at most three months "
    "away, or within the year where the tense says on which side; or three such days of which two go together.",
    reference="Gregorian calendar.",
    find=find,
)

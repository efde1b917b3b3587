"""A weekday that is not that date's."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from workbench.domain.flag import Severity
from workbench.domain.span import Span
from workbench.flags.rule import Finding, Rule
from workbench.text.dates import weekday_name, weekday_of
from workbench.text.document import Date, Document
from workbench.text.layout.day_of_writing import dateline, day_of_writing

_NEAR: Final = 92
"""Days from the article's own within which a date without a year is taken for the nearest one."""

_BEFORE: Final = 200
"""Code points before a date in which another year may be mentioned that applies to it."""


def find(document: Document) -> Iterator[Finding]:
    """Yield dates whose weekday the calendar contradicts; one without a year is taken nearest to the article's own."""
    written_on = day_of_writing(document)
    for index, written in enumerate(document.dates):
        if written.kind != "day" or written.weekday < 0 or not written.possible:
            continue
        if written.year:
            yield from _weekday_findings(written, date(written.year, written.month, written.day))
        elif written_on and not _is_of_another_year(document, index):
            nearest = _nearest(written, written_on)
            if nearest:
                line = None if document.article.published else dateline(document)
                yield from _weekday_findings(written, nearest, written_on=written_on, head=line)


def _weekday_findings(
    written: Date, day: date, *, written_on: date | None = None, head: Date | None = None
) -> Iterator[Finding]:
    weekday = weekday_of(day.year, day.month, day.day)
    if weekday == written.weekday:
        return
    message = f"{day.isoformat()} was a {weekday_name(weekday)}, not a {weekday_name(written.weekday)}."
    if written_on:
        origin = "as its first lines say" if head else "as recorded"
        message = f"{message} The year is that of the article, which appeared on {written_on.isoformat()}, {origin}."
    yield Finding(
        span=Span(written.start, written.end),
        message=message,
        related=(Span(head.start, head.end),) if head else (),
        evidence="proleptic Gregorian calendar",
        severity=Severity.WARNING if written_on else None,
    )


def _nearest(written: Date, written_on: date) -> date | None:
    """Return the day of that date nearest to the day of writing, where it is near enough to need no year."""
    leap = written.month == 2 and written.day > 28  # noqa: PLR2004 - 29 February
    years = () if leap else (written_on.year - 1, written_on.year, written_on.year + 1)
    days = [date(year, written.month, written.day) for year in years if year > 0]
    candidates = [day for day in days if abs((day - written_on).days) <= _NEAR]
    return min(candidates, key=lambda day: abs((day - written_on).days), default=None)


def _is_of_another_year(document: Document, index: int) -> bool:
    """Return whether the weekday is right in a year mentioned just before."""
    written = document.dates[index]
    for before in document.dates[max(0, index - 4) : index]:
        if not before.year or before.start <= written.start - _BEFORE or not _exists_in(written, before.year):
            continue
        if weekday_of(before.year, written.month, written.day) == written.weekday:
            return True
    return False


def _exists_in(written: Date, year: int) -> bool:
    """Return whether that year has such a day."""
    return (written.month, written.day) != (2, 29) or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))


RULE: Final = Rule(
    code="DAT001",
    name="weekday-of-date",
    severity=Severity.ERROR,
    what="A weekday that does not belong to its date; a warning where the year is that of the article.",
    why="One of the two is wrong.",
    flagged=(
        "It opened on Monday, March 3, 2021.",
        "Mill shuts\n\nPublished March 14, 2024\n\nThe owners will meet on Monday, March 19.",
    ),
    clean=(
        "It opened on Wednesday, March 3, 2021.",
        "Mill shuts\n\nPublished March 14, 2024\n\nThe owners will meet on Tuesday, March 19.",
        "Mill shuts\n\nPublished March 14, 2024\n\nThe mill opened in 2018. The owners met on Monday, March 19.",
        "The owners will meet on Monday, March 19.",
        "Leicester v Derby\n\nTuesday, 1 March\n\n2000 GMT\n\nReferee: Howard Bell",
        "Leicester v Derby, Tuesday, 1 March 2000 GMT. Kick-off in the cup: Friday, May 5, 1945 BST.",
    ),
    limits="Without a year, needs the day of publication, recorded or in the first lines, at most three months away.",
    reference="Gregorian calendar.",
    find=find,
)

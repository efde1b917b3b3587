"""The day an article was written, as recorded or as given by its dateline."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from typing import Final

from workbench.domain.span import Span
from workbench.text.document import Date, Document, Paragraph

_FIRST_LINES: Final = 6
_LONGEST_LINE: Final = 120
_BEFORE: Final = re.compile(
    r"(?:by\s.{1,80}|.{0,80}[|·•–—])?[\s,:]*"
    r"(?:(?:(?:first|last|originally)\s)?(?:published|posted|updated|modified|filed|written|date)\b[:,]?\s*(?:on\s)?)?",
    re.IGNORECASE,
)
_AFTER: Final = re.compile(r"(?:\s*[|·•–—(,-].{0,60}|\s+(?:at\s)?\d{1,2}[:.]\d\d.{0,20})?")
_PLACE: Final = re.compile(
    r"(?:[A-Z][A-Z.’' -]{2,30}(?:, [A-Z][A-Za-z. ]{1,20})?(?:\s?\([^()]{2,40}\))?(?:,\s?|\s[–—-]{1,2}\s|\s))?"
)
_OPENS_TEXT: Final = re.compile(r"(?:,?\s?\([^()]{2,40}\))?\s?[–—-]{1,2}\s")
"""What surrounds a date in `LONDON, March 14, 2024 (Reuters) - `."""

_NUMERIC: Final = re.compile(r"(?<![\d/.-])(\d{1,2})[/.-](\d{1,2})[/.-]((?:19|20)\d\d)(?![\d/-])")
_MONTHS: Final = 12
_PREPOSITION: Final = re.compile(r"\b(?:on|until|till|by|from|to|and|before|after|since|of|in|for|between)\s+$")


def day_of_writing(document: Document) -> date | None:
    """Return the day from which the article's "yesterday" counts; None where neither record nor dateline gives it."""
    if document.article.published:
        return date.fromisoformat(document.article.published)
    line = dateline(document)
    return date(line.year, line.month, line.day) if line else None


def dateline(document: Document) -> Date | None:
    """Return the date on which, by its first lines, the article appeared."""
    return document.once(_dateline)


def _dateline(document: Document) -> Date | None:
    for paragraph in document.paragraphs[:_FIRST_LINES]:
        for day in _days_in(document, paragraph):
            if _is_dateline(document.text, paragraph, day):
                return day
    return None


def _days_in(document: Document, paragraph: Paragraph) -> list[Date]:
    """Return the days of the paragraph, in reading order; those in figures only on a line of publication."""
    days = [day for day in document.dates if paragraph.start <= day.start < paragraph.end]
    whole = [day for day in days if day.kind == "day" and day.year and day.possible]
    if paragraph.reason == "publication line":
        whole += numeric_days(document.text, Span(paragraph.start, paragraph.end))
    return sorted(whole, key=lambda day: day.start)


def numeric_days(text: str, span: Span) -> Iterator[Date]:
    """Yield the days in figures at `span` that can be read in one way only: 14/03/2024, 03.14.2024, 5/5/2024.

    >>> [(day.year, day.month, day.day) for day in numeric_days("14/03/2024 or 03/04/2024", Span(0, 24))]
    [(2024, 3, 14)]
    """
    for written in _NUMERIC.finditer(text, span.start, span.end):
        first, second, year = (int(part) for part in written.group(1, 2, 3))
        readings = {(first, second), (second, first)}
        days = [(month, day) for day, month in readings if month <= _MONTHS and day <= monthrange(year, month)[1]]
        if len(days) == 1:
            yield Date(*written.span(), "day", year, *days[0], -1, possible=True)


def _is_dateline(text: str, paragraph: Paragraph, day: Date) -> bool:
    """Return whether the date is alone on its line, next to a byline, or with its weekday at the edge of its line."""
    before, after = text[paragraph.start : day.start], text[day.end : paragraph.end]
    is_short = len(before) + len(after) <= _LONGEST_LINE
    is_beside_byline = is_short and _BEFORE.fullmatch(before) and _AFTER.fullmatch(after)
    opens_report = _PLACE.fullmatch(before) and _OPENS_TEXT.match(after)
    if is_beside_byline or opens_report or paragraph.reason in {"publication line", "byline"}:
        return True
    begins = not before and after[:1] == " " and after[1:2].isupper()
    return day.weekday >= 0 and (begins or (not after and not _PREPOSITION.search(before)))

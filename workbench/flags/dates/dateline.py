"""The day an article was written, as recorded or as given by its dateline."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

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


def _days_in(document: Document, paragraph: Paragraph) -> Iterator[Date]:
    for day in document.dates:
        if day.start >= paragraph.end:
            return
        if day.start >= paragraph.start and day.kind == "day" and day.year and day.possible:
            yield day


def _is_dateline(text: str, paragraph: Paragraph, day: Date) -> bool:
    """Return whether the date is alone on its line, next to a byline, or with its weekday at the edge of its line."""
    before, after = text[paragraph.start : day.start], text[day.end : paragraph.end]
    if len(before) + len(after) <= _LONGEST_LINE and _BEFORE.fullmatch(before) and _AFTER.fullmatch(after):
        return True
    if _PLACE.fullmatch(before) and _OPENS_TEXT.match(after):
        return True
    if day.weekday < 0:
        return False
    begins = not before and after[:1] == " " and after[1:2].isupper()
    return begins or (not after and not _PREPOSITION.search(before))

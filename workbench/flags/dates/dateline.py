"""The day an article was written: as recorded, or as its dateline gives it."""

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
"""What stands on either side of a date in `LONDON, March 14, 2024 (Reuters) - `."""

_TELLS_WHEN: Final = re.compile(r"\b(?:on|until|till|by|from|to|and|before|after|since|of|in|for|between)\s+$")


def day_of_writing(document: Document) -> date | None:
    """The day from which the article's "yesterday" counts; nothing where neither record nor dateline tells it."""
    if document.article.published:
        return date.fromisoformat(document.article.published)
    told = dateline(document)
    return date(told.year, told.month, told.day) if told else None


def dateline(document: Document) -> Date | None:
    """The date by which the article's first lines say when it appeared."""
    return document.once(_dateline)


def _dateline(document: Document) -> Date | None:
    heads = document.paragraphs[:_FIRST_LINES]
    told = (found for head in heads for found in _days_in(document, head) if _is_dateline(document.text, head, found))
    return next(told, None)


def _days_in(document: Document, paragraph: Paragraph) -> Iterator[Date]:
    for found in document.dates:
        if found.start >= paragraph.end:
            return
        if found.start >= paragraph.start and found.kind == "day" and found.year and found.possible:
            yield found


def _is_dateline(text: str, paragraph: Paragraph, found: Date) -> bool:
    """Whether the date is a line of its own, beside a byline, or with its weekday at an edge of its line."""
    before, after = text[paragraph.start : found.start], text[found.end : paragraph.end]
    if len(before) + len(after) <= _LONGEST_LINE and _BEFORE.fullmatch(before) and _AFTER.fullmatch(after):
        return True
    if _PLACE.fullmatch(before) and _OPENS_TEXT.match(after):
        return True
    if found.weekday < 0:
        return False
    begins = not before and after[:1] == " " and after[1:2].isupper()
    return begins or (not after and not _TELLS_WHEN.search(before))

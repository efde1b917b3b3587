"""Lines that only say when, and by whom, an article was published: `Posted on May 5, 2024 by Ann • 46 Comments`."""

import re
from typing import Final

from workbench.text.layout.times import AGO, DATE, TIME, ZONE

_LABEL: Final = (
    r"(?:\b(?:(?:first|last|originally|article|story|page|web)\s)?(?:published|posted|updated?|modified|filed|created|"
    r"added|edited|revised|issued|submitted|written|date)\b(?:\s(?:on|at|in)\b)?:?)"
)
_TIME_TO_READ: Final = r"(?:estimated\s)?read(?:ing)?\stime:?"
_READING_TIME: Final = rf"(?:{_TIME_TO_READ}\s)?\d{{1,3}}[\s-]?min(?:ute)?s?(?:[\s-]read\b)?|{_TIME_TO_READ}"
_WHEN: Final = rf"{DATE}|{TIME}|{AGO}|{_READING_TIME}"
_AUTHOR: Final = r"\b(?-i:[Bb]y|BY):?\s(?:(?!(?:on|at|in|posted|published|updated|last)\b)[\w.’'-]+,?\s?){1,5}"
_TALLY: Final = r"\b(?:\d{1,5}|no)\scomments?\b|\b(?:permalink|print|e-?mail|share|tweet|comments?|shares?|views?)\b"
_SECTION: Final = r"(?:\bin|[|•·])\s(?-i:[A-Z])[\w&’'-]*(?:[ ,/&]{1,3}(?-i:[A-Z])[\w&’'-]*){0,4}(?=\s*$)"
_LINKS: Final = rf"\b(?:on|at|and|the|of)\b|\b{ZONE}\b"
_ELEMENT: Final = re.compile(rf"{_WHEN}|{_LABEL}|{_AUTHOR}|{_TALLY}|{_SECTION}|{_LINKS}", re.IGNORECASE)
_IS_WHEN: Final = re.compile(_WHEN, re.IGNORECASE)
_IS_FULL: Final = re.compile(rf"{_LABEL}|{AGO}|{_READING_TIME}|\b(?:19|20)\d\d\b|{_AUTHOR}", re.IGNORECASE)
_HOURS: Final = re.compile(rf"(?:{TIME}|\d{{1,2}})\s?(?:[-–—?]|to|until)\s?(?:{TIME})", re.IGNORECASE)
"""From when to when something is open."""

_NOTHING: Final = re.compile(r"[\W_]*")
_LONGEST: Final = 160


def is_publication_line(line: str, *, is_near_edge: bool) -> bool:
    """Return whether the line has nothing but a time of publication, and perhaps an author and a section.

    A date or time alone is one only near the edge of a page: elsewhere it heads a part of the text.

    >>> is_publication_line("Updated 3 hours ago", is_near_edge=False)
    True
    """
    if len(line) > _LONGEST or not _IS_WHEN.search(line):
        return False
    is_bare = _NOTHING.fullmatch(_IS_WHEN.sub(" ", line)) is not None
    if _HOURS.fullmatch(line) or (not is_near_edge and (is_bare or not _IS_FULL.search(line))):
        return False
    return _NOTHING.fullmatch(_ELEMENT.sub(" ", line)) is not None

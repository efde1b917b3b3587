"""Dates as an English text writes them, and relative ones."""

import calendar
import re
from typing import Final

from workbench.text.document import Date

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKDAY = "(?:" + "|".join(WEEKDAYS) + ")"
_LEAP_YEAR: Final = 2024
_PATTERN = re.compile(
    rf"(?:\b(?P<wd>{_WEEKDAY})(?:,\s*|\s+)(?:the\s+)?)?(?:"
    rf"\b(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m1>{_MONTH})\b(?:,?\s+(?P<y1>[12]\d{{3}})\b)?"
    rf"|\b(?P<m2>{_MONTH})\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\b(?![\d:])(?:,?\s+(?P<y2>[12]\d{{3}})\b)?"
    rf"|\b(?P<y3>[12]\d{{3}})-(?P<m3>\d\d)-(?P<d3>\d\d)\b)"
    rf"|\b(?P<m4>{_MONTH}),?\s+(?P<y4>[12]\d{{3}})\b"
    r"|\b(?:from|between)\s+(?P<from>[12]\d{3})\s+(?:to|and|until)\s+(?P<to>[12]\d{3})\b"
    r"|\b(?:the\s+)?(?P<decade>[12]\d\d0)s\b"
    rf"|\b(?P<relative>(?:[Ll]ast|next|this|past|previous)\s+(?:week(?:end)?|month|year|summer|winter|spring|autumn|{_WEEKDAY})"
    rf"|(?:[Oo]n|[Ll]ast|[Nn]ext|[Tt]his|late|early)\s+{_WEEKDAY}(?:\s+(?:morning|afternoon|evening|night))?"
    r"|[Yy]esterday|[Tt]omorrow|[Tt]oday|(?:a|two|three|several|a\s+few)\s+(?:days|weeks|months|week|month)\s+ago)\b"
    r"|(?<![\d,.$€£¥\-/–:])\b(?P<year>1[5-9]\d\d|20\d\d)\b(?![\d%]|[,.]\d|\s?(?:people|votes|seats|km|miles|tonnes|million|billion))",
)


def find_dates(text: str) -> tuple[Date, ...]:
    """The dates of `text` in reading order.

    >>> find_dates("on Monday, 2 March 2020")[0].weekday
    0
    """
    return tuple(_date_of(found) for found in _PATTERN.finditer(text))


def weekday_of(date: Date) -> int:
    """The weekday that a whole date falls on, 0 for Monday; -1 where day, month or year is unknown."""
    if not (date.kind == "day" and date.year and date.possible):
        return -1
    return calendar.weekday(date.year, date.month, date.day)


def _date_of(found: re.Match[str]) -> Date:
    start, end = found.span()
    if found["relative"]:
        return Date(start, end, "relative", 0, 0, 0, -1, True)
    if found["decade"]:
        return Date(start, end, "decade", int(found["decade"]), 0, 0, -1, True)
    if found["from"]:
        return Date(start, end, "range", int(found["from"]), 0, 0, -1, int(found["from"]) <= int(found["to"]))
    if found["year"]:
        return Date(start, end, "year", int(found["year"]), 0, 0, -1, True)
    if found["m4"]:
        return Date(start, end, "month", int(found["y4"]), _month(found["m4"]), 0, -1, True)
    return _day_of(found)


def _day_of(found: re.Match[str]) -> Date:
    start, end = found.span()
    weekday = WEEKDAYS.index(found["wd"]) if found["wd"] else -1
    month = int(found["m3"]) if found["m3"] else _month(found["m1"] or found["m2"])
    day = int(found["d1"] or found["d2"] or found["d3"])
    year = int(found["y1"] or found["y2"] or found["y3"] or 0)
    possible = 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year or _LEAP_YEAR, month)[1]  # noqa: PLR2004
    return Date(start, end, "day", year, month, day, weekday, possible)


def _month(name: str) -> int:
    return [short.lower() for short in calendar.month_abbr].index(name[:3].lower())

"""Dates in a text: days, months, years, decades, ranges, and times relative to the day of writing."""

import calendar
import re
from datetime import date
from typing import Final

from workbench.text.document import Date

_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTH: Final = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|"
    r"Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_WEEKDAY: Final = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_WEEKDAY_LEAD: Final = rf"(?:(?P<w>{_WEEKDAY}),?\s{{1,2}})?"
_UNIT: Final = r"(?:week|weekend|month|year|night|spring|summer|autumn|fall|winter|decade|century)"
_RELATIVE: Final = (
    rf"\b(?:[Ll]ast|[Nn]ext|[Tt]his(?:\s(?:past|coming))?)\s(?:{_UNIT}|{_WEEKDAY}|{_MONTH}(?!\w))\b"
    rf"|\b(?:[Yy]esterday|[Tt]oday|[Tt]omorrow|[Tt]onight)\b"
    rf"|\b(?:[Oo]n|[Ll]ate|[Ee]arly|[Bb]y|[Uu]ntil|[Ss]ince)\s{_WEEKDAY}\b(?!,?\s{{1,2}}(?:\d|{_MONTH}))"
    r"|\b(?:a|one|two|three|four|five|six|seven|eight|nine|ten|(?<![\d,.])\d{1,3})\s"
    r"(?:day|week|month|year|decade)s?\sago\b|\b(?:[Ee]arlier\sthis|[Ll]ater\sthis)\s(?:week|month|year)\b"
)
_YEAR: Final = r"(?:[12]\d{3})"
_GAP: Final = r"[^\S\n]{1,2}"
"""What may separate a day from its year: no line break, as the next line may begin with a time or a count."""

_NO_CLOCK: Final = r"(?!\s?(?:GMT|UTC|[BCEIMPW][DES]?S?T|hrs?|hours|h|[ap]\.?m|local time|o.clock)\b)"
"""What must not follow a year, as it turns four digits into a time of day."""

_BEGINS: Final = r"(?:\b(?=[\dJFMASONDTWLYEBUlntyoebusaf])|(?=[12]))"
"""What a date may begin with; checked first, as a date begins at few places in a text."""
_DATE: Final = re.compile(
    rf"{_BEGINS}(?:\b(?P<iso>(?P<iy>{_YEAR})-(?P<im>\d\d)-(?P<id>\d\d))(?![\d-])"
    rf"|\b{_WEEKDAY_LEAD}(?:the\s)?(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?(?P<m>{_MONTH})(?![\w’'])(?:,?{_GAP}(?P<y>{_YEAR})\b{_NO_CLOCK})?"
    rf"|\b(?P<w2>{_WEEKDAY},?\s{{1,2}})?(?P<m2>{_MONTH})\s{{1,2}}(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?![\d%])(?!,\d{{3}})"
    rf"(?:,?{_GAP}(?P<y2>{_YEAR})\b{_NO_CLOCK})?"
    rf"|\b(?P<m3>{_MONTH}),?{_GAP}(?P<y3>{_YEAR})\b{_NO_CLOCK}"
    rf"|(?P<rel>{_RELATIVE})"
    rf"|\b(?:from\s|between\s)?(?P<ra>{_YEAR})(?:\s?[–—-]\s?|\s(?:to|and|until)\s)(?P<rb>{_YEAR})\b"
    r"|\b(?:the\s)?(?P<dec>[12]\d\d0)s\b"
    rf"|(?<![\d,.$€£#/-])(?P<yr>(?:1[0-9]|20)\d\d)(?![\d%/-]|[,.]\d|\s(?:km|miles|people|kg))\b{_NO_CLOCK})"
)


def find_dates(text: str) -> tuple[Date, ...]:
    """Return every date in `text`, in reading order.

    >>> [(date.kind, date.year, date.month, date.day) for date in find_dates("In June 2020; on 31 February 2021.")]
    [('month', 2020, 6, 0), ('day', 2021, 2, 31)]
    """
    return tuple(_date_of(match) for match in _DATE.finditer(text))


def month_number(name: str) -> int:
    """Return 1 to 12 for the English name of a month or its short form."""
    return _MONTHS.index(name[:3].lower()) + 1


def weekday_of(year: int, month: int, day: int) -> int:
    """Return 0 for Monday to 6 for Sunday."""
    return date(year, month, day).weekday()


def weekday_name(weekday: int) -> str:
    """Return `Monday` for 0, and so on."""
    return calendar.day_name[weekday]


def _date_of(match: re.Match[str]) -> Date:
    groups = match.groupdict()
    if groups["rel"]:
        return _date(match, "relative")
    if groups["ra"]:
        return _date(match, "range", year=int(groups["ra"]))
    if groups["dec"]:
        return _date(match, "decade", year=int(groups["dec"]))
    return _calendar_date(match, groups)


def _calendar_date(match: re.Match[str], groups: dict[str, str | None]) -> Date:
    year = int(groups["yr"] or groups["iy"] or groups["y"] or groups["y2"] or groups["y3"] or 0)
    name = groups["m"] or groups["m2"] or groups["m3"]
    month = month_number(name) if name else int(groups["im"] or 0)
    day = int(groups["d"] or groups["d2"] or groups["id"] or 0)
    kind = "day" if day or groups["id"] or groups["d"] or groups["d2"] else "month" if month else "year"
    return _date(match, kind, year=year, month=month, day=day)


def _date(match: re.Match[str], kind: str, *, year: int = 0, month: int = 0, day: int = 0) -> Date:
    name = (match.group("w") or match.group("w2") or "")[:3].lower()
    weekday = _WEEKDAYS.index(name) if name else -1
    possible = kind != "day" or _exists(year, month, day)
    return Date(match.start(), match.end(), kind, year, month, day, weekday, possible)


def _exists(year: int, month: int, day: int) -> bool:
    """Return whether the calendar has such a day; in year 0, which is unknown, as in a leap year."""
    if not 1 <= month <= len(_MONTHS):
        return False
    return 1 <= day <= calendar.monthrange(year or 2024, month)[1]

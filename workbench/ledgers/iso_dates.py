"""The day of a written date as ISO 8601, relative dates counted from the day of publication."""

import re
from datetime import date, timedelta
from typing import Final

from workbench.text.dates import month_number, weekday_name
from workbench.text.document import Date
from workbench.text.numbers import value_of

UNKNOWN: Final = "counts from the date of publication, which is not recorded"

_WEEKDAY: Final = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day", re.IGNORECASE)
_MONTH: Final = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*", re.IGNORECASE)
_AGO: Final = re.compile(r"(?P<count>[\w-]+)\s(?P<unit>day|week|month|year|decade)s?\sago", re.IGNORECASE)
_PERIOD: Final = re.compile(r"(?P<which>last|next|this)\s(?:past\s|coming\s)?(?P<unit>week|month|year)", re.IGNORECASE)
_AHEAD: Final = re.compile(r"next|by|until|this coming", re.IGNORECASE)
_LAST_YEAR: Final = re.compile(r"\d{4}$")
_DAYS: Final = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_SHIFT: Final = {"last": -1, "this": 0, "next": 1}
_WEEK: Final = 7


def iso_date(written: Date, words: str, published: date | None) -> str:
    """Return the date `written` as `words`, in ISO 8601 as far as known, or what is missing to know it.

    A range is "FIRST/LAST". Weekdays and months without a year are the last ones
    up to the day of publication, unless the words look ahead.

    >>> iso_date(Date(0, 12, "relative", 0, 0, 0, -1, True), "last Tuesday", date(2020, 9, 30))
    '2020-09-29'
    """
    if not written.possible:
        return "no such day"
    if written.kind == "relative":
        return _counted_from(words, published) if published else UNKNOWN
    return _calendar_date(written, words) if written.year else _without_year(written)


def _calendar_date(written: Date, words: str) -> str:
    last = _LAST_YEAR.search(words) if written.kind == "range" else None
    if last:
        return f"{written.year}/{last.group()}"
    if written.kind == "decade":
        return f"{written.year}/{written.year + 9}"
    return "-".join([f"{written.year:04}", *(f"{part:02}" for part in (written.month, written.day) if part)])


def _without_year(written: Date) -> str:
    day = f"-{written.day:02}" if written.day else ""
    return f"--{written.month:02}{day}, the year is not given"


def _counted_from(words: str, published: date) -> str:
    weekday, month = _WEEKDAY.search(words), _MONTH.search(words)
    ago, period = _AGO.fullmatch(words), _PERIOD.search(words)
    iso_date = f"counts from {published.isoformat()}"
    if words.casefold() in _DAYS:
        iso_date = (published + timedelta(days=_DAYS[words.casefold()])).isoformat()
    elif weekday:
        iso_date = _weekday_near(words, weekday.group().title(), published)
    elif ago:
        iso_date = _ago(ago, published)
    elif period:
        iso_date = _period(period["unit"].lower(), _SHIFT[period["which"].lower()], published)
    elif month:
        number = month_number(month.group())
        iso_date = f"{published.year - (number > published.month):04}-{number:02}"
    return iso_date


def _weekday_near(words: str, weekday: str, published: date) -> str:
    is_ahead = bool(_AHEAD.match(words))
    one_day = timedelta(days=1 if is_ahead else -1)
    day = published + one_day if is_ahead or words.lower().startswith("last") else published
    while weekday_name(day.weekday()) != weekday:
        day += one_day
    return day.isoformat()


def _ago(ago: re.Match[str], published: date) -> str:
    count = 1 if ago["count"].lower() == "a" else round(value_of(ago["count"]))
    unit = ago["unit"].lower()
    if unit in {"day", "week"}:
        return (published - timedelta(days=count * (_WEEK if unit == "week" else 1))).isoformat()
    if unit == "month":
        return _period("month", -count, published)
    return f"{published.year - count * (10 if unit == 'decade' else 1):04}"


def _period(unit: str, shift: int, published: date) -> str:
    if unit == "week":
        monday = published - timedelta(days=published.weekday()) + timedelta(weeks=shift)
        return f"{monday.isoformat()}/{(monday + timedelta(days=_WEEK - 1)).isoformat()}"
    if unit == "year":
        return f"{published.year + shift:04}"
    months = published.year * 12 + published.month - 1 + shift
    return f"{months // 12:04}-{months % 12 + 1:02}"

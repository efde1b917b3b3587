"""A stretch of days on the calendar, and how far two of them lie apart."""

from calendar import monthrange
from datetime import date, timedelta
from typing import Final, NamedTuple

_YEAR_DAYS: Final = 365.2425
MONTH_DAYS: Final = _YEAR_DAYS / 12
_MONTHS: Final = 12
_DECEMBER: Final = 12
_DAYS_OF: Final = {"day": 1.0, "week": 7.0, "fortnight": 14.0}
_LATEST: Final = 9990


class Stretch(NamedTuple):
    """The first and the last day of a day, month, season, year or longer time."""

    first: date
    last: date

    @property
    def is_day(self) -> bool:
        """Whether it is one day."""
        return self.first == self.last

    @property
    def is_month(self) -> bool:
        """Whether it lies within one month."""
        return (self.first.year, self.first.month) == (self.last.year, self.last.month)

    @property
    def is_year(self) -> bool:
        """Whether it lies within one year."""
        return self.first.year == self.last.year

    def shifted(self, days: int) -> "Stretch":
        """Return the stretch that many days later."""
        return Stretch(self.first + timedelta(days=days), self.last + timedelta(days=days))


class Gap(NamedTuple):
    """The fewest and the most of a unit of time that may lie between two stretches, the later one less the earlier."""

    low: float
    high: float

    def holds(self, count: float, slack: float) -> bool:
        """Return whether the count lies in the gap, give or take `slack`."""
        return self.low - slack <= count <= self.high + slack


def day_of(year: int, month: int, day: int) -> Stretch | None:
    """Return the day, or None where the calendar has none such."""
    if not (0 < year < _LATEST and 1 <= month <= _MONTHS and 1 <= day <= monthrange(year, month)[1]):
        return None
    return Stretch(date(year, month, day), date(year, month, day))


def month_of(year: int, month: int) -> Stretch:
    """Return the month, in the first year of the calendar for one before it."""
    year = _on_calendar(year)
    return Stretch(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def years_from(first: int, last: int) -> Stretch:
    """Return the years from `first` to the end of `last`."""
    return Stretch(date(_on_calendar(first), 1, 1), date(_on_calendar(last), _DECEMBER, 31))


def _on_calendar(year: int) -> int:
    return min(max(year, 1), _LATEST)


def gap_between(earlier: Stretch, later: Stretch, unit: str) -> Gap:
    """Return how many of `unit` ("day", "week", "month", "year", "decade") lie between, by days and by the calendar.

    Where both are as precise as the unit, the calendar's own count is the only one: 1874 to 1881 is seven years.

    >>> gap_between(years_from(1874, 1874), years_from(1881, 1881), "year")
    Gap(low=7, high=7)
    """
    low, high = (later.first - earlier.last).days, (later.last - earlier.first).days
    if unit in _DAYS_OF:
        return Gap(low / _DAYS_OF[unit], high / _DAYS_OF[unit])
    if unit == "month":
        return _gap_in_months(earlier, later)
    years = _gap_in_years(earlier, later)
    return years if unit == "year" else Gap(years.low / 10, years.high / 10)


def whole_years(born: Stretch, then: Stretch) -> Gap:
    """Return the fewest and the most years of age of what began in `born`, in `then`."""
    return Gap(_age(born.last, then.first), _age(born.first, then.last))


def _age(born: date, then: date) -> int:
    return then.year - born.year - ((then.month, then.day) < (born.month, born.day))


def _gap_in_months(earlier: Stretch, later: Stretch) -> Gap:
    by_calendar = _months(later.first) - _months(earlier.last), _months(later.last) - _months(earlier.first)
    if not (earlier.is_day and later.is_day):
        return Gap(*by_calendar)
    by_days = (later.first - earlier.first).days / MONTH_DAYS
    return Gap(min(by_days, by_calendar[0]), max(by_days, by_calendar[1]))


def _gap_in_years(earlier: Stretch, later: Stretch) -> Gap:
    by_calendar = Gap(later.first.year - earlier.last.year, later.last.year - earlier.first.year)
    if not (earlier.is_month and later.is_month):
        return by_calendar
    by_days = (later.first - earlier.first).days / _YEAR_DAYS
    return Gap(min(by_days, by_calendar.low), max(by_days, by_calendar.high))


def _months(day: date) -> int:
    return _MONTHS * day.year + day.month

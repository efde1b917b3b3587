"""The stretches of the calendar that a written time may mean, likeliest first."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from workbench.facts.moments.stretch import Stretch, day_of, month_of, years_from
from workbench.facts.moments.written import Written, weekday_number
from workbench.text.dates import month_number
from workbench.text.numbers import value_of

_SEASONS: Final = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 2)}
_NAMED_DAYS: Final = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_WEEKDAY: Final = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b")
_MONTH: Final = re.compile(r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*")
_SEASON: Final = re.compile("|".join(_SEASONS))
_AGO: Final = re.compile(r"(?P<many>[\w-]+) (?P<unit>day|week|month|year|decade)s? ago")
_UNIT: Final = re.compile(r"\b(?:day|week|month|year|decade)\b")
_FROM_TOLD: Final = re.compile(r"(?:the (?:following|next|previous|same|preceding)|that)\b")
_SHIFT: Final = {"last": -1, "previous": -1, "preceding": -1, "next": 1, "following": 1}
UNPLACED: Final = 3
"""The year given to a time of which no year is known; no text tells of it."""
_WEEK: Final = 7


def readings_of(
    written: Written, published: date | None, told: Stretch | None, *, is_told_first: bool
) -> tuple[Stretch, ...]:
    """Return what a written time may mean; empty where that cannot be known.

    `published` is the day the text counts from, `told` the time told before it; it comes
    first where `is_told_first`, as in one paragraph.
    """
    if written.kind == "relative":
        return tuple(_relative(written.words, published, told))
    if written.kind in {"numeric", "range"}:
        return tuple(dict.fromkeys(_in_figures(written)))
    years = [written.year] if written.year else _years_near(written, published, told, is_told_first=is_told_first)
    return tuple(dict.fromkeys(found for year in years for found in _in_year(written, year)))


def _in_figures(written: Written) -> Iterator[Stretch]:
    """Yield the years of a range, or the days that figures may mean in either order: 3/4/2024."""
    if written.kind == "range":
        yield years_from(written.year, max(written.year, written.end_year))
        return
    days = (day_of(written.year, written.month, written.day), day_of(written.year, written.day, written.month))
    yield from (day for day in days if day)


def _in_year(written: Written, year: int) -> Iterator[Stretch]:
    if written.kind == "season":
        yield _season(written.words, year)
    elif written.day:
        day = day_of(year, written.month, written.day)
        if day:
            yield day
    else:
        yield month_of(year, written.month) if written.month else years_from(year, year)


def _season(name: str, year: int) -> Stretch:
    first, last = _SEASONS[name]
    return Stretch(month_of(year, first).first, month_of(year + (last < first), last).last)


def _years_near(written: Written, published: date | None, told: Stretch | None, *, is_told_first: bool) -> list[int]:
    """Return the years in which a time told without one may lie, likeliest first."""
    years: list[int] = []
    if told and (published is None or (is_told_first and told.last.year < published.year - 1)):
        years += [told.first.year, told.last.year + 1, told.first.year - 1]
    if published:
        around = (published.year, published.year - 1, published.year + 1)
        middle = [(abs((_middle(written, year) - published).days), year) for year in around]
        years += [year for _, year in sorted(middle)[:2]]
    if told and published:
        years += [told.first.year, told.last.year + 1]
    return list(dict.fromkeys(years)) or [UNPLACED, UNPLACED + 1]


def _middle(written: Written, year: int) -> date:
    month = written.month or sum(_SEASONS[written.words]) // 2
    return date(year, month, min(written.day or 15, 28))


def _relative(words: str, published: date | None, told: Stretch | None) -> Iterator[Stretch]:
    if words in _NAMED_DAYS:
        if published:
            day = published + timedelta(days=_NAMED_DAYS[words])
            yield Stretch(day, day)
        return
    if _FROM_TOLD.match(words):
        yield from _from_told(words, told)
        if not words.startswith("that") and published and words.split()[1] in {"previous", "same"}:
            yield from _from_published(words, published)
        return
    if published:
        yield from _from_published(words, published)


def _from_told(words: str, told: Stretch | None) -> Iterator[Stretch]:
    """Yield `the following spring`, `that May`, `the same year` as the time told before has it."""
    if told is None:
        return
    shift = next((value for word, value in _SHIFT.items() if f" {word} " in words), 0)
    month, season, unit = _MONTH.search(words), _SEASON.search(words), _UNIT.search(words)
    if season or month:
        yield from (one for one in _named(words, told.first.year) if shift <= 0 or one.first > told.first)
        yield from (one for one in _named(words, told.first.year + (shift or 1)) if shift >= 0 or one.last < told.first)
    elif unit and unit.group() == "year":
        yield years_from(told.first.year + shift, told.last.year + shift)
    elif unit and unit.group() == "month" and told.is_month:
        yield _month_shifted(told.first, shift)
    elif unit and unit.group() == "day" and told.is_day:
        yield told.shifted(shift)
    elif unit and unit.group() == "week" and told.is_day:
        yield _week_of(told.first + timedelta(days=_WEEK * shift))


def _named(words: str, year: int) -> Iterator[Stretch]:
    season, month = _SEASON.search(words), _MONTH.search(words)
    if season:
        yield _season(season.group(), year)
    elif month:
        yield month_of(year, month_number(month.group()))


def _from_published(words: str, published: date) -> Iterator[Stretch]:
    weekday, ago, unit = _WEEKDAY.search(words), _AGO.fullmatch(words), _UNIT.search(words)
    shift = next((value for word, value in _SHIFT.items() if f"{word} " in words), 0)
    if weekday:
        yield from _weekdays_near(weekday_number(weekday.group()), published)
    elif ago:
        yield from _ago(ago, published)
    elif _MONTH.search(words) or _SEASON.search(words):
        years = (published.year, published.year + (shift or -1), published.year - (shift or -1))
        yield from (one for year in years for one in _named(words, year))
    elif unit and unit.group() == "year":
        yield years_from(published.year + shift, published.year + shift)
    elif unit and unit.group() == "month":
        yield _month_shifted(published, shift)
    elif unit and unit.group() == "week":
        yield _week_of(published + timedelta(days=_WEEK * shift))


def _weekdays_near(weekday: int, published: date) -> Iterator[Stretch]:
    back = (published.weekday() - weekday) % _WEEK
    for days in (-back, _WEEK - back, -back - _WEEK):
        day = published + timedelta(days=days)
        yield Stretch(day, day)


def _ago(ago: re.Match[str], published: date) -> Iterator[Stretch]:
    count = 1 if ago["many"] in {"a", "an"} else round(value_of(ago["many"]))
    unit = ago["unit"]
    if unit in {"year", "decade"}:
        year = published.year - count * (10 if unit == "decade" else 1)
        if year > 0:
            yield years_from(year, year)
    elif unit == "month":
        yield _month_shifted(published, -count)
    else:
        day = published - timedelta(days=count * (_WEEK if unit == "week" else 1))
        yield Stretch(day, day)


def _month_shifted(day: date, months: int) -> Stretch:
    total = 12 * day.year + day.month - 1 + months
    return month_of(max(1, total // 12), total % 12 + 1)


def _week_of(day: date) -> Stretch:
    monday = day - timedelta(days=day.weekday())
    return Stretch(monday, monday + timedelta(days=_WEEK - 1))

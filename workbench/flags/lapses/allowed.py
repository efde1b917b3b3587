"""How much time may lie between two stretches of the calendar for a length of time to be right."""

from typing import Final

from workbench.facts.moments.lapse import Lapse
from workbench.facts.moments.stretch import MONTH_DAYS, Gap, Stretch, gap_between, whole_years
from workbench.text.counting import plural

_FINER_SLACK: Final = {"day": 1.0, "week": 0.6, "fortnight": 0.6, "month": 0.6, "year": 0.4, "decade": 0.25}
_ROUGHLY: Final = 0.2
_UNITS: Final = {"century": ("decade", 10.0), "decade": ("year", 10.0), "fortnight": ("week", 2.0)}


def counted(lapse: Lapse) -> tuple[float, str]:
    """Return the length in a unit that is reckoned with: days, weeks, months or years."""
    count, unit = lapse.many * lapse.times, lapse.unit
    while unit in _UNITS:
        unit, factor = _UNITS[unit]
        count *= factor
    return count, unit


def lies_between(lapse: Lapse, earlier: Stretch, later: Stretch) -> bool:
    """Return whether that much time may lie between the two, as loosely as it is told."""
    count, unit = counted(lapse)
    gap = gap_between(earlier, later, unit)
    if gap.high < 0:
        return False
    slack = _slack(lapse, earlier, later)
    if lapse.bound == "over":
        return count <= gap.high + slack and gap.low <= 1.5 * count + 1
    if lapse.bound == "under":
        return count >= gap.low - slack and gap.high >= 0.5 * count - 1
    return gap.holds(count, slack)


def goes_on_between(lapse: Lapse, earlier: Stretch, later: Stretch) -> bool:
    """Return whether something that begins in one and ends in the other may go on so long, both ends counted or not."""
    count, unit = counted(lapse)
    if (later.last - earlier.first).days < 0:
        return False
    if unit not in {"month", "year"}:
        return lies_between(lapse, earlier, later)
    is_fine = earlier.is_month and later.is_month
    if not is_fine or (unit == "month" and not (earlier.is_day and later.is_day)):
        return lies_between(lapse, earlier, later) or gap_between(earlier, later, unit).holds(count, 1)
    months = Gap((later.first - earlier.last).days / MONTH_DAYS, (later.last - earlier.first).days / MONTH_DAYS)
    factor = 12 if unit == "year" else 1
    slack = max(_ROUGHLY * count if lapse.bound else 0, 0.4 if unit == "year" else 0.6)
    return Gap(months.low / factor, months.high / factor).holds(count, slack)


def age_holds(lapse: Lapse, born: Stretch, then: Stretch) -> bool:
    """Return whether who or what began in `born` may have that age in `then`."""
    ages: Gap = whole_years(born, then)
    return ages.high >= 0 and ages.holds(lapse.many, 1.0 if lapse.bound else 0.0)


def _slack(lapse: Lapse, earlier: Stretch, later: Stretch) -> float:
    count, unit = counted(lapse)
    if lapse.bound == "about":
        return max(1.0, _ROUGHLY * count)
    if lapse.unit in {"decade", "century"}:
        return 2.0 if lapse.unit == "decade" else 12.0
    if unit == "year" and not (earlier.is_month or later.is_month):
        return 0.0
    exact = unit == "month" and not (earlier.is_day and later.is_day)
    return 0.0 if exact else _FINER_SLACK[unit]


def length_between(earlier: Stretch, later: Stretch, unit: str) -> str:
    """Return how much time lies between, in words."""
    gap = gap_between(earlier, later, unit)
    low, high = round(gap.low), round(gap.high)
    return plural(low, unit) if low == high else f"{low} to {plural(high, unit)}"

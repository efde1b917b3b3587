"""Whether a stated change can be the one between two figures, with their rounding and with "about"."""

import re
from typing import Final

from workbench.facts.quantities.figure import half_of_last_place
from workbench.facts.quantities.quantity import Quantity
from workbench.flags.changes.setting import written_slack

_FRACTION: Final = 3.0
"""Points that a change in words ("a third") may be from the true one."""

_NEAR: Final = 2.0
_ROUND: Final = 0.02
_BEYOND: Final = 1.25
_TENFOLD: Final = (0.01, 0.1, 10.0, 100.0)
_PLAIN: Final = {0.5: (0.4, 0.58), 2.0: (1.75, 2.35)}


def stated_percent(stated: Quantity) -> float:
    """Return a change in per cent: 20 for "a fifth"."""
    return 100 * stated.value if stated.kind == "fraction" else abs(stated.value)


def percent_change(old: Quantity, new: Quantity) -> float:
    """Return the change from the one to the other in per cent of the first."""
    return 100 * (new.value - old.value) / old.value


def fits_percent(stated: Quantity, old: Quantity, new: Quantity) -> bool:
    """Return whether the change between the figures is the stated one, whichever way it goes."""
    percent, value = abs(percent_change(old, new)), stated_percent(stated)
    least = min(written_slack(old), written_slack(new))
    slack = 100 * new.value / old.value * (least / old.value + least / new.value)
    if stated.kind == "fraction":
        slack += _FRACTION + (0.1 * value if stated.bound else 0.0)
    else:
        slack += written_slack(stated) + half_of_last_place(stated.figure.words, scaled=True)
    return _is_within(stated, value, (percent, slack))


def fits_difference(stated: Quantity, old: Quantity, new: Quantity) -> bool:
    """Return whether the difference of the figures is the stated amount."""
    slack = written_slack(stated) + written_slack(old) + written_slack(new)
    return _is_within(stated, abs(stated.value), (abs(new.value - old.value), slack))


def fits_multiple(stated: Quantity, old: Quantity, new: Quantity) -> bool:
    """Return whether the later figure is so many times the earlier one."""
    times, factor = stated.value, new.value / old.value
    if stated.bound == "over":
        return 0.98 * times <= factor < times + min(1.0, times)
    if stated.bound == "under":
        return times - 0.4 * min(1.0, times) <= factor <= 1.04 * times
    low, high = _PLAIN.get(times, (times - max(0.35, 0.06 * times), times + max(0.45, 0.06 * times)))
    loose = 1.0 if not stated.bound else 1.08
    return low / loose <= factor <= high * loose


def is_slip_away(stated: float, computed: float) -> bool:
    """Return whether a slip leads from the one to the other: within a half, a nought, or digits that changed places."""
    low, high = sorted((abs(stated), abs(computed)))
    if low == 0:
        return False
    ratio = high / low
    digits = [sorted(re.sub(r"\D|0+$", "", f"{value:.6g}")) for value in (low, high)]
    return ratio <= _NEAR or any(abs(ratio / ten - 1) < _ROUND for ten in _TENFOLD) or digits[0] == digits[1]


def _is_within(stated: Quantity, value: float, computed: tuple[float, float]) -> bool:
    true, slack = computed
    if stated.bound == "over" and value - slack <= true <= _BEYOND * value:
        return True
    if stated.bound == "under" and value / _BEYOND <= true <= value + slack:
        return True
    return abs(value - true) <= slack + 1e-6 * abs(true)

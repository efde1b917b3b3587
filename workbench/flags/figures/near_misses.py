"""Whether one figure is another mistyped: one digit changed, two swapped, or one dropped."""

from itertools import pairwise
from typing import Final

_QUARTER: Final = 0.25
_LONG: Final = 3


def is_typing_slip(stated: float, computed: float) -> bool:
    """Return whether one digit, or two neighbours swapped, make the one number out of the other.

    >>> is_typing_slip(1130, 1310), is_typing_slip(54, 45), is_typing_slip(86.4, 84.4), is_typing_slip(212, 340)
    (True, True, True, False)
    """
    one, other = _digits(stated, computed)
    if len(one) != len(other):
        return False
    differing = [index for index, pair in enumerate(zip(one, other, strict=True)) if pair[0] != pair[1]]
    if len(differing) == 1:
        return True
    return (
        len(differing) == 2  # noqa: PLR2004 - two digits swapped
        and sorted(one) == sorted(other)
    )


def misses_by_a_digit(stated: float, computed: float, parts: tuple[float, ...]) -> bool:
    """Return whether a typing slip in the total or in one of the parts explains that they differ.

    >>> misses_by_a_digit(1130, 1310, (640, 410, 260)), misses_by_a_digit(87, 77, (52, 19, 6))
    (True, True)
    """
    missing = stated - computed
    return is_typing_slip(stated, computed) or any(
        part + missing > 0 and is_typing_slip(part, part + missing) for part in parts
    )


def is_near(stated: float, computed: float, within: float = _QUARTER) -> bool:
    """Return whether two values are within a quarter of the larger."""
    return abs(stated - computed) <= within * max(abs(stated), abs(computed))


def is_telling(value: float) -> bool:
    """Return whether a value has three digits that are no noughts at the end, so that another is not near by chance."""
    return len(_digits(value, value)[0].strip("0")) >= _LONG


def _digits(one: float, other: float) -> tuple[str, str]:
    """Return the digits of two values, as long as the more exact one, without noughts that both end in."""
    places = next((places for places in range(4) if all(_is_whole(value * 10**places) for value in (one, other))), 3)
    first, second = (str(round(abs(value) * 10**places)) for value in (one, other))
    shared = min(len(first) - len(first.rstrip("0")), len(second) - len(second.rstrip("0")))
    return (first[: len(first) - shared], second[: len(second) - shared]) if shared else (first, second)


def _is_whole(value: float) -> bool:
    return abs(value - round(value)) < 1e-6 * max(1.0, abs(value))


def are_in_order(values: tuple[float, ...]) -> bool:
    """Return whether each value is above the one before by one step: a row of numbers and no parts."""
    return len({later - earlier for earlier, later in pairwise(values)}) == 1 and len(values) >= _LONG

"""Whether a share fits a part of a whole, as loosely as shares are told."""

import re
from typing import Final

from workbench.facts.quantities.terms import Term

_CLOSE: Final = 0.03
_COARSE: Final = 0.025
_ABOUT: Final = 0.035
_NEARLY: Final = 0.1
_HALF_POINT: Final = 0.006
_MORE: Final = re.compile(r"\b(?:more than|over|at least|above|upwards of|well over)(?: an?)?$")
_JUST_MORE: Final = re.compile(r"\b(?:just|slightly|a little) (?:over|more than|above)(?: an?)?$")
_LESS: Final = re.compile(
    r"\b(?:nearly|almost|close to|less than|fewer than|under|just under|not quite|up to)(?: an?)?$"
)
_LOOSE: Final = re.compile(r"\b(?:about|around|roughly|some|approximately|or so)(?: an?)?$")


def fraction_of(share: Term) -> float:
    """Return the share as a part of one."""
    return share.value / 100 if share.quantity.kind == "percent" else share.value


def fits(share: Term, part: Term, whole: Term) -> bool:
    """Return whether the part can be that share of the whole."""
    true = part.value / whole.value
    figures = part.quantity.figure, whole.quantity.figure
    loose = any(term.quantity.bound == "about" for term in (part, whole))
    slack = true * min(1.0 if loose else _CLOSE, sum(figure.slack / figure.value for figure in figures))
    low, high = _range(share)
    return low - slack <= true <= high + slack


def _range(share: Term) -> tuple[float, float]:
    """Return the least and the most that a share as told may be."""
    value = fraction_of(share)
    if share.quantity.kind == "percent":
        step = max(share.quantity.figure.slack / 100, _HALF_POINT if "." not in share.quantity.figure.words else 0.0006)
        low, high = value - step, value + step
    elif share.quantity.kind == "ratio":
        low, high = _of_ratio(share, value)
    else:
        low, high = value - _COARSE, value + _COARSE
    before = share.before
    if _JUST_MORE.search(before):
        return low, high + _ABOUT
    if _MORE.search(before):
        return low, high + max(_NEARLY, value * 0.25)
    if _LESS.search(before):
        return low - _NEARLY, high
    is_loose = _LOOSE.search(before) and share.quantity.kind != "ratio"
    return (low - _ABOUT, high + _ABOUT) if is_loose else (low, high)


def _of_ratio(share: Term, value: float) -> tuple[float, float]:
    """Return the least and the most of "one in seven": as near to it as to one in six or eight."""
    wide = share.quantity.figure.slack
    if value > 0 and re.match(r"(?:one|1) ", share.quantity.figure.words.lower()):
        many = 1 / value
        near = 0.7 if wide else 0.5
        return 1 / (many + near), 1 / max(1.0, many - near)
    step = max(0.02, value * 0.05)
    return value - step - wide, value + step + wide

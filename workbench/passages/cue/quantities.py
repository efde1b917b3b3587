"""The figures and dates of a statement, with their bounds, and whether a passage meets them."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from workbench.text.dates import find_dates
from workbench.text.document import Date, Number
from workbench.text.numbers import find_numbers
from workbench.text.terms import terms_of

ROUNDED: Final = 0.005
"""The relative difference within which two figures are the same; `ROUGH` where one is said to be rough."""
ROUGH: Final = 0.05
CONTEXT_LENGTH: Final = 40
"""Number of characters on either side whose words say what a figure counts."""
BOUND_LENGTH: Final = 24

_LOWER: Final = re.compile(
    r"\b(?:less|fewer|lower|under|below|smaller)(?: than)?\s+(?:\S+\s+)?$"
    r"|\b(?:at most|up to|no more than|not more than)\s+$",
    re.IGNORECASE,
)
_HIGHER: Final = re.compile(
    r"\b(?:more|greater|higher|over|above|larger)(?: than)?\s+(?:\S+\s+)?$"
    r"|\b(?:at least|exceed\w*|no less than|surpass\w*)\s+$",
    re.IGNORECASE,
)
_ROUGHLY: Final = re.compile(
    r"(?:\b(?:about|around|approximately|approx\.?|nearly|almost|roughly|some|circa)|~)\s*$", re.IGNORECASE
)
_EARLIER: Final = re.compile(r"\b(?:before|prior to|until|by|earlier than)\s+(?:the\s+)?$", re.IGNORECASE)
_LATER: Final = re.compile(r"\b(?:after|since|later than|following)\s+(?:the\s+)?$", re.IGNORECASE)


class Figure(NamedTuple):
    """A figure: as written, its value and kind, the stem of what it counts, and the stems around it.

    `bound` is -1 for "less than", 1 for "more than", 0 for an exact figure;
    `rough` is set by words such as "about".
    """

    start: int
    end: int
    written: str
    value: float
    kind: str
    counted: str
    around: frozenset[str]
    bound: int
    rough: bool


class StatedDate(NamedTuple):
    """A date as (year, month, day), 0 for a missing part; `bound` is -1 for "before", 1 for "after"."""

    start: int
    end: int
    written: str
    parts: tuple[int, int, int]
    bound: int


def figures_in(text: str) -> tuple[Figure, ...]:
    """Return the figures of `text` in reading order, without those of dates."""
    date_spans = [(date.start, date.end) for date in find_dates(text)]
    return tuple(_figure(text, number) for number in find_numbers(text) if not _is_inside(number, date_spans))


def dates_in(text: str) -> tuple[StatedDate, ...]:
    """Return the dates of `text` that name a year, a month or a day, in reading order."""
    return tuple(_stated_date(text, date) for date in find_dates(text) if date.year or date.month)


def meets(claimed: Figure, other: Figure) -> bool:
    """Whether `other` supports `claimed`: the same figure, or one within its bound.

    >>> more, twelve = figures_in("more than 10 boats")[0], figures_in("12 boats")[0]
    >>> meets(more, twelve), meets(twelve, more)
    (True, False)
    """
    gap = other.value - claimed.value
    close = abs(gap) <= (ROUGH if claimed.rough else ROUNDED) * max(abs(claimed.value), abs(other.value))
    if not claimed.bound:
        return close and not other.bound
    return gap * claimed.bound > 0 or (close and claimed.bound == other.bound)


def most_likely_same(claimed: Figure, others: Sequence[Figure]) -> Figure | None:
    """Return the figure of the same kind that most likely counts the same thing, or None."""
    same_kind = [other for other in others if other.kind == claimed.kind]
    return max(same_kind, key=lambda other: (likeness(claimed, other), -abs(other.value - claimed.value)), default=None)


def likeness(figure: Figure, other: Figure) -> float:
    """Rate from 0 to 2 how likely two figures count the same thing, by the words beside them."""
    same_unit = float(bool(figure.counted) and figure.counted == other.counted)
    return same_unit + len(figure.around & other.around) / max(1, len(figure.around))


def falls_within(claimed: StatedDate, other: StatedDate) -> bool:
    """Whether the date `other` supports `claimed`, compared to the precision that both have.

    >>> before, day = dates_in("before May 2010")[0], dates_in("on 3 April 2010")[0]
    >>> falls_within(before, day)
    True
    """
    pairs = [(a, b) for a, b in zip(claimed.parts, other.parts, strict=True) if a and b]
    if not pairs:
        return False
    own_parts, other_parts = [a for a, _ in pairs], [b for _, b in pairs]
    if not claimed.bound:
        return own_parts == other_parts
    return other_parts < own_parts if claimed.bound < 0 else other_parts >= own_parts


def _is_inside(number: Number, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= number.start < end for start, end in spans)


def _figure(text: str, number: Number) -> Figure:
    before = text[max(0, number.start - BOUND_LENGTH) : number.start]
    following = terms_of(text[number.end : number.end + BOUND_LENGTH])
    nearby = (
        text[max(0, number.start - CONTEXT_LENGTH) : number.start]
        + " "
        + text[number.end : number.end + CONTEXT_LENGTH]
    )
    return Figure(
        start=number.start,
        end=number.end,
        written=text[number.start : number.end],
        value=number.value,
        kind=number.kind,
        counted=number.unit or next(iter(following), ""),
        around=frozenset(term for term in terms_of(nearby) if not term[0].isdigit()),
        bound=_bound(before, lower=_LOWER, higher=_HIGHER),
        rough=bool(_ROUGHLY.search(before)),
    )


def _stated_date(text: str, date: Date) -> StatedDate:
    before = text[max(0, date.start - BOUND_LENGTH) : date.start]
    parts = (date.year, date.month, date.day)
    bound = _bound(before, lower=_EARLIER, higher=_LATER)
    return StatedDate(date.start, date.end, text[date.start : date.end], parts, bound)


def _bound(before: str, *, lower: re.Pattern[str], higher: re.Pattern[str]) -> int:
    if lower.search(before):
        return -1
    return 1 if higher.search(before) else 0

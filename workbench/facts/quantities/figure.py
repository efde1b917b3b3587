"""A figure as written: its value, how far the true value may be from it, and how to write another like it."""

import math
import re
from typing import Final, NamedTuple

from workbench.domain.span import Span
from workbench.text.document import Document, Number

_ABOUT: Final = re.compile(
    r"(?:\b(?:about|around|roughly|approximately|approx\.|nearly|almost|some|over|more than|less than|fewer than|under|"
    r"up to|at least|at most|close to|just|circa|ca?\.|estimated|well over)|~|≈)\s?(?:the |an? )?[$€£¥]?$",
    re.IGNORECASE,
)
_COMPARED: Final = re.compile(r"\bthan the $", re.IGNORECASE)
_EXCEEDED: Final = re.compile(r"(?:well )?over|more than|at least")
_BELOW: Final = re.compile(r"nearly|almost|less than|fewer than|under|up to|at most|close to|just$")
_UNIT_AT_END: Final = re.compile(r"[ -]?[a-z²]+$", re.IGNORECASE)
_SCALED: Final = re.compile(r"(?<![a-z])(thousand|million|billion|trillion|k|mn?|bn|tn)\s*$", re.IGNORECASE)
_SCALES: Final = {
    "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
    "k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "tn": 1e12,
}  # fmt: skip
_DIGITS: Final = re.compile(r"\d[\d,]*(?:\.(\d+))?")
_MARKS: Final = {"percent": "p", "money": "m", "ordinal": "o", "fraction": "f", "ratio": "r", "number": "n"}
_LOOSE: Final = 0.1
_WHOLE_NUMBER_OF: Final = re.compile(r"\s(?!(?:was|is|has|as|this|its|does|years)\b)[a-z]+s\b")
_YEAR_LEAD: Final = re.compile(
    r"(?:\b(?:in|since|from|to|by|until|till|of|during|before|after|and|the|early|mid|late|year|between|through|circa|"
    r"c\.|jan\w*|feb\w*|mar\w*|apr\w*|may|june?|july?|aug\w*|sep\w*|oct\w*|nov\w*|dec\w*)|[(’'–—,/\n-]s?|^)\W*$",
    re.IGNORECASE,
)
_CLOCK: Final = re.compile(r"\s?(?:[ap]\.?m\b|o.clock)", re.IGNORECASE)


class Figure(NamedTuple):
    """A number in a sentence: `mark` is its kind, `slack` how far the true value may be from the written one.

    Marks: p percent, q percentage points, m money, n count or measure, y year, d day of a
    month, o ordinal, f fraction, r ratio ("3 in 10"), x part of a code, score or time.
    """

    span: Span
    mark: str
    value: float
    slack: float
    words: str

    def __str__(self) -> str:
        """Return the number as written, on one line."""
        return " ".join(self.words.split())


def _date_offsets(document: Document) -> set[int]:
    """Return the offsets that belong to a date of the calendar."""
    offsets: set[int] = set()
    for date in document.dates:
        if date.kind != "relative":
            offsets.update(range(date.start, date.end))
    return offsets


def figure_of(document: Document, number: Number) -> Figure:
    """Return the number of the document as a figure."""
    dated = document.once(_date_offsets)
    text = document.text
    words = text[number.start : number.end]
    unit = _UNIT_AT_END.search(words) if number.unit and number.kind == "number" else None
    end = number.start + unit.start() if unit else number.end
    start = number.start
    value = number.value
    if text[start - 1 : start] in {"-", "−"} and text[start - 2 : start - 1] in {"", " ", "("}:
        start, value = start - 1, -value
    written = text[start:end]
    rounded = number.kind == "percent" or scale_of(written) > 1
    exact = number.kind in {"ordinal", "fraction", "ratio"}
    slack = 0.0 if exact else half_of_last_place(written, scaled=rounded) * scale_of(written)
    slack = max(slack, loose_slack(text, start, value))
    return Figure(Span(start, end), _mark_of(text, number, number.start in dated), value, slack, written)


def loose_slack(text: str, start: int, value: float) -> float:
    """Return how far a true value may be from the one at `start` that "about", "nearly" and the like introduce."""
    return _LOOSE * abs(value) if _introduction(text, start) else 0.0


def bound_before(text: str, start: int) -> str:
    """Return "over" for a figure that the true value exceeds, "under" for one it stays below, "about", or "".

    >>> bound_before("nearly 40", 7), bound_before("more than 40", 10), bound_before("the 40", 4)
    ('under', 'over', '')
    """
    words = _introduction(text, start).lower()
    if _EXCEEDED.match(words):
        return "over"
    return "under" if _BELOW.match(words) else "about" if words else ""


def _introduction(text: str, start: int) -> str:
    """Return the words that make a figure vague; none in a comparison: "fewer than the 40 of last year"."""
    introduced = _ABOUT.search(text, max(0, start - 20), start)
    is_compared = _COMPARED.search(text, max(0, start - 20), start)
    return introduced.group() if introduced and not is_compared else ""


def _mark_of(text: str, number: Number, dated: bool) -> str:  # noqa: FBT001 - what the calendar says of the place
    before, after = text[number.start - 1 : number.start], text[number.end : number.end + 1]
    kind = _MARKS[number.kind]
    next_two = text[number.end : number.end + 2]
    code = (
        bool(before and before in ":/_#@") or (after and after in ":/_" and next_two[1:].isdigit()) or before.isalpha()
    )
    if kind == "p":
        return "q" if number.unit == "points" else "p"
    if kind != "n" or not (dated or code):
        return "x" if kind == "n" and _CLOCK.match(text, number.end) else kind
    if dated and not number.unit and not _counts_things(text, number):
        return "y" if len(text[number.start : number.end]) == len("2000") else "d"
    return "x" if code else kind


def _counts_things(text: str, number: Number) -> bool:
    """Return whether four digits that look like a year count things: "1504 boats", with no time word before."""
    before = _YEAR_LEAD.search(text, max(0, number.start - 12), number.start)
    return bool(_WHOLE_NUMBER_OF.match(text, number.end)) and not before


def scale_of(words: str) -> float:
    """Return the factor of the scale word that a number ends in; 1 where there is none.

    >>> scale_of("$2.5 million"), scale_of("40")
    (1000000.0, 1.0)
    """
    match = _SCALED.search(words)
    return _SCALES[match[1].lower()] if match else 1.0


def half_of_last_place(written: str, *, scaled: bool) -> float:
    """Return half the value of the last digit, its scale left out; 0 for a whole number without one."""
    digits = _DIGITS.search(written)
    places = len(digits[1] or "") if digits else 0
    return 0.5 * math.pow(0.1, places) if digits and (scaled or places) else 0.0


def format_number(value: float) -> str:
    """Return a number with thousands separators and at most two decimals.

    >>> format_number(1350000.0), format_number(12.346)
    ('1,350,000', '12.35')
    """
    return f"{value:,.2f}".rstrip("0").rstrip(".")


def format_like(value: float, like: Figure) -> str:
    """Return `value` written the way `like` is: with its currency sign and its scale."""
    scale = scale_of(like.words)
    currency = like.words[0] if like.mark == "m" and not like.words[0].isdigit() else ""
    name = " ".join(_SCALED.findall(like.words))
    percent = "%" if like.mark == "p" else ""
    minus = "-" if value < 0 else ""
    return f"{minus}{currency}{format_number(abs(value) / scale)}{' ' if name else ''}{name}{percent}"

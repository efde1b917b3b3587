"""Figures of a sentence ready for reckoning: each with its kind, its slack, and a mark in the sentence's words."""

import math
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from workbench.domain.span import Span
from workbench.text.document import Document, Number, TextSentence

LOOSELY: Final = (
    r"(?:(?:about|around|some|roughly|approximately|nearly|almost|just|only|over|under|more than|less than|an?) )*"
)
"""Words that may stand between a figure and what leads up to it."""

DETERMINED: Final = r"(?:(?:the|all|its|their|his|her|our|these|those|some|about|only|just|an? total of|total of) )*"
"""Determiners in front of a counted whole."""

MOST_FIGURES: Final = 40
"""A sentence with more is a table, not prose."""

_ABOUT: Final = re.compile(
    r"(?:\b(?:about|around|roughly|approximately|approx\.|nearly|almost|some|over|more than|less than|fewer than|under|"
    r"up to|at least|at most|close to|just|circa|ca?\.|estimated|well over)|~|≈)\s?(?:the |an? )?[$€£¥]?$",
    re.IGNORECASE,
)
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
_YEAR_COMES: Final = re.compile(
    r"(?:\b(?:in|since|from|to|by|until|till|of|during|before|after|and|the|early|mid|late|year|between|through|circa|"
    r"c\.|jan\w*|feb\w*|mar\w*|apr\w*|may|june?|july?|aug\w*|sep\w*|oct\w*|nov\w*|dec\w*)|[(’'–—,/\n-]s?|^)\W*$",
    re.IGNORECASE,
)
_JOINED: Final = re.compile(r" (?:to|or|and) |\s?[–-]\s?")
_THOUSAND: Final = 1_000
_ANYTHING: Final = re.compile("")
_CLOCK: Final = re.compile(r"\s?(?:[ap]\.?m\b|o.clock)", re.IGNORECASE)


class Figure(NamedTuple):
    """A number in a sentence: `mark` is its kind, `slack` how far its true value may lie from the one written.

    Marks: p percent, q percentage points, m money, n count or measure, y year, d day of a
    month, o ordinal, f fraction, r ratio ("3 in 10"), x part of a code, score or time.
    """

    span: Span
    mark: str
    value: float
    slack: float
    words: str

    def __str__(self) -> str:
        """The number as written, on one line."""
        return " ".join(self.words.split())


class SentenceFigures(NamedTuple):
    """A sentence whose numbers are replaced by marks (‹n0›, ‹p1›, ...), and the figures they stand for."""

    place: Span
    masked: str
    figures: tuple[Figure, ...]

    def named(self, found: re.Match[str], name: str) -> Figure:
        """The figure that group `name` of a match in `masked` holds."""
        return self.figures[int(found[name])]

    def within(self, start: int, end: int, marks: str) -> list[Figure]:
        """The figures of those marks between two offsets of `masked`."""
        inside = re.finditer(rf"‹[{marks}](\d+)›", self.masked[start:end])
        return [self.figures[int(found[1])] for found in inside]


def grammar(*parts: str) -> re.Pattern[str]:
    """The parts as one pattern, capitals or not."""
    return re.compile("".join(parts), re.IGNORECASE)


def mark(name: str, marks: str) -> str:
    """A pattern for the mark of a figure of one of those kinds, its index in group `name`."""
    return rf"‹[{marks}](?P<{name}>\d+)›"


def readings(document: Document, fewest: int = 2, sign: re.Pattern[str] = _ANYTHING) -> Iterator[SentenceFigures]:
    """Each sentence with at least `fewest` figures in which `sign` is found, in reading order."""
    starts = document.once(_starts)
    read = document.once(_readings_so_far)
    for sentence in document.sentences:
        first, last = bisect_left(starts, sentence.start), bisect_left(starts, sentence.end)
        if fewest <= last - first <= MOST_FIGURES and sign.search(document.text, sentence.start, sentence.end):
            if sentence.start not in read:
                read[sentence.start] = _reading(document, sentence, document.numbers[first:last])
            yield read[sentence.start]


def _starts(document: Document) -> list[int]:
    return [number.start for number in document.numbers]


def _readings_so_far(_document: Document) -> dict[int, SentenceFigures]:
    return {}


def _dated(document: Document) -> set[int]:
    """The places that belong to a date."""
    return {place for date in document.dates for place in range(date.start, date.end) if date.kind != "relative"}


def _reading(document: Document, sentence: TextSentence, numbers: Sequence[Number]) -> SentenceFigures:
    dated = document.once(_dated)
    inside = [_read(document, number, dated) for number in numbers if number.end <= sentence.end]
    return _masked(document.text, Span(sentence.start, sentence.end), _share_scales(document.text, inside))


def _masked(text: str, sentence: Span, figures: list[Figure]) -> SentenceFigures:
    pieces = []
    at = sentence.start
    for index, figure in enumerate(figures):
        pieces += [_plain(text[at : figure.span.start]), f"‹{figure.mark}{index}›"]
        at = figure.span.end
    pieces.append(_plain(text[at : sentence.end]))
    return SentenceFigures(sentence, "".join(pieces), tuple(figures))


def _share_scales(text: str, figures: list[Figure]) -> list[Figure]:
    """The figures, with "20 to 30 million" read as 20 million to 30 million."""
    shared = list(figures)
    for at in range(len(shared) - 1, 0, -1):
        one, other = shared[at - 1], shared[at]
        scale = scale_of(other.words)
        joined = _JOINED.fullmatch(text[one.span.end : other.span.start])
        if joined and scale > 1 and scale_of(one.words) == 1 and one.mark == other.mark and one.value < _THOUSAND:
            slack = scale * max(one.slack, _half_of_last_place(one.words, scaled=True))
            shared[at - 1] = one._replace(value=one.value * scale, slack=slack)
    return shared


def _plain(words: str) -> str:
    return words.replace("‹", "<").replace("›", ">").replace("\n", " ").replace("\N{NO-BREAK SPACE}", " ")


def _read(document: Document, number: Number, dated: set[int]) -> Figure:
    text = document.text
    words = text[number.start : number.end]
    unit = _UNIT_AT_END.search(words) if number.unit and number.kind == "number" else None
    end = number.start + unit.start() if unit else number.end
    start = number.start
    value = number.value
    if text[start - 1 : start] in {"-", "−"} and text[start - 2 : start - 1] in {"", " ", "("}:
        start, value = start - 1, -value
    written = text[start:end]
    loose = _ABOUT.search(text, max(0, start - 20), start)
    rounded = number.kind == "percent" or scale_of(written) > 1
    exact = number.kind in {"ordinal", "fraction", "ratio"}
    slack = 0.0 if exact else _half_of_last_place(written, scaled=rounded) * scale_of(written)
    slack = max(slack, _LOOSE * abs(value) if loose else 0.0)
    return Figure(Span(start, end), _mark_of(text, number, number.start in dated), value, slack, written)


def _mark_of(text: str, number: Number, dated: bool) -> str:  # noqa: FBT001 - what the calendar says of the place
    before, after = text[number.start - 1 : number.start], text[number.end : number.end + 1]
    kind = _MARKS[number.kind]
    beside = text[number.end : number.end + 2]
    code = bool(before and before in ":/_#@") or (after and after in ":/_" and beside[1:].isdigit()) or before.isalpha()
    if kind == "p":
        return "q" if number.unit == "points" else "p"
    if kind != "n" or not (dated or code):
        return "x" if kind == "n" and _CLOCK.match(text, number.end) else kind
    if dated and not number.unit and not _counts(text, number):
        return "y" if len(text[number.start : number.end]) == len("2000") else "d"
    return "x" if code else kind


def _counts(text: str, number: Number) -> bool:
    """Whether four digits that look like a year count things: "1504 boats" with no word of time before."""
    before = _YEAR_COMES.search(text, max(0, number.start - 12), number.start)
    return bool(_WHOLE_NUMBER_OF.match(text, number.end)) and not before


def scale_of(words: str) -> float:
    """What the scale that a number ends in multiplies it by; 1 where there is none.

    >>> scale_of("$2.5 million"), scale_of("40")
    (1000000.0, 1.0)
    """
    found = _SCALED.search(words)
    return _SCALES[found[1].lower()] if found else 1.0


def _half_of_last_place(written: str, *, scaled: bool) -> float:
    """Half of what the last digit stands for, its scale left out; 0 for a whole number without one."""
    digits = _DIGITS.search(written)
    places = len(digits[1] or "") if digits else 0
    return 0.5 * math.pow(0.1, places) if digits and (scaled or places) else 0.0


def plain(value: float) -> str:
    """A number with thousands separated and at most two decimals.

    >>> plain(1350000.0), plain(12.346)
    ('1,350,000', '12.35')
    """
    return f"{value:,.2f}".rstrip("0").rstrip(".")


def shown(value: float, like: Figure) -> str:
    """A value written the way a figure is: with its currency sign and its scale."""
    scale = scale_of(like.words)
    sign = like.words[0] if like.mark == "m" and not like.words[0].isdigit() else ""
    name = " ".join(_SCALED.findall(like.words))
    percent = "%" if like.mark == "p" else ""
    minus = "-" if value < 0 else ""
    return f"{minus}{sign}{plain(abs(value) / scale)}{' ' if name else ''}{name}{percent}"

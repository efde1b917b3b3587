"""The figures of a sentence ready for arithmetic: each with its kind, slack, and mark in the masked sentence."""

import math
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from workbench.domain.span import Span
from workbench.text.document import Document, Number, TextSentence

LOOSELY: Final = (
    r"(?:(?:about|around|some|roughly|approximately|nearly|almost|just|only|over|under|more than|less than|an?) )*"
)
"""Words allowed between a figure and what introduces it."""

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
_YEAR_LEAD: Final = re.compile(
    r"(?:\b(?:in|since|from|to|by|until|till|of|during|before|after|and|the|early|mid|late|year|between|through|circa|"
    r"c\.|jan\w*|feb\w*|mar\w*|apr\w*|may|june?|july?|aug\w*|sep\w*|oct\w*|nov\w*|dec\w*)|[(’'–—,/\n-]s?|^)\W*$",
    re.IGNORECASE,
)
_JOINED: Final = re.compile(r" (?:to|or|and) |\s?[–-]\s?")
_THOUSAND: Final = 1_000
_ANYTHING: Final = re.compile("")
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


class SentenceFigures(NamedTuple):
    """A sentence whose numbers are replaced by marks (‹n0›, ‹p1›, ...), and the figures behind the marks."""

    place: Span
    masked: str
    figures: tuple[Figure, ...]

    def named(self, match: re.Match[str], name: str) -> Figure:
        """Return the figure whose mark group `name` of a match in `masked` holds."""
        return self.figures[int(match[name])]

    def within(self, start: int, end: int, marks: str) -> list[Figure]:
        """Return the figures with one of `marks` between two offsets of `masked`."""
        matches = re.finditer(rf"‹[{marks}](\d+)›", self.masked[start:end])
        return [self.figures[int(match[1])] for match in matches]


def joined_pattern(*parts: str) -> re.Pattern[str]:
    """Return the parts joined into one pattern that ignores case."""
    return re.compile("".join(parts), re.IGNORECASE)


def first_match(patterns: Iterable[re.Pattern[str]], masked: str) -> re.Match[str] | None:
    """Return the first match in `masked` of the first pattern that has one."""
    for pattern in patterns:
        match = pattern.search(masked)
        if match:
            return match
    return None


def mark(name: str, marks: str) -> str:
    """Return a pattern for the mark of a figure of one of those kinds, its index captured in group `name`."""
    return rf"‹[{marks}](?P<{name}>\d+)›"


def figures_by_sentence(
    document: Document, fewest: int = 2, cue: re.Pattern[str] = _ANYTHING
) -> Iterator[SentenceFigures]:
    """Yield each sentence with at least `fewest` figures that contains `cue`, in reading order."""
    starts = document.once(_starts)
    cached = document.once(_sentences_read)
    for sentence in document.sentences:
        first, last = bisect_left(starts, sentence.start), bisect_left(starts, sentence.end)
        if fewest <= last - first <= MOST_FIGURES and cue.search(document.text, sentence.start, sentence.end):
            if sentence.start not in cached:
                cached[sentence.start] = _sentence_figures(document, sentence, document.numbers[first:last])
            yield cached[sentence.start]


def _starts(document: Document) -> list[int]:
    return [number.start for number in document.numbers]


def _sentences_read(_document: Document) -> dict[int, SentenceFigures]:
    return {}


def _date_offsets(document: Document) -> set[int]:
    """Return the offsets that belong to a date of the calendar."""
    offsets: set[int] = set()
    for date in document.dates:
        if date.kind != "relative":
            offsets.update(range(date.start, date.end))
    return offsets


def _sentence_figures(document: Document, sentence: TextSentence, numbers: Sequence[Number]) -> SentenceFigures:
    dated = document.once(_date_offsets)
    figures = [_figure(document, number, dated) for number in numbers if number.end <= sentence.end]
    return _masked(document.text, Span(sentence.start, sentence.end), _share_scales(document.text, figures))


def _masked(text: str, sentence: Span, figures: list[Figure]) -> SentenceFigures:
    pieces = []
    end = sentence.start
    for index, figure in enumerate(figures):
        pieces += [_plain(text[end : figure.span.start]), f"‹{figure.mark}{index}›"]
        end = figure.span.end
    pieces.append(_plain(text[end : sentence.end]))
    return SentenceFigures(sentence, "".join(pieces), tuple(figures))


def _share_scales(text: str, figures: list[Figure]) -> list[Figure]:
    """Return the figures, with "20 to 30 million" read as 20 million to 30 million."""
    shared = list(figures)
    for index in range(len(shared) - 1, 0, -1):
        first, second = shared[index - 1], shared[index]
        scale = scale_of(second.words)
        joined = _JOINED.fullmatch(text[first.span.end : second.span.start])
        if (
            joined
            and scale > 1
            and scale_of(first.words) == 1
            and first.mark == second.mark
            and first.value < _THOUSAND
        ):
            slack = scale * max(first.slack, _half_of_last_place(first.words, scaled=True))
            shared[index - 1] = first._replace(value=first.value * scale, slack=slack)
    return shared


def _plain(words: str) -> str:
    return words.replace("‹", "<").replace("›", ">").replace("\n", " ").replace("\N{NO-BREAK SPACE}", " ")


def _figure(document: Document, number: Number, dated: set[int]) -> Figure:
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


def _half_of_last_place(written: str, *, scaled: bool) -> float:
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

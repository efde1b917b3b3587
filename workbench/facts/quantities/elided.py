"""Figures whose unit stands elsewhere: "from 31.6 per cent to 42.5", "16.9 points", "40 000", "86p"."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from workbench.domain.span import Span
from workbench.facts.quantities.figure import Figure, half_of_last_place
from workbench.text.document import Document

_POINTS: Final = re.compile(
    r" (?:percentage )?(?:points?|pts?)\b|-(?:percentage-)?points?(?= (?:[a-z]+ )?(?:rise|fall|drop|gain|loss|lead|gap|"
    r"margin|advantage|deficit|swing|increase|decrease|decline|jump|cut|difference|edge|improvement|slide|dip))",
    re.IGNORECASE,
)
"""Behind a number, the points of a share; "3-point range" is one of a game."""

_BARE_AFTER: Final = re.compile(
    r"\s*(?:[,;:)–—]|\.(?!\d)|$)|\s(?:and|or|in|on|at|for|last|this|that|a year|while|but|the|to|by|when|from|until)\b",
    re.IGNORECASE,
)
_BARE_BEFORE: Final = re.compile(
    r"(?:\b(?:to|from|on|than|with|at|by|and|had|took|got|won|against|was|were|of)|,|–|—)\s$", re.IGNORECASE
)
_CLAUSE_BETWEEN: Final = re.compile(r"[.!?]\s|\n|[:;(]")
_GROUPED: Final = re.compile(r"[ \u00a0\u202f\u2009]\d{3}(?![\d\w.,:/-])")
_PENCE: Final = re.compile(r"(?<![\w.,])(?P<pence>\d{1,3}(?:\.\d)?)(?:p|\s(?:pence|cents))\b")
_REACH: Final = 25
_APART: Final = 60
_HIGHEST: Final = 100.0


def grouped_by_blanks(text: str, figures: Sequence[Figure]) -> Iterator[Figure]:
    """Yield the figures, "40 000" as one: as much of the world writes its thousands."""
    held: Figure | None = None
    for figure in figures:
        is_group = held is not None and _GROUPED.fullmatch(text, held.span.end, figure.span.end)
        if held is not None and is_group and held.mark == "n" and re.fullmatch(r"\d{1,3}(?: \d{3})*", held.words):
            span = Span(held.span.start, figure.span.end)
            held = held._replace(span=span, value=held.value * 1_000 + figure.value, words=text[span.start : span.end])
            continue
        if held is not None:
            yield held
        held = figure
    if held is not None:
        yield held


def pence_in(text: str) -> Iterator[Figure]:
    """Yield the pence and cents of the text, in hundredths.

    >>> [(str(one), one.value) for one in pence_in("Of every pound 86p was spent.")]
    [('86p', 0.86)]
    """
    for match in _PENCE.finditer(text):
        yield Figure(Span(match.start(), match.end()), "m", float(match["pence"]) / 100, 0.0, match.group())


def with_elided_percent(document: Document, figures: Iterable[Figure]) -> Iterator[Figure]:
    """Yield the figures, those of a sentence that leave "per cent" or "points" to another as such."""
    every = list(figures)
    marks = [figure.mark for figure in every]
    for index, figure in enumerate(every):
        if figure.mark == "n" and _is_points(document.text, every, index):
            marks[index] = "q"
        elif figure.mark == "n" and _is_percent(document.text, every, marks, index=index):
            marks[index] = "p"
    for figure, mark in zip(every, marks, strict=True):
        is_new = mark != figure.mark and mark == "p"
        slack = max(figure.slack, half_of_last_place(figure.words, scaled=True)) if is_new else figure.slack
        yield figure._replace(mark=mark, slack=slack)


def _is_points(text: str, figures: Sequence[Figure], index: int) -> bool:
    """Return whether a count of points is one of percentage points: with a per cent near it."""
    figure = figures[index]
    if not _POINTS.match(text, figure.span.end):
        return False
    near = (one for one in figures[max(0, index - 3) : index + 4] if one.mark == "p")
    return any(abs(one.span.start - figure.span.start) <= 4 * _APART for one in near)


def _is_percent(text: str, figures: Sequence[Figure], marks: Sequence[str], *, index: int) -> bool:
    figure = figures[index]
    span = figure.span
    if figure.value > _HIGHEST or not figure.words[:1].isdigit() or not _BARE_AFTER.match(text, span.end):
        return False
    if not _BARE_BEFORE.search(text, max(0, span.start - _REACH), span.start):
        return False
    before = next((place for place in range(index - 1, max(-1, index - 3), -1) if marks[place] in "pq"), -1)
    if before >= 0 and marks[before] == "p":
        return _is_told_alike(text, figures[before], figure)
    after = figures[index + 1] if index + 1 < len(figures) else None
    joined = after is not None and re.fullmatch(r"\s?(?:to|and|or|–|-)\s?", text[span.end : after.span.start])
    return after is not None and bool(joined) and after.mark == "p"


def _is_told_alike(text: str, earlier: Figure, figure: Figure) -> bool:
    """Return whether a bare figure is a per cent like the one before: near it, and as exact or after "to" or "from"."""
    between = text[earlier.span.end : figure.span.start]
    if len(between) > _APART or _CLAUSE_BETWEEN.search(between):
        return False
    is_as_exact = ("." in figure.words) == ("." in earlier.words)
    return is_as_exact and ("." in figure.words or re.search(r"\b(?:to|from|than|against) $", between) is not None)

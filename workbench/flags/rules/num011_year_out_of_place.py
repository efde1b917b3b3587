"""NUM011: a year far from all the others and one digit away from one of them."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from workbench.domain.flag import Severity
from workbench.domain.span import Span
from workbench.flags.rule import Finding, Rule
from workbench.text.document import Document

_YEAR: Final = re.compile(r"(?<![\d.,$€£#-])[12]\d{3}(?![\d%])")
_YEAR_LEAD: Final = re.compile(
    r"(?:\b(?:in|since|until|till|of|during|early|late|from|the|around|by)|[(–—-])\s?$", re.IGNORECASE
)
_COUNTED_NOUN: Final = re.compile(r"\s(?:m|km|ft|kg|mm|cm|sq|or so|[a-z]+(?:s|ple|ft|et))\b")
_OF_THINGS: Final = re.compile(
    r"\s(?!(?:and|to|by|in|at|on|for|he|she|it|they|we|the|an?|was|when|with|near|after|before|until|from|or|but|who|which|"
    r"that|as|his|her|their|its|is|were|had)\b)[a-z]"
)
_LONG_AGO: Final = re.compile(
    r"\b(?:founded|founding|established|dat(?:es?|ed|ing) (?:from|back)|originally|medieval|ancient|centur(?:y|ies)|"
    r"first (?:mentioned|recorded|settled)|settled|dynasty|history|ever since)\b",
    re.IGNORECASE,
)
_PLANNED: Final = re.compile(
    r"\b(?:will|shall|scheduled|expect(?:s|ed|ing)?|plan(?:s|ned|ning)?|projected|forecast|target|goal|aims?|due|predict\w*)\b",
    re.IGNORECASE,
)
_NEAR: Final = 60
"""Code points before a year in which words about the future apply to it."""

_CENTURY: Final = 100
_ALONE: Final = 60
_MODERN: Final = range(1900, 2031)
_AHEAD: Final = 20
_ROUND: Final = 5


class _Year(NamedTuple):
    value: int
    span: Span
    dated: bool


def find(document: Document) -> Iterator[Finding]:
    """Yield each year named once, a lifetime or more from all others, that differs from one of them in one digit."""
    by_value: dict[int, list[_Year]] = {}
    for year in _years(document):
        by_value.setdefault(year.value, []).append(year)
    for year, *repeats in by_value.values():
        others = [value for value in by_value if value != year.value]
        near: list[_Year] = []
        for value in others:
            if _differ_in_one_digit(year.value, value):
                near += by_value[value]
        if repeats or not near:
            continue
        near.sort(key=lambda other: other.span.start)
        gap = min(abs(value - year.value) for value in others)
        is_expected = _is_history(document, year.span) or _is_planned(document, year.span)
        likely = _likely_meant(year, near, gap) if gap >= _AHEAD and not is_expected else []
        if likely:
            yield _finding(year, likely, gap)


def _years(document: Document) -> Iterator[_Year]:
    for date in document.dates:
        if date.kind in {"relative", "decade"}:
            continue
        for match in _YEAR.finditer(document.text, date.start, date.end):
            is_dated = date.kind in {"day", "month"}
            if is_dated or _is_year(document.text, match):
                yield _Year(int(match.group()), Span(*match.span()), is_dated)


def _is_year(text: str, match: re.Match[str]) -> bool:
    """Return whether the words around four digits show that they are a year and not a count."""
    lead = _YEAR_LEAD.search(text, max(0, match.start() - 8), match.start())
    if lead is None or _COUNTED_NOUN.match(text, match.end()):
        return False
    return lead.group().strip().lower() not in {"of", "(", "–", "—", "-"} or not _OF_THINGS.match(text, match.end())


def _is_history(document: Document, span: Span) -> bool:
    """Return whether the sentence is about old times, where a year far from the others is expected."""
    return any(
        _LONG_AGO.search(document.text, sentence.start, sentence.end) for sentence in document.sentences_in(span)
    )


def _is_planned(document: Document, span: Span) -> bool:
    """Return whether the words before the year speak of the future."""
    sentence = next(iter(document.sentences_in(span)), None)
    return sentence is not None and bool(
        _PLANNED.search(document.text, max(sentence.start, span.start - _NEAR), span.start)
    )


def _differ_in_one_digit(one: int, other: int) -> bool:
    return sum(digit != other_digit for digit, other_digit in zip(str(one), str(other), strict=True)) == 1


def _likely_meant(year: _Year, near: list[_Year], gap: int) -> list[_Year]:
    """Return the years it may have been meant as; none where it is plausible by itself."""
    if year.value > _MODERN[-1] and year.value > max(other.value for other in near):
        return near if year.value % _ROUND else []
    if gap < _ALONE or (year.value in _MODERN and not year.dated) or (year.value % _CENTURY == 0 and not year.dated):
        return []
    return [other for other in near if abs(other.value - year.value) >= _CENTURY]


def _finding(year: _Year, likely: list[_Year], gap: int) -> Finding:
    meant = sorted({other.value for other in likely})
    distance = f"{year.value} is {gap} years from every other year here"
    message = f"{distance} and one digit from {' and '.join(map(str, meant))}; is it that year?"
    return Finding(
        span=year.span,
        message=message,
        suggestion=str(meant[0]) if len(meant) == 1 else "",
        related=tuple(other.span for other in likely[:3]),
        evidence=f"{distance}; {year.value} / {meant[0]}: one digit",
    )


RULE: Final = Rule(
    code="NUM011",
    name="year-out-of-place",
    severity=Severity.WARNING,
    what="A year named once, decades or centuries from all others, that differs in one digit from another year.",
    why="A digit was mistyped; the event belongs to the time of the rest.",
    flagged=(
        "The mill burned down in March 1874. It was rebuilt in 1876.\n\nIn 1574 the owner had died.",
        "The harbour opened in 2016. Ships first called there in May 2066.",
    ),
    clean=(
        "The mill burned down in March 1874. It was rebuilt in 1876.\n\nIn 1521 a chapel had stood there.",
        "The harbour opened in 2010. It should be free of carbon by 2050.",
        "The probe was proposed in 2004. Its successor is scheduled to reach Titan in 2034.",
    ),
    limits="Blind to a slip in the last digit, and to years between 1900 and 2030 without a month or day.",
    reference="Typing slips change one digit most often.",
    find=find,
)

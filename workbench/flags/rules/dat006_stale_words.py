"""DAT006: "recently", "currently" or a plan with a year long past when the article appeared."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from datetime import date
from typing import Final

from workbench.domain.flag import Severity
from workbench.domain.span import Span
from workbench.flags.rule import Finding, Rule
from workbench.flags.words.quoted import is_quoted
from workbench.text.counting import plural
from workbench.text.document import Date, Document
from workbench.text.layout.day_of_writing import day_of_writing

_PLANNED: Final = r"(?:is|are) (?:expected|due|scheduled|planned|set|slated|going) to"
_STALE: Final = re.compile(
    r"\b(?:(?P<recent>(?<!most )recently|lately|newly|just)"
    r"|(?P<now>currently|at present|at the moment|presently|nowadays|this year)"
    rf"|(?P<ahead>will|{_PLANNED}|upcoming|forthcoming))\b"
    r"(?P<gap>[^.;:()“”\"\n]{0,80}?)\b(?:in|by|for|since|during|on) $",
    re.IGNORECASE,
)
_REACH: Final = 120
_OTHER_CLAUSE: Final = re.compile(
    r",|\b(?:who|which|that|when|where|after|before|since|because|although|while|but|and|than|as of|founded|born|"
    r"built|established|dating|from)\b",
    re.IGNORECASE,
)
_LONG_AGO: Final = {"recent": 2, "now": 1, "ahead": 1}
"""Whole years before the article from which a year is too old for the word."""

_CALENDAR_KINDS: Final = frozenset({"day", "month", "year"})


def find(document: Document) -> Iterator[Finding]:
    """Yield each such word with the year that contradicts it; only where the day of writing is known."""
    written_on = day_of_writing(document)
    if written_on is None:
        return
    for when in document.dates:
        if when.kind in _CALENDAR_KINDS and 0 < when.year < written_on.year:
            word = _stale_word(document, when, written_on)
            if word and not is_quoted(document, word):
                year = written_on.year
                yield Finding(
                    span=word,
                    message=f"{document.quote(word)!r} with {when.year} in an article of {year}. Out of date?",
                    related=(Span(when.start, when.end),),
                    evidence=f"{year} - {when.year} = {plural(year - when.year, 'year')}",
                )


def _stale_word(document: Document, when: Date, written_on: date) -> Span | None:
    """Return the word that the year contradicts in the same clause."""
    index = bisect_left(document.sentences, when.end, key=lambda sentence: sentence.end)
    start = max(document.sentences[index].start if index < len(document.sentences) else 0, when.start - _REACH)
    match = _STALE.search(document.text, start, when.start)
    if not match or (match["gap"].strip() != "," and _OTHER_CLAUSE.search(match["gap"])):
        return None
    kind = match.lastgroup if match.lastgroup in _LONG_AGO else next(kind for kind in _LONG_AGO if match[kind])
    place = Span(*match.span(kind))
    return place if written_on.year - when.year >= _LONG_AGO[kind] else None


RULE: Final = Rule(
    code="DAT006",
    name="stale-words",
    severity=Severity.NOTE,
    what="'Recently', 'currently' or a plan in one clause with a year that was long past when the article appeared.",
    why="Words of the day are copied from older texts, and are no longer so.",
    flagged=(
        "Mill shuts\n\nTuesday, 5 May 2020\n\nThe company moved to Kirkby recently, in 2014.",
        "Mill shuts\n\nTuesday, 5 May 2020\n\nThe new bridge is expected to open in 2018.",
    ),
    clean=(
        "Mill shuts\n\nTuesday, 5 May 2020\n\nThe company recently moved to Kirkby, where it was founded in 2014.",
        "Mill shuts\n\nTuesday, 5 May 2020\n\nThe new bridge is expected to open in 2021.",
        "The company recently moved to Kirkby in 2014.",
    ),
    limits="Only where the date of publication is recorded or stands in the first lines, and in one clause.",
    reference="The calendar.",
    find=find,
)

"""When the text says that a person was born and died, in each place that says so."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import product
from typing import Final, NamedTuple

from workbench.flags.names.surnames import KIN
from workbench.flags.names.topics import topics
from workbench.text.document import Date, Document, TextSentence

_TELLS: Final = re.compile(r"\b(?:born|died)\b|\d ?[–-] ?\d{1,2} \w|\d{4}[^()\n]{0,60} [–-] ", re.IGNORECASE)
_BRACKET: Final = re.compile(r" ?[^()\n]{0,15}?\((?P<in>[^()\n]{4,160})\)")
_DASH: Final = re.compile(r"[^–—\d]{0,60}(?: [–—-] |[–—-])[^–—\d]{0,10}")
_BORN: Final = re.compile(r"\b(?:born|b\.)[^\d]{0,60}$", re.IGNORECASE)
_EVENT: Final = re.compile(r"\b(?P<event>born|died)\b", re.IGNORECASE)
_AFTER_EVENT: Final = 40
_LINE: Final = re.compile(r"(?P<event>Born|Died):?\s")
_PLACED: Final = frozenset({"day", "month", "year"})


class Lifespan(NamedTuple):
    """A birth ("born") or death ("died") of a person, by full name, and its date."""

    person: str
    event: str
    date: Date


def lifespans(document: Document) -> Iterator[Lifespan]:
    """Each date of a birth or death told beside a full name, of the one a sentence is about, or in a box of facts."""
    if not _TELLS.search(document.text):
        return
    dates = [date for date in document.dates if date.kind in _PLACED and date.year and date.possible]
    found = [*_bracketed(document, dates), *_narrated(document, dates), *_listed(document, dates)]
    yield from sorted(found, key=lambda life: life.date.start)


def _bracketed(document: Document, dates: list[Date]) -> Iterator[Lifespan]:
    """`Anna Berg (3 May 1950 - 7 June 2010)`, `Anna Berg (born 1950)`."""
    for name in document.names:
        full = name.kind == "person" and " " in name.text
        bracket = _BRACKET.match(document.text, name.end) if full else None
        if not bracket:
            continue
        inside = _between(dates, bracket.start("in"), bracket.end("in"))
        if len(inside) == 2 and _DASH.fullmatch(document.text, inside[0].end, inside[1].start):  # noqa: PLR2004 - a life
            yield Lifespan(name.text, "born", inside[0])
            yield Lifespan(name.text, "died", inside[1])
        elif len(inside) == 1 and _BORN.search(document.text, bracket.start("in"), inside[0].start):
            yield Lifespan(name.text, "born", inside[0])


def _narrated(document: Document, dates: list[Date]) -> Iterator[Lifespan]:
    """`Anna Berg was born on 3 May 1950`, `She died in 2010`."""
    about = topics(document)
    for sentence, person in zip(document.sentences, about, strict=True):
        event = _EVENT.search(document.text, sentence.start, sentence.end) if person else None
        if event and not KIN.search(_without(document.text, sentence, event)):
            when = _between(dates, event.end(), min(sentence.end, event.end() + _AFTER_EVENT))
            if len(when) == 1:
                yield Lifespan(person, event["event"].lower(), when[0])


def _listed(document: Document, dates: list[Date]) -> Iterator[Lifespan]:
    """A line `Born 3 May 1950` in an article whose headline is a person's name."""
    first = next(iter(document.paragraphs), None)
    titled = [name.text for name in document.names[:1] if first and (name.start, name.end) == (first.start, first.end)]
    for person, paragraph in product(titled, document.paragraphs):
        line = _LINE.match(document.text, paragraph.start, paragraph.end)
        when = _between(dates, line.end(), min(paragraph.end, line.end() + _AFTER_EVENT)) if line else []
        if line and when and when[0].start == line.end():
            yield Lifespan(person, line["event"].lower(), when[0])


def _between(dates: list[Date], start: int, end: int) -> list[Date]:
    first = bisect_left(dates, start, key=lambda date: date.start)
    last = bisect_left(dates, end, key=lambda date: date.start)
    return dates[first:last]


def _without(text: str, sentence: TextSentence, event: re.Match[str]) -> str:
    """The words of the sentence but the event, as "born" is a word of kin too."""
    return text[sentence.start : event.start()] + text[event.end() : sentence.end]

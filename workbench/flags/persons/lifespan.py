"""When each person was born and died, for each place in the text that says so."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import product
from typing import Final, NamedTuple

from workbench.flags.names.surnames import KIN
from workbench.flags.names.topics import sentence_topics
from workbench.text.document import Date, Document, TextSentence

_LIFE_CUE: Final = re.compile(r"\b(?:born|died)\b|\d ?[–-] ?\d{1,2} \w|\d{4}[^()\n]{0,60} [–-] ", re.IGNORECASE)
_BRACKET: Final = re.compile(r" ?[^()\n]{0,15}?\((?P<in>[^()\n]{4,160})\)")
_DASH: Final = re.compile(r"[^–—\d]{0,60}(?: [–—-] |[–—-])[^–—\d]{0,10}")
_BORN: Final = re.compile(r"\b(?:born|b\.)[^\d]{0,60}$", re.IGNORECASE)
_EVENT: Final = re.compile(r"\b(?P<event>born|died)\b", re.IGNORECASE)
_AFTER_EVENT: Final = 40
_LINE: Final = re.compile(r"(?P<event>Born|Died):?\s")
_CALENDAR_KINDS: Final = frozenset({"day", "month", "year"})


class Lifespan(NamedTuple):
    """A birth ("born") or death ("died") of a person, by full name, and its date."""

    person: str
    event: str
    date: Date


def lifespans(document: Document) -> Iterator[Lifespan]:
    """Yield each date of birth or death beside a full name, of a sentence's topic, or in a box of facts."""
    if not _LIFE_CUE.search(document.text):
        return
    dates = [date for date in document.dates if date.kind in _CALENDAR_KINDS and date.year and date.possible]
    all_lifespans = [*_bracketed(document, dates), *_narrated(document, dates), *_listed(document, dates)]
    yield from sorted(all_lifespans, key=lambda life: life.date.start)


def _bracketed(document: Document, dates: list[Date]) -> Iterator[Lifespan]:
    """Yield those of `Anna Berg (3 May 1950 - 7 June 2010)` and `Anna Berg (born 1950)`."""
    for name in document.names:
        is_full_name = name.kind == "person" and " " in name.text
        bracket = _BRACKET.match(document.text, name.end) if is_full_name else None
        if not bracket:
            continue
        years = _between(dates, bracket.start("in"), bracket.end("in"))
        if len(years) == 2 and _DASH.fullmatch(document.text, years[0].end, years[1].start):  # noqa: PLR2004 - a life
            yield Lifespan(name.text, "born", years[0])
            yield Lifespan(name.text, "died", years[1])
        elif len(years) == 1 and _BORN.search(document.text, bracket.start("in"), years[0].start):
            yield Lifespan(name.text, "born", years[0])


def _narrated(document: Document, dates: list[Date]) -> Iterator[Lifespan]:
    """Yield those of `Anna Berg was born on 3 May 1950` and `She died in 2010`."""
    about = sentence_topics(document)
    for sentence, person in zip(document.sentences, about, strict=True):
        event = _EVENT.search(document.text, sentence.start, sentence.end) if person else None
        if event and not KIN.search(_without(document.text, sentence, event)):
            when = _between(dates, event.end(), min(sentence.end, event.end() + _AFTER_EVENT))
            if len(when) == 1:
                yield Lifespan(person, event["event"].lower(), when[0])


def _listed(document: Document, dates: list[Date]) -> Iterator[Lifespan]:
    """Yield those of a line `Born 3 May 1950` in an article whose headline is a person's name."""
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
    """Return the words of the sentence without the event, as "born" is a word of kinship too."""
    return text[sentence.start : event.start()] + text[event.end() : sentence.end]

"""Events of one person, mentioned in several places, whose dates are in an impossible order."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import product
from typing import Final, NamedTuple

from workbench.flags.dates.dated import is_earlier
from workbench.flags.dates.events import DatedEvent
from workbench.flags.names.surnames import KIN
from workbench.flags.names.topics import full_names
from workbench.text.document import Date, Document

_BORN: Final = re.compile(r"(?:,| \()(?: ?who was)? ?(?:born|b\.)(?: on| in)? (?:[^\d(),;\n]{0,30} in )?")
_LIFE: Final = re.compile(r" \((?P<born>1\d{3}|20\d\d) ?[–-] ?(?P<died>1\d{3}|20\d\d)\)")
_SHORTEST_LIFE: Final = 25
"""Years in brackets that lie closer may be a term of office."""

_LIVING_VERBS: Final = frozenset(
    (
        "joined became moved married graduated retired resigned said told met visited left served entered began "
        "founded played studied travelled traveled returned worked taught announced called went took ran led attended "
        "signed arrived enrolled emigrated enlisted divorced quit stepped spoke gave started"
    ).split()
)
"""Verbs of what only the living do."""

_OFFICE: Final = re.compile(
    r"\b(?:president|mayor|senator|governor|chancellor|chair(?:man|woman|person)?|premier|minister|speaker|MP|"
    r"councill?or|congress(?:man|woman)|representative|judge|sheriff|treasurer|bishop|pope|leader|director)\b",
    re.IGNORECASE,
)
_TAKES_OFFICE: Final = re.compile(
    r"\b(?:took office|sworn in|inaugurated|took up (?:the|his|her) (?:post|office|seat))\b"
)
_AGAIN: Final = re.compile(r"\b(?:again|re-?elected|second|third|fourth|acting|interim|previous\w*|already|had)\b")
_NEAR: Final = 2
"""Most sentences from an election to the office taken up."""


class LifespanConflict(NamedTuple):
    """A date, the date that contradicts it, and the reason in words."""

    date: Date
    other: Date
    why: str


def lifespan_conflicts(document: Document, all_events: Sequence[DatedEvent]) -> Iterator[LifespanConflict]:
    """Yield events before a birth or after a death, and an office taken up before its election."""
    births, deaths = _bounds(document, all_events)
    by_person: dict[str, list[DatedEvent]] = defaultdict(list)
    for event in all_events:
        if event.person and not KIN.search(document.text, event.sentence.start, event.sentence.end):
            by_person[event.person].append(event)
    for person, events in by_person.items():
        for event in events:
            born, died = births.get(person), deaths.get(person)
            if born and event.verb != "born" and is_earlier(event.date, born):
                yield LifespanConflict(event.date, born, f"{person} was not yet born")
            if died and event.verb in _LIVING_VERBS and not event.is_passive and is_earlier(died, event.date):
                yield LifespanConflict(event.date, died, f"{person} was dead by then")
        yield from _offices(document, events)


def _bounds(document: Document, events: Sequence[DatedEvent]) -> tuple[dict[str, Date], dict[str, Date]]:
    """Return the date of birth and of death of each person for whom the text gives one."""
    full_name_of = full_names(document)
    births: dict[str, Date] = {}
    deaths: dict[str, Date] = {}
    by_start = {date.start: date for date in document.dates if date.year and date.possible}
    for name in document.names:
        person = full_name_of.get(name.text, "") if name.kind == "person" else ""
        life = _LIFE.match(document.text, name.end) if person else None
        born = _BORN.match(document.text, name.end) if person else None
        if life and int(life["died"]) - int(life["born"]) >= _SHORTEST_LIFE:
            births[person], deaths[person] = _year(life, "born"), _year(life, "died")
        elif born and born.end() in by_start:
            births.setdefault(person, by_start[born.end()])
    for event in events:
        if event.person and event.verb in {"born", "died"}:
            (births if event.verb == "born" else deaths).setdefault(event.person, event.date)
    return births, deaths


def _year(match: re.Match[str], name: str) -> Date:
    return Date(match.start(name), match.end(name), "year", int(match[name]), 0, 0, -1, possible=True)


def _offices(document: Document, events: Sequence[DatedEvent]) -> Iterator[LifespanConflict]:
    """Yield an office taken up before the date of the election mentioned just before it."""
    order = {sentence: index for index, sentence in enumerate(document.sentences)}
    elections = [event for event in events if event.verb == "elected"]
    for elected, event in product(elections, events):
        is_near = 0 < order[event.sentence] - order[elected.sentence] <= _NEAR
        if not is_near or not is_earlier(event.date, elected.date):
            continue
        election = _words_of(document, elected)
        entry = _words_of(document, event)
        is_first_term = not _AGAIN.search(f"{election} {entry}")
        if _TAKES_OFFICE.search(entry) and is_first_term and _posts(entry) <= _posts(election):
            yield LifespanConflict(event.date, elected.date, "the office was taken up before the election to it")


def _words_of(document: Document, event: DatedEvent) -> str:
    return document.text[event.sentence.start : event.sentence.end]


def _posts(sentence: str) -> set[str]:
    return {post.lower() for post in _OFFICE.findall(sentence)}

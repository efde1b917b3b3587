"""Whose the words of a passage are, as far as the text says so by name."""

import re
from bisect import bisect_left
from typing import Final, NamedTuple

from workbench.domain.span import Span
from workbench.facts.antecedents import PRONOUNS
from workbench.facts.facts import facts_of
from workbench.flags.quotations.passages import Passage
from workbench.text.document import Document, TextSentence
from workbench.text.naming.plain_letters import ascii_fold
from workbench.text.speech.reporting import SAYING_VERBS

_WORD: Final = re.compile(r"[^\W_]+")
_TITLES: Final = frozenset("mr mrs ms miss sir dame lord lady dr professor prof the of and for de van von kc".split())
_REMARKS: Final = frozenset("remark remarks words phrase line comment comments claim joke quip verdict".split())

_REACH: Final = 80
_PRONOUN_REACH: Final = 20


class Speaker(NamedTuple):
    """The full name of who speaks, and where the text names him or her."""

    name: str
    place: Span


def speaker_of(document: Document, passage: Passage) -> Speaker | None:
    """Return who speaks the passage; None where nobody is named for it."""
    sentence = next(iter(document.sentences_in(passage.span)), None)
    spoken = passage.spoken
    if sentence is None or spoken is None:
        return None
    if spoken.speaker_start >= 0:
        place = Span(spoken.speaker_start, spoken.speaker_end)
        if not _is_beside(document, passage, place):
            return None
        name = facts_of(document).claimant_of_quotation(spoken, sentence)
        return Speaker(name, place) if name[:1].isupper() else None
    return _only_person_who_says(document, passage, sentence)


def are_two_people(document: Document, one: Speaker, other: Speaker) -> bool:
    """Return whether both are named as persons, and their names have no word in common."""
    if not (_is_person(document, one) and _is_person(document, other)):
        return False
    words, others = _name_words(one.name), _name_words(other.name)
    return bool(words) and bool(others) and words.isdisjoint(others)


def _is_person(document: Document, speaker: Speaker) -> bool:
    """Return whether the text knows the speaker as a person, by a full name or a title."""
    if facts_of(document).people.knows(speaker.name):
        return True
    if any(word.islower() for word in _WORD.findall(speaker.name) if word not in _TITLES):
        return False
    place = speaker.place
    at = bisect_left(document.names, place.end, key=lambda name: name.start) - 1
    return at >= 0 and document.names[at].end > place.start and document.names[at].kind == "person"


def _is_beside(document: Document, passage: Passage, place: Span) -> bool:
    """Return whether the speaker stands near the quotation, a pronoun right beside it."""
    if place.start >= passage.span.end:
        between = document.text[passage.span.end : place.start]
    else:
        between = document.text[place.end : passage.span.start]
    reach = _PRONOUN_REACH if place.of(document.text).lower() in PRONOUNS else _REACH
    return len(between) <= reach


def _only_person_who_says(document: Document, passage: Passage, sentence: TextSentence) -> Speaker | None:
    """Return the one person whom the sentence names outside the quotation, where a word of saying is beside it."""
    outside = [(sentence.start, passage.span.start), (passage.span.end, sentence.end)]
    words = {word.lower() for start, end in outside for word in _WORD.findall(document.text, start, max(start, end))}
    if words.isdisjoint(SAYING_VERBS | _REMARKS):
        return None
    first = bisect_left(document.names, sentence.start, key=lambda name: name.start)
    last = bisect_left(document.names, sentence.end, key=lambda name: name.start)
    names = [
        name
        for name in document.names[first:last]
        if name.kind == "person" and not passage.span.start <= name.start < passage.span.end
    ]
    if len(names) != 1:
        return None
    place = Span(names[0].start, names[0].end)
    return Speaker(facts_of(document).people.meant_by(names[0].text, place), place)


def _name_words(name: str) -> frozenset[str]:
    return frozenset(map(ascii_fold, _WORD.findall(name))) - _TITLES

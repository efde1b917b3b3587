"""Whether two like names are those of two persons, each with a first name or surname of its own."""

from collections import defaultdict
from typing import Final, NamedTuple

from rapidfuzz.distance import OSA
from wordfreq import zipf_frequency

from workbench.detectors.lists import english_words, is_name
from workbench.text.document import Document, Name
from workbench.text.names import folded

_ORDINARY: Final = 3.0
"""Zipf frequency from which a word of the dictionary that looks like a name is no slip's model."""

_BORNE: Final = 1.0
"""Zipf frequency from which a first name that is on no list is somebody's."""

_FIRST_AND_LAST: Final = 2


class Bearers(NamedTuple):
    """The persons of a document: the first names of each surname, the surnames of each first name, in plain letters."""

    first_names: dict[str, set[str]]
    surnames: dict[str, set[str]]


def bearers(document: Document) -> Bearers:
    """The persons written with a known first name and a surname, by each of the two."""
    return document.once(_bearers)


def are_two(persons: Bearers, word: str, other: str) -> bool:
    """Whether `word` is another person's name than `other`, or a surname where `other` is an ordinary word."""
    mine, its = persons.first_names.get(word), persons.first_names.get(other)
    if mine and its:
        return not {first[0] for first in mine} & {first[0] for first in its}
    if mine:
        return any(map(is_name, mine)) and _is_ordinary(other.lower())
    here, there = persons.surnames.get(word), persons.surnames.get(other)
    alike = not here or not there or any(OSA.distance(one, two) <= 1 for one in here for two in there)
    return not alike and _is_borne(word)


def _bearers(document: Document) -> Bearers:
    persons = Bearers(defaultdict(set), defaultdict(set))
    for name in document.names:
        words = name.text.split()
        if len(words) == _FIRST_AND_LAST and _is_person(name):
            persons.first_names[words[1]].add(folded(words[0]))
            persons.surnames[words[0]].add(folded(words[1]))
    return persons


def _is_person(name: Name) -> bool:
    """Whether it is a person's name, or can be one, and begins with a name in use."""
    first = name.text.split()[0]
    return name.kind in {"person", "unknown"} and _is_borne(first) and not _is_ordinary(first.lower())


def _is_borne(first: str) -> bool:
    return is_name(folded(first)) or zipf_frequency(first.lower(), "en") >= _BORNE


def _is_ordinary(word: str) -> bool:
    return zipf_frequency(word, "en") >= _ORDINARY and word in english_words()

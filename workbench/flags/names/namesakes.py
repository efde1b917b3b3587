"""Whether two like names are those of two persons, each with a first name or surname of its own."""

from collections import defaultdict
from typing import Final, NamedTuple

from rapidfuzz.distance import OSA
from wordfreq import zipf_frequency

from workbench.flags.dictionary import english_words
from workbench.flags.lists import is_name
from workbench.text.document import Document, Name
from workbench.text.names import folded
from workbench.text.naming.plain_letters import word_list

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
    """Whether `word` is another person's name than `other`, or a person's where `other` is none's."""
    mine, its = persons.first_names.get(word), persons.first_names.get(other)
    here, there = persons.surnames.get(word), persons.surnames.get(other)
    if mine:
        return _is_other_surname(mine, its) if its else _is_known(mine) and (bool(there) or _is_ordinary(other))
    if not here or not _is_borne(word):
        return False
    return _is_other_first_name(here, there) if there else _is_known(here) and _is_ordinary(other)


def _is_other_surname(mine: set[str], its: set[str]) -> bool:
    """Whether no two of the first names of two surnames begin alike, as Tom and Thomas do."""
    return not {first[0] for first in mine} & {first[0] for first in its}


def _is_other_first_name(here: set[str], there: set[str]) -> bool:
    """Whether no two of the surnames of two first names are alike."""
    return not any(OSA.distance(one, two) <= 1 for one in here for two in there)


def _is_known(names: set[str]) -> bool:
    return any(is_name(name) or name in word_list("given_names.txt") for name in names)


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
    return name.kind in {"person", "unknown"} and _is_borne(first) and not _is_ordinary(first)


def _is_borne(first: str) -> bool:
    return is_name(folded(first)) or zipf_frequency(first.lower(), "en") >= _BORNE


def _is_ordinary(word: str) -> bool:
    small = word.lower()
    return zipf_frequency(small, "en") >= _ORDINARY and small in english_words()

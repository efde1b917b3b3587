"""Whether two similar names belong to two people, each with a first name or surname of their own."""

from collections import defaultdict
from itertools import product
from typing import Final, NamedTuple

from rapidfuzz.distance import OSA
from wordfreq import zipf_frequency

from workbench.flags.dictionary import english_words
from workbench.flags.lists import is_name
from workbench.text.document import Document, Name
from workbench.text.language.word_lists import word_list
from workbench.text.names import ascii_fold

_ORDINARY: Final = 3.0
"""Zipf frequency from which a dictionary word that looks like a name is not what a slip was meant to be."""

_IN_USE: Final = 1.0
"""Zipf frequency from which a first name that is on no list counts as one."""

_FIRST_AND_LAST: Final = 2


class Bearers(NamedTuple):
    """The people of a document: the first names of each surname, and the surnames of each first name."""

    first_names: dict[str, set[str]]
    surnames: dict[str, set[str]]


def bearers(document: Document) -> Bearers:
    """Return the people written with a known first name and a surname, by each of the two."""
    return document.once(_bearers)


def are_different_people(persons: Bearers, word: str, other: str) -> bool:
    """Return whether `word` is a different person's name from `other`, or a person's where `other` is nobody's."""
    first_names, other_first_names = persons.first_names.get(word), persons.first_names.get(other)
    surnames, other_surnames = persons.surnames.get(word), persons.surnames.get(other)
    if first_names and other_first_names:
        return _is_other_surname(first_names, other_first_names)
    if first_names:
        return _is_known(first_names) and (bool(other_surnames) or _is_ordinary(other))
    if not surnames or not _is_in_use(word):
        return False
    is_name_of_nobody = not other_surnames and _is_known(surnames) and _is_ordinary(other)
    return _is_other_first_name(surnames, other_surnames) if other_surnames else is_name_of_nobody


def _is_other_surname(first_names: set[str], other_first_names: set[str]) -> bool:
    """Return whether the first names of two surnames share no initial, as Tom and Thomas do."""
    return not {name[0] for name in first_names} & {name[0] for name in other_first_names}


def _is_other_first_name(surnames: set[str], other_surnames: set[str]) -> bool:
    """Return whether no two surnames of two first names are alike."""
    pairs = product(surnames, other_surnames)
    return not any(OSA.distance(surname, other) <= 1 for surname, other in pairs)


def _is_known(names: set[str]) -> bool:
    return any(is_name(name) or name in word_list("given_names") for name in names)


def _bearers(document: Document) -> Bearers:
    persons = Bearers(defaultdict(set), defaultdict(set))
    for name in document.names:
        words = name.text.split()
        if len(words) == _FIRST_AND_LAST and _is_person(name):
            persons.first_names[words[1]].add(ascii_fold(words[0]))
            persons.surnames[words[0]].add(ascii_fold(words[1]))
    return persons


def _is_person(name: Name) -> bool:
    """Return whether it is, or may be, a person's name that begins with a first name in use."""
    first = name.text.split()[0]
    return name.kind in {"person", "unknown"} and _is_in_use(first) and not _is_ordinary(first)


def _is_in_use(first: str) -> bool:
    return is_name(ascii_fold(first)) or zipf_frequency(first.lower(), "en") >= _IN_USE


def _is_ordinary(word: str) -> bool:
    lower = word.lower()
    return zipf_frequency(lower, "en") >= _ORDINARY and lower in english_words()

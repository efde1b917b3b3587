"""Names that seem to be one name in two spellings, and which of the two is likelier wrong."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from wordfreq import zipf_frequency

from workbench.facts.entities.name_differences import Difference, Tokens, difference
from workbench.flags.lists import is_known_word, is_name
from workbench.flags.names.name_table import Entry, NameTable, name_table
from workbench.flags.names.one_name import are_one_name, are_one_person
from workbench.flags.names.one_surname import are_one_surname, may_be_surname
from workbench.text.document import Document

_RARE: Final = 2.0
"""Zipf frequency from which a word is trusted as much as one on a list."""

_ACRONYM: Final = re.compile(r"\d|(?<![\w-])[A-Z]{2,}[a-z]{0,2}(?![\w-])")
_LATIN: Final = re.compile(r"[A-Za-z]")
_OF_PLACE: Final = re.compile(r"(?:i?ans?|ish|ese)$")
_IN_USE: Final = 2.0
"""Zipf frequency from which a word is one in use."""


class TwoSpellings(NamedTuple):
    """A name in two spellings: the likelier wrong and the likelier right one, and how they differ.

    `is_person` says that one of them is a person's.
    """

    wrong: Entry
    right: Entry
    how: Difference
    is_person: bool


def spellings_in(document: Document) -> tuple[TwoSpellings, ...]:
    """Return the names in two spellings, in the order of the wrong ones; each pair of words once."""
    return document.once(_spellings)


def _spellings(document: Document) -> tuple[TwoSpellings, ...]:
    found: dict[frozenset[Tokens], TwoSpellings] = {}
    for pair in _pairs(name_table(document)):
        found.setdefault(differing_words(pair), pair)
    return tuple(sorted(found.values(), key=lambda pair: pair.wrong.uses[0].span))


def differing_words(pair: TwoSpellings) -> frozenset[Tokens]:
    """Return the words in which two names differ, or as they are written where they differ in marks alone."""
    one, other = pair.wrong.tokens, pair.right.tokens
    differing = [words for words in zip(one, other, strict=False) if words[0] != words[1]]
    if len(one) == len(other) and len(differing) == 1:
        return frozenset({(differing[0][0],), (differing[0][1],)})
    words, others = pair.wrong.name.split(), pair.right.name.split()
    while len(words) > 1 and len(others) > 1 and words[0] == others[0]:
        words, others = words[1:], others[1:]
    return frozenset({tuple(words), tuple(others)})


def _pairs(table: NameTable) -> Iterator[TwoSpellings]:
    """Yield the pairs that are one name, those of fewer words first, as they tell the slip itself."""
    for entry in sorted(table.entries.values(), key=lambda entry: len(entry.tokens)):
        for other in table.near(entry):
            how = difference(entry.name, other.name) if entry.name < other.name else None
            if how is not None and _are_comparable(entry, other):
                yield from _judged(table, entry, other, how=how)


def _are_comparable(one: Entry, other: Entry) -> bool:
    """Return whether neither name is an acronym, in other letters than Latin, or the other's people or adjective."""
    if any(_ACRONYM.search(entry.name) or not _LATIN.search(entry.name) for entry in (one, other)):
        return False
    pairs = zip(one.tokens, other.tokens, strict=False)
    return not any(_is_of_place(*pair) or _is_of_place(*reversed(pair)) for pair in pairs)


def _is_of_place(word: str, place: str) -> bool:
    """Return whether a word in use is made of a place's name for who or what is there: Kansan, Rican, Kurdish."""
    ending = _OF_PLACE.search(word)
    if ending is None or _OF_PLACE.search(place) or zipf_frequency(word, "en") < _IN_USE or is_name(word):
        return False
    return place.startswith(word[: ending.start()])


def _judged(table: NameTable, one: Entry, other: Entry, *, how: Difference) -> Iterator[TwoSpellings]:
    """Yield the two as one name in two spellings, unless they may be two names."""
    is_borne = bool(one.full_names or other.full_names)
    wrong, right = sorted((one, other), key=_trust if is_borne else _trust_of_single)
    is_person = bool(wrong.full_names or right.full_names or (wrong.persons and right.persons))
    if wrong.full_names and right.full_names:
        is_one = are_one_surname(wrong, right, how=how)
    elif wrong.full_names or right.full_names:
        short, full = (right, wrong) if wrong.full_names else (wrong, right)
        is_one = may_be_surname(table, short, full, how=how)
    else:
        is_one = (are_one_person if is_person else are_one_name)(wrong, right, how=how)
    if is_one:
        yield TwoSpellings(wrong, right, how, is_person)


def _trust_of_single(entry: Entry) -> tuple[int, bool, int]:
    """Return how far a name that is no surname in full is to be trusted: first of all, by how often it comes."""
    is_listed, _, many, place = _trust(entry)
    return many, is_listed, place


def _trust(entry: Entry) -> tuple[bool, bool, int, int]:
    """Return how far a spelling is to be trusted: on a list, part of a full name, frequent, earlier."""
    is_listed = all(is_known_word(token) or zipf_frequency(token, "en") >= _RARE for token in entry.tokens)
    return is_listed, bool(entry.full_names), len(entry.uses), -entry.uses[0].span.start

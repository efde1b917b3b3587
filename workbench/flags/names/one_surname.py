"""Whether two surnames a slip apart, of which one at least is borne in full, are one person's."""

import re
from collections.abc import Iterable
from itertools import product
from typing import Final

from wordfreq import zipf_frequency

from workbench.facts.entities.attributes.kinds.peoples import people_called
from workbench.facts.entities.name_differences import IN_WRITING, Difference, Tokens
from workbench.flags.dictionary import english_words
from workbench.flags.lists import is_known_word, is_name, known_people, known_places, known_words
from workbench.flags.names.name_table import Entry, NameTable
from workbench.flags.names.nicknames import are_one_first_name
from workbench.text.language.word_lists import word_list

_BEFORE_PLURALS: Final = frozenset(
    ["the", "these", "those", "both", "two", "three", "four", "other", "all", "many", "of"]
)
_OF_A_NAME: Final = re.compile(r"(?:i|an|ian|ism|ist|ite|ites|esque|ie|ey)")
"""Endings that make another word of a name: "Thatcherite"."""

_SHORTEST: Final = 4
_IN_USE: Final = 2.3
"""Zipf frequency from which a word is in use."""

_OFTEN: Final = 2
"""Most times that a slip is made in one article."""


def are_one_surname(one: Entry, other: Entry, *, how: Difference) -> bool:
    """Return whether two surnames, each borne in full, are meant to be one."""
    if how is Difference.ENDING and not is_surname(min(one.tokens[-1], other.tokens[-1], key=len), one.full_names):
        return False
    if _are_of_one_family(one, other) and not are_both_told(one, other):
        return True
    return _stands_for(one, other) or _stands_for(other, one) or _is_famous_beside(one, other)


def _is_famous_beside(one: Entry, other: Entry) -> bool:
    """Return whether one surname is a public figure's, and the other, a slip from it, is nobody's."""
    (word, *rest), (own, *own_rest) = one.tokens, other.tokens
    if word.startswith(own) or own.startswith(word):
        return False
    is_famous = (word in known_people() and is_unknown(own)) or (own in known_people() and is_unknown(word))
    return not rest and not own_rest and is_famous and not are_both_told(one, other)


def are_both_told(one: Entry, other: Entry) -> bool:
    """Return whether both are written so often that neither is a slip."""
    return min(len(one.uses), len(other.uses)) > _OFTEN


def _are_of_one_family(one: Entry, other: Entry) -> bool:
    """Return whether two surnames go with one first name, or are double with one half in common."""
    if "-" in one.name and "-" in other.name:
        return True
    return any(are_one_first_name(name[0], own[0]) for name, own in product(one.full_names, other.full_names))


def _stands_for(one: Entry, other: Entry) -> bool:
    """Return whether one surname, before anybody bears it in full, stands alone for the other, which never does."""
    if other.alone or not one.alone or len(other.full_names) > 1:
        return False
    first_in_full = min(use.span for use in one.uses if use not in one.alone)
    return min(use.span for use in one.alone) < first_in_full


def may_be_surname(table: NameTable, short: Entry, full: Entry, *, how: Difference) -> bool:
    """Return whether a short name may mean the person whose full name ends so: it is no other person's or thing's."""
    if not short.alone or how in IN_WRITING:
        return bool(short.alone) and (bool(short.persons) or len(short.tokens) == 1)
    word, own = unequal_words(short, full)
    if any(use.title for use in short.alone) and (word[0] == own[0] or len(word) >= _SHORTEST):
        return True
    is_plural = how is Difference.ENDING and not _is_no_plural(short, full, min(word, own, key=len))
    return (
        not is_plural
        and not _is_explained(table, short, word, own=own)
        and _may_name_a_person(short, full, word, own=own)
    )


def _is_explained(table: NameTable, short: Entry, word: str, *, own: str) -> bool:
    """Return whether the short name is somebody else's, or another word than a surname."""
    is_single = len(short.tokens) == 1
    is_elsewhere = table.tails[word] > (0 if is_single else len(short.alone))
    are_first_names = {word, own} <= word_list("given_names")
    begins_otherwise = is_single and word[0] != own[0]
    return begins_otherwise or bool(short.first_of) or is_elsewhere or is_made_of(word, own) or are_first_names


def _may_name_a_person(short: Entry, full: Entry, word: str, *, own: str) -> bool:
    """Return whether a word is neither well known nor an ordinary word, unless a person is so named here."""
    if word in known_people() or word in known_places() or word in known_words():
        return word in known_people() and is_unknown(own)
    if own in english_words() and not is_name(own):
        return is_unknown(word) and any(is_name(name[0]) for name in full.full_names)
    if min(len(word), len(own)) < _SHORTEST:
        return is_unknown(word)
    is_told_often = len(full.uses) > _OFTEN and len(short.alone) == 1
    return word not in english_words() or (bool(short.persons) and (is_name(word) or is_told_often))


def is_unknown(token: str) -> bool:
    """Return whether a word in plain letters is on no list, and hardly in use."""
    is_listed = is_known_word(token) or token in english_words()
    return not is_listed and zipf_frequency(token, "en") < _IN_USE


def _is_no_plural(short: Entry, full: Entry, word: str) -> bool:
    """Return whether an "s" at the end makes no plural: of a surname with a first name in use, and without "the"."""
    is_plural = any(use.before in _BEFORE_PLURALS for use in short.alone)
    return not is_plural and is_surname(word, full.full_names)


def is_surname(word: str, full_names: Iterable[Tokens]) -> bool:
    """Return whether a word is a surname and no plural: no ordinary word, but in use or behind a first name in use."""
    is_word = (
        len(word) < _SHORTEST or word in english_words() or word in known_words() or people_called(word.capitalize())
    )
    return not is_word and (is_name(word) or any(is_name(name[0]) for name in full_names))


def is_made_of(word: str, name: str) -> bool:
    """Return whether a word is made of a name: "Thatcherite" of "Thatcher"."""
    ending = word.removeprefix(name)
    return word != ending and name[-1] != ending[:1] and bool(_OF_A_NAME.fullmatch(ending))


def unequal_words(one: Entry, other: Entry) -> tuple[str, str]:
    """Return the one pair of words in which two names of as many words differ."""
    return next(pair for pair in zip(one.tokens, other.tokens, strict=True) if pair[0] != pair[1])

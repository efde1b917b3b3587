"""Whether two names a slip apart, neither the end of a fuller one, are one name."""

import re
from typing import Final

from wordfreq import zipf_frequency

from workbench.facts.entities.name_differences import IN_WRITING, TYPING, Difference
from workbench.flags.dictionary import english_words, spelling_variants
from workbench.flags.languages import is_used_abroad
from workbench.flags.lists import known_words
from workbench.flags.names.name_table import Entry
from workbench.flags.names.nicknames import are_one_first_name, is_first_name
from workbench.flags.names.one_surname import are_both_told, is_made_of, is_surname, unequal_words

_IN_USE: Final = 2.3
_RARE: Final = 2.0
_COMMONER: Final = 1.0
"""On the Zipf scale: a word in use, a rare word, and how much commoner the word meant must be."""

_LONG: Final = 6
"""Fewest letters of two unknown words, each written once, that are taken for one name."""

_SHORTEST: Final = 4
_MUCH_OFTENER: Final = 3
_BY_EAR: Final = frozenset({Difference.VOWEL, Difference.SOUND, Difference.DOUBLED})
_IDEA: Final = re.compile(r"is[mt]s?$")
_DIRECTIONS: Final = frozenset(
    ["north", "south", "east", "west", "central", "northern", "southern", "eastern", "western", "latin"]
)
_NATIONAL: Final = re.compile(r"(?:n|an|ian|ish|ese|i|s|ns|ans|ians)")
_ENDINGS: Final = re.compile(r"(?:n|an|ian|ish|ese|i|s|es|er|ers|ns|ans|ians|e|a|is|l|ly|al|o|ism|ist|ite|ites)")


def are_one_person(one: Entry, other: Entry, *, how: Difference) -> bool:
    """Return whether two names of persons are one: full names with one first name, or single names a slip apart."""
    if len(one.tokens) > 1 or len(other.tokens) > 1:
        is_same_first = one.tokens[0] == other.tokens[0] and not _are_made_of_each_other(one, other)
        return (how in IN_WRITING or is_same_first) and not are_both_told(one, other)
    return are_one_name(one, other, how=how)


def _are_made_of_each_other(one: Entry, other: Entry) -> bool:
    if len(one.tokens) != len(other.tokens) or one.tokens == other.tokens:
        return False
    word, own = unequal_words(one, other)
    shorter, longer = sorted((word, own), key=len)
    is_plural = longer == f"{shorter}s" and not is_surname(shorter, [one.tokens])
    return is_plural or is_made_of(longer, shorter)


def _is_rare_beside(one: Entry, other: Entry, *, how: Difference) -> bool:
    """Return whether a first name comes once beside one that sounds like it and comes often."""
    if how not in _BY_EAR or len(one.uses) > 1 or len(other.alone) < _MUCH_OFTENER or one.first_of or other.first_of:
        return False
    word, own = one.tokens[0], other.tokens[0]
    return (is_first_name(word) or is_first_name(own)) and not are_one_first_name(word, own)


def are_one_name(one: Entry, other: Entry, *, how: Difference) -> bool:
    """Return whether two names of anything are one: neither an ordinary word nor another ending of the other."""
    if how in IN_WRITING:
        return how is not Difference.SPACING or not _are_words(one, other)
    if how is Difference.ENDING or how is Difference.LETTERS:
        return how is Difference.ENDING and "&" in one.tokens
    return one.tokens[0][0] == other.tokens[0][0] and _are_one_in_letters(one, other, how=how)


def _are_one_in_letters(one: Entry, other: Entry, *, how: Difference) -> bool:
    word, own = unequal_words(one, other)
    if min(len(word), len(own)) < _SHORTEST or (own in english_words() and len(own) < _LONG):
        return False
    if len(one.tokens) > 1:
        return _is_slip_in_long_name(one, word, own, how=how)
    return not _are_one_word(word, own) and (_is_slip(one, other) or _is_rare_beside(one, other, how=how))


def _are_words(one: Entry, other: Entry) -> bool:
    """Return whether two names that differ in a hyphen or space are words as such, or name a people."""
    return "".join(one.tokens) in english_words() or any(token in known_words() for token in one.tokens + other.tokens)


def _is_slip_in_long_name(one: Entry, word: str, own: str, *, how: Difference) -> bool:
    """Return whether the one word in which two names differ is a slip: no other ending, and not two ordinary words."""
    is_ending = _NATIONAL.fullmatch(_ending(word, own)) is not None or one.tokens[0] in _DIRECTIONS
    are_two = {word, own} <= english_words() and how is not Difference.DOUBLED
    return how in TYPING and not is_ending and not are_two


def _ending(one: str, other: str) -> str:
    """Return what the longer of two words has after the shorter; empty where it does not begin with it."""
    shorter, longer = sorted((one, other), key=len)
    return longer.removeprefix(shorter) if longer.startswith(shorter) else ""


def _are_one_word(one: str, other: str) -> bool:
    """Return whether two words are one with another ending, or in British and American spelling."""
    if min(len(one), len(other)) > _LONG and not zipf_frequency(one, "en") and not zipf_frequency(other, "en"):
        return False
    are_ideas = bool(_IDEA.search(one) and _IDEA.search(other))
    has_ending = _ENDINGS.fullmatch(_ending(one, other)) is not None
    return are_ideas or has_ending or frozenset((one, other)) in spelling_variants()


def _is_slip(one: Entry, other: Entry) -> bool:
    """Return whether counts and frequencies favour `other`, and `one` is no word in use."""
    word, own = one.tokens[0], other.tokens[0]
    usage, other_usage = zipf_frequency(word, "en"), zipf_frequency(own, "en")
    if usage >= _IN_USE or word in english_words() or is_used_abroad(word) or len(one.uses) > len(other.uses):
        return False
    if len(one.uses) < len(other.uses):
        return True
    return (other_usage > usage + _COMMONER and usage < _RARE) if other_usage else len(word) >= _LONG

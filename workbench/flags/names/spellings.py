"""Capitalised words that are one slip from a more usual one in the same document."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Final, NamedTuple

from rapidfuzz.distance import OSA
from wordfreq import zipf_frequency

from workbench.domain.span import Span
from workbench.flags.dictionary import english_words, spelling_variants
from workbench.flags.languages import is_used_abroad
from workbench.flags.names.namesakes import are_different_people, bearers
from workbench.text.document import Document
from workbench.text.names import ascii_fold

_WORD: Final = re.compile(r"(?:\b[OD]['’])?[^\W\d_]{4,40}")
_LATIN: Final = re.compile(r"[a-zß-ɏḀ-ỹ'’]+")
_BROKEN_OFF: Final = re.compile(r"[-–—]+(?:\s|$)")
"""The dash after a word that its speaker broke off."""

_COMMON: Final = 3.0
_IN_USE: Final = 2.3
_RARE: Final = 2.0
_COMMONER: Final = 1.0
"""On the Zipf scale: a common word, a word in use, a rare word, and how much commoner the word meant must be."""

_LONG: Final = 6
"""Fewest letters of two unknown words, each written once, that are taken for one name when one letter apart."""

_ACRONYM: Final = re.compile(r"[A-Z]{2,}s?")
_ENDINGS: Final = re.compile(r"(?:n|an|ian|ish|ese|i|s|es|er|ers|ns|ans|ians|e|a|is|l|ly|al|o)")
_SAME_SOUND: Final = str.maketrans("yjqw", "iikv")
_SAME_END: Final = re.compile(r"(?:iy|yi|yy|ii|ij|y|i)$")
"""The spellings of an ending that many Slavic names share."""

_SPELT_OUT: Final = str.maketrans({"å": "aa", "ä": "ae", "ö": "oe", "ø": "oe", "ü": "ue", "æ": "e"})


class CapitalisedWords(NamedTuple):
    """The places of each capitalised word, and the words that also occur in lower case."""

    places: dict[str, list[Span]]
    small: set[str]


def capitalised_words(document: Document) -> CapitalisedWords:
    """Return the capitalised words of a document."""
    return document.once(_capitalised)


def better_spellings(document: Document) -> dict[str, str]:
    """Return the more usual spelling of each word that seems a slip for it or a variant of it."""
    return document.once(_better_spellings)


def _better_spellings(document: Document) -> dict[str, str]:
    places, small = capitalised_words(document)
    keys: dict[str, set[str]] = defaultdict(set)
    for word in places:
        for key in _keys(ascii_fold(word)):
            keys[key].add(word)
    better = {word: _better(word, keys, places) for word in places if word.lower() not in small}
    persons = bearers(document)
    return {word: right for word, right in better.items() if right and not are_different_people(persons, word, right)}


def _capitalised(document: Document) -> CapitalisedWords:
    places: dict[str, list[Span]] = defaultdict(list)
    small = set()
    for match in _WORD.finditer(document.text):
        word = match.group().replace("’", "'")
        if not word[0].isupper() or _ACRONYM.fullmatch(word):
            small.add(word.lower())
        elif _LATIN.fullmatch(word.lower()) and not _BROKEN_OFF.match(document.text, match.end()):
            places[word].append(Span(*match.span()))
    return CapitalisedWords(places, small)


def _keys(word: str) -> Iterator[str]:
    """Yield the word, and the word without each of its letters: words one edit apart share a key."""
    yield word
    for index in range(len(word)):
        yield word[:index] + word[index + 1 :]


def _better(word: str, keys: dict[str, set[str]], places: dict[str, list[Span]]) -> str:
    """Return the more usual spelling that `word` is a slip for; empty where there is none."""
    if zipf_frequency(word.lower(), "en") >= _COMMON:
        return ""
    near: set[str] = set()
    for key in _keys(ascii_fold(word)):
        if key:
            near |= keys[key]
    meant = [other for other in near - {word} if _is_slip(word, other, places)]
    return max(meant, key=lambda other: (len(places[other]), zipf_frequency(other.lower(), "en")), default="")


def _is_slip(word: str, other: str, places: dict[str, list[Span]]) -> bool:
    """Return whether `word` is more likely a slip for `other` than a name of its own; no slip adds an accent."""
    plain, other_plain = ascii_fold(word), ascii_fold(other)
    count, other_count = len(places[word]), len(places[other])
    if count > other_count:
        return False
    if is_variant(word, other):
        return count < other_count or places[word][0] >= places[other][0]
    adds_accent = other.isascii() and not word.isascii()
    if adds_accent or plain[:1] != other_plain[:1] or OSA.distance(plain, other_plain, score_cutoff=1) != 1:
        return False
    is_own_word = _is_one_word(plain, other_plain) or _is_foreign(word, other_plain)
    return not is_own_word and _is_unusual(word, other, places)


def _is_unusual(word: str, other: str, places: dict[str, list[Span]]) -> bool:
    """Return whether counts and frequencies favour `other`; a word in use is a slip only if two letters are swapped."""
    usage, other_usage = zipf_frequency(word.lower(), "en"), zipf_frequency(other.lower(), "en")
    if usage >= _IN_USE and sorted(ascii_fold(word)) != sorted(ascii_fold(other)):
        return False
    if len(places[word]) == len(places[other]):
        later_of_two_unknown = len(word) >= _LONG and places[word][0] > places[other][0]
        return other_usage > usage + _COMMONER and usage < _RARE if other_usage else later_of_two_unknown
    is_much_rarer = len(places[other]) > 2 * len(places[word])
    return usage == 0 or other_usage > usage + _COMMONER or (is_much_rarer and usage < _IN_USE)


def is_variant(word: str, other: str) -> bool:
    """Return whether the two differ in accents, or in letters that render one foreign sound."""
    lower, other_lower = word.lower(), other.lower()
    if {ascii_fold(lower), ascii_fold(lower.translate(_SPELT_OUT))} & {
        ascii_fold(other_lower),
        ascii_fold(other_lower.translate(_SPELT_OUT)),
    }:
        return True
    sounds = _sound(lower) == _sound(other_lower)
    return sounds and max(zipf_frequency(lower, "en"), zipf_frequency(other_lower, "en")) < _IN_USE


def _sound(word: str) -> str:
    return _SAME_END.sub("i", ascii_fold(word)).translate(_SAME_SOUND)


def _is_one_word(one: str, other: str) -> bool:
    """Return whether the two are one word with another ending, or in British and American spelling."""
    return _differs_in_ending(one, other) or frozenset((one, other)) in spelling_variants()


def _is_foreign(word: str, other: str) -> bool:
    """Return whether a long word is another language's form of the English word `other`."""
    return len(word) >= _LONG and other in english_words() and is_used_abroad(word)


def _differs_in_ending(word: str, other: str) -> bool:
    shorter, longer = sorted((word, other), key=len)
    return longer.startswith(shorter) and bool(_ENDINGS.fullmatch(longer[len(shorter) :]))

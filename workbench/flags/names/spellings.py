"""Capitalised words that are one slip from a more usual one of the same document."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Final, NamedTuple

from rapidfuzz.distance import OSA
from wordfreq import zipf_frequency

from workbench.domain.span import Span
from workbench.flags.dictionary import english_words, spelling_variants
from workbench.flags.languages import is_used_abroad
from workbench.flags.names.namesakes import are_two, bearers
from workbench.text.document import Document
from workbench.text.names import folded

_WORD: Final = re.compile(r"(?:\b[OD]['’])?[^\W\d_]{4,40}")
_LATIN: Final = re.compile(r"[a-zß-ɏḀ-ỹ'’]+")
_BROKEN_OFF: Final = re.compile(r"[-–—]+(?:\s|$)")
"""What follows a word that its speaker did not finish."""

_COMMON: Final = 3.0
_OWN: Final = 2.3
_RARE: Final = 2.0
_GAP: Final = 1.0
"""On the Zipf scale: a common word, a word in use of its own, a rare word, and how much commoner a word must be to be
meant instead."""

_LONG: Final = 6
"""Letters from which two unknown words one apart, each written once, are taken for one name."""

_ACRONYM: Final = re.compile(r"[A-Z]{2,}s?")
_ENDINGS: Final = re.compile(r"(?:n|an|ian|ish|ese|i|s|es|er|ers|ns|ans|ians|e|a|is|l|ly|al|o)")
_SAME_SOUND: Final = str.maketrans("yjqw", "iikv")
_SAME_END: Final = re.compile(r"(?:iy|yi|yy|ii|ij|y|i)$")
"""How the ending of many Slavic names is written."""

_SPELT_OUT: Final = str.maketrans({"å": "aa", "ä": "ae", "ö": "oe", "ø": "oe", "ü": "ue", "æ": "e"})


class Capitalised(NamedTuple):
    """Where each capitalised word stands, and the words written small somewhere."""

    places: dict[str, list[Span]]
    small: set[str]


def capitalised(document: Document) -> Capitalised:
    """The capitalised words of a document."""
    return document.once(_capitalised)


def better_spellings(document: Document) -> dict[str, str]:
    """The more usual spelling of each word that seems a slip for it or a variant of it."""
    return document.once(_better_spellings)


def _better_spellings(document: Document) -> dict[str, str]:
    places, small = capitalised(document)
    keys: dict[str, set[str]] = defaultdict(set)
    for word in places:
        for key in _keys(folded(word)):
            keys[key].add(word)
    better = {word: _better(word, keys, places) for word in places if word.lower() not in small}
    persons = bearers(document)
    return {word: right for word, right in better.items() if right and not are_two(persons, word, right)}


def _capitalised(document: Document) -> Capitalised:
    places: dict[str, list[Span]] = defaultdict(list)
    lower = set()
    for found in _WORD.finditer(document.text):
        word = found.group().replace("’", "'")
        if not word[0].isupper() or _ACRONYM.fullmatch(word):
            lower.add(word.lower())
        elif _LATIN.fullmatch(word.lower()) and not _BROKEN_OFF.match(document.text, found.end()):
            places[word].append(Span(*found.span()))
    return Capitalised(places, lower)


def _keys(word: str) -> Iterator[str]:
    """What is left with one letter gone: words one edit apart share a key."""
    yield word
    for index in range(len(word)):
        yield word[:index] + word[index + 1 :]


def _better(word: str, keys: dict[str, set[str]], places: dict[str, list[Span]]) -> str:
    plain = folded(word)
    near = {other for key in _keys(plain) for other in keys[key] if key} - {word}
    usual = zipf_frequency(word.lower(), "en")
    fit = [other for other in near if usual < _COMMON and _is_slip(word, other, places)]
    return max(fit, key=lambda other: (len(places[other]), zipf_frequency(other.lower(), "en")), default="")


def _is_slip(word: str, other: str, places: dict[str, list[Span]]) -> bool:
    """Whether `word` is likelier a slip for `other` than a name of its own; nobody slips into an accent."""
    one, two = folded(word), folded(other)
    mine, its = len(places[word]), len(places[other])
    if mine > its or (mine == its and places[word][0] < places[other][0] and is_variant(word, other)):
        return False
    if is_variant(word, other):
        return True
    accented = other.isascii() and not word.isascii()
    apart = accented or one[:1] != two[:1] or OSA.distance(one, two, score_cutoff=1) != 1
    return not apart and not _is_one_word(one, two) and not _is_foreign(word, two) and _is_unusual(word, other, places)


def _is_unusual(word: str, other: str, places: dict[str, list[Span]]) -> bool:
    """Whether counts and word frequencies speak for `other`; a word in use is a slip only by two letters swapped."""
    mine, its = zipf_frequency(word.lower(), "en"), zipf_frequency(other.lower(), "en")
    if mine >= _OWN and sorted(folded(word)) != sorted(folded(other)):
        return False
    if len(places[word]) == len(places[other]):
        later_of_two_unknown = len(word) >= _LONG and places[word][0] > places[other][0]
        return its > mine + _GAP and mine < _RARE if its else later_of_two_unknown
    many = len(places[other]) > 2 * len(places[word])
    return mine == 0 or its > mine + _GAP or (many and mine < _OWN)


def is_variant(word: str, other: str) -> bool:
    """Whether the two differ in accents, or in letters that write one foreign sound."""
    one, two = word.lower(), other.lower()
    if {folded(one), folded(one.translate(_SPELT_OUT))} & {folded(two), folded(two.translate(_SPELT_OUT))}:
        return True
    sounds = _sound(one) == _sound(two)
    return sounds and max(zipf_frequency(one, "en"), zipf_frequency(two, "en")) < _OWN


def _sound(word: str) -> str:
    return _SAME_END.sub("i", folded(word)).translate(_SAME_SOUND)


def _is_one_word(one: str, two: str) -> bool:
    """Whether the two are one word with another ending, or in British and American spelling."""
    return _inflected(one, two) or frozenset((one, two)) in spelling_variants()


def _is_foreign(word: str, other: str) -> bool:
    """Whether a word of some length is another language's for the English word `other`."""
    return len(word) >= _LONG and other in english_words() and is_used_abroad(word)


def _inflected(one: str, two: str) -> bool:
    short, long = sorted((one, two), key=len)
    return long.startswith(short) and bool(_ENDINGS.fullmatch(long[len(short) :]))

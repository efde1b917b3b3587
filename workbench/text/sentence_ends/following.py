"""What follows a stop: whether a sentence begins there."""

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

from workbench.text.language.word_lists import entries_of, word_list
from workbench.text.naming.capitalised_run import SMALL_TITLES
from workbench.text.sentence_ends.stop import Stop

_BRAND: Final = re.compile(r"[a-z]{1,2}[A-Z]\w+")
_PARTICLE: Final = re.compile(
    r"(?:de|del|della|di|da|du|van|von|ter|ten|bin|al|el|la|le)[ -](?:der |den |la )?[A-Z][a-z]|d[’'][A-Z][a-z]"
)
_INITIAL: Final = re.compile(r"[A-Z]\.")
_LEADERS: Final = frozenset("chief executive chairman spokesman spokeswoman founder head managing owner vice".split())
_SHORTEST_PLAIN_WORD: Final = 3
_SHORTEST_IN_HEADING: Final = 4
_SHORT_WORDS: Final = frozenset("it me us him up so do go".split())
_I: Final = re.compile(r"i(?:$|[’'](?:m|ve|ll|d)$)")
_LINKS: Final = frozenset({"of", "per", "and", "or"})


@cache
def abbreviations() -> Mapping[str, str]:
    """Return the short forms of English without their stop, each with its class."""
    return MappingProxyType(dict(line.split("\t") for line in entries_of("abbreviations")))


def begins_with_opener(stop: Stop) -> bool:
    """Return whether a function word with a capital follows, as at the beginning of a sentence."""
    word = stop.next_word
    if not word[:1].isupper() or _INITIAL.match(stop.after[len(stop.marks_after) :]):
        return False
    bare = re.split(r"[’']", word, maxsplit=1)[0].lower()
    if bare not in word_list("sentence_openers") or stop.words_after[0].endswith("."):
        return False
    return not _is_in_heading(stop)


def _is_in_heading(stop: Stop) -> bool:
    """Return whether the line is a heading with capitals: `Why Downtown L.A. Should Approve a Streetcar`."""
    following = [word for word in stop.words_after[1:4] if len(word) >= _SHORTEST_IN_HEADING]
    return stop.line.rstrip()[-1].isalnum() and all(word[0].isupper() for word in following)


def begins_with_plain_words(stop: Stop) -> bool:
    """Return whether an English word with a capital follows, and then one in lower case: `Shareholders will vote`."""
    word, lower = stop.next_word, stop.next_word.lower()
    if not word.istitle() or lower in SMALL_TITLES or lower in _LEADERS or lower not in word_list("english_words"):
        return False
    first, *following = stop.words_after
    return first == word and bool(following) and following[0][:1].islower() and following[0] != "of"


def begins_in_lower_case(stop: Stop) -> bool:
    """Return whether what begins in lower case is a sentence: `eBay kept`, `de Klerk saw`, `bell hooks wrote`."""
    if _I.match(stop.next_word):
        return not stop.closing
    if stop.marks != "." or stop.closing.strip("0123456789,-–"):
        return False
    if _BRAND.match(stop.after) or _PARTICLE.match(stop.after):
        return len(stop.word) > 1
    return (is_plain_word(stop.word) or _is_year(stop.word)) and stop.next_word not in _LINKS


def _is_year(word: str) -> bool:
    return word.isdecimal() and len(word) == len("2020")


def is_plain_word(word: str) -> bool:
    """Return whether an English word in lower case that is no short form stands before the stop."""
    if (len(word) < _SHORTEST_PLAIN_WORD and word not in _SHORT_WORDS) or not word.islower() or word in abbreviations():
        return False
    return word in word_list("english_words")

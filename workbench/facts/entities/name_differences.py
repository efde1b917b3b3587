"""How two spellings of what may be one name differ."""

import re
from enum import StrEnum
from functools import lru_cache
from typing import Final

from rapidfuzz.distance import OSA

from workbench.facts.entities.name_uses import PARTICLES
from workbench.text.names import sound
from workbench.text.naming.plain_letters import ascii_fold

Tokens = tuple[str, ...]
"""The words of a name in small plain letters; those of a double name are two."""

_APART: Final = re.compile(r"[\s\u2010\u2011-]+")
_ARTICLE: Final = re.compile(r"\b(?:[Aa]l|[Ee]l)[- ]")
_MARKS: Final = re.compile(r"[’'.\u02bb‘`]")
_SCOTTISH: Final = re.compile(r"^m(?:a?c|')(?=\w{3})")
_VOWELS: Final = re.compile(r"[aeiouy]+")
_NUMERAL: Final = re.compile(r"[ivxl]+")
_HISSES: Final = re.compile(r"(?:s|x|z|ch|sh)$")
_SHORTEST: Final = 3
_TWICE: Final = re.compile(r"(.)\1+")
_LONG: Final = 7
"""Fewest letters of a name in which two letters may differ."""

_FAR_IN_DOUBLE_NAMES: Final = 3
"""Letters that may differ in one half of a double name whose other half is equal."""


class Difference(StrEnum):
    """How one spelling of a name differs from another."""

    ACCENT = "an accent"
    SPACING = "a hyphen, a space or a mark"
    PARTICLE = "a particle"
    SWAPPED = "two letters swapped"
    DOUBLED = "a letter doubled or not doubled"
    LEFT_OUT = "a letter left out or too many"
    VOWEL = "another vowel"
    ENDING = "an s at the end"
    SOUND = "letters that sound alike"
    LETTER = "another letter"
    LETTERS = "two letters"


TYPING: Final = frozenset({Difference.SWAPPED, Difference.DOUBLED, Difference.LEFT_OUT})
"""Slips of the fingers."""

IN_WRITING: Final = frozenset({Difference.ACCENT, Difference.SPACING, Difference.PARTICLE})
"""Differences that leave the letters of the name itself as they are."""


@lru_cache(maxsize=1 << 14)
def tokens_of(name: str) -> Tokens:
    """Return the words of a name as it is compared.

    >>> tokens_of("Zoë O’Neill-Price")
    ('zoe', 'oneill', 'price')
    """
    parts = (_MARKS.sub("", part) for part in _APART.split(ascii_fold(name)))
    return tuple(part for part in parts if part)


def core_of(tokens: Tokens) -> str:
    """Return the letters of a name without its particles, "Mc" written out.

    >>> core_of(("van", "der", "berg")), core_of(("mcallinden",))
    ('berg', 'macallinden')
    """
    kept = [token for token in tokens[:-1] if token not in PARTICLES or len(token) == 1]
    kept += tokens[-1:]
    return _SCOTTISH.sub("mac", "".join(kept))


@lru_cache(maxsize=1 << 14)
def keys_of(token: str) -> frozenset[str]:
    """Return what two words one slip apart share: the word less each of its letters, its sound and its consonants."""
    heard = sound(token)
    keys = {token, f"~{heard}", *(token[:at] + token[at + 1 :] for at in range(len(token)))}
    if len(token) >= _LONG - 1:
        keys.add(f"^{_consonants(token)}")
        keys.update(f"~{heard[:at]}{heard[at + 1 :]}" for at in range(len(heard)))
    return frozenset(keys)


def _consonants(token: str) -> str:
    return token[0] + _TWICE.sub(r"\1", _VOWELS.sub("", token[1:]))


@lru_cache(maxsize=1 << 14)
def difference(one: str, other: str) -> Difference | None:
    """Return how two names differ in one slip; None where they are equal, or differ in more.

    >>> difference("Toliver", "Tolliver").value, difference("van der Akker", "van den Akker").value
    ('a letter doubled or not doubled', 'a particle')
    >>> difference("Brandt", "Berg"), difference("Ann Lee", "Bo Li")
    (None, None)
    """
    tokens, others = tokens_of(one), tokens_of(other)
    if tokens == others:
        return _in_marks(one, other)
    shorter, longer = sorted((tokens, others), key=len)
    if longer[-len(shorter) :] == shorter:
        return None
    if "".join(tokens) == "".join(others):
        return _in_spacing(one, other)
    return Difference.PARTICLE if core_of(tokens) == core_of(others) else _in_one_word(one, other)


def _in_one_word(one: str, other: str) -> Difference | None:
    """Return how two names of as many words differ where they do in one; None where they do in more."""
    tokens, others = tokens_of(one), tokens_of(other)
    unequal = [pair for pair in zip(tokens, others, strict=False) if pair[0] != pair[1]]
    if len(tokens) != len(others) or len(unequal) != 1 or not _are_words(*unequal[0]):
        return None
    word, own = unequal[0]
    is_double = "-" in one and "-" in other and word[0] == own[0]
    if is_double and OSA.distance(word, own) == _FAR_IN_DOUBLE_NAMES:
        return Difference.LETTERS
    return _in_letters(word, own, is_part=any(token not in PARTICLES for token in tokens if token != word))


def _in_spacing(one: str, other: str) -> Difference | None:
    """Return a difference in hyphens and spaces, but for initials and for the hyphen of the Arabic article."""
    is_trifle = "." in one + other or _ARTICLE.sub("", one) == _ARTICLE.sub("", other)
    return None if is_trifle else Difference.SPACING


def _are_words(word: str, other: str) -> bool:
    """Return whether two words are of letters, no initials, no numerals, and not the plural of each other."""
    shorter, longer = sorted((word, other), key=len)
    if len(shorter) < _SHORTEST or not (word.isalpha() and other.isalpha()):
        return False
    return longer != f"o{shorter}" and not (
        _NUMERAL.fullmatch(longer) or (longer == f"{shorter}es" and _HISSES.search(shorter))
    )


def _in_marks(one: str, other: str) -> Difference | None:
    """Return how two names with the same plain letters differ; those all in capitals have no accents to lose."""
    plain, other_plain = (_MARKS.sub("", _APART.sub("", name)).casefold() for name in (one, other))
    if plain != other_plain:
        return None if one.isupper() or other.isupper() else Difference.ACCENT
    return _in_spacing(one, other) if ("-" in one) != ("-" in other) else None


def _in_letters(one: str, other: str, *, is_part: bool) -> Difference | None:
    """Return how two words differ; the other parts of a name being equal, more may differ in one of them."""
    far = OSA.distance(one, other)
    shorter, longer = sorted((one, other), key=len)
    if far == 1:
        return _of_one_slip(shorter, longer)
    if sound(one) == sound(other) and one[0] == other[0] and far <= 3:  # noqa: PLR2004 - as y and ie
        return Difference.SOUND
    is_long = len(shorter) >= _LONG or (is_part and len(shorter) > 3)  # noqa: PLR2004 - initials and short names
    keeps_consonants = len(shorter) >= _LONG - 1 and _consonants(one) == _consonants(other)
    is_near = far == 2 or OSA.distance(sound(one), sound(other)) == 1  # noqa: PLR2004 - two letters
    return Difference.LETTERS if is_near and (is_long or keeps_consonants) and one[0] == other[0] else None


def _of_one_slip(shorter: str, longer: str) -> Difference:
    if len(shorter) == len(longer):
        return _of_changed_letter(shorter, longer)
    at = next((at for at, letter in enumerate(shorter) if letter != longer[at]), len(shorter))
    if at == len(shorter) and longer[-1] == "s":
        return Difference.ENDING
    is_doubled = longer[at] in longer[max(0, at - 1) : at] + longer[at + 1 : at + 2]
    return Difference.DOUBLED if is_doubled else Difference.LEFT_OUT


def _of_changed_letter(one: str, other: str) -> Difference:
    if sorted(one) == sorted(other):
        return Difference.SWAPPED
    if sound(one) == sound(other):
        return Difference.SOUND
    return Difference.VOWEL if _VOWELS.sub("", one) == _VOWELS.sub("", other) else Difference.LETTER

"""Words formed from known ones: in no dictionary, yet no slips."""

from functools import lru_cache
from typing import Final

from wordfreq import zipf_frequency

from workbench.flags.dictionary import english_words

_PREFIXES: Final = (
    "un re pre non anti over under co sub super inter multi micro mega cyber bio eco geo neo post pro semi ultra out "
    "mis dis de trans counter hyper tele auto mini nano kilo proto pseudo para meta mono poly tri up off down back "
    "fore crypto electro hydro photo retro socio techno thermo vice agri aero"
).split()
_SUFFIXES: Final = (
    "s es ed d ing er ers r rs or ors ness less like ly ish ism isms ist ists able wise ward wards fest gate ship hood "
    "y ies ie ication ization isation ize ise ized ised izing ising al esque ese ian ians ic ment ments est "
    "ee ees ier iest ability dom phobia phobic ology maker makers"
).split()
_VOWELS: Final = frozenset("aeiouy")
_SHORTEST: Final = 4
_IN_USE: Final = 2.5
_COMMON: Final = 3.5
"""On the Zipf scale: a word that takes a prefix, and one that forms a compound."""


@lru_cache(maxsize=4_096)
def is_coined(word: str, *, shortest: int = _SHORTEST) -> bool:
    """Return whether `word`, lower case, is a known word with a prefix or suffix, or a compound of two common ones.

    `shortest` is the fewest letters of either part of a compound.

    >>> is_coined("solarpunk"), is_coined("podcasters"), is_coined("goverment")
    (True, True, False)
    """
    return _has_prefix(word) or _has_suffix(word) or _is_compound(word, shortest)


def _has_prefix(word: str) -> bool:
    remainders = (word.removeprefix(prefix) for prefix in _PREFIXES if word.startswith(prefix))
    return any(len(rest) >= _SHORTEST and _is_used(rest, _IN_USE) for rest in remainders)


def _has_suffix(word: str) -> bool:
    parts = ((word.removesuffix(suffix), suffix) for suffix in _SUFFIXES if word.endswith(suffix))
    return any(len(stem) >= _SHORTEST and _takes_suffix(stem, suffix) for stem, suffix in parts)


def _takes_suffix(stem: str, suffix: str) -> bool:
    """Return whether the stem is a word that takes the suffix, perhaps with its last e dropped or its y turned to i."""
    dictionary = english_words()
    is_word = stem in dictionary and not (suffix == "y" and stem.endswith("al"))
    lost_e = suffix[0] in _VOWELS and f"{stem}e" in dictionary
    return is_word or lost_e or (stem.endswith("i") and f"{stem[:-1]}y" in dictionary)


def _is_compound(word: str, shortest: int) -> bool:
    parts = ((word[:at], word[at:]) for at in range(shortest, len(word) - shortest + 1))
    return any(_is_used(first, _COMMON) and _is_used(second, _COMMON) for first, second in parts)


def _is_used(word: str, least: float) -> bool:
    return word in english_words() and zipf_frequency(word, "en") >= least

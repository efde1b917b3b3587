"""Words made of known ones: no dictionary has them, and they are no slips."""

from functools import lru_cache
from typing import Final

from wordfreq import zipf_frequency

from workbench.flags.dictionary import english_words

_BEFORE: Final = (
    "un re pre non anti over under co sub super inter multi micro mega cyber bio eco geo neo post pro semi ultra out "
    "mis dis de trans counter hyper tele auto mini nano kilo proto pseudo para meta mono poly tri up off down back "
    "fore crypto electro hydro photo retro socio techno thermo vice agri aero"
).split()
_AFTER: Final = (
    "s es ed d ing er ers r rs or ors ness less like ly ish ism isms ist ists able wise ward wards fest gate ship hood "
    "y ies ie ication ization isation ize ise ized ised izing ising al esque ese ian ians ic ment ments est "
    "ee ees ier iest ability dom phobia phobic ology maker makers"
).split()
_VOWELS: Final = frozenset("aeiouy")
_SHORTEST: Final = 4
_USED: Final = 2.5
_COMMON: Final = 3.5
"""On the Zipf scale: a word that takes a syllable before it, and one that makes a compound."""


@lru_cache(maxsize=4_096)
def is_coined(word: str, *, shortest: int = _SHORTEST) -> bool:
    """Whether `word`, in small letters, is a known word with a syllable before or after it, or two common ones.

    `shortest` is the number of letters of the shorter part of a compound.

    >>> is_coined("solarpunk"), is_coined("podcasters"), is_coined("goverment")
    (True, True, False)
    """
    return _leads(word) or _ends(word) or _is_compound(word, shortest)


def _leads(word: str) -> bool:
    rests = (word.removeprefix(syllable) for syllable in _BEFORE if word.startswith(syllable))
    return any(len(rest) >= _SHORTEST and _is_used(rest, _USED) for rest in rests)


def _ends(word: str) -> bool:
    parts = ((word.removesuffix(ending), ending) for ending in _AFTER if word.endswith(ending))
    return any(len(stem) >= _SHORTEST and _takes(stem, ending) for stem, ending in parts)


def _takes(stem: str, ending: str) -> bool:
    """Whether the stem is a word that takes the ending: before a vowel without its last e, or with an i for a y."""
    known = english_words()
    whole = stem in known and not (ending == "y" and stem.endswith("al"))
    cut = ending[0] in _VOWELS and f"{stem}e" in known
    return whole or cut or (stem.endswith("i") and f"{stem[:-1]}y" in known)


def _is_compound(word: str, shortest: int) -> bool:
    parts = ((word[:at], word[at:]) for at in range(shortest, len(word) - shortest + 1))
    return any(_is_used(one, _COMMON) and _is_used(other, _COMMON) for one, other in parts)


def _is_used(word: str, least: float) -> bool:
    return word in english_words() and zipf_frequency(word, "en") >= least

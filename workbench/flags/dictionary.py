"""The English words that the rules know, in British and American spelling, and usual misspellings."""

import gzip
from functools import cache
from importlib.resources import files
from typing import Final

_DATA: Final = files("workbench.flags").joinpath("data")


@cache
def english_words() -> frozenset[str]:
    """Return the words of a large English dictionary, lower case, in British and American spelling."""
    packed = _DATA.joinpath("english_words.txt.gz").read_bytes()
    return frozenset(gzip.decompress(packed).decode("ascii").split())


@cache
def spelling_variants() -> frozenset[frozenset[str]]:
    """Return the pairs of words that are one word in British and American spelling."""
    return frozenset(frozenset(line.split("=")) for line in _lines("spelling_variants.txt"))


@cache
def misspelt_words() -> dict[str, str]:
    """Return usual misspellings that are no words of their own, each with the word meant."""
    meant: dict[str, str] = {}
    for line in _lines("misspelt_words.txt"):
        right, *misspellings = line.split("=")
        meant |= dict.fromkeys(misspellings, right)
    return meant


def _lines(name: str) -> list[str]:
    text = _DATA.joinpath(name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]

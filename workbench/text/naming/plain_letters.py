"""Plain letters, and the word lists of the name finder."""

from functools import cache, lru_cache
from importlib.resources import files

from anyascii import anyascii


@lru_cache(maxsize=1 << 15)
def folded(word: str) -> str:
    """`word` in plain Latin letters, lower case, accents off.

    >>> folded("Brégançon")
    'bregancon'
    """
    return anyascii(word).lower()


@cache
def word_list(file: str) -> frozenset[str]:
    """The words of a list beside this module, in plain small letters.

    "given_names.txt" holds first names that are neither English words nor
    places, "no_names.txt" words that begin no name.
    """
    return frozenset(files("workbench.text.naming").joinpath("data", file).read_text(encoding="utf-8").split())

"""Plain letters, and the word lists for finding names."""

from functools import cache, lru_cache
from importlib.resources import files

from anyascii import anyascii


@lru_cache(maxsize=1 << 15)
def folded(word: str) -> str:
    """Return `word` in plain Latin letters, lower case and without accents.

    >>> folded("Brégançon")
    'bregancon'
    """
    return anyascii(word).lower()


@cache
def word_list(file: str) -> frozenset[str]:
    """Return the words of a list next to this module, in plain lower-case letters.

    "given_names.txt" holds first names that are neither English words nor
    places, "no_names.txt" words that begin no name.
    """
    return frozenset(files("workbench.text.naming").joinpath("data", file).read_text(encoding="utf-8").split())

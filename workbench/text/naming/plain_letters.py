"""Plain letters."""

from functools import lru_cache

from anyascii import anyascii


@lru_cache(maxsize=1 << 15)
def folded(word: str) -> str:
    """Return `word` in plain Latin letters, lower case and without accents.

    >>> folded("Brégançon")
    'bregancon'
    """
    return anyascii(word).lower()

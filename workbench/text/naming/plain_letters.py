"""Plain letters."""

from functools import lru_cache

from anyascii import anyascii


@lru_cache(maxsize=1 << 15)
def ascii_fold(word: str) -> str:
    """Return `word` in plain Latin letters, lower case and without accents.

    >>> ascii_fold("Brégançon")
    'bregancon'
    """
    return anyascii(word).lower()

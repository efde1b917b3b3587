"""The words and signs of a text with their offsets."""

import re
from functools import lru_cache
from typing import Final

WORD: Final = re.compile(r"[A-Za-z]+(?:[’'][a-z]+)?|\d[\d,.]*|[^\w\s]")

_JOINED_BEFORE: Final = re.compile(r"[\w@#&/_.~’'+=\\-]$")
_JOINED_AFTER: Final = re.compile(r"[\w@#/_~+=(\\-]|[’'](?!s\b)\w|\.\w")


@lru_cache(maxsize=1)
def words_with_places(text: str) -> tuple[re.Match[str], ...]:
    """Return the words and signs of `text`; the last text's are cached, as several rules ask in turn."""
    return tuple(WORD.finditer(text))


def is_plain(text: str, start: int, end: int) -> bool:
    """Return whether the word is not part of an address, a tag, a file name or a compound.

    >>> is_plain("the cat's hat", 4, 7), is_plain("see example.com/hat", 16, 19)
    (True, False)
    """
    return not (_JOINED_BEFORE.search(text, max(0, start - 1), start) or _JOINED_AFTER.match(text, end))

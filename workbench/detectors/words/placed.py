"""The words and signs of a text with their places."""

import re
from functools import lru_cache
from typing import Final

WORD: Final = re.compile(r"[A-Za-z]+(?:[’'][a-z]+)?|\d[\d,.]*|[^\w\s]")


@lru_cache(maxsize=1)
def placed(text: str) -> tuple[re.Match[str], ...]:
    """The words and signs of `text`, looked for once for all who ask about the same text in turn."""
    return tuple(WORD.finditer(text))

"""A clause with several shares cut so that each share stands in a claim of its own."""

import re
from typing import Final

from workbench.domain.span import Span
from workbench.extraction.splitting.clauses import trimmed

_SHARE: Final = re.compile(r"\d\s?%|\d per ?cent\b|\d percentage points?\b", re.IGNORECASE)
_CUT: Final = re.compile(
    r"(?:[,;]\s+(?:(?:and|with|while|but|whereas)\s+)?|(?<!compared)\s(?:and|while|but|whereas|with)\s+)"
    r"(?=(?:(?:only|just|about|some|nearly|almost|over|another|the other|a further|roughly|around)\s+){0,2}"
    r"\d[\d.,]*\s?(?:%|per ?cent\b))",
    re.IGNORECASE,
)
_WORDS_AFTER: Final = 2


def share_parts(text: str, clause: Span) -> list[Span]:
    """The parts of `clause` that each hold a share; the clause alone where there is one share or none.

    >>> text = "Some 41% agree with it, 20% do not."
    >>> [part.of(text) for part in share_parts(text, Span(0, len(text)))]
    ['Some 41% agree with it', '20% do not.']
    """
    parts = []
    start = clause.start
    for found in _CUT.finditer(text, clause.start, clause.end):
        if _says_enough(text[start : found.start()]) and _says_enough(text[found.end() : clause.end]):
            part = trimmed(text, start, found.start())
            parts += [part] if part else []
            start = found.end()
    return [*parts, Span(start, clause.end)]


def _says_enough(part: str) -> bool:
    """Whether a share and what it is a share of stand in `part`."""
    shares = [found.end() for found in _SHARE.finditer(part)]
    return bool(shares) and len(part[shares[0] :].split()) >= _WORDS_AFTER

"""A clause with several shares divided so that each share is in a claim of its own."""

import re
from typing import Final

from workbench.domain.span import Span
from workbench.facts.clause_edges import trim_clause

_SHARE: Final = re.compile(r"\d\s?%|\d per ?cent\b|\d percentage points?\b", re.IGNORECASE)
_CUT: Final = re.compile(
    r"(?:[,;]\s+(?:(?:and|with|while|but|whereas)\s+)?|(?<!compared)\s(?:and|while|but|whereas|with)\s+)"
    r"(?=(?:(?:only|just|about|some|nearly|almost|over|another|the other|a further|roughly|around)\s+){0,2}"
    r"\d[\d.,]*\s?(?:%|per ?cent\b))",
    re.IGNORECASE,
)
_WORDS_AFTER: Final = 2


def share_parts(text: str, clause: Span) -> list[Span]:
    """Return the parts of `clause` with one share each; the clause alone where there is one share or none.

    >>> text = "Some 41% agree with it, 20% do not."
    >>> [part.of(text) for part in share_parts(text, Span(0, len(text)))]
    ['Some 41% agree with it', '20% do not.']
    """
    parts = []
    start = clause.start
    for match in _CUT.finditer(text, clause.start, clause.end):
        if _is_complete(text[start : match.start()]) and _is_complete(text[match.end() : clause.end]):
            part = trim_clause(text, start, match.start())
            parts += [part] if part else []
            start = match.end()
    return [*parts, Span(start, clause.end)]


def _is_complete(part: str) -> bool:
    """Return whether `part` has a share and says what it is a share of."""
    share_ends = [match.end() for match in _SHARE.finditer(part)]
    return bool(share_ends) and len(part[share_ends[0] :].split()) >= _WORDS_AFTER

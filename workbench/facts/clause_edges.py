"""Where a clause begins and ends: the words and marks that join it to others."""

import re
from typing import Final

from workbench.domain.span import Span

CONTRASTING: Final = frozenset({"while", "whereas", "although", "though"})
"""Words that contrast one statement with another."""
_LEAD: Final = re.compile(r"(?:[\s,;:–—-]|(?:and|but|while|with|who|which|that|although|though|whereas)\b(?!\s*,))+")
_TAIL: Final = re.compile(r"\s(?:and|but|or|with|which|who|that|while|of|to|by)$")
_LONGEST_TAIL: Final = 8
_CLOSING: Final = " ,;:–—-"


def trim_clause(text: str, start: int, end: int) -> Span | None:
    """Return the span without conjunctions at its start and signs at its end; None where nothing is left."""
    lead = _LEAD.match(text, start, end)
    start = lead.end() if lead else start
    while end > start and (text[end - 1] in _CLOSING or text[end - 1].isspace()):
        end -= 1
    tail = _TAIL.search(text, max(start, end - _LONGEST_TAIL), end)
    if tail:
        return trim_clause(text, start, tail.start())
    return Span(start, end) if start < end else None

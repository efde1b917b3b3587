"""Words in the sentence of a place."""

import re
from typing import Final

from workbench.domain.span import Span
from workbench.text.document import Document

_CONTEXT: Final = 300


def matches_nearby(document: Document, span: Span, pattern: re.Pattern[str]) -> bool:
    """Return whether `pattern` matches in the sentence of `span`, at most 300 code points from it."""
    start, end = max(0, span.start - _CONTEXT), span.end + _CONTEXT
    around = document.sentences_in(span)
    return any(pattern.search(document.text, max(start, sentence.start), min(end, sentence.end)) for sentence in around)

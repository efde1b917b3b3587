"""HTML entities left in a plain text, read as the characters that they stand for."""

import html
import re
from typing import Final

from workbench.domain.span import Span
from workbench.text.view.filler import FILLER

_LONGEST: Final = 34
_ENTITY: Final = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


def read_entities(text: str) -> str:
    """Return the text with a character for each HTML entity, padded to its length; a mark stays next to its word.

    >>> read_entities("&quot;We left,&quot; said Lee.")
    '     "We left,"      said Lee.'
    """
    return _ENTITY.sub(_read, text) if "&" in text else text


def around_entities(text: str, span: Span) -> Span:
    """Return the span of `text` widened to the whole of an entity that it begins or ends in.

    >>> around_entities("said &quot;No&quot; twice", Span(10, 14))
    Span(start=5, end=19)
    """
    start, end = span.start, span.end
    for entity in _ENTITY.finditer(text, max(0, start - _LONGEST), start + _LONGEST):
        if entity.start() < start < entity.end():
            start = entity.start()
    for entity in _ENTITY.finditer(text, max(0, end - _LONGEST), end + _LONGEST):
        if entity.start() < end < entity.end():
            end = entity.end()
    return Span(start, end)


def _read(entity: re.Match[str]) -> str:
    char = html.unescape(entity.group())
    if len(char) != 1 or char in "\n\r":
        return entity.group()
    length = len(entity.group())
    before = entity.string[entity.start() - 1 : entity.start()]
    after = entity.string[entity.end() : entity.end() + 1]
    if char.isspace():
        return " " * length
    if not after or after.isspace():
        return char.ljust(length)
    return char.rjust(length) if not before or before.isspace() else char.ljust(length, FILLER)

"""Which paragraphs of an article repeat its body: headline, standfirst, caption, bullet, pull quote, table row."""

import re
from typing import Final

from workbench.text.document import Document

_LABELLED: Final = re.compile(
    r"\W{0,3}(?:caption|photo|picture|pictured|image|pull ?quote|standfirst|graphic|sidebar|box|table|key facts)\b",
    re.IGNORECASE,
)
_ROW: Final = re.compile(r"\W{0,3}[A-Z][\w'’/()-]*(?: [\w'’/()-]+){0,3}\*{0,2}:\s.{1,160}\Z|[^\n]*\|[^\n]*\Z")
_MARKED: Final = re.compile(r"[*_]{1,2}(?=\S).*\S[*_]{1,2}\s*\Z", re.DOTALL)
_HIGHEST: Final = 6
"""Paragraphs from the top among which a standfirst stands."""

_SENTENCE_END: Final = re.compile(r"[.!?][”\"’')\]]*\Z")


def restating_paragraphs(document: Document) -> frozenset[int]:
    """Return the indices of the paragraphs that say in short what the body says, worked out once."""
    return document.once(_restating)


def _restating(document: Document) -> frozenset[int]:
    paragraphs = document.paragraphs
    found = set()
    for index, paragraph in enumerate(paragraphs):
        written = document.article.text[paragraph.start : paragraph.end]
        around = document.article.text[max(0, paragraph.start - 2) : paragraph.end + 2].strip()
        is_short = index < _HIGHEST and paragraph.role == "body" and not _SENTENCE_END.search(written)
        is_marked = index < _HIGHEST and _MARKED.match(around)
        if (
            paragraph.role in {"headline", "bullet"}
            or is_short
            or is_marked
            or _LABELLED.match(written)
            or _ROW.match(written)
        ):
            found.add(index)
    if paragraphs and paragraphs[0].role == "body" and len(paragraphs) > 1:
        found.add(0)
    return frozenset(found)

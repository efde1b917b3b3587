"""WRD002: a word written twice."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from workbench.domain.flag import Severity
from workbench.domain.span import Span
from workbench.flags.rule import Finding, Rule
from workbench.flags.words.quoted import is_quoted
from workbench.text.document import Document

_TWICE = re.compile(r"(?<![\w'’-])([a-z]{2,20})[ \u00a0]+\1(?![\w'’-])")
_HESITATION = re.compile(r"\b(?:uh|um|uhm|erm|hmm)\b", re.IGNORECASE)
_OFTEN = 3
_LABEL = 6
"""Fewest letters of a word that, doubled repeatedly, is a label of the page and no slip."""

_ALLOWED = frozenset(
    {
        "that",
        "had",
        "very",
        "so",
        "no",
        "yes",
        "bye",
        "ha",
        "is",
        "her",
        "do",
        "more",
        "who",
        "far",
        "blah",
        "really",
        "well",
        "now",
    }
)


def find(document: Document) -> Iterator[Finding]:
    """Yield each lower-case word that follows itself, where English does not allow it; in speech only a note."""
    doubled = [match for match in _TWICE.finditer(document.text) if match[1] not in _ALLOWED]
    is_transcript = len(doubled) >= _OFTEN or bool(doubled and _HESITATION.search(document.text))
    counts = Counter(match[1] for match in doubled)
    for match in doubled:
        word = match[1]
        if counts[word] > 1 and len(word) >= _LABEL:
            continue
        span = Span(*match.span())
        yield Finding(
            span=span,
            message=f"'{word}' is written twice.",
            suggestion=word,
            severity=Severity.NOTE if is_transcript or is_quoted(document, span) else None,
        )


RULE: Final = Rule(
    code="WRD002",
    name="doubled-word",
    severity=Severity.WARNING,
    what="A word that follows itself.",
    why="A slip of editing; readers trip over it.",
    flagged=("It was the the first vote.",),
    clean=(
        "He had had enough. He said that that was it.",
        "Trump on jobs 2:53 autoplay autoplay Copy this code. Conway on jobs 8:37 autoplay autoplay Copy this code.",
    ),
    limits="Leaves alone words that English doubles, and long ones doubled more than once.",
    reference="",
    find=find,
)

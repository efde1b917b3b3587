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
_TELLING = 6
"""Letters from which a word doubled twice is a label of the page, not a slip."""

_RIGHTLY = frozenset(
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
    """Each small word that follows itself, where English does not want it; in speech only a note."""
    doubled = [found for found in _TWICE.finditer(document.text) if found[1] not in _RIGHTLY]
    transcript = len(doubled) >= _OFTEN or bool(doubled and _HESITATION.search(document.text))
    many = Counter(found[1] for found in doubled)
    for found in doubled:
        if many[found[1]] > 1 and len(found[1]) >= _TELLING:
            continue
        span = Span(*found.span())
        spoken = transcript or is_quoted(document, span)
        yield Finding(
            span=span,
            message=f"'{found[1]}' is written twice.",
            suggestion=found[1],
            severity=Severity.NOTE if spoken else None,
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

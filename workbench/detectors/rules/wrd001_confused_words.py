"""A real word in the wrong place."""

import re
from collections.abc import Iterator
from typing import Final

from workbench.detectors.lists import word_frames
from workbench.detectors.rule import Finding, Rule
from workbench.detectors.words.frames import Frame
from workbench.domain.flag import Severity
from workbench.domain.span import Span
from workbench.text.document import Document

_WORD: Final = re.compile(r"[a-z]+(?:[’'][a-z]+)?")
_REACH: Final = 60


def find(document: Document) -> Iterator[Finding]:
    """Words whose neighbours call for another of like sound."""
    frames = word_frames()
    text = document.text
    for word in _WORD.finditer(text):
        if word[0] in frames:
            right = _meant(text, word.start(), frames[word[0]])
            if right:
                span = Span(*word.span())
                message = f"{word[0]!r} looks like a slip for {right!r} here."
                yield Finding(span=span, message=message, suggestion=right)


def _meant(text: str, start: int, frames: tuple[Frame, ...]) -> str:
    """The word meant at `start`, or nothing."""
    begin = max(0, start - _REACH)
    for frame in frames:
        for at in frame.pattern.finditer(text, begin, start + _REACH):
            if at.start("w") == start:
                return frame.right
    return ""


RULE: Final = Rule(
    code="WRD001",
    name="confused-words",
    severity=Severity.WARNING,
    what="A real word where its neighbours call for another that sounds or looks alike.",
    why="A spelling checker passes it, and it changes the sense.",
    flagged=("The ruling may not phase voters.", "They could of gone.", "It is colder then the last one."),
    clean=("The ruling may phase out coal.", "They went to their house."),
    limits="Knows only the contexts of its list.",
    reference="Curated list of confusable words.",
    find=find,
)

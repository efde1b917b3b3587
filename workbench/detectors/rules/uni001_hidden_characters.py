"""UNI001: characters that hide, turn text round, or imitate others."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from workbench.detectors.rule import Finding, Rule
from workbench.domain.flag import Severity
from workbench.domain.span import Span
from workbench.text.document import Document

_HIDDEN = re.compile(r"[\u200b\u2060\u202a-\u202e\u2066-\u2069]|(?<!^)\ufeff")
_WORD = re.compile(r"(?<![^\W\d_])[A-Za-z]{0,59}[^\x00-\x7f\W\d_][^\W\d_]{0,59}")
"""A word with a letter that is not of ASCII; longer ones than 60 letters are looked at in part."""
_SHORTEST = 3


def find(document: Document) -> Iterator[Finding]:
    """Each hidden character, and each word that mixes Latin letters with look-alikes."""
    for found in _HIDDEN.finditer(document.text):
        name = unicodedata.name(found.group(), "unnamed character").lower()
        yield Finding(span=Span(*found.span()), message=f"A hidden character: {name}.")
    if document.text.isascii():
        return
    for word in _WORD.finditer(document.text):
        if len(word.group()) >= _SHORTEST and {"LATIN"} < _scripts(word.group()):
            message = f"'{word.group()}' mixes letters of {' and '.join(sorted(_scripts(word.group())))}."
            yield Finding(span=Span(*word.span()), message=message)


def _scripts(word: str) -> set[str]:
    first = {unicodedata.name(letter, "?").split(" ", 1)[0] for letter in word}
    return first & {"LATIN", "CYRILLIC", "GREEK", "ARMENIAN"}


RULE: Final = Rule(
    code="UNI001",
    name="hidden-or-mixed-characters",
    severity=Severity.WARNING,
    what="Zero-width and direction-changing characters, and words that mix alphabets.",
    why="They make a text read otherwise than it is stored, by accident or by design.",
    flagged=("The vote\u202e failed.", "P\u0430ris voted."),
    clean=("Café Zürich. Москва.",),
    limits="",
    reference="Unicode Technical Standard 39.",
    find=find,
    any_language=True,
)

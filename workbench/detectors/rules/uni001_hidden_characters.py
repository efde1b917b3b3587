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
_FOREIGN = re.compile(r"[^\x00-\x7f]+")
_WORD = re.compile(r"[^\W\d_]{3,60}")
_REACH = 60
_BEFORE = re.compile(r"[A-Za-z]{0,60}\Z")
"""What of a word stands before its first letter that is not of ASCII."""


def find(document: Document) -> Iterator[Finding]:
    """Each hidden character, and each word that mixes Latin letters with look-alikes."""
    for found in _HIDDEN.finditer(document.text):
        name = unicodedata.name(found.group(), "unnamed character").lower()
        yield Finding(span=Span(*found.span()), message=f"A hidden character: {name}.")
    for word in _mixed_words(document.text):
        message = (
            f"'{word.of(document.text)}' mixes letters of {' and '.join(sorted(_scripts(word.of(document.text))))}."
        )
        yield Finding(span=word, message=message)


def _mixed_words(text: str) -> Iterator[Span]:
    """The words that have Latin letters and letters of another alphabet, at most 120 letters of each."""
    done = 0
    for foreign in _FOREIGN.finditer(text):
        at = foreign.start()
        if at < done or not any(sign.isalpha() for sign in foreign.group()):
            continue
        before = _BEFORE.search(text, max(0, at - _REACH), at)
        word = _WORD.match(text, before.start() if before else at)
        if word and {"LATIN"} < _scripts(word.group()):
            yield Span(*word.span())
        done = word.end() if word else foreign.end()


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

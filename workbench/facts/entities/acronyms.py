"""The acronyms of a text: where each is used, and the long form that the text gives it in brackets."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from workbench.domain.span import Span
from workbench.facts.entities.body_names import SMALL_WORDS, capitalised_words_before, initials_of, long_names
from workbench.text.document import Document

_USE: Final = re.compile(r"(?<![\w&.@#/’'-])(?P<letters>[A-Z](?:[A-Z]|&(?=[A-Z])){2,6})s?(?![\w&@/-])(?!\.\w)")
_IN_BRACKETS: Final = re.compile(r"\((?:the )?(?P<letters>[A-Z](?:[A-Z]|&(?=[A-Z])){1,6})s?(?=[);,])")
_INTRODUCED: Final = re.compile(
    r"(?:\(|\bknown as |, or |\bcalled )(?:the )?[“\"]?(?P<letters>[A-Z](?:[A-Z]|&(?=[A-Z])){1,6})s?\b"
)
_SHORTEST: Final = 3
_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_MOST_KINDS: Final = 200
"""Most different acronyms of a text that is no table of codes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LongForm:
    """What stands before an acronym in brackets: its words, with their span, and the place of the acronym."""

    letters: str
    words: tuple[str, ...]
    span: Span
    acronym: Span


class Acronyms:
    """The acronyms of a document of three to seven letters, but for lines in capitals, and what they stand for."""

    def __init__(self, document: Document) -> None:
        self.text = document.text
        self._names = long_names(document)
        self.long_forms = tuple(_long_forms(self.text))
        uses: defaultdict[str, list[Span]] = defaultdict(list)
        for paragraph in document.paragraphs:
            if not _is_shouted(self.text[paragraph.start : paragraph.end]):
                for use in _USE.finditer(self.text, paragraph.start, paragraph.end):
                    uses[use["letters"]].append(Span(*use.span("letters")))
        self.uses = dict(uses) if len(uses) <= _MOST_KINDS else {}

    @cached_property
    def introduced(self) -> frozenset[str]:
        """The acronyms that the text explains, or may: in brackets, or behind "known as" and "or"."""
        return frozenset(found["letters"].replace("&", "") for found in _INTRODUCED.finditer(self.text))

    @cached_property
    def spelt(self) -> Mapping[str, Span]:
        """What the words of the names in the text begin with, each with the first name that does, if it is long."""
        spelt = {initials_of(name.words): name.span for name in reversed(self._names)}
        return {letters: span for letters, span in spelt.items() if len(letters) >= _SHORTEST}


def acronyms_of(document: Document) -> Acronyms:
    """Return the acronyms of a document, read once."""
    return document.once(Acronyms)


def _is_shouted(paragraph: str) -> bool:
    """Return whether half of the words of a paragraph are in capitals, as in a headline or a table of codes."""
    words: list[str] = _WORD.findall(paragraph)
    return 2 * sum(word.isupper() for word in words) > len(words)


def _long_forms(text: str) -> Iterator[LongForm]:
    for bracket in _IN_BRACKETS.finditer(text):
        words = capitalised_words_before(text, bracket.start())
        if sum(word.group().lower() not in SMALL_WORDS for word in words) > 1:
            yield LongForm(
                letters=bracket["letters"].replace("&", ""),
                words=tuple(word.group() for word in words),
                span=Span(words[0].start(), words[-1].end()),
                acronym=Span(*bracket.span("letters")),
            )

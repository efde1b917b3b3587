"""The words of a paragraph, for names that are looked up in a list, the longest first."""

import re
from typing import Final, NamedTuple

from workbench.domain.span import Span
from workbench.text.document import Document, Paragraph

_WORD: Final = re.compile(r"[^\W\d_](?:[\w’'.&-]*\w)?")
_POSSESSIVE: Final = re.compile(r"[’']s?$")
_JOINED: Final = frozenset({" ", "\N{NO-BREAK SPACE}"})
_INITIAL: Final = re.compile(r"St|(?:[A-Z]\.)*[A-Z]")
_MOST_WORDS: Final = 6


class CapitalisedWords(NamedTuple):
    """The words of a paragraph, of which those in capitals may begin a name."""

    text: str
    matches: tuple[re.Match[str], ...]

    def bare(self, at: int) -> str:
        """Return a word without a possessive."""
        return _POSSESSIVE.sub("", self.matches[at].group())

    def span(self, first: int, last: int) -> Span:
        """Return where words stand, the last (exclusive) without a possessive."""
        end = self.matches[last - 1].start() + len(self.bare(last - 1))
        return Span(self.matches[first].start(), end)

    def run_from(self, at: int) -> int:
        """Return how many words from one on only blanks part, or the point of an initial; six at most."""
        last = at
        while last + 1 < min(len(self.matches), at + _MOST_WORDS):
            is_initial = self._between(last) == ". " and _INITIAL.fullmatch(self.matches[last].group())
            if not (is_initial or self._between(last) in _JOINED):
                break
            last += 1
        return last - at + 1

    def before(self, at: int) -> str:
        """Return the word before one, if only a blank parts them; empty otherwise."""
        return self.matches[at - 1].group() if at and self._between(at - 1) in _JOINED else ""

    def after(self, last: int) -> str:
        """Return the word at `last`, if only a blank parts it from the one before; empty otherwise."""
        follows = last < len(self.matches) and self._between(last - 1) in _JOINED
        return self.matches[last].group() if follows else ""

    def _between(self, index: int) -> str:
        """Return what stands between a word and the next."""
        return self.text[self.matches[index].end() : self.matches[index + 1].start()]


def capitalised_words(document: Document, paragraph: Paragraph) -> CapitalisedWords:
    """Return the words of a paragraph."""
    return CapitalisedWords(document.text, tuple(_WORD.finditer(document.text, paragraph.start, paragraph.end)))

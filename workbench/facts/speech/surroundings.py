"""What stands around a quotation: the words before and after it that may say who speaks."""

import re
from bisect import bisect_left
from collections.abc import Callable
from typing import Final, NamedTuple

from workbench.domain.span import Span
from workbench.facts.dependency_tree import DependencyTree
from workbench.text.document import Document, Quotation, TextSentence

_MARKS: Final = "“”\"'‘’„«»`‟‚"
_SPACES: Final = " \t\u00a0\u2009\u202f\n"
_LONGEST: Final = 60
"""Most tokens before or after a quotation in which its speaker is looked for."""

_CAPITAL: Final = re.compile(r"[^\W\d_]+")
_TITLE_WORDS: Final = 2
_PARTIAL_LETTER: Final = re.compile(r"[^\w…\[]*(?P<first>\w)?")


class Speaker(NamedTuple):
    """The place where the text names a speaker, and the verb, empty where there is none."""

    span: Span
    cue: str


class Clause(NamedTuple):
    """The tokens beside a quotation, `first` to `last` (exclusive) of the tree of their sentence."""

    sentence: TextSentence
    tree: DependencyTree
    first: int
    last: int


class Surroundings:
    """A quotation in its place: the text inside its marks, and the clauses before and after."""

    def __init__(self, document: Document, tree_of: Callable[[TextSentence], DependencyTree], index: int) -> None:
        self._document, self._tree_of = document, tree_of
        self.quotation: Quotation = document.quotations[index]
        self.floor = document.quotations[index - 1].end if index else 0
        following = document.quotations[index + 1 : index + 2]
        self.ceiling = following[0].start if following else len(document.text)

    @property
    def last_inside(self) -> str:
        """The last character inside the marks; empty where nothing closes the quotation."""
        inside = self._document.text[self.quotation.start : self.quotation.end].rstrip(_MARKS)
        return inside[-1:] if self.quotation.closed else ""

    @property
    def is_partial(self) -> bool:
        """Whether the words are a part of the sentence around them: they begin in lower case, or before it ends."""
        match = _PARTIAL_LETTER.match(self._document.text, self.quotation.start, self.quotation.end)
        return match is not None and (match["first"] or "").islower()

    @property
    def is_sentence(self) -> bool:
        """Whether the words are a sentence of their own: they begin in upper case and end with a full stop."""
        words = self._document.text.count(" ", self.quotation.start, self.quotation.end) + 1
        return not self.is_partial and words > _TITLE_WORDS and self.last_inside in {".", "!", "?"}

    @property
    def is_title(self) -> bool:
        """Whether every longer word is capitalised, as in the title of a work."""
        words = _CAPITAL.findall(self._document.text, self.quotation.start, self.quotation.end)
        long_words = [word for word in words if len(word) > 3]  # noqa: PLR2004 - "of" and "the" are small in titles
        ends = self.last_inside in {".", "!", "?"}
        return len(long_words) >= _TITLE_WORDS and not ends and all(word[0].isupper() for word in long_words)

    def joint_before(self) -> str:
        """Return the last sign before the quotation on its line, such as a colon; empty at the start of the line."""
        return self._document.text[max(0, self.quotation.start - 4) : self.quotation.start].rstrip(_SPACES[:-1])[-1:]

    def after(self) -> str:
        """Return the text right after the quotation, from the first sign that is no blank."""
        start = self.quotation.end
        return self._document.text[start : start + _LONGEST].lstrip(_SPACES[:-1])

    def sentence(self) -> TextSentence | None:
        """Return the sentence in which the quotation begins."""
        return next(iter(self._document.sentences_in(Span(self.quotation.start, self.quotation.start + 1))), None)

    def clause_after_in_sentence(self) -> bool:
        """Return whether words of its last sentence follow the quotation."""
        sentence = next(iter(self._document.sentences_in(Span(self.quotation.end - 1, self.quotation.end))), None)
        return sentence is not None and sentence.end > self.quotation.end + 1

    def announcing_clause(self) -> Clause | None:
        """Return the tokens before the colon right before the quotation, if need be those of the sentence before."""
        text, start = self._document.text, self.quotation.start
        before = text[max(0, start - _LONGEST) : start].rstrip()
        if not before.endswith(":"):
            return None
        clause = self.clause_before()
        if clause:
            return clause
        end = start - len(text[max(0, start - _LONGEST) : start]) + len(before)
        sentence = next(iter(self._document.sentences_in(Span(end - 1, end))), None)
        if sentence is None or not sentence.is_readable:
            return None
        tree = self._tree_of(sentence)
        first = max(_place(tree, self.floor), len(tree.tokens) - _LONGEST)
        return Clause(sentence, tree, first, len(tree.tokens)) if first < len(tree.tokens) else None

    def clause_before(self) -> Clause | None:
        """Return the tokens before the quotation in its sentence, back to the quotation before it."""
        sentence = self.sentence()
        if sentence is None or not sentence.is_readable:
            return None
        tree = self._tree_of(sentence)
        last = _place(tree, self.quotation.start)
        first = max(_place(tree, self.floor), last - _LONGEST)
        return Clause(sentence, tree, first, last) if first < last else None

    def clause_after(self) -> Clause | None:
        """Return the tokens after the quotation, up to the next one or the end of the sentence.

        Where its own sentence ends with the quotation that is the next sentence of the paragraph.
        """
        end = self.quotation.end
        sentences = self._document.sentences_in(Span(end - 1, min(self.ceiling, end + 8) + 1))
        paragraphs = {sentence.paragraph for sentence in sentences[:1]}
        sentence = next((one for one in sentences if one.end > end and one.paragraph in paragraphs), None)
        if sentence is None or not sentence.is_readable:
            return None
        tree = self._tree_of(sentence)
        first = _place(tree, end)
        last = min(_place(tree, self.ceiling), first + _LONGEST)
        return Clause(sentence, tree, first, last) if first < last else None


def _place(tree: DependencyTree, offset: int) -> int:
    """Return the index of the first token of the sentence from `offset` on."""
    return bisect_left(tree.tokens, offset, key=lambda token: token.start)

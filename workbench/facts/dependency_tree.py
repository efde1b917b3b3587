"""A sentence's tokens as a dependency tree."""

from typing import Final

from workbench.domain.span import Span
from workbench.text.document import Document, TextSentence, Token

_STEPS_UP: Final = 12
_WITHOUT: Final = frozenset({"relcl", "acl", "advcl", "parataxis"})
_SIGNS: Final = frozenset(".,:;!?-–—“”\"'‘’()[]`")


class DependencyTree:
    """The tokens of one sentence with the indices of their children; indices count from the start of the sentence."""

    def __init__(self, document: Document, sentence: TextSentence) -> None:
        self.tokens: tuple[Token, ...] = document.sentence_tokens(sentence)
        self._base = sentence.first_token
        self.below: list[list[int]] = [[] for _ in self.tokens]
        for index in range(len(self.tokens)):
            head = self.head(index)
            if head != index:
                self.below[head].append(index)

    def head(self, index: int) -> int:
        """Return the token above, or the token itself at the root."""
        head = self.tokens[index].head - self._base
        return head if 0 <= head < len(self.tokens) else index

    def child(self, index: int, *deps: str) -> int | None:
        """Return the first child of `index` with one of `deps`."""
        return next((under for under in self.below[index] if self.tokens[under].dep in deps), None)

    def agent(self, verb: int) -> int | None:
        """Return who acts in the passive: `was told by Ann Lee`."""
        by = self.child(verb, "agent")
        return None if by is None else self.child(by, "pobj")

    def next_word(self, place: int) -> str:
        """Return the word after the one at `place`, in lower case; empty at the end."""
        return self.tokens[place + 1].text.lower() if place + 1 < len(self.tokens) else ""

    def stretch(self, top: int) -> Span:
        """Return the span from the first to the last word under `top`, without punctuation at its edges."""
        indices = sorted(self.under(top))
        while len(indices) > 1 and self.tokens[indices[0]].text in _SIGNS:
            indices.pop(0)
        while len(indices) > 1 and self.tokens[indices[-1]].text in _SIGNS:
            indices.pop()
        return Span(self.tokens[indices[0]].start, self.tokens[indices[-1]].end)

    def under(self, top: int, without: frozenset[str] = frozenset()) -> list[int]:
        """Return the tokens under `top`, itself included, in no order, leaving out those with the deps of `without`."""
        descendants, pending = [top], [top]
        while pending:
            children = [index for index in self.below[pending.pop()] if self.tokens[index].dep not in without]
            descendants += children
            pending += children
            if len(descendants) > len(self.tokens):
                break
        return descendants

    def noun_phrase(self, top: int) -> Span:
        """Return the span of the noun at `top` without its relative clauses and appositions after a comma."""
        indices = [index for index in self.under(top, _WITHOUT) if not self._apposed(index, top)]
        while len(indices) > 1 and self.tokens[max(indices)].text in _SIGNS:
            indices.remove(max(indices))
        return Span(self.tokens[min(indices)].start, self.tokens[max(indices)].end)

    def _apposed(self, index: int, top: int) -> bool:
        """Return whether the token belongs to an apposition of `top` that a comma sets off."""
        ancestor = index
        for _ in range(_STEPS_UP):
            if ancestor == top:
                return False
            if self.tokens[ancestor].dep == "appos" and self.head(ancestor) == top:
                between = self.tokens[top + 1 : ancestor]
                return any(token.text in {",", "–", "—", "("} for token in between)
            ancestor = self.head(ancestor)
        return False

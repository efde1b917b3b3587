"""A sentence's tokens as the tree their dependencies make."""

from typing import Final

from workbench.domain.span import Span
from workbench.text.document import Document, TextSentence, Token

_STEPS_UP: Final = 12
_WITHOUT: Final = frozenset({"relcl", "acl", "advcl", "parataxis"})
_SIGNS: Final = frozenset(".,:;!?-–—“”\"'‘’()[]`")


class Tree:
    """The tokens of one sentence, each with the indices of those under it; indices count from the sentence."""

    def __init__(self, document: Document, sentence: TextSentence) -> None:
        self.tokens: tuple[Token, ...] = document.sentence_tokens(sentence)
        self._base = sentence.first_token
        self.below: list[list[int]] = [[] for _ in self.tokens]
        for index in range(len(self.tokens)):
            head = self.head(index)
            if head != index:
                self.below[head].append(index)

    def head(self, index: int) -> int:
        """The token above, or the token itself at the top of the sentence."""
        head = self.tokens[index].head - self._base
        return head if 0 <= head < len(self.tokens) else index

    def child(self, index: int, *deps: str) -> int | None:
        """The first token right under `index` by one of `deps`."""
        return next((under for under in self.below[index] if self.tokens[under].dep in deps), None)

    def agent(self, verb: int) -> int | None:
        """Who acts in the passive: `was told by Ann Lee`."""
        by = self.child(verb, "agent")
        return None if by is None else self.child(by, "pobj")

    def stretch(self, top: int) -> Span:
        """From the first to the last word under `top`, signs at its edges left out."""
        reach = sorted(self.under(top))
        while len(reach) > 1 and self.tokens[reach[0]].text in _SIGNS:
            reach.pop(0)
        while len(reach) > 1 and self.tokens[reach[-1]].text in _SIGNS:
            reach.pop()
        return Span(self.tokens[reach[0]].start, self.tokens[reach[-1]].end)

    def under(self, top: int, without: frozenset[str] = frozenset()) -> list[int]:
        """The tokens that hang from `top`, itself included, in no order; those by the deps of `without` left out."""
        reach, waiting = [top], [top]
        while waiting:
            under = [i for i in self.below[waiting.pop()] if self.tokens[i].dep not in without]
            reach += under
            waiting += under
            if len(reach) > len(self.tokens):
                break
        return reach

    def noun_phrase(self, top: int) -> Span:
        """The words of the noun at `top` without its relative clauses and appositions after a comma."""
        kept = [index for index in self.under(top, _WITHOUT) if not self._apposed(index, top)]
        while len(kept) > 1 and self.tokens[max(kept)].text in _SIGNS:
            kept.remove(max(kept))
        return Span(self.tokens[min(kept)].start, self.tokens[max(kept)].end)

    def _apposed(self, index: int, top: int) -> bool:
        """Whether the token hangs from an apposition of `top`, which a comma sets off."""
        at = index
        for _ in range(_STEPS_UP):
            if at == top:
                return False
            if self.tokens[at].dep == "appos" and self.head(at) == top:
                between = self.tokens[top + 1 : at]
                return any(token.text in {",", "–", "—", "("} for token in between)
            at = self.head(at)
        return False

"""A sentence's tokens as a dependency tree."""

from bisect import bisect_left
from typing import Final

from workbench.domain.span import Span
from workbench.text.document import Document, TextSentence, Token

FINITE: Final = frozenset({"VBD", "VBZ", "VBP", "MD"})
"""Tags of the words that give a clause its tense."""
NOUN_SUBJECTS: Final = ("nsubj", "nsubjpass")
"""Relations of a noun to the verb whose subject it is."""
SUBJECTS: Final = (*NOUN_SUBJECTS, "csubj", "csubjpass", "expl")
"""Relations of a noun, a clause or a "there" to the verb whose subject it is."""
TELLING: Final = frozenset({"VBD", "VBZ", "VBP", "VBG"})
"""Tags of the verbs that tell what somebody does, present participles too."""
_STEPS_UP: Final = 12
_OPENING: Final = 3
"""Fewest words before a verb of which the first may open the clause and the last be its subject."""
_WITHOUT: Final = frozenset({"relcl", "acl", "advcl", "parataxis"})
_TENSES: Final = {"VBD": "past", "VBZ": "present", "VBP": "present", "MD": "modal"}
_SIGNS: Final = frozenset(".,:;!?-–—“”\"'‘’()[]`")


class DependencyTree:
    """The tokens of one sentence with the indices of their children; indices count from the start of the sentence."""

    def __init__(self, document: Document, sentence: TextSentence) -> None:
        self.tokens: tuple[Token, ...] = document.sentence_tokens(sentence)
        self._base = sentence.first_token
        first = bisect_left(document.names, sentence.start, key=lambda name: name.start)
        self._names = document.names[first : bisect_left(document.names, sentence.end, key=lambda name: name.start)]
        self._heads = [self._head_by_the_parser(index) for index in range(len(self.tokens))]
        self._under: dict[int, list[int]] = {}
        self.below: list[list[int]] = [[] for _ in self.tokens]
        for index, head in enumerate(self._heads):
            if head != index:
                self.below[head].append(index)
        for index, token in enumerate(self.tokens):
            if token.dep == "conj" and self._returns_to_speaker(index):
                self._move(index, self._heads[self._heads[index]])
        for verb, token in enumerate(self.tokens):
            if token.dep == "ROOT" and (subject := self._subject_behind_opening(verb)) is not None:
                self._move(subject, verb)
                named = self.tokens[subject]._replace(dep="nsubj")
                self.tokens = (*self.tokens[:subject], named, *self.tokens[subject + 1 :])

    def head(self, index: int) -> int:
        """Return the token above, or the token itself at the root."""
        return self._heads[index]

    def _head_by_the_parser(self, index: int) -> int:
        head = self.tokens[index].head - self._base
        return head if 0 <= head < len(self.tokens) else index

    def _move(self, index: int, head: int) -> None:
        """Put the word under another."""
        self._under.clear()
        self.below[self._heads[index]].remove(index)
        self.below[head].append(index)
        self._heads[index] = head

    def _returns_to_speaker(self, index: int) -> bool:
        """Return whether a verb is the speaker's again: `Dunmore says the tax is high, and had sought refuge`.

        The parser joins it to what is said; a comma before the "and", and a past
        after two presents, show otherwise.
        """
        said = self._heads[index]
        saying = self._heads[said]
        joint = min(self.under(index)) - 1
        is_set_off = joint > said and self.tokens[joint].dep == "cc" and self.tokens[joint - 1].text == ","
        is_said = self.tokens[said].dep == "ccomp" and saying < said
        if not (is_said and is_set_off) or self.child(index, *SUBJECTS) is not None:
            return False
        return [self._tense(verb) for verb in (saying, said, index)] == ["present", "present", "past"]

    def _subject_behind_opening(self, verb: int) -> int | None:
        """Return the subject that the parser took for the last of a row: `Born in Ayr, Scotland, Lee studied law`."""
        if self.tokens[verb].tag not in FINITE or self.child(verb, *SUBJECTS) is not None or verb < _OPENING:
            return None
        subject = verb - 1
        if self.tokens[subject].dep not in {"conj", "appos"} or self.tokens[subject].tag[:2] != "NN":
            return None
        opening = next((under for under in self.below[verb] if min(self.under(under)) == 0), None)
        first = min(self.under(subject))
        is_last = first > 0 and self.tokens[first - 1].text == "," and max(self.under(subject)) == subject
        has_joint = any(self.tokens[index].dep == "cc" for index in range(verb))
        is_in_opening = opening is not None and subject in self.under(opening)
        return subject if is_last and is_in_opening and not has_joint else None

    def _tense(self, verb: int) -> str:
        """Return the tense of a verb or of the first of its auxiliaries; empty for none."""
        auxiliaries = (under for under in self.below[verb] if self.tokens[under].dep in {"aux", "auxpass"})
        tags = (self.tokens[word].tag for word in (*auxiliaries, verb))
        return next((_TENSES[tag] for tag in tags if tag in _TENSES), "")

    def is_in_name(self, index: int) -> bool:
        """Return whether the token lies inside a name: the "and" of `Bread and Salt`."""
        token = self.tokens[index]
        return any(name.start < token.start and token.end < name.end for name in self._names)

    def index_at(self, offset: int) -> int:
        """Return the index of the first token that begins at `offset` or after it."""
        return bisect_left(self.tokens, offset, key=lambda token: token.start)

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
        if not without and top in self._under:
            return self._under[top]
        descendants, pending = [top], [top]
        while pending:
            children = [index for index in self.below[pending.pop()] if self.tokens[index].dep not in without]
            descendants += children
            pending += children
            if len(descendants) > len(self.tokens):
                break
        if not without:
            self._under[top] = descendants
        return descendants

    def noun_phrase(self, top: int) -> Span:
        """Return the span of the noun at `top` without its relative clauses and appositions after a comma."""
        indices = [index for index in self.under(top, _WITHOUT) if not self._apposed(index, top)]
        while len(indices) > 1 and self.tokens[max(indices)].text in _SIGNS:
            indices.remove(max(indices))
        return self._with_closing_bracket(min(indices), max(indices))

    def head_of(self, span: Span) -> int:
        """Return the word in the span that the others hang on."""
        first, last = self.index_at(span.start), self.index_at(span.end)
        return next((index for index in range(first, last) if not first <= self._heads[index] < last), first)

    def _with_closing_bracket(self, first: int, last: int) -> Span:
        """Return the span of the tokens, with the bracket behind them if it closes one of theirs: `the board (BC)`."""
        signs = [token.text for token in self.tokens[first : last + 1]]
        closes = last + 1 < len(self.tokens) and self.tokens[last + 1].text == ")" and "(" in signs
        return Span(self.tokens[first].start, self.tokens[last + closes].end)

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

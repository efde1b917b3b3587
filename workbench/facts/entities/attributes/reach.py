"""Whom a sentence is about, and who else is in reach of a word that names nobody."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import Final

from workbench.domain.span import Span
from workbench.facts.entities.attributes.kinds.person_nouns import is_person_noun
from workbench.facts.entities.attributes.namings import Naming, Namings
from workbench.text.document import Document, TextSentence, Token

_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass"})
_PRONOUNS: Final = frozenset({"he", "she", "his", "her", "him"})
_NOUNS: Final = frozenset({"NN", "NNP"})


class Reach:
    """The persons in reach of each place of a document, read sentence by sentence."""

    def __init__(self, document: Document, namings: Namings, told: Iterable[Span] = ()) -> None:
        self._document = document
        self._namings = namings
        self._quoted = [(quotation.start, quotation.end) for quotation in document.quotations]
        self._told = sorted(told)
        self._topics: list[str] = []
        for index in range(len(document.sentences)):
            self._topics.append(self._topic_after(index))

    def sentence_index(self, place: int) -> int:
        """Return the index of the sentence of a token."""
        start = self._document.tokens[place].start
        return max(0, bisect_right(self._document.sentences, start, key=lambda sentence: sentence.start) - 1)

    def is_quoted(self, place: int) -> bool:
        """Return whether the token stands in a quotation."""
        start = self._document.tokens[place].start
        index = bisect_right(self._quoted, (start, len(self._document.text))) - 1
        return index >= 0 and self._quoted[index][0] <= start < self._quoted[index][1]

    def topic_before(self, index: int) -> str:
        """Return the person whom the sentences before are about, as far as that is clear; else empty."""
        return self._topics[index - 1] if index else ""

    def subject_of(self, index: int) -> str:
        """Return the person who is the subject of a sentence and the only one whom it names; empty for none."""
        sentence = self._document.sentences[index]
        named = self.named(sentence.first_token, sentence.last_token)
        return self._subject(named) if len({naming.person for naming in named}) == 1 else ""

    def named(self, first: int, last: int) -> list[Naming]:
        """Return the namings between two tokens outside quotations."""
        named = (naming for naming in self._namings.between(first, last) if not self.is_quoted(naming.first))
        return [naming for naming in named if self._namings.is_certain(naming.person)]

    def window(self, place: int) -> tuple[int, int]:
        """Return the tokens in which a word may find whom it means: some sentences and paragraphs back."""
        sentences = self._document.sentences
        index = first = self.sentence_index(place)
        while first > 0 and sentences[first - 1].paragraph >= sentences[index].paragraph - _PARAGRAPHS_BACK:
            if index - first == _SENTENCES_BACK:
                break
            first -= 1
        return sentences[first].first_token, place

    def unnamed(self, first: int, last: int) -> Iterator[int]:
        """Yield the singular nouns for persons between two tokens that stand beside nobody's name."""
        tokens = self._document.tokens
        for place in range(first, last):
            token = tokens[place]
            is_noun = token.tag in _NOUNS and is_person_noun(token.text) and token.text not in _NEXT_TO_NAMES
            if is_noun and not self._namings.covers(place) and not self._is_told(token):
                yield place

    def _is_told(self, token: Token) -> bool:
        """Return whether the word is part of what is said of somebody named."""
        index = bisect_right(self._told, token.start, key=lambda span: span.start) - 1
        return any(span.start <= token.start < span.end for span in self._told[max(0, index - 2) : index + 1])

    def _topic_after(self, index: int) -> str:
        sentence = self._document.sentences[index]
        before = self._topics[index - 1] if index else ""
        named = self.named(sentence.first_token, sentence.last_token)
        persons = {naming.person for naming in named}
        if len(persons) == 1:
            return persons.pop()
        if persons:
            return self._subject(named)
        return before if self._goes_on(sentence, index) else ""

    def _subject(self, named: list[Naming]) -> str:
        """Return the one of those named who is the subject of the sentence's main verb; empty for none."""
        tokens = self._document.tokens
        for naming in named:
            token = tokens[naming.last]
            if token.dep in _SUBJECTS and tokens[token.head].dep == "ROOT":
                return naming.person
        return ""

    def _goes_on(self, sentence: TextSentence, index: int) -> bool:
        """Return whether a sentence that names nobody is still about the person before."""
        tokens = self._document.sentence_tokens(sentence)
        has_pronoun = any(token.text.lower() in _PRONOUNS for token in tokens)
        before = self._document.sentences[index - 1] if index else sentence
        return has_pronoun or before.paragraph == sentence.paragraph


_SENTENCES_BACK: Final = 8
_PARAGRAPHS_BACK: Final = 4
_NEXT_TO_NAMES: Final = frozenset({"back", "forward"})

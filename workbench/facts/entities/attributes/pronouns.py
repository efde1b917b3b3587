"""Pronouns with one candidate: he and she, as far as nobody else in reach may be meant."""

from collections.abc import Iterator, Mapping
from typing import Final

from workbench.domain.span import Span
from workbench.facts.entities.attributes.kinds.person_nouns import gender_of_noun
from workbench.facts.entities.attributes.namings import Namings
from workbench.facts.entities.attributes.reach import Reach
from workbench.facts.entities.entity import Attribute, AttributeKind, Form
from workbench.facts.gender import HE, SHE
from workbench.text.document import Document
from workbench.text.speech.reporting import SAYING_VERBS

_GENDERS: Final = {
    "he": HE, "him": HE, "his": HE, "himself": HE, "she": SHE, "her": SHE, "hers": SHE, "herself": SHE,
}  # fmt: skip
_GOES_ON: Final = frozenset({"added", "continued"})
_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass"})


class Pronouns:
    """The pronouns of a document whose person nobody else in reach can be."""

    def __init__(self, document: Document, namings: Namings, reach: Reach, *, genders: Mapping[str, str]) -> None:
        self._document = document
        self._namings = namings
        self._reach = reach
        self._genders = genders

    def attributes(self) -> Iterator[tuple[str, Attribute]]:
        """Yield the gender that each pronoun gives its person."""
        for place, token in enumerate(self._document.tokens):
            gender = _GENDERS.get(token.text.lower(), "")
            person = self.meant(place) if gender and not self._reach.is_quoted(place) else ""
            is_sure = bool(person) and not self._may_mean_another(place, gender, person)
            if is_sure and (self._genders.get(person) == gender or self._takes_up(place, person)):
                span = Span(token.start, token.end)
                yield person, Attribute(AttributeKind.GENDER, gender, span, token.text, by=Form.PRONOUN)

    def _takes_up(self, place: int, person: str) -> bool:
        """Return whether the pronoun is the subject and takes up the subject of the sentence before."""
        tokens = self._document.tokens
        index = self._reach.sentence_index(place)
        is_subject = tokens[place].dep in _SUBJECTS or (
            tokens[place].tag == "PRP$" and place == self._document.sentences[index].first_token
        )
        return index > 0 and is_subject and self._reach.subject_of(index - 1) == person

    def meant(self, place: int) -> str:
        """Return the person nearest to the pronoun as a reader takes it, whatever its gender; empty where unclear."""
        index = self._reach.sentence_index(place)
        sentence = self._document.sentences[index]
        here = {naming.person for naming in self._reach.named(sentence.first_token, place)}
        if here:
            return here.pop() if len(here) == 1 else ""
        return self._reach.topic_before(index)

    def _may_mean_another(self, place: int, gender: str, person: str) -> bool:
        """Return whether somebody else of that gender, or of none told, is named or spoken of in reach."""
        if self._goes_on_speaking(place):
            return False
        first, last = self._first_in_reach(place, person), place
        end = self._document.sentences[self._reach.sentence_index(place)].last_token
        others = {naming.person for naming in self._namings.between(first, end)} - {person}
        others = {other for other in others if self._namings.is_certain(other)}
        if any(self._genders.get(other, gender) == gender for other in others):
            return True
        if self._names_unknown(first, last):
            return True
        nouns = (self._document.tokens[noun].text for noun in self._reach.unnamed(first, last))
        return any(gender_of_noun(noun) in {gender, ""} for noun in nouns)

    def _names_unknown(self, first: int, last: int) -> bool:
        """Return whether a name that may be a person's, though nobody known, stands between two tokens."""
        tokens = self._document.tokens
        return any(
            token.entity == "PERSON" and not self._namings.covers(place) and token.text[:1].isupper()
            for place, token in enumerate(tokens[first:last], first)
        )

    def _goes_on_speaking(self, place: int) -> bool:
        """Return whether the pronoun is the speaker of the sentence before: `She added that`."""
        tokens = self._document.tokens
        return tokens[place].dep == "nsubj" and tokens[tokens[place].head].text.lower() in _GOES_ON

    def _first_in_reach(self, place: int, person: str) -> int:
        """Return the first token in reach: that of the paragraph, if it opens with the person, or of some before."""
        sentences = self._document.sentences
        index = self._reach.sentence_index(place)
        first = index
        while first > 0 and sentences[first - 1].paragraph == sentences[index].paragraph:
            first -= 1
        opening = self._namings.between(sentences[first].first_token, sentences[first].last_token)[:1]
        if index > first and opening and opening[0].person == person:
            return sentences[first].first_token
        return self._reach.window(place, far=self._is_speaker(place))[0]

    def _is_speaker(self, place: int) -> bool:
        tokens = self._document.tokens
        return tokens[tokens[place].head].text.lower() in SAYING_VERBS

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
            if not gender or self._reach.is_quoted(place):
                continue
            person = self._surely_meant(place, gender)
            if person:
                span = Span(token.start, token.end)
                yield person, Attribute(AttributeKind.GENDER, gender, span, token.text, by=Form.PRONOUN)

    def _surely_meant(self, place: int, gender: str) -> str:
        """Return the one person whom the pronoun can mean, or whom it must where its gender fits nobody in reach."""
        person = self.meant(place)
        is_sure = bool(person) and not self._may_mean_another(place, gender, person)
        if is_sure and (self._genders.get(person) == gender or self._takes_up(place, person)):
            return person
        return self._nearest_of_nobody(place, gender)

    def _takes_up(self, place: int, person: str) -> bool:
        """Return whether the pronoun is the subject and takes up the subject of the sentence before."""
        tokens = self._document.tokens
        index = self._reach.sentence_index(place)
        is_subject = tokens[place].dep in _SUBJECTS or (
            tokens[place].tag == "PRP$" and place == self._document.sentences[index].first_token
        )
        return index > 0 and is_subject and self._reach.subject_of(index - 1) == person

    def _nearest_of_nobody(self, place: int, gender: str) -> str:
        """Return the last person named before a subject that fits nobody in reach at all; empty where somebody fits."""
        first, last = self._reach.window(place)
        end = self._document.sentences[self._reach.sentence_index(place)].last_token
        named = [naming.person for naming in self._namings.between(first, place)]
        is_subject = self._document.tokens[place].dep in _SUBJECTS
        if not is_subject or not named or not self._reach.named(self._start_before(place), place):
            return ""
        if any(self._genders.get(person, gender) == gender for person in self._certain(first, end)):
            return ""
        tokens = self._document.tokens
        words = (_GENDERS.get(tokens[index].text.lower(), "") for index in range(first, end) if index != place)
        is_told = gender in words or any(
            gender_of_noun(tokens[noun].text) in {gender, ""} for noun in self._reach.unnamed(first, last)
        )
        return "" if is_told or self._names_unknown(first, last) or named[-1] not in self._genders else named[-1]

    def _start_before(self, place: int) -> int:
        """Return the first token of the sentence before that of the token."""
        return self._document.sentences[max(0, self._reach.sentence_index(place) - 1)].first_token

    def _certain(self, first: int, last: int) -> set[str]:
        """Return the persons named between two tokens, without names that may be no person's."""
        named = {naming.person for naming in self._namings.between(first, last)}
        return {person for person in named if self._namings.is_certain(person)}

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
        others = self._certain(first, end) - {person}
        if any(self._genders.get(other, gender) == gender for other in others):
            return True
        start = self._document.sentences[self._reach.sentence_index(place)].first_token
        if self._names_unknown(first, last) or self._has_capitals(start, last):
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

    def _has_capitals(self, first: int, last: int) -> bool:
        """Return whether a name of nobody known, no place, body or people, stands between two tokens."""
        tokens = self._document.tokens
        return any(
            token.tag in {"NNP", "NNPS"} and not token.entity and not self._namings.covers(place)
            and not self._is_title(place)
            for place, token in enumerate(tokens[first:last], first)
        )  # fmt: skip

    def _is_title(self, place: int) -> bool:
        """Return whether a person's name begins right after the token or the one behind it."""
        return self._namings.covers(place + 1) or self._namings.covers(place + 2)

    def _goes_on_speaking(self, place: int) -> bool:
        """Return whether the pronoun is the speaker of the sentence before: `She added that`."""
        tokens = self._document.tokens
        return tokens[place].dep == "nsubj" and tokens[tokens[place].head].text.lower() in _GOES_ON

    def _first_in_reach(self, place: int, person: str) -> int:
        """Return the first token in reach: that of the paragraph, if it opens with who speaks on, or of some before."""
        sentences = self._document.sentences
        index = self._reach.sentence_index(place)
        first = index
        while first > 0 and sentences[first - 1].paragraph == sentences[index].paragraph:
            first -= 1
        opening = self._namings.between(sentences[first].first_token, sentences[first].last_token)[:1]
        tokens = self._document.tokens
        is_speaker = tokens[tokens[place].head].text.lower() in SAYING_VERBS
        if is_speaker and index > first and opening and opening[0].person == person:
            return sentences[first].first_token
        return self._reach.window(place)[0]

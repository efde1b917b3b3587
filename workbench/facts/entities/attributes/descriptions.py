"""Definite descriptions: whom `the 45-year-old`, `the Dane` or `the ambassador` means."""

import re
from bisect import bisect_left
from collections.abc import Iterator, MutableMapping
from typing import Final

from workbench.facts.entities.attributes.kinds.excluding import (
    excludes,
    is_near_age,
    is_nearest_age,
    is_public,
    post_words,
)
from workbench.facts.entities.attributes.kinds.peoples import people_called
from workbench.facts.entities.attributes.namings import Namings
from workbench.facts.entities.attributes.phrases import Phrase, phrase_at
from workbench.facts.entities.attributes.reach import Reach
from workbench.facts.entities.attributes.values import attributes_of
from workbench.facts.entities.entity import Attribute, AttributeKind, Form
from workbench.text.document import Document
from workbench.text.speech.reporting import SAYING_VERBS

_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass"})
_RESTRICTS: Final = frozenset({"who", "that", "whose", "whom"})
_KINDS: Final = (
    AttributeKind.AGE,
    AttributeKind.NATIONALITY,
    AttributeKind.BORN,
    AttributeKind.PARTY,
    AttributeKind.POST,
    AttributeKind.RELATION,
    AttributeKind.HOME,
)
_SENTENCES_BACK: Final = 8
Told = MutableMapping[str, list[Attribute]]


class Descriptions:
    """The definite descriptions of a document, each with the one person whom it may mean."""

    def __init__(self, document: Document, namings: Namings, reach: Reach, *, told: Told) -> None:
        self._document = document
        self._namings = namings
        self._reach = reach
        self._told = told
        self._lower = document.text.lower().replace("-", " ")

    def read(self) -> None:
        """Enter each value that a description gives the person it means, unless it is told of somebody already."""
        told = {row.span for rows in self._told.values() for row in rows}
        for person, row in self._attributes():
            if row.span not in told:
                self._told.setdefault(person, []).append(row)

    def _attributes(self) -> Iterator[tuple[str, Attribute]]:
        for place, token in enumerate(self._document.tokens):
            if token.text.lower() == "the" and not self._reach.is_quoted(place):
                phrase = phrase_at(self._document.tokens, place, stops=self._namings.ends_phrase)
                if phrase and self._stands_alone(phrase):
                    yield from self._read(phrase)

    def _stands_alone(self, phrase: Phrase) -> bool:
        """Return whether no name stands beside the description, and no clause says which one it is."""
        tokens = self._document.tokens
        after = [token.text for token in tokens[phrase.end : phrase.end + 1]]
        beside = (phrase.head + 1, phrase.end, phrase.end + 1 if after == [","] else phrase.end)
        if any(self._namings.covers(place) for place in beside if place < len(tokens)):
            return False
        before = tokens[phrase.first - 1].text.lower() if phrase.first else ""
        is_apposed = before == "," and self._namings.covers(phrase.first - 2)
        restricted = bool(after) and after[0] in _RESTRICTS
        return not is_apposed and not restricted and before not in {"as", "is", "was", "of", "not", "no"}

    def _read(self, phrase: Phrase) -> Iterator[tuple[str, Attribute]]:
        values = [value for value in attributes_of(self._document.tokens, phrase) if value.kind in _KINDS]
        if not values:
            return
        person = self._fitting(phrase, values) or self._meant(phrase, values)
        for value in values if person else ():
            yield person, value._replace(by=Form.DESCRIPTION)

    def _fitting(self, phrase: Phrase, values: list[Attribute]) -> str:
        """Return the one person of whom the text says elsewhere what the description says."""
        told = [self._persons_told(value) for value in values]
        fitting = set.intersection(*told)
        if len(fitting) == 1:
            return fitting.pop()
        partly = {person for persons in told for person in persons if self._is_named_with(person, values)}
        topic = self._reach.topic_before(self._reach.sentence_index(phrase.first))
        latest = self._namings.between(0, phrase.first)[-1:]
        is_party = any(value.kind is AttributeKind.PARTY for value in values)
        is_near = not is_party or bool(partly & {topic, *(one.person for one in latest)})
        if not fitting and len(partly) == 1 and len(values) > 1 and is_near:
            return partly.pop()
        return topic if topic in fitting else ""

    def _is_named_with(self, person: str, values: list[Attribute]) -> bool:
        """Return whether one of the values is told of the person right beside their name."""
        rows = [row for row in self._told.get(person, ()) if row.by is Form.FULL]
        return any(row.kind is value.kind and _agree(row, value) for row in rows for value in values)

    def _persons_told(self, value: Attribute) -> set[str]:
        return {
            person
            for person, rows in self._told.items()
            if any(row.kind is value.kind and _agree(row, value) for row in rows)
        }

    def _meant(self, phrase: Phrase, values: list[Attribute]) -> str:
        """Return whom a description means that fits nobody: the only one of its kind in reach, or the topic."""
        if any(self._may_be_somebody_else(value) for value in values):
            return ""
        topic = self._topic(phrase)
        told = self._told.get(topic, ())
        if any(_nearly_fits(row, value) for row in told for value in values):
            return topic
        is_open = all(row.kind not in {AttributeKind.NATIONALITY, AttributeKind.PARTY} for row in told)
        near = self._by_near_age(phrase, values)
        return near or (self._only_of_kind(phrase, values) if is_open else "") or topic

    def _may_be_somebody_else(self, value: Attribute) -> bool:
        """Return whether a text need not name whoever the value is about, or tells it of somebody else."""
        is_kin = value.kind is AttributeKind.RELATION
        return is_kin or is_public(value.value) or self._is_told_of_another(value)

    def _topic(self, phrase: Phrase) -> str:
        """Return the one person whom the sentence before names or is about, if the description is a subject."""
        index = self._reach.sentence_index(phrase.first)
        sentence = self._document.sentences[index]
        before = self._document.sentences[max(0, index - 1)]
        if not self._is_subject(phrase) or self._reach.named(sentence.first_token, phrase.first):
            return ""
        topic = self._reach.topic_before(index)
        named = {naming.person for naming in self._reach.named(before.first_token, before.last_token)}
        after = {naming.person for naming in self._reach.named(phrase.first, sentence.last_token)}
        is_alone = named <= {topic} and topic not in after and not self._names_unknown(before.start, phrase, topic)
        return topic if is_alone else ""

    def _is_subject(self, phrase: Phrase) -> bool:
        """Return whether the phrase is a subject, by the parser or as the opening of its sentence."""
        token = self._document.tokens[phrase.head]
        sentence = self._document.sentences[self._reach.sentence_index(phrase.first)]
        return token.dep in _SUBJECTS or token.text == "old" or phrase.first == sentence.first_token

    def _names_unknown(self, start: int, phrase: Phrase, person: str) -> bool:
        """Return whether a name of two words that may be another person's stands between the offset and the phrase."""
        end = self._document.tokens[phrase.first].start
        names = self._document.names
        first = bisect_left(names, start, key=lambda name: name.start)
        last = bisect_left(names, end, key=lambda name: name.start)
        return any(
            name.kind in {"person", "unknown"} and " " in name.text and name.text.split()[-1] not in person
            and name.text[1:2] != "-" and people_called(name.text.split()[0]) == "" and name.text[-1].islower()
            for name in names[first:last]
        )  # fmt: skip

    def _only_of_kind(self, phrase: Phrase, values: list[Attribute]) -> str:
        """Return the one person in reach of whom something is told that excludes what the description says."""
        index = self._reach.sentence_index(phrase.first)
        first = self._document.sentences[max(0, index - _SENTENCES_BACK)].first_token
        near = {naming.person for naming in self._namings.between(first, phrase.first)}
        start = self._document.sentences[index].first_token
        here = {naming.person for naming in self._namings.between(start, phrase.first)}
        persons = {
            person
            for person in near
            for row in self._told.get(person, ())
            if any(excludes(row, value) and row.holds_now == value.holds_now for value in values)
        }
        if len(persons) != 1 or persons & here:
            return ""
        is_subject = self._is_subject(phrase)
        is_post = values[-1].kind is AttributeKind.POST and len({value.kind for value in values}) == 1
        latest = self._namings.between(first, phrase.first)[-1]
        start = self._document.tokens[latest.last].end
        is_latest = latest.person in persons and not self._names_unknown(start, phrase, latest.person)
        is_meant = is_post and (is_subject or not values[-1].holds_now)
        return persons.pop() if is_meant or (is_latest and is_subject) else ""

    def _by_near_age(self, phrase: Phrase, values: list[Attribute]) -> str:
        """Return the person whose age is most nearly the one told: a digit away, or its digits turned."""
        age = next((value for value in values if value.kind is AttributeKind.AGE), None)
        if age is None:
            return ""
        near = [
            (abs(int(row.value) - int(age.value)), -row.span.start, person)
            for person, rows in self._told.items()
            for row in rows
            if row.kind is AttributeKind.AGE
            and row.span.start < age.span.start
            and is_nearest_age(row.value, age.value)
        ]
        return min(near)[2] if near and not self._follows_somebody_without_age(phrase) else ""

    def _follows_somebody_without_age(self, phrase: Phrase) -> bool:
        """Return whether the last person named has no age told, and so may be meant, unless it is they who say it."""
        index = self._reach.sentence_index(phrase.first)
        sentences = self._document.sentences
        first = sentences[max(0, index - 1)].first_token
        near = self._reach.named(first, phrase.first)
        says = (token.text.lower() for token in self._document.tokens[sentences[index].first_token : phrase.first])
        is_said = any(word in SAYING_VERBS for word in says)
        kinds = {row.kind for row in self._told.get(near[-1].person, ())} if near else {AttributeKind.AGE}
        return AttributeKind.AGE not in kinds and not is_said

    def _is_told_of_another(self, value: Attribute) -> bool:
        """Return whether the text has the words elsewhere too, where they may mean somebody else."""
        if value.kind in {AttributeKind.AGE, AttributeKind.PARTY}:
            return False
        words = value.span.of(self._document.text)
        if value.kind in {AttributeKind.POST, AttributeKind.RELATION}:
            words = post_words(value.value)
        return len(re.findall(rf"\b{re.escape(words.lower())}", self._lower)) > 1


def _nearly_fits(row: Attribute, value: Attribute) -> bool:
    """Return whether a value excludes the one told, and may be a slip for it."""
    return excludes(row, value) and (row.kind is not AttributeKind.AGE or is_near_age(row.value, value.value))


def _agree(row: Attribute, value: Attribute) -> bool:
    if row.kind is AttributeKind.POST:
        return set(value.value.split()) <= set(row.value.split())
    return not excludes(row, value) and (row.kind is not AttributeKind.RELATION or row.value == value.value)

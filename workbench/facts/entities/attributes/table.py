"""The table of persons with everything that the text says each of them is."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from workbench.domain.span import Span
from workbench.facts.entities.attributes.beside_names import Beside
from workbench.facts.entities.attributes.clauses import told_before, told_by_verb, who_after
from workbench.facts.entities.attributes.descriptions import Descriptions
from workbench.facts.entities.attributes.kinds.person_nouns import gender_of_first_name, gender_of_title
from workbench.facts.entities.attributes.namings import Naming, Namings
from workbench.facts.entities.attributes.pronouns import Pronouns
from workbench.facts.entities.attributes.reach import Reach
from workbench.facts.entities.entity import Attribute, AttributeKind, Entity, Form
from workbench.facts.entities.persons import persons_of
from workbench.facts.facts import facts_of
from workbench.text.document import Document, TextSentence

Rows = dict[str, list[Attribute]]


def described_persons(document: Document) -> tuple[Entity, ...]:
    """Return the persons of the text, each with its attributes in reading order."""
    return document.once(_described)


def _described(document: Document) -> tuple[Entity, ...]:
    table = _Table(document)
    persons = {person.name: person for person in persons_of(document)}
    found = []
    for name, rows in table.rows.items():
        person = persons.get(name) or Entity(name=name, mentions=())
        unique = {(row.kind, row.span): row for row in reversed(rows)}
        found.append(replace(person, attributes=tuple(sorted(unique.values(), key=lambda row: row.span))))
    return tuple(found)


class _Table:
    """Reads the rows in three rounds: beside names, by descriptions that need those, and by pronouns."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._namings = Namings(document)
        self.rows: Rows = defaultdict(list)
        for naming in self._namings.all:
            self.rows[naming.person] += self._beside(naming)
        reach = Reach(document, self._namings, [row.span for rows in self.rows.values() for row in rows])
        self._read_pronouns(reach)
        Descriptions(document, self._namings, reach, told=self.rows).read()

    def _sentence(self, place: int) -> TextSentence:
        return self._document.sentences_in(Span(self._document.tokens[place].start, self._document.tokens[place].end))[
            0
        ]

    def _beside(self, naming: Naming) -> Iterator[Attribute]:
        sentence = self._sentence(naming.first)
        beside = Beside(self._document, self._namings, naming, sentence.first_token, sentence.last_token)
        yield from beside.attributes()
        yield from told_by_verb(self._document, self._namings, naming.last)
        yield from told_before(self._document, self._namings, sentence.first_token, subject=naming.first)
        who = who_after(self._document, naming.last)
        if who is not None:
            yield from told_by_verb(self._document, self._namings, who)
        if gender := gender_of_title(naming.title):
            token = self._document.tokens[naming.first - 1]
            yield Attribute(AttributeKind.GENDER, gender, Span(token.start, token.end), token.text)

    def _read_pronouns(self, reach: Reach) -> None:
        pronouns = Pronouns(self._document, self._namings, reach, genders=self._genders())
        for place, token in enumerate(self._document.tokens):
            if token.text.lower() in {"he", "she"} and not reach.is_quoted(place):
                person = pronouns.meant(place)
                told = [
                    *told_by_verb(self._document, self._namings, place),
                    *told_before(self._document, self._namings, self._sentence(place).first_token, subject=place),
                ]
                if person:
                    self.rows[person] += [row._replace(by=Form.PRONOUN) for row in told]
        for quotation in facts_of(self._document).speech.all:
            person = self._namings.full(quotation.speaker)
            for place in self._first_persons(quotation.span) if person else ():
                said = told_by_verb(self._document, self._namings, place)
                self.rows[person] += [row._replace(by=Form.PRONOUN) for row in said]
        for person, row in pronouns.attributes():
            self.rows[person].append(row)

    def _first_persons(self, quoted: Span) -> Iterator[int]:
        """Yield the tokens "I" of a quotation."""
        tokens = self._document.tokens
        first = bisect_left(tokens, quoted.start, key=lambda token: token.start)
        last = bisect_left(tokens, quoted.end, key=lambda token: token.start)
        return (place for place in range(first, last) if tokens[place].text == "I")

    def _genders(self) -> dict[str, str]:
        """Return who is he and who is she by titles, nouns and first names, without those of whom it is unclear."""
        genders: dict[str, str] = {}
        for person in self.rows:
            told = {row.value for row in self.rows[person] if row.kind is AttributeKind.GENDER}
            told = told or {gender_of_first_name(person)} - {""}
            if len(told) == 1:
                genders[person] = told.pop()
        return genders

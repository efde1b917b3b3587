"""The persons of a text, each with every mention by name."""

from collections import defaultdict
from collections.abc import Iterator

from workbench.domain.span import Span
from workbench.facts.entities.entity import Entity, EntityKind, Form, Mention
from workbench.facts.facts import facts_of
from workbench.facts.people import People
from workbench.text.document import Document


def persons_of(document: Document) -> tuple[Entity, ...]:
    """Return the persons in the order in which the text first names them, without their attributes.

    A name that no fuller name of the text explains is a person of its own.
    """
    return document.once(_persons)


def _persons(document: Document) -> tuple[Entity, ...]:
    mentions: defaultdict[str, list[Mention]] = defaultdict(list)
    for person, mention in _mentions(document, facts_of(document).people):
        mentions[person].append(mention)
    return tuple(Entity(kind=EntityKind.PERSON, name=name, mentions=tuple(found)) for name, found in mentions.items())


def _mentions(document: Document, people: People) -> Iterator[tuple[str, Mention]]:
    titles = {Span(name.start, name.end): name.title for name in document.names}
    for span in people.names:
        words = people.written(span)
        person = people.full(words)
        if person:
            yield person, Mention(span, words, _form_of(words, person), titles.get(span, ""))


def _form_of(words: str, person: str) -> Form:
    if " " in words:
        return Form.FULL
    return Form.FIRST_NAME if person.startswith(f"{words} ") else Form.SURNAME

"""A person of a text: every mention by name, and what the text says of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from workbench.domain.span import Span


class Form(StrEnum):
    """How a mention names its entity."""

    FULL = "full name"
    SURNAME = "surname"
    FIRST_NAME = "first name"
    DESCRIPTION = "description"
    PRONOUN = "pronoun"


class Mention(NamedTuple):
    """A place that names an entity: its span without a title, the words there, and the title before it, if any.

    The words are as read: without a possessive "'s".
    """

    span: Span
    words: str
    form: Form
    title: str = ""


class AttributeKind(StrEnum):
    """What an attribute says of its entity."""

    POST = "post"
    AGE = "age"
    PARTY = "party"
    NATIONALITY = "nationality"
    HOME = "home"
    GENDER = "gender"
    RELATION = "relation"
    BORN = "born"


class Attribute(NamedTuple):
    """Something a text says of an entity: the value to compare by, and the words that say it, at their place.

    `holds_now` is false for what was so, will be so or is only said to be so:
    `a former goalkeeper`, `mayor until 2010`. `of` are the words of whose or where a
    post or a kinship is: `council` for `leader of the council`. `by` says how the
    words are tied to the entity.
    """

    kind: AttributeKind
    value: str
    span: Span
    words: str
    holds_now: bool = True
    of: str = ""
    by: Form = Form.FULL


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A person: the fullest name, the mentions and the attributes, each in reading order."""

    name: str
    mentions: tuple[Mention, ...]
    attributes: tuple[Attribute, ...] = ()

    def values(self, kind: AttributeKind) -> Iterator[Attribute]:
        """Yield what the text says of one kind."""
        return (attribute for attribute in self.attributes if attribute.kind is kind)

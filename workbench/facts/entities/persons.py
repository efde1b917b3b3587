"""The persons of a text, each with every mention by name."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from workbench.facts.entities.entity import Entity, Form, Mention
from workbench.facts.entities.name_uses import NameUse, name_uses
from workbench.facts.full_names import FullNames
from workbench.facts.person_names import person_spans
from workbench.text.document import Document
from workbench.text.language.word_lists import entries_of, word_list
from workbench.text.naming.plain_letters import ascii_fold

_MOST_WORDS: Final = 5
"""Most words of a person's name."""

_MORE_IS_SAID: Final = re.compile(r",? (?:\(|said\b|says\b|told\b)|, (?:an? |the |who\b|whose\b|\d\d\b|[a-z])")
"""What follows a person's name where more is told of them."""

_NO_PERSON: Final = frozenset({"&", "of", "the", "for", "and"})
_FIRST_AND_LAST: Final = 2
_POSSESSIVE: Final = 2
"""Letters by which the end of a name may be read further."""


def persons_of(document: Document) -> tuple[Entity, ...]:
    """Return the persons in the order in which the text first names them, without their attributes.

    A name that no fuller name of the text explains is a person of its own.
    """
    return document.once(_persons)


def person_uses(document: Document) -> tuple[NameUse, ...]:
    """Return the names that are persons', by a title, a first name in use, or the words around them."""
    return document.once(_person_uses)


def _person_uses(document: Document) -> tuple[NameUse, ...]:
    ends = {span.end for span in person_spans(document)}
    kinds = {name.end: name.kind for name in document.names}
    uses = name_uses(document)
    persons = {use.span for use in uses if _is_person(document.text, use, ends, kinds=kinds)}
    surnames = {use.words[0] for use in uses if use.span in persons and len(use.words) == 1}
    persons |= {use.span for use in uses if _has_surname(use, surnames)}
    ends_of_names = {end for use in uses if use.span in persons for end in _ends_of(use)}
    return tuple(use for use in uses if use.span in persons or use.name in ends_of_names)


def _ends_of(use: NameUse) -> Iterator[str]:
    """Yield the surname of a full name, with and without its particles."""
    if not use.is_heading:
        yield from (" ".join(use.words[first:]) for first in range(1, len(use.words)))


def _is_person(text: str, use: NameUse, ends: set[int], *, kinds: Mapping[int, str]) -> bool:
    """Return whether a name is a person's; a line in capitals, as a heading is, names nobody by its words alone.

    `D-Des Moines` is the party and the seat of one.
    """
    is_known = bool(use.title) or any(use.span.end + more in ends for more in range(_POSSESSIVE + 1))
    if is_known or len(use.words) > _MOST_WORDS or _is_thing(use):
        return is_known and len(use.words) <= _MOST_WORDS and not _is_thing(use)
    kind = kinds.get(use.span.end, "")
    is_place = kind == "place" and "-" not in use.words[-1]
    is_seat = use.words[0][1:2] == "-"
    if use.is_heading or len(use.words) == 1 or is_place or is_seat or _NO_PERSON & set(use.words):
        return False
    is_told_of = kind != "body" or "-" in use.words[-1] or _MORE_IS_SAID.match(text, use.span.end) is not None
    return _has_first_name(use, is_certain=is_told_of) or (is_told_of and _is_unlike_words(use))


def _has_first_name(use: NameUse, *, is_certain: bool) -> bool:
    """Return whether a name begins with a first name; where it may be a body's, the rest has to be a surname."""
    first, *others = (ascii_fold(word) for word in use.words)
    if first not in word_list("given_names") and first not in _first_names_in_use():
        return False
    return is_certain or not word_list("english_words") & set(others)


def _is_thing(use: NameUse) -> bool:
    """Return whether a name of several words ends in an ordinary word, as "Ann Lee Charitable Trust" does."""
    last = ascii_fold(use.words[-1])
    return len(use.words) > _FIRST_AND_LAST and last in word_list("english_words") and last not in _names_in_use()


def _has_surname(use: NameUse, surnames: set[str]) -> bool:
    """Return whether a name of two words ends in what the text uses alone as a person's surname."""
    is_full = len(use.words) == _FIRST_AND_LAST and use.words[-1] in surnames and not use.is_heading
    return is_full and _is_unlike_words(use)


def _is_unlike_words(use: NameUse) -> bool:
    """Return whether no word of a name is an ordinary one, but for surnames in use."""
    first, *others = (ascii_fold(word) for word in use.words)
    ordinary = word_list("english_words")
    return first not in ordinary and all(word not in ordinary or word in _names_in_use() for word in others)


@cache
def _first_names_in_use() -> frozenset[str]:
    return _names_in_use() - word_list("english_words")


@cache
def _names_in_use() -> frozenset[str]:
    return frozenset(map(ascii_fold, entries_of("known_names")))


def _persons(document: Document) -> tuple[Entity, ...]:
    uses = person_uses(document)
    titled: dict[str, int] = {}
    for use in uses:
        if use.title and len(use.words) == 1:
            titled.setdefault(use.name, use.span.start)
    # "President Obama" is not the Sasha Obama whom a later paragraph names
    full = [use for use in uses if use.title or titled.get(use.words[-1], use.span.start) >= use.span.start]
    names = FullNames(use.name for use in full)
    mentions: defaultdict[str, list[Mention]] = defaultdict(list)
    for person, mention in _mentions(uses, names):
        mentions[person].append(mention)
    return tuple(Entity(name=name, mentions=tuple(found)) for name, found in mentions.items())


def _mentions(uses: tuple[NameUse, ...], names: FullNames) -> Iterator[tuple[str, Mention]]:
    for use in uses:
        person = names.of(use.name) or use.name
        yield person, Mention(use.span, use.name, _form_of(use.name, person), use.title)


def _form_of(words: str, person: str) -> Form:
    if " " in words:
        return Form.FULL
    return Form.FIRST_NAME if person.startswith(f"{words} ") else Form.SURNAME

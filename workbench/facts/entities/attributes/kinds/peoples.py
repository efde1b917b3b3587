"""Peoples, and which of them one person may belong to at once."""

from functools import cache
from typing import Final, NamedTuple

from workbench.text.language.word_lists import entries_of

_NOT_ONLY_A_PEOPLE: Final = frozenset({"Norman", "Roman", "Pole", "Georgian"})


class _People(NamedTuple):
    """A people: its adjective, every word for it, the words for the peoples within it, and its country."""

    name: str
    words: frozenset[str]
    within: frozenset[str]
    countries: frozenset[str]


def people_called(word: str) -> str:
    """Return the adjective of the people that the word names; empty for none.

    >>> people_called("Dane"), people_called("Danes"), people_called("Danish"), people_called("Great")
    ('Danish', 'Danish', 'Danish', '')
    """
    names = _by_word()
    return names.get(word) or names.get(word.removesuffix("s"), "")


def people_of_country(word: str) -> str:
    """Return the adjective of the people of a country; empty for no country: `Denmark`."""
    return next((people.name for people in _peoples() if word in people.countries), "")


def may_be_one(people: str, other: str) -> bool:
    """Return whether somebody of one people may be called by the other's name too.

    >>> may_be_one("Tuscan", "Italian"), may_be_one("Tuscan", "Sicilian"), may_be_one("Danish", "Swedish")
    (True, False, False)
    """
    return people == other or _is_within(people, other) or _is_within(other, people)


def _is_within(people: str, other: str) -> bool:
    return any(people in one.within for one in _peoples() if one.name == other)


@cache
def _peoples() -> tuple[_People, ...]:
    found = []
    for line in entries_of("peoples"):
        name, words, within, countries = [*line.split("|"), ""][:4]
        found.append(
            _People(
                name=name,
                words=frozenset([name, *words.split()]),
                within=frozenset(within.split()),
                countries=frozenset(countries.split()),
            )
        )
    return tuple(found)


@cache
def _by_word() -> dict[str, str]:
    names: dict[str, str] = {}
    for people in _peoples():
        names |= dict.fromkeys(people.words, people.name)
    for people in _peoples():
        for word in people.within:
            names.setdefault(word, word)
    return {word: name for word, name in names.items() if word not in _NOT_ONLY_A_PEOPLE}

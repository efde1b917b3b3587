"""Parties by the words for their members, and by the letters after a member's name."""

from collections.abc import Sequence
from functools import cache

from workbench.text.language.word_lists import entries_of


def party_called(words: Sequence[str]) -> str:
    """Return the party that the last one or two of the words name; empty for none.

    >>> party_called(["a", "Liberal", "Democrat"]), party_called(["Democrat"]), party_called(["democrat"])
    ('Liberal Democrat', 'Democratic', '')
    """
    names = _by_word()
    return names.get("-".join(words[-2:]), "") or names.get(words[-1] if words else "", "")


def party_by_letters(letters: str) -> str:
    """Return the party whose members have the letters after their names; empty for none: `D`, `Lab`."""
    return _by_letters().get(letters.rstrip("."), "")


def first_word_of_party(words: Sequence[str]) -> bool:
    """Return whether the words begin the name of a party of two words: `Liberal` before `Democrat`."""
    return len(words) > 1 and "-".join(words[:2]) in _by_word()


@cache
def _by_word() -> dict[str, str]:
    names: dict[str, str] = {}
    for line in entries_of("parties"):
        name, words, _ = line.split("|")
        names |= dict.fromkeys(words.split(), name)
    return names


@cache
def _by_letters() -> dict[str, str]:
    names: dict[str, str] = {}
    for line in entries_of("parties"):
        name, words, letters = line.split("|")
        names |= dict.fromkeys([*letters.split(), *words.split()], name)
    return names

"""The curated lists the rules read: known names, and words taken for one another."""

import re
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from workbench.text.names import folded


class WordPair(NamedTuple):
    """A word that stands wrongly wherever `pattern` matches, its group `w` holding it.

    `begins` are the first three letters that one of the wrong words must have,
    so that a text without them need not be searched.
    """

    right: str
    pattern: re.Pattern[str]
    begins: frozenset[str]


@cache
def known_places() -> dict[str, str]:
    """Places and residences and their other spellings, in plain letters, each with the usual form."""
    return _usual_forms("known_places.txt")


@cache
def known_people() -> dict[str, str]:
    """Surnames of public persons and their other spellings, in plain letters, each with the usual form."""
    return _usual_forms("known_people.txt")


@cache
def known_words() -> dict[str, str]:
    """Peoples, languages, days, bodies and their other spellings, in plain letters, each with the usual form."""
    return _usual_forms("known_words.txt")


@cache
def known_names() -> tuple[str, ...]:
    """First and last names in use, in small letters, most borne first."""
    return tuple(_lines("known_names.txt"))


def is_known(plain: str) -> bool:
    """Whether a word in plain letters is on a list of known places, people, words or names."""
    return any(plain in known for known in (known_places(), known_people(), known_words(), _plain_names()))


@cache
def word_pairs() -> tuple[WordPair, ...]:
    """Words taken for one another, each with the context that gives the slip away."""
    rows = [line.split("\t") for line in _lines("confused_words.tsv")]
    return tuple(WordPair(right, re.compile(pattern, re.IGNORECASE), _begins(pattern)) for right, pattern in rows)


@cache
def _plain_names() -> frozenset[str]:
    return frozenset(map(folded, known_names()))


def _usual_forms(name: str) -> dict[str, str]:
    rows = [line.split("=") for line in _lines(name)]
    return {folded(form): forms[0] for forms in reversed(rows) for form in reversed(forms)}


def _begins(pattern: str) -> frozenset[str]:
    wrong = pattern.split("(?P<w>", 1)[1]
    return frozenset(word[:3] for word in re.split(r"[^a-z|]", wrong, maxsplit=1)[0].split("|"))


def _lines(name: str) -> list[str]:
    text = files("workbench.detectors").joinpath("data", name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]

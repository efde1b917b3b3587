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
    """Places and residences by their spelling in plain letters."""
    return {folded(line): line for line in _lines("known_places.txt")}


@cache
def known_people() -> dict[str, str]:
    """Surnames of public persons and their other spellings, in plain letters, each with the usual form."""
    return {folded(form): line.split("=")[0] for line in _lines("known_people.txt") for form in line.split("=")}


@cache
def word_pairs() -> tuple[WordPair, ...]:
    """Words taken for one another, each with the context that gives the slip away."""
    rows = [line.split("\t") for line in _lines("confused_words.tsv")]
    return tuple(WordPair(right, re.compile(pattern, re.IGNORECASE), _begins(pattern)) for right, pattern in rows)


def _begins(pattern: str) -> frozenset[str]:
    wrong = pattern.split("(?P<w>", 1)[1]
    return frozenset(word[:3] for word in re.split(r"[^a-z|]", wrong, maxsplit=1)[0].split("|"))


def _lines(name: str) -> list[str]:
    text = files("workbench.detectors").joinpath("data", name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]

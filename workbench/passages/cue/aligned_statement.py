"""A claim or a passage as alignment reads it: its words with their terms, figures, dates, denials."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Final

from workbench.passages.cue.quantities import Figure, When, dates_in, figures_in
from workbench.text.terms import names_in, stem, terms_of

LONGEST: Final = 2_000
"""Characters of a statement that are read."""
DENIED: Final = 2
"""Terms after a "not" that it is taken to deny."""
_REACH: Final = 60
_KEPT: Final = 4_096
_DENIAL: Final = re.compile(
    r"\b(?:not|no|never|none|nor|neither|without|cannot|denie[sd]|deny|refused?|failed|unable|lack\w*|non)\b|n['’]t\b",
    re.IGNORECASE,
)
_NOT: Final = re.compile(r"\b(?:not|never|no|cannot|without)\b|n['’]t\b", re.IGNORECASE)
_LIMIT: Final = re.compile(r"\b(?:only|solely|exclusively|all|every|always|entirely|both|just)\b", re.IGNORECASE)
_WORD: Final = re.compile(r"[^\W\d_]+")
_OPPOSITES: Final = "opposites.txt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A text read once.

    `terms` are in order; `words` are all its stems, "not" and "he" among them,
    each with the word as first written; `denied` are the terms right after a
    "not"; `denials` and `limits` count words like "not" and "only".
    """

    terms: tuple[str, ...]
    held: frozenset[str]
    names: frozenset[str]
    figures: tuple[Figure, ...]
    dates: tuple[When, ...]
    denials: int
    limits: int
    words: Mapping[str, str]
    denied: frozenset[str]


def read_statement(text: str) -> Statement:
    """`text` as alignment reads it; only its first 2,000 characters count."""
    return _read(text[:LONGEST])


@lru_cache(maxsize=_KEPT)
def _read(text: str) -> Statement:
    terms = tuple(terms_of(text))
    return Statement(
        terms=terms,
        held=frozenset(terms),
        names=names_in(text),
        figures=figures_in(text),
        dates=dates_in(text),
        denied=_denied(text),
        denials=len(_DENIAL.findall(text)),
        limits=len(_LIMIT.findall(text)),
        words={stem(word.lower()): word for word in reversed(_WORD.findall(text))},
    )


def _denied(text: str) -> frozenset[str]:
    """The terms that stand right after "not" and its like, up to the next sign of punctuation."""
    after = (re.split(r"[,;:.!?]", text[found.end() : found.end() + _REACH])[0] for found in _NOT.finditer(text))
    return frozenset(term for words in after for term in terms_of(words)[:DENIED])


@cache
def opposites() -> dict[str, frozenset[str]]:
    """Each stem of the list of opposites to the stems that deny it."""
    text = resources.files("workbench.passages").joinpath("data", _OPPOSITES).read_text(encoding="utf-8")
    pairs = [line.split("|") for line in text.splitlines() if not line.startswith("#")]
    sides = [(_stems(left), _stems(right)) for left, right in pairs]
    found: dict[str, set[str]] = {}
    for one, other in [*sides, *((right, left) for left, right in sides)]:
        for word in one - other:
            found.setdefault(word, set()).update(other - one)
    return {word: frozenset(others) for word, others in found.items()}


def _stems(words: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words.split())

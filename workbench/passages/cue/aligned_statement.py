"""A claim or a passage analysed for alignment: its words, terms, figures, dates and denials."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from workbench.passages.cue.quantities import Figure, StatedDate, dates_in, figures_in
from workbench.text.language.word_lists import entries_of
from workbench.text.terms import names_in, stem, terms_of

LONGEST: Final = 2_000
"""Number of characters of a statement that are read."""
DENIED_TERMS: Final = 2
"""Number of terms after a "not" that count as denied."""
_REACH: Final = 60
_CACHE_SIZE: Final = 4_096
_DENIAL: Final = re.compile(
    r"\b(?:not|no|never|none|nor|neither|without|cannot|denie[sd]|deny|refused?|failed|unable|lack\w*|non)\b|n['’]t\b",
    re.IGNORECASE,
)
_NOT: Final = re.compile(r"\b(?:not|never|no|cannot|without)\b|n['’]t\b", re.IGNORECASE)
_LIMIT: Final = re.compile(r"\b(?:only|solely|exclusively|all|every|always|entirely|both|just)\b", re.IGNORECASE)
_WORD: Final = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """The analysis of a text.

    `terms` are in order; `words` maps all its stems, "not" and "he" among them,
    to the word as first written; `denied` are the terms right after a "not";
    `denials` and `limits` count words like "not" and "only".
    """

    terms: tuple[str, ...]
    term_set: frozenset[str]
    names: frozenset[str]
    figures: tuple[Figure, ...]
    dates: tuple[StatedDate, ...]
    denials: int
    limits: int
    words: Mapping[str, str]
    denied: frozenset[str]


def read_statement(text: str) -> Statement:
    """Analyse `text` for alignment; only its first 2,000 characters count."""
    return _read(text[:LONGEST])


@lru_cache(maxsize=_CACHE_SIZE)
def _read(text: str) -> Statement:
    terms = tuple(terms_of(text))
    return Statement(
        terms=terms,
        term_set=frozenset(terms),
        names=names_in(text),
        figures=figures_in(text),
        dates=dates_in(text),
        denied=_denied(text),
        denials=len(_DENIAL.findall(text)),
        limits=len(_LIMIT.findall(text)),
        words={stem(word.lower()): word for word in reversed(_WORD.findall(text))},
    )


def _denied(text: str) -> frozenset[str]:
    """Return the terms right after "not" and the like, up to the next punctuation mark."""
    denied: set[str] = set()
    for match in _NOT.finditer(text):
        clause = re.split(r"[,;:.!?]", text[match.end() : match.end() + _REACH])[0]
        denied.update(terms_of(clause)[:DENIED_TERMS])
    return frozenset(denied)


@cache
def opposites() -> dict[str, frozenset[str]]:
    """Return each stem of the list of opposites with the stems that contradict it."""
    pairs = [line.split("|") for line in entries_of("opposites")]
    sides = [(_stems(left), _stems(right)) for left, right in pairs]
    opposed: dict[str, set[str]] = {}
    for left, right in [*sides, *((right, left) for left, right in sides)]:
        for word in left - right:
            opposed.setdefault(word, set()).update(right - left)
    return {word: frozenset(others) for word, others in opposed.items()}


def _stems(words: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words.split())

"""Cues in a clause: patterns that are searched for only where one of their words occurs."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

_WORD: Final = re.compile(r"[a-z]+|%")
_DIGIT: Final = re.compile(r"\d")
DIGIT: Final = "0"
"""The entry for a digit among the words of a clause."""


@dataclass(frozen=True, slots=True, eq=False)
class CuePattern:
    """A pattern, and words of which every match contains at least one.

    Most clauses have none of them, and checking that is far faster than searching.
    """

    pattern: re.Pattern[str]
    words: frozenset[str]

    def is_in(self, clause: str, words: frozenset[str]) -> bool:
        """Return whether the pattern matches in `clause`, whose `words_of` are given."""
        return not self.words.isdisjoint(words) and self.pattern.search(clause) is not None


def cue_pattern(pattern: str, words: str) -> CuePattern:
    """Return the cue of `pattern`; every match must contain one of `words`, in lower case."""
    return CuePattern(re.compile(pattern), frozenset(words.split()))


@lru_cache(maxsize=8)
def words_of(lower: str) -> frozenset[str]:
    """Return the runs of a to z and the per cent signs in `lower`, and `DIGIT` where it has a digit.

    >>> sorted(words_of("won't rise 5%"))
    ['%', '0', 'rise', 't', 'won']
    """
    words = _WORD.findall(lower)
    if _DIGIT.search(lower):
        words.append(DIGIT)
    return frozenset(words)

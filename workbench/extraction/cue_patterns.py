"""Signs in a clause: a pattern, looked for only where one of its words stands."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

_WORD: Final = re.compile(r"[a-z]+|%")
_DIGIT: Final = re.compile(r"\d")
DIGIT: Final = "0"
"""Stands among the words of a clause that has a digit."""


@dataclass(frozen=True, slots=True, eq=False)
class CuePattern:
    """A pattern, and words of which every match has at least one.

    Most clauses have none of them, and to see that is far quicker than to search.
    """

    pattern: re.Pattern[str]
    words: frozenset[str]

    def is_in(self, clause: str, words: frozenset[str]) -> bool:
        """Whether the pattern matches in `clause`, whose `words_of` are given."""
        return not self.words.isdisjoint(words) and self.pattern.search(clause) is not None


def cue_pattern(pattern: str, words: str) -> CuePattern:
    """The sign of `pattern`; `words`, in small letters, are such as every match has one of."""
    return CuePattern(re.compile(pattern), frozenset(words.split()))


@lru_cache(maxsize=8)
def words_of(small: str) -> frozenset[str]:
    """The stretches of a to z and the signs for per cent in `small`, and `DIGIT` where it has one.

    >>> sorted(words_of("won't rise 5%"))
    ['%', '0', 'rise', 't', 'won']
    """
    words = _WORD.findall(small)
    if _DIGIT.search(small):
        words.append(DIGIT)
    return frozenset(words)

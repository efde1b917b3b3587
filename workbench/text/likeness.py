"""How far two statements use the same words."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final, NamedTuple

_WORD: Final = re.compile(r"[^\W_]{3,}|\d+")
_COMMON_WORDS: Final = """
the and that with from this have has had was were are for his her their its which who would could will been being also
not but said into
"""
_COMMON: Final = frozenset(_COMMON_WORDS.split())
_FEWEST: Final = 5
_SHARED: Final = 0.7
_SHARED_OF_LONGER: Final = 0.65
_CROWD: Final = 12
"""Statements that share a word from which on the word is not looked up, so that time stays linear."""


class Retold(NamedTuple):
    """Two statements that tell the same, by index; `share` of the shorter one's words stand in both."""

    earlier: int
    later: int
    share: float


def retold(statements: Sequence[str]) -> Iterator[Retold]:
    """The pairs of statements that tell the same, in order of the later one.

    Two tell the same where nearly all words of the shorter one, and most of the
    longer one's, stand in the other.
    """
    words = [_stems(statement) for statement in statements]
    crowded = {word for word, many in Counter(chain.from_iterable(words)).items() if many > _CROWD}
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for later, found in enumerate(words):
        if len(found) < _FEWEST:
            continue
        telling = found - crowded
        for earlier in sorted({index for word in telling for index in holders[word]}):
            share = _share(words[earlier], found)
            if share:
                yield Retold(earlier, later, share)
        for word in telling:
            holders[word].append(later)


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of the shorter one's words that stand in both; 0 where the two do not tell the same."""
    shorter, longer = min(len(one), len(other)), max(len(one), len(other))
    shared = len(one & other)
    alike = shorter >= _FEWEST and shared >= _SHARED * shorter and shared >= _SHARED_OF_LONGER * longer
    return shared / shorter if alike else 0.0


def _stems(statement: str) -> frozenset[str]:
    words = set(_WORD.findall(statement.casefold())) - _COMMON
    return frozenset(word.rstrip("s") or word for word in words)

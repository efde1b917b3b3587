"""How far two statements use the same words."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final, NamedTuple

from workbench.text.language.word_lists import word_list

_WORD: Final = re.compile(r"[^\W_]{3,}|\d+")
_FEWEST: Final = 5
_SHARED: Final = 0.7
_SHARED_OF_LONGER: Final = 0.65
_CROWD: Final = 12
"""Most statements that share a word which is still looked up, so that time stays linear."""


class Repetition(NamedTuple):
    """Two statements that say the same, by index; `share` of the shorter one's words are in both."""

    earlier: int
    later: int
    share: float


def repetitions(statements: Sequence[str]) -> Iterator[Repetition]:
    """Yield the pairs of statements that say the same, in order of the later one.

    Two say the same where nearly all words of the shorter one, and most of the
    longer one's, occur in the other.
    """
    stems = [_stems(statement) for statement in statements]
    counts = Counter(chain.from_iterable(stems))
    crowded = {stem for stem, count in counts.items() if count > _CROWD}
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for later, own_stems in enumerate(stems):
        if len(own_stems) < _FEWEST:
            continue
        telling = own_stems - crowded
        candidates: set[int] = set()
        for stem in telling:
            candidates.update(holders[stem])
        for earlier in sorted(candidates):
            share = _share(stems[earlier], own_stems)
            if share:
                yield Repetition(earlier, later, share)
        for stem in telling:
            holders[stem].append(later)


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the share of the shorter one's words that are in both; 0 where the two do not say the same."""
    shorter, longer = min(len(one), len(other)), max(len(one), len(other))
    shared = len(one & other)
    is_repetition = shorter >= _FEWEST and shared >= _SHARED * shorter and shared >= _SHARED_OF_LONGER * longer
    return shared / shorter if is_repetition else 0.0


def _stems(statement: str) -> frozenset[str]:
    words = set(_WORD.findall(statement.casefold())) - word_list("linking_words")
    return frozenset(word.rstrip("s") or word for word in words)

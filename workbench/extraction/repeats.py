"""Claims that tell the same thing in two places."""

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from workbench.domain.claim import Claim, ClaimId

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


def repeats_among(claims: Sequence[Claim]) -> dict[ClaimId, tuple[ClaimId, ...]]:
    """For each claim told again elsewhere, the other tellings in reading order.

    Two claims tell the same where the shorter one's words nearly all stand in the
    other. Words that many claims share are not looked up, so time stays linear.
    """
    words = [_stems(claim.quote) for claim in claims]
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for index, found in enumerate(words):
        for word in found:
            holders[word].append(index)
    same: defaultdict[ClaimId, list[ClaimId]] = defaultdict(list)
    for index, claim in enumerate(claims):
        for near in sorted(_candidates(words[index], holders)):
            other = claims[near]
            if near < index and _tell_the_same(words[index], words[near]) and not claim.span.overlaps(other.span):
                same[claim.id].append(other.id)
                same[other.id].append(claim.id)
    return {claim_id: tuple(others) for claim_id, others in same.items()}


def _candidates(words: frozenset[str], holders: dict[str, list[int]]) -> set[int]:
    if len(words) < _FEWEST:
        return set()
    return {index for word in words if len(holders[word]) <= _CROWD for index in holders[word]}


def _tell_the_same(one: frozenset[str], other: frozenset[str]) -> bool:
    shorter, longer = min(len(one), len(other)), max(len(one), len(other))
    shared = len(one & other)
    return shorter >= _FEWEST and shared >= _SHARED * shorter and shared >= _SHARED_OF_LONGER * longer


def _stems(quote: str) -> frozenset[str]:
    words = (word.casefold() for word in _WORD.findall(quote))
    return frozenset(word.rstrip("s") or word for word in words if word not in _COMMON)

"""Whether a text calls a person he or she: by titles, words of kinship and the pronouns where nobody else is named."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from typing import Final

from workbench.domain.span import Span
from workbench.text.document import Document

_HE: Final = frozenset({"he", "him", "his", "himself"})
_SHE: Final = frozenset({"she", "her", "hers", "herself"})
_HIS_TITLES: Final = frozenset({"Mr", "Sir", "Lord", "King", "Prince", "Sheikh"})
_HER_TITLES: Final = frozenset({"Mrs", "Ms", "Miss", "Lady", "Dame", "Queen", "Princess"})
_MALE: Final = re.compile(
    r"\b(?:husband|father|son|brother|uncle|nephew|grandfather|businessman|spokesman|chairman|congressman|actor|"
    r"councilman|alderman|headmaster),? $",
    re.IGNORECASE,
)
_FEMALE: Final = re.compile(
    r"\b(?:wife|widow|mother|daughter|sister|aunt|niece|grandmother|businesswoman|spokeswoman|chairwoman|"
    r"congresswoman|actress|councilwoman|headmistress),? $",
    re.IGNORECASE,
)
_REACH: Final = 20
_CLEAR: Final = 2
"""Votes of a title or a word of kinship, and fewest that decide."""

HE: Final = "he"
SHE: Final = "she"


def genders_in(document: Document, names: Sequence[Span], full: Callable[[Span], str]) -> dict[str, str]:
    """Return "he" or "she" for each person of whom the text is clear; the votes of its places decide."""
    votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    titles = {name.start: name.title.rpartition(" ")[2] for name in document.names if name.title}
    for name, end in zip(names, [*(name.start for name in names[1:]), len(document.text)], strict=False):
        before = document.text[max(0, name.start - _REACH) : name.start]
        title = titles.get(name.start, "")
        if title in _HIS_TITLES or _MALE.search(before):
            votes[full(name)][HE] += _CLEAR
        elif title in _HER_TITLES or _FEMALE.search(before):
            votes[full(name)][SHE] += _CLEAR
        if pronoun := _pronoun_after(document, name, end):
            votes[full(name)][pronoun] += 1
    return {person: gender for person, count in votes.items() if (gender := _majority(count))}


def _majority(count: Counter[str]) -> str:
    """Return the gender with two votes and twice as many as the other, or nothing."""
    more, fewer = (HE, SHE) if count[HE] > count[SHE] else (SHE, HE)
    return more if count[more] >= _CLEAR and count[more] >= 2 * count[fewer] else ""


def _pronoun_after(document: Document, name: Span, end: int) -> str:
    """Return the first "he" or "she" after a name, before the next name and in this sentence or the one after."""
    index = bisect_right(document.sentences, name.start, key=lambda sentence: sentence.start)
    limit = min(end, document.sentences[min(index, len(document.sentences) - 1)].end)
    first = bisect_left(document.tokens, name.end, key=lambda token: token.start)
    last = bisect_left(document.tokens, limit, key=lambda token: token.start)
    words = (document.tokens[index].text.lower() for index in range(first, last))
    pronoun = next((word for word in words if word in _HE or word in _SHE), "")
    return "" if not pronoun else HE if pronoun in _HE else SHE

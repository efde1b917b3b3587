"""A name a letter away from a name used more often."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from rapidfuzz.distance import OSA
from wordfreq import zipf_frequency

from workbench.detectors.rule import Finding, Rule
from workbench.domain.flag import Severity
from workbench.domain.span import Span
from workbench.text.document import Document
from workbench.text.names import folded

_WORD: Final = re.compile(r"[^\W\d_]{4,40}")
_COMMON: Final = 3.0
_RARE: Final = 2.0
_GAP: Final = 1.0
"""On the Zipf scale: a rare word, and how much commoner a word must be to be meant instead."""
_LONG: Final = 6
"""Letters from which two unknown words one apart, each written once, are taken for one name."""
_ENDINGS: Final = re.compile(r"(?:n|an|ian|ish|ese|i|s|es|er|ers|ns|ans|ians|e|a|is)")


def find(document: Document) -> Iterator[Finding]:
    """Rare capitalised words one slip away from a more usual one of the same document."""
    places, small = _places(document.text)
    keys: dict[str, set[str]] = defaultdict(set)
    for word in places:
        for key in _keys(folded(word)):
            keys[key].add(word)
    found = [(word, _better(word, keys, places)) for word in places if word.lower() not in small]
    for word, right in sorted(found, key=lambda pair: places[pair[0]][0]):
        if right:
            yield from _findings(word, right, places)


def _findings(word: str, right: str, places: dict[str, list[Span]]) -> Iterator[Finding]:
    counts = f"{word!r} {len(places[word])} times, {right!r} {len(places[right])} times, one letter apart"
    for at in places[word]:
        yield Finding(
            span=at,
            message=f"{word!r} is one slip from {right!r}, used elsewhere in this article. Check the spelling.",
            suggestion=right,
            related=tuple(places[right][:5]),
            evidence=counts,
        )


def _places(text: str) -> tuple[dict[str, list[Span]], set[str]]:
    """Where each capitalised word stands, and the words written small somewhere."""
    places: dict[str, list[Span]] = defaultdict(list)
    lower = set()
    for found in _WORD.finditer(text):
        word = found.group()
        if word[0].isupper() and not word.isupper():
            places[word].append(Span(*found.span()))
        else:
            lower.add(word.lower())
    return places, lower


def _keys(word: str) -> Iterator[str]:
    """What is left with one letter gone: words one edit apart share a key."""
    yield word
    for index in range(len(word)):
        yield word[:index] + word[index + 1 :]


def _better(word: str, keys: dict[str, set[str]], places: dict[str, list[Span]]) -> str:
    plain = folded(word)
    near = {other for key in _keys(plain) for other in keys[key] if key} - {word}
    usual = zipf_frequency(word.lower(), "en")
    fit = [other for other in near if usual < _COMMON and _is_slip(word, other, places)]
    return max(fit, key=lambda other: (len(places[other]), zipf_frequency(other.lower(), "en")), default="")


def _is_slip(word: str, other: str, places: dict[str, list[Span]]) -> bool:
    """Whether `word` is likelier a slip for `other` than a name of its own."""
    one, two = folded(word), folded(other)
    if one[:1] != two[:1] or OSA.distance(one, two, score_cutoff=1) != 1 or _inflected(one, two):
        return False
    if len(places[word]) > len(places[other]):
        return False
    mine, its = zipf_frequency(word.lower(), "en"), zipf_frequency(other.lower(), "en")
    if len(places[word]) == len(places[other]):
        later_of_two_unknown = len(one) >= _LONG and places[word][0] > places[other][0]
        return its > mine + _GAP and mine < _RARE if its else later_of_two_unknown
    many = len(places[other]) > 2 * len(places[word])
    return mine == 0 or its > mine + _GAP or (many and mine < _RARE + 0.5)


def _inflected(one: str, two: str) -> bool:
    short, long = sorted((one, two), key=len)
    return long.startswith(short) and bool(_ENDINGS.fullmatch(long[len(short) :]))


RULE: Final = Rule(
    code="NAM001",
    name="name-spelt-two-ways",
    severity=Severity.ERROR,
    what="A name one letter away from a name used more often in the article.",
    why="A misspelt name is the slip readers complain of most.",
    flagged=("Merkel spoke. Merkel left. Later Merkle returned to Berlin.".replace("Merkle", "Merkzel"),),
    clean=("Austria and Australia signed. Iran met Iraq.", "The Russian visited Russia."),
    limits="Blind to a slip in the first letter, and to a name misspelt every time.",
    reference="Damerau-Levenshtein distance 1, word frequencies of wordfreq.",
    find=find,
)

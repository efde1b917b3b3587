"""A name a letter away from a name used more often."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from rapidfuzz.distance import OSA
from wordfreq import zipf_frequency

from workbench.detectors.names.languages import is_foreign
from workbench.detectors.rule import Finding, Rule
from workbench.domain.flag import Severity
from workbench.domain.span import Span
from workbench.text.document import Document
from workbench.text.names import folded

_WORD: Final = re.compile(r"[^\W\d_]{4,40}")
_LATIN: Final = re.compile(r"[a-zß-ɏḀ-ỹ]+")
_GLUED: Final = re.compile(r"(?!Ma?c|De|Di|Du|La|Le|Fitz|Van)[A-Z][a-z]+[A-Z]")
"""Two words run together, as by a web page's menu ("MemorialTenby")."""

_BROKEN_OFF: Final = re.compile(r"[-–—]+(?:\s|$)")
"""What follows a word that its speaker did not finish."""

_COMMON: Final = 3.0
_OWN: Final = 2.3
_RARE: Final = 2.0
_GAP: Final = 1.0
"""On the Zipf scale: a common word, a word in use of its own, a rare word, and how much commoner a word must be to be
meant instead."""

_LONG: Final = 6
"""Letters from which two unknown words one apart, each written once, are taken for one name."""

_GLOSS: Final = 200
"""Code points before a name in which the bracket around it may open."""

_ENDINGS: Final = re.compile(r"(?:n|an|ian|ish|ese|i|s|es|er|ers|ns|ans|ians|e|a|is|l|ly|al|o)")
_SAME_SOUND: Final = str.maketrans("yjqw", "iikv")
_SPELT_OUT: Final = str.maketrans({"å": "aa", "ä": "ae", "ö": "oe", "ø": "oe", "ü": "ue", "æ": "e"})


def find(document: Document) -> Iterator[Finding]:
    """Rare capitalised words one slip away from a more usual one of the same document."""
    places, small = _places(document.text)
    keys: dict[str, set[str]] = defaultdict(set)
    for word in places:
        for key in _keys(folded(word)):
            keys[key].add(word)
    better = {word: _better(word, keys, places) for word in places if word.lower() not in small}
    for word in sorted(better, key=lambda word: places[word][0]):
        right = better[word]
        both = better.get(right) == word and places[word][0] < places[right][0]
        glued = _GLUED.match(word) and not _GLUED.match(right)
        if right and not both and not glued:
            yield from _findings(document.text, (word, right), places)


def _findings(text: str, pair: tuple[str, str], places: dict[str, list[Span]]) -> Iterator[Finding]:
    word, right = pair
    counts = ", ".join(f"{one!r} {_times(len(places[one]))}" for one in (word, right))
    related = tuple(places[right][:5])
    if _is_variant(word, right):
        yield from (
            Finding(
                span=at,
                message=f"{word!r} is also written {right!r} in this article. Choose one spelling.",
                suggestion=right,
                related=related,
                evidence=counts,
                severity=Severity.NOTE,
            )
            for at in places[word][:1]
            if not _in_brackets(text, at.start)
        )
        return
    for at in places[word]:
        if not is_foreign(text, at.start, at.end):
            yield Finding(
                span=at,
                message=f"{word!r} is one slip from {right!r}, used elsewhere in this article. Check the spelling.",
                suggestion=right,
                related=related,
                evidence=f"{counts}, one letter apart",
            )


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"


def _in_brackets(text: str, offset: int) -> bool:
    """Whether a bracket is open at `offset`, as around a name in its own language."""
    line = text[max(0, offset - _GLOSS) : offset].rpartition("\n")[2]
    return line.rfind("(") > line.rfind(")")


def _places(text: str) -> tuple[dict[str, list[Span]], set[str]]:
    """Where each capitalised word stands, and the words written small somewhere."""
    places: dict[str, list[Span]] = defaultdict(list)
    lower = set()
    for found in _WORD.finditer(text):
        word = found.group()
        if not word[0].isupper() or word.isupper():
            lower.add(word.lower())
        elif _LATIN.fullmatch(word.lower()) and not _BROKEN_OFF.match(text, found.end()):
            places[word].append(Span(*found.span()))
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
    """Whether `word` is likelier a slip for `other` than a name of its own; nobody slips into an accent."""
    one, two = folded(word), folded(other)
    mine, its = len(places[word]), len(places[other])
    if mine > its or (mine == its and places[word][0] < places[other][0] and _is_variant(word, other)):
        return False
    if _is_variant(word, other):
        return True
    accented = other.isascii() and not word.isascii()
    if accented or one[:1] != two[:1] or OSA.distance(one, two, score_cutoff=1) != 1 or _inflected(one, two):
        return False
    return _is_unusual(word, other, places)


def _is_unusual(word: str, other: str, places: dict[str, list[Span]]) -> bool:
    """Whether counts and word frequencies speak for `other`; a word in use is a slip only by two letters swapped."""
    mine, its = zipf_frequency(word.lower(), "en"), zipf_frequency(other.lower(), "en")
    if mine >= _OWN and sorted(folded(word)) != sorted(folded(other)):
        return False
    if len(places[word]) == len(places[other]):
        later_of_two_unknown = len(word) >= _LONG and places[word][0] > places[other][0]
        return its > mine + _GAP and mine < _RARE if its else later_of_two_unknown
    many = len(places[other]) > 2 * len(places[word])
    return mine == 0 or its > mine + _GAP or (many and mine < _OWN)


def _is_variant(word: str, other: str) -> bool:
    """Whether the two differ in accents, or in letters that write one foreign sound."""
    one, two = word.lower(), other.lower()
    if {folded(one), folded(one.translate(_SPELT_OUT))} & {folded(two), folded(two.translate(_SPELT_OUT))}:
        return True
    sounds = folded(one).translate(_SAME_SOUND) == folded(two).translate(_SAME_SOUND)
    return sounds and max(zipf_frequency(one, "en"), zipf_frequency(two, "en")) < _OWN


def _inflected(one: str, two: str) -> bool:
    short, long = sorted((one, two), key=len)
    return long.startswith(short) and bool(_ENDINGS.fullmatch(long[len(short) :]))


RULE: Final = Rule(
    code="NAM001",
    name="name-spelt-two-ways",
    severity=Severity.ERROR,
    what="A name one letter away from a name used more often in the article; other accents or letters of one foreign "
    "sound are a note.",
    why="A misspelt name is the slip readers complain of most.",
    flagged=(
        "Merkel spoke. Merkel left. Later Merkzel returned to Berlin.",
        "They flew to Brégançon. From Bregançon they sailed.",
    ),
    clean=(
        "Austria and Australia signed. Iran met Iraq.",
        "The Russian visited Russia.",
        "Wikipedia is run by the Wikimedia Foundation. Wikipedia grew. Wikipedia won.",
        "The Catedral de Toledo is a cathedral. The Cathedral of York is another.",
        "Zaha Hadid (in Arabic letters Zahā Ḥadīd) built it.",
        "The Encyclopedia by Wilfred Benson names the boxer Wilfredo.",
        "I met Sarah Winterbott- Winterbotte, I mean.",
        "Cefneithin opened. Cefneithin closed. Menu: CefneithinU.K. and others.",
    ),
    limits="Blind to a slip in the first letter, and to a name misspelt every time.",
    reference="Damerau-Levenshtein distance 1, word frequencies of wordfreq.",
    find=find,
)

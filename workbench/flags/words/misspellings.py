"""Words in lower case that hardly anybody uses, one slip from a common word."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final, NamedTuple

from wordfreq import zipf_frequency

from workbench.domain.span import Span
from workbench.flags.dictionary import english_words, misspelt_words
from workbench.flags.languages import is_used_abroad
from workbench.flags.words.coined import is_coined
from workbench.flags.words.placed import is_plain
from workbench.flags.words.slips import USUAL_SLIPS, Correction, SlipKind, corrections_for
from workbench.text.document import Document

_WORD: Final = re.compile(r"(?<!\w)[a-z]{4,30}(?!\w|\.\.|…|[’']s\b)")
"""A word in lower case that is not broken off and is no possessive."""

_LETTERS: Final = re.compile(r"[^\W\d_]+")
_REACH: Final = 40
_OWN_TERM: Final = 3
"""Occurrences from which a word is a term of the article's own."""

_SHORT: Final = 4
_LONG: Final = 6
_LONGER: Final = 8
"""Letters from which an unused word may be any slip, and from which a foreign word may be one."""

_UNUSUAL: Final = 3.2
_WELL_KNOWN: Final = 4.0
_RATIO: Final = 2.0
"""On the Zipf scale: a word still rare enough for a slip, the least frequency of the word meant by a rarer or short
word, and by how much it must be commoner."""

_KNOWN: Final = 3.5
_NAMED: Final = re.compile(r"(?:\b(?:called|named|termed|dubbed|spelt|spelled|word|term|as)\s|[“\"‘'(*])\s?$")
_NAMED_ALONE: Final = re.compile(r"\s?[”\"’')*]")


class Misspelling(NamedTuple):
    """The span of a word that seems a slip, and the word meant."""

    span: Span
    meant: Correction


def misspellings_in(document: Document) -> Iterator[Misspelling]:
    """Yield the words that seem slips for common ones, in reading order, leaving out listed misspellings."""
    text = document.text
    dictionary, misspelt = english_words(), misspelt_words()
    unknown_words = [
        word
        for word in _WORD.finditer(text)
        if word[0] not in dictionary and word[0] not in misspelt and is_plain(text, *word.span())
    ]
    counts = Counter(word[0] for word in unknown_words)
    for word in unknown_words:
        meant = _correction(word[0]) if counts[word[0]] < _OWN_TERM else None
        if meant and not _is_deliberate(text, word):
            yield Misspelling(Span(*word.span()), meant)


def _correction(word: str) -> Correction | None:
    """Return the common word that `word` is a slip for, if it is one."""
    usage = zipf_frequency(word, "en")
    if usage > _UNUSUAL:
        return None
    foreign = is_used_abroad(word)
    candidates = [
        meant
        for meant in corrections_for(word)
        if _is_slip(word, meant, usage) and not (foreign and (len(word) < _LONGER or meant.kind not in USUAL_SLIPS))
    ]
    return next(iter(sorted(candidates, key=lambda meant: meant.kind not in USUAL_SLIPS)), None)


def _is_slip(word: str, meant: Correction, usage: float) -> bool:
    """Return whether `word`, with that frequency, is more likely a slip than a word of its own."""
    is_usual = meant.kind in USUAL_SLIPS and (meant.kind is not SlipKind.VOWEL or len(word) > _LONG)
    if is_coined(word, shortest=4 if is_usual else 3):
        return False
    if usage == 0 and len(word) >= _LONG:
        return True
    return is_usual and meant.usage >= max(_WELL_KNOWN, usage + _RATIO) and (usage == 0 or len(word) > _SHORT)


def _is_deliberate(text: str, word: re.Match[str]) -> bool:
    """Return whether the text uses the word on purpose: named as a word, capitalised elsewhere, or foreign."""
    opening = _NAMED.search(text, max(0, word.start() - _REACH), word.start())
    if opening and _NAMED_ALONE.match(text, word.end()):
        return True
    return f" {word[0].capitalize()}" in text or any(map(_is_not_english, _neighbours(text, word)))


def _neighbours(text: str, word: re.Match[str]) -> list[str]:
    """Return the words before and after it on its line."""
    before = text[max(0, word.start() - _REACH) : word.start()].rpartition("\n")[2]
    after = text[word.end() : word.end() + _REACH].partition("\n")[0]
    return _LETTERS.findall(before)[-1:] + _LETTERS.findall(after)[:1]


def _is_not_english(word: str) -> bool:
    """Return whether a word in lower case is not English."""
    return word.islower() and word not in english_words() and zipf_frequency(word, "en") < _KNOWN

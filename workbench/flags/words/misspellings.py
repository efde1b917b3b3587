"""Words in small letters that hardly anybody uses, one slip from a common word."""

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
from workbench.flags.words.slips import USUAL, Kind, Meant, meant_by
from workbench.text.document import Document

_WORD: Final = re.compile(r"(?<!\w)[a-z]{4,30}(?!\w|\.\.|…|[’']s\b)")
"""A word in small letters that the text does not break off, and that owns nothing as a person does."""

_LETTERS: Final = re.compile(r"[^\W\d_]+")
_REACH: Final = 40
_TERM: Final = 3
"""Places of a word from which it is the article's own."""

_SHORT: Final = 4
_LONG: Final = 6
_LONGER: Final = 8
"""Letters from which a word that nobody uses may be any slip, and from which one of another language may be one."""

_UNUSUAL: Final = 3.2
_WELL_KNOWN: Final = 4.0
_RATIO: Final = 2.0
"""On the Zipf scale: a word still rare enough for a slip, the one meant by a rarer or short word, and how much commoner
that is at least."""

_KNOWN: Final = 3.5
_NAMED: Final = re.compile(r"(?:\b(?:called|named|termed|dubbed|spelt|spelled|word|term|as)\s|[“\"‘'(*])\s?$")
_NAMED_ALONE: Final = re.compile(r"\s?[”\"’')*]")


class Misspelling(NamedTuple):
    """A word that seems a slip for `meant`."""

    span: Span
    meant: Meant


def misspellings_in(document: Document) -> Iterator[Misspelling]:
    """The words that seem slips for common ones, in reading order; those of the kept list are left to it."""
    text = document.text
    known, listed = english_words(), misspelt_words()
    unknown = [
        word
        for word in _WORD.finditer(text)
        if word[0] not in known and word[0] not in listed and is_plain(text, *word.span())
    ]
    many = Counter(word[0] for word in unknown)
    for word in unknown:
        meant = _meant(word[0]) if many[word[0]] < _TERM else None
        if meant and not _is_of_the_text(text, word):
            yield Misspelling(Span(*word.span()), meant)


def _meant(word: str) -> Meant | None:
    """The common word that `word` is a slip for, if it is one."""
    usage = zipf_frequency(word, "en")
    if usage > _UNUSUAL:
        return None
    foreign = is_used_abroad(word)
    fit = [
        meant
        for meant in meant_by(word)
        if _is_slip(word, meant, usage) and not (foreign and (len(word) < _LONGER or meant.kind not in USUAL))
    ]
    return next(iter(sorted(fit, key=lambda meant: meant.kind not in USUAL)), None)


def _is_slip(word: str, meant: Meant, usage: float) -> bool:
    """Whether `word`, used so often, is likelier a slip than a word of its own."""
    usual = meant.kind in USUAL and (meant.kind is not Kind.VOWEL or len(word) > _LONG)
    if is_coined(word, shortest=4 if usual else 3):
        return False
    if usage == 0 and len(word) >= _LONG:
        return True
    return usual and meant.usage >= max(_WELL_KNOWN, usage + _RATIO) and (usage == 0 or len(word) > _SHORT)


def _is_of_the_text(text: str, word: re.Match[str]) -> bool:
    """Whether the text shows that it means the word: named as one, capitalised elsewhere, or beside foreign words."""
    named = _NAMED.search(text, max(0, word.start() - _REACH), word.start())
    if named and _NAMED_ALONE.match(text, word.end()):
        return True
    return f" {word[0].capitalize()}" in text or any(map(_is_strange, _beside(text, word)))


def _beside(text: str, word: re.Match[str]) -> list[str]:
    """The words before and after on its line."""
    before = text[max(0, word.start() - _REACH) : word.start()].rpartition("\n")[2]
    after = text[word.end() : word.end() + _REACH].partition("\n")[0]
    return _LETTERS.findall(before)[-1:] + _LETTERS.findall(after)[:1]


def _is_strange(word: str) -> bool:
    """Whether a word in small letters is no English one."""
    return word.islower() and word not in english_words() and zipf_frequency(word, "en") < _KNOWN

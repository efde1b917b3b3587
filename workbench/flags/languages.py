"""Words of other languages inside an English text."""

import re
from typing import Final

from wordfreq import zipf_frequency

_LANGUAGES: Final = ("es", "fr", "de", "it", "pt", "nl", "pl", "sv", "tr")
_IN_USE: Final = 1.3
_FREQUENT: Final = 3.5
_MORE_FREQUENT: Final = 1.0
"""On the Zipf scale: an occasional word, a frequent word, and how much more frequent a neighbour is than in English."""
_WORD: Final = re.compile(r"[^\W\d_]+")
_REACH: Final = 40


def is_foreign(text: str, start: int, end: int) -> bool:
    """Return whether the word at `start` to `end`, and one next to it, are of one language other than English.

    >>> is_foreign("the Catedral de San Ildefonso", 4, 12), is_foreign("in Australien waters", 3, 13)
    (True, False)
    """
    word = text[start:end].lower()
    before = _WORD.findall(text[max(0, start - _REACH) : start].rpartition("\n")[2])[-1:]
    after = _WORD.findall(text[end : end + _REACH].partition("\n")[0])[:1]
    neighbours = [neighbour.lower() for neighbour in before + after]
    return any(
        _frequency(word, language) >= _FREQUENT and _has_word_of(neighbours, language) for language in _LANGUAGES
    )


def _has_word_of(words: list[str], language: str) -> bool:
    """Return whether one of the words is clearly more frequent in `language` than in English."""
    return any(_frequency(word, language) > _english_frequency(word) + _MORE_FREQUENT for word in words)


def is_english(word: str) -> bool:
    """Return whether `word` is in some use in English."""
    return _english_frequency(word.lower()) > _IN_USE


def is_used_abroad(word: str) -> bool:
    """Return whether `word` is in use in another language of Latin script."""
    return any(_frequency(word.lower(), language) for language in _LANGUAGES)


def _frequency(word: str, language: str) -> float:
    return zipf_frequency(word, language, wordlist="small")


def _english_frequency(word: str) -> float:
    return zipf_frequency(word, "en")

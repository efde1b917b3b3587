"""Words of other languages inside an English text."""

import re
from typing import Final

from wordfreq import zipf_frequency

_LANGUAGES: Final = ("es", "fr", "de", "it", "pt", "nl", "pl", "sv", "tr")
_SOME: Final = 1.3
_USUAL: Final = 3.5
_MORE: Final = 1.0
"""On the Zipf scale: a word met now and then, one in use, and how much commoner there than here a neighbour is."""
_WORD: Final = re.compile(r"[^\W\d_]+")
_REACH: Final = 40


def is_foreign(text: str, start: int, end: int) -> bool:
    """Whether the word at `start` to `end`, and one beside it, are of one language that is not English.

    >>> is_foreign("the Catedral de San Ildefonso", 4, 12), is_foreign("in Australien waters", 3, 13)
    (True, False)
    """
    word = text[start:end].lower()
    before = _WORD.findall(text[max(0, start - _REACH) : start].rpartition("\n")[2])[-1:]
    after = _WORD.findall(text[end : end + _REACH].partition("\n")[0])[:1]
    beside = [neighbour.lower() for neighbour in before + after]
    return any(
        _usual(word, language) >= _USUAL and any(_usual(near, language) > _english(near) + _MORE for near in beside)
        for language in _LANGUAGES
    )


def is_english(word: str) -> bool:
    """Whether `word` is in some use in English."""
    return _english(word.lower()) > _SOME


def is_used_abroad(word: str) -> bool:
    """Whether `word` is in use in another language of Latin script."""
    return any(_usual(word.lower(), language) for language in _LANGUAGES)


def _usual(word: str, language: str) -> float:
    return zipf_frequency(word, language, wordlist="small")


def _english(word: str) -> float:
    return zipf_frequency(word, "en")

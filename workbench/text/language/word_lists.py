"""The word lists of each language: `en/stop_words.txt` and the like.

A line that begins with "#" is a remark. A new language is a folder; a list that it lacks is empty.
"""

import gzip
from functools import cache
from importlib.resources import files
from typing import Final

ENGLISH: Final = "en"
_HERE: Final = files("workbench.text.language")


@cache
def entries_of(name: str, language: str = ENGLISH) -> tuple[str, ...]:
    """Return the lines of a list, in their order, without blank ones and remarks.

    >>> entries_of("stop_words", "xx")
    ()
    """
    return _read_entries(name, language)


@cache
def word_list(name: str, language: str = ENGLISH) -> frozenset[str]:
    """Return the words of a list that has them in any order, several on a line.

    >>> "the" in word_list("stop_words"), "the" in word_list("stop_words", "xx")
    (True, False)
    """
    words: set[str] = set()
    for line in _read_entries(name, language):
        words.update(line.split())
    return frozenset(words)


def _read_entries(name: str, language: str) -> tuple[str, ...]:
    folder = _HERE.joinpath(language)
    for file in (folder.joinpath(f"{name}.txt"), folder.joinpath(f"{name}.tsv")):
        if file.is_file():
            return _entries(file.read_text(encoding="utf-8"))
    packed = folder.joinpath(f"{name}.txt.gz")
    return _entries(gzip.decompress(packed.read_bytes()).decode("utf-8")) if packed.is_file() else ()


def _entries(text: str) -> tuple[str, ...]:
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))

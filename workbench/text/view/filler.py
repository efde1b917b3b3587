"""The mark that stands in the reading view where nothing is to be read, inside a word or next to one."""

from typing import Final

FILLER: Final = "\u2060"
"""A word joiner: neither a blank nor part of a word."""


def blank_for(text: str, start: int, end: int, *, before: bool) -> str:
    """Return what stands for `text[start:end]` where that is not read: blanks at the edge of words, else fillers.

    `before` says that the edge is the one before `start`, not the one behind `end`.
    """
    beside = text[start - 1 : start] if before else text[end : end + 1]
    return (" " if not beside or beside.isspace() else FILLER) * (end - start)


def readable(text: str) -> str:
    """Return part of a reading view without fillers and with single blanks.

    >>> readable("Anne\u2060-Lise   Holm")
    'Anne-Lise Holm'
    """
    return " ".join(text.replace(FILLER, "").split())


def without_fillers(text: str) -> tuple[str, list[int]]:
    """Return the text without fillers, and the place in `text` of each of its characters.

    >>> without_fillers("a\u2060b")
    ('ab', [0, 2])
    """
    places = [place for place, char in enumerate(text) if char != FILLER]
    return text.replace(FILLER, ""), places

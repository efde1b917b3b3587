"""Frames of neighbouring words in which one word is a slip for another."""

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

_CLASSES: Final = {
    "DET": "the a an this that these those his her its their our my your some no any every each",
    "PRO": "I i we you they he she it",
    "OBJ": "me him us them",
    "BE": "is are was were be been being",
    "PREP": "of in on at to for by with from about after before during under over into between",
    "MODAL": "will would can could may might must should cannot",
}
_SHAPES: Final = {"NAME": r"(?-i:[A-Z])\w+", "NUM": r"\d+"}
_ANY: Final = "-"


class Frame(NamedTuple):
    """The word `right` is meant wherever `pattern` matches; its group `w` holds the one written.

    `ahead` matches at that word wherever `pattern` does, and is far quicker to try.
    """

    right: str
    wrong: str
    pattern: re.Pattern[str]
    ahead: re.Pattern[str]


def frame_of(row: str) -> Frame:
    """The frame of a row: right word, wrong word, words before, words after, with tabs between.

    Words are parted by spaces, those of one phrase joined by "_"; "-" stands for
    any word, "*" for one or more letters, a name in capitals for its class, and "!" before a list for every word
    but these.
    """
    right, wrong, before, after = row.split("\t")
    from_word = rf"(?P<w>{wrong})(?![\w'’-]){_after(after)}"
    return Frame(right, wrong, re.compile(_before(before) + from_word), re.compile(from_word))


def by_wrong_word(rows: Iterable[str]) -> dict[str, tuple[Frame, ...]]:
    """The frames of `rows` by the word that is written wrongly, with either apostrophe."""
    frames: dict[str, tuple[Frame, ...]] = {}
    for frame in map(frame_of, rows):
        for wrong in {frame.wrong.replace("[’']", mark) for mark in "'’"}:
            frames[wrong] = (*frames.get(wrong, ()), frame)
    return frames


def _before(words: str) -> str:
    if words == _ANY:
        return r"(?<![\w'’-])"
    if words.startswith("!"):
        return r"(?<![\w'’-])" + "".join(rf"(?<!\b{word}[ \u00a0])" for word in words[1:].split())
    return rf"(?:(?<![\w'’-])|(?<=n)(?=['’]t))(?i:{_either(words)})[ \u00a0]"


def _after(words: str) -> str:
    if words == _ANY:
        return ""
    sign = "!" if words.startswith("!") else "="
    return rf"(?{sign}[ \u00a0](?i:{_either(words.removeprefix('!'))})(?!\w))"


def _either(words: str) -> str:
    return "|".join(_pattern(one) for word in words.split() for one in _CLASSES.get(word, word).split())


def _pattern(word: str) -> str:
    special = _SHAPES.get(word)
    return special or re.escape(word).replace("_", "[ \u00a0]").replace(r"\*", r"\w+")

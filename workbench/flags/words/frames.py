"""Frames of neighbouring words that reveal one word as a slip for another."""

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
    "GRADE": "big small large high low hot cold early late far fast old young expensive cheap dangerous difficult hard "
    "easy weak strong busy tired ill sick poor rich heavy dark loud soon often risky costly good bad hungry frail "
    "complicated complex slow long short steep narrow wide deep scared afraid proud much little few",
    "COUNT": "two three four five six seven eight nine ten eleven twelve several many NUM",
    "CROWD": "people fans tourists protesters reporters journalists photographers shoppers children students "
    "supporters teenagers visitors admirers customers",
    "PAPERS": "documents accounts papers books records maps data figures evidence files report reports results "
    "footage details pages numbers plans letters transcripts",
    "OWNED": "proposal decision leader leaders members owner owners wife husband lawyer lawyers spokesman spokeswoman "
    "chairman founder refusal failure plans offers profits headquarters policy policies budget campaign finances "
    "mother father son daughter home death funeral position supporters workforce",
}
_SHAPES: Final = {"NAME": r"(?-i:[A-Z])\w+", "NUM": r"[$€£]?\d[\d,.]*"}
_ANY: Final = "-"
_STOP: Final = r"(?=[.,;:!?)…”\"’]|\s?[–—]|\n|$)"
_GAP: Final = "[ \u00a0]"

_FIRST: Final = re.compile(r"(?!NUM|NAME)^[A-Za-z]+(?:[’'][a-z]+)?(?!\w*\*)")
_LAST: Final = re.compile(r"(?<![\w*’'])(?!NUM$|NAME$|n[’']t$)[A-Za-z]+(?:[’'][a-z]+)?$")

OPENERS: Final = frozenset(
    word.capitalize()
    for word in "its it's it’s your you're you’re there their they're they’re who's who’s whose".split()
)
"""Words that are checked with a capital too, as none of them is a name."""


class Frame(NamedTuple):
    """The word `right` is meant wherever `pattern` matches; its group `w` holds the wrong one.

    `ahead` matches at that word wherever `pattern` does, and is far faster to try; faster still is to check whether
    the word before is one of `lasts` and the word after one of `firsts`, in small letters, where these are not empty.
    """

    right: str
    wrong: str
    pattern: re.Pattern[str]
    ahead: re.Pattern[str]
    lasts: frozenset[str]
    firsts: frozenset[str]

    def may_fit(self, before: str, after: str) -> bool:
        """Return whether the frame can match between those two words."""
        return not (self.lasts and before not in self.lasts) and not (self.firsts and after not in self.firsts)


def frame_of(row: str) -> Frame:
    """Return the frame of a row: right word, wrong word, words before, words after, separated by tabs.

    Words are separated by spaces, those of one phrase joined by "_"; "-" stands for
    any word, "*" for one or more letters, a name in capitals for its class, "$" for a stop, and "!" before a list for
    every word but these. After the word, "~" before one of a list excludes it again.
    """
    right, wrong, before, after = row.split("\t")
    letters = f"(?i:{wrong})" if wrong.replace("[’']", "'").capitalize() in OPENERS else wrong
    from_word = rf"(?P<w>{letters})(?![\w'’-]){_after(after)}"
    whole, ahead = re.compile(_before(before) + from_word), re.compile(from_word)
    return Frame(right, wrong, whole, ahead, _edges(before, _LAST, -1), _edges(after, _FIRST, 0))


def frames_by_wrong_word(rows: Iterable[str]) -> dict[str, tuple[Frame, ...]]:
    """Return the frames of `rows` by wrong word, with either apostrophe, openers with a capital too."""
    frames: dict[str, tuple[Frame, ...]] = {}
    for frame in map(frame_of, rows):
        spellings = {frame.wrong.replace("[’']", mark) for mark in "'’"}
        capitalised = {spelling.capitalize() for spelling in spellings} & OPENERS
        for spelling in spellings | capitalised:
            frames[spelling] = (*frames.get(spelling, ()), frame)
    return frames


def _edges(words: str, edge: re.Pattern[str], at: int) -> frozenset[str]:
    """Return the words that can be right next to the one looked at; empty where any can, or a sign."""
    if words == _ANY or words.startswith("!"):
        return frozenset()
    edges = set()
    for phrase in words.split():
        if phrase.startswith("~"):
            continue
        part = phrase.removesuffix("$").split("_")[at]
        for word in _CLASSES.get(part, part).split() or [""]:
            match = edge.search(word)
            if match is None:
                return frozenset()
            edges.add(match.group().lower())
    return frozenset(edges)


def _before(words: str) -> str:
    if words == _ANY:
        return r"(?<![\w'’-])"
    if words.startswith("!"):
        return r"(?<![\w'’-])" + "".join(rf"(?<!\b{word}{_GAP})" for word in words[1:].split())
    return rf"(?:(?<![\w'’-])|(?<=n)(?=['’]t))(?i:{_either(words.split())}){_GAP}"


def _after(words: str) -> str:
    if words == _ANY:
        return ""
    included = [word for word in words.removeprefix("!").split() if not word.startswith("~")]
    excluded = [word[1:] for word in words.split() if word.startswith("~")]
    exclusion = rf"(?!{_GAP}(?i:{_either(excluded)})(?!\w))" if excluded else ""
    return exclusion + rf"(?{'!' if words.startswith('!') else '='}{_followed(included)})"


def _followed(words: list[str]) -> str:
    """Return the pattern of what comes after a word: others after a space, at their end or before a stop; or a stop."""
    others = [word for word in words if word != "$"]
    spaced = [rf"{_GAP}(?i:{_either(others)})(?!\w)"] if others else []
    return "|".join(spaced + [_STOP] * ("$" in words))


def _either(words: Iterable[str]) -> str:
    phrases: list[str] = []
    for word in words:
        phrases += _CLASSES.get(word, word).split()
    return "|".join(map(_pattern, phrases))


def _pattern(phrase: str) -> str:
    return _GAP.join(map(_part, phrase.removesuffix("$").split("_"))) + _STOP * phrase.endswith("$")


def _part(word: str) -> str:
    if word in _CLASSES:
        return f"(?:{_either([word])})"
    return _SHAPES.get(word) or re.escape(word).replace(r"\*", r"\w+")

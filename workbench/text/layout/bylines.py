"""Lines that name who wrote an article, took part in it or took its pictures."""

import re
from typing import Final

from workbench.text.language.word_lists import word_list

_PARTICLE: Final = r"(?:de|der|den|del|della|da|di|du|dos|van|von|la|le|bin|al|el|ter|y)"
_NAME_WORD: Final = r"(?:[A-Z]\.)+|[^\W\d_a-zß-öø-ÿ][\w’'-]*\.?"
_NAME: Final = rf"(?:{_NAME_WORD})(?:\s(?:{_PARTICLE}\s){{0,2}}(?:{_NAME_WORD})){{0,4}}"
_NAMES: Final = rf"(?P<names>{_NAME}(?:(?:,?\s(?:and|&|AND)\s|,\s){_NAME}){{0,5}})"
_TAIL: Final = (
    r"(?P<tail>(?:,|\s[|–—•·/-]|\s?[\[(]|;)\s?[^.!?]{1,70}|\s(?:in|for|at|of|from)\s(?:the\s)?[A-Z][\w’'., -]{1,40})?"
)
_BY: Final = re.compile(
    rf"(?:(?:Words|Story|Text|Report|Analysis|Opinion|Reviewed|Written|Reported|Posted|Published|Compiled|Interview|"
    rf"Additional reporting|Reporting)\s)?(?P<by>[Bb]y|BY|Author|Reporter):?\s(?:[\w ]{{1,20}}:\s)?{_NAMES}{_TAIL}"
)
_ALONE: Final = re.compile(
    rf"{_NAMES}(?P<place>\sin\s[A-Z][\w’'-]*(?:,?\s[A-Z][\w’'-]*){{0,3}})?(?P<role>,\s[^.!?]{{3,60}})?"
)
_ROLE: Final = re.compile(
    r"\b(?:reporter|correspondent|editor|writer|columnist|producer|critic|journalist|staff|bureau|contributor)s?\b",
    re.IGNORECASE,
)
_DESK: Final = re.compile(
    r"(?:The )?(?:Associated Press|AP|Reuters|AFP|PA|UPI|Bloomberg|Staff(?: \w+){0,2}|Editors?|Admin|Guest(?: \w+)?|"
    r"(?:\w+ )?(?:Staff|Reporters?|Correspondents?|Editor|Desk|Team|Bureau|Writers?))",
    re.IGNORECASE,
)
_STATES: Final = re.compile(r"\b(?:who|that|which|is|are|was|were|has|have|had|says?|said|will)\b")
_CREW: Final = re.compile(
    r"[(\[]?(?:Additional\s)?(?:Reporting|Writing|Editing|Compiled|Produced|Translated)\s(?:and\s(?:writing|editing)\s)?by\s.{2,200}"
    r"|.{3,160}\bcontributed (?:reporting )?(?:to|for) this (?:report|article|story|piece)\b.{0,30}",
    re.DOTALL,
)
_LONGEST: Final = 160
_NEAR_THE_TOP: Final = 4
_MOST_WORDS: Final = 3


def is_byline(line: str, index: int, *, is_near_edge: bool) -> bool:
    """Return whether the line, the `index`-th of its page, names an author and states nothing.

    >>> is_byline("By Ann Lee", 1, is_near_edge=True), is_byline("By popular demand", 1, is_near_edge=True)
    (True, False)
    """
    if len(line) > _LONGEST:
        return False
    if _CREW.fullmatch(line):
        return True
    by = _BY.fullmatch(line) if is_near_edge else None
    if by and not _STATES.search(by.group("tail") or ""):
        return _names_author(by)
    return 0 < index <= _NEAR_THE_TOP and _is_name_alone(line)


def _names_author(by: re.Match[str]) -> bool:
    """Return whether what "by" names writes: a person or desk, and not the firm that a thing is published by."""
    names, tail = by.group("names", "tail")
    if _DESK.fullmatch(names) or _begins_with_given_name(names):
        return True
    is_from_firm = by.group().startswith("Published") and not tail
    return not is_from_firm and is_name(names, is_announced=by.start("by") > 0 or bool(tail))


def is_name(text: str, *, is_announced: bool = False) -> bool:
    """Return whether words with capitals are a person's name rather than a heading.

    It begins with a given name, or, where it is announced as an author's or has
    several words, one of them is no English word.
    """
    words = [word.strip(".,’'").casefold() for word in text.split()]
    if _begins_with_given_name(text):
        return True
    if any(word in word_list("sentence_openers") for word in words if len(word) > 1 and word != "and"):
        return False
    is_strange = any(len(word) > 1 and word not in word_list("english_words") for word in words)
    return is_announced or is_strange


def _begins_with_given_name(text: str) -> bool:
    return text.split(maxsplit=1)[0].strip(".,’'").casefold() in word_list("given_names")


def _is_name_alone(line: str) -> bool:
    alone = _ALONE.fullmatch(line)
    if not alone or not _begins_with_given_name(alone.group("names")):
        return False
    count = len(alone.group("names").split())
    if alone.group("role"):
        return bool(_ROLE.search(alone.group("role")))
    return 1 < count <= _MOST_WORDS

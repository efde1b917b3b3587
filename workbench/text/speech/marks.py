"""The quotation marks of a paragraph: which of them may open and which may close, by what stands around them."""

import re
from collections.abc import Iterator
from enum import StrEnum
from itertools import pairwise
from typing import Final, NamedTuple

from workbench.text.document import Paragraph


class Family(StrEnum):
    """The marks that open and close each other, in whatever shape: `“` with `"` and `„`."""

    DOUBLE = "double"
    SINGLE = "single"
    GUILLEMET = "guillemet"


class Mark(NamedTuple):
    """A quotation mark.

    `opens` and `closes` say what its surroundings allow; one that may do both
    closes what is open and opens otherwise. `is_firm` is false for a closing mark
    that may be an apostrophe (`the sailors’ wives`), `is_plain` true for the straight
    single mark, which is more often an apostrophe than a mark.
    """

    start: int
    end: int
    family: Family
    opens: bool
    closes: bool
    is_firm: bool = True
    is_plain: bool = False


_MARK: Final = re.compile("''|``|’’|‘‘|[“”„‟\"‘’‚'`«»]")
_SHAPES: Final = {
    **dict.fromkeys(["‘", "’", "‚", "'", "`"], Family.SINGLE),
    **dict.fromkeys(["«", "»"], Family.GUILLEMET),
}
"""The family of each shape; all others are double."""

_ALWAYS_OPEN: Final = frozenset(["„", "``", "‘‘", "`"])
_BLANKS_AND_BRACKETS: Final = frozenset(" \t\u00a0\u2009\u202f\n([{<")
_BEFORE_OPENING: Final = _BLANKS_AND_BRACKETS | frozenset("=—–-/“„‘‚«\"'`")
_AFTER_CLOSING: Final = frozenset(" \t\u00a0\u2009\u202f\n)]}>.,;:!?…—–-/”’»\"'*")
_APOSTROPHE_AHEAD: Final = re.compile(r"[’'‘](?:\d\ds\b|(?:em|til|tis|twas|n|cause|bout|cos|im|er)\b)", re.IGNORECASE)
"""Figures and words that begin with an apostrophe: `the ’90s`, `’tis`."""

_MAY_BE_POSSESSIVE: Final = re.compile(r"(?:[sxz\d]|in)\Z", re.IGNORECASE)
_FOOT_BEFORE: Final = re.compile(r"\d\s?['’′]\s?\d{1,2}(?:\.\d+)?\Z")
_LONGEST_MEASURE: Final = 10


def marks_in(text: str, paragraph: Paragraph) -> list[Mark]:
    """Return the quotation marks of the paragraph in reading order, without apostrophes, inches and feet."""
    candidates = [mark for mark in _candidates(text, paragraph) if mark.opens or mark.closes]
    return list(_without_measures(text, _with_firmness(candidates)))


def is_apostrophe_ahead(text: str, place: int) -> bool:
    """Return whether the mark at `place` is an apostrophe before a shortened word.

    >>> is_apostrophe_ahead("'Tis late", 0), is_apostrophe_ahead("'This is late'", 0)
    (True, False)
    """
    return _APOSTROPHE_AHEAD.match(text, place) is not None


def _candidates(text: str, paragraph: Paragraph) -> Iterator[Mark]:
    for match in _MARK.finditer(text, paragraph.start, paragraph.end):
        before = text[match.start() - 1] if match.start() > paragraph.start else "\n"
        after = text[match.end()] if match.end() < paragraph.end else "\n"
        family = _SHAPES.get(match.group(), Family.DOUBLE)
        read = _single if family is Family.SINGLE else _paired
        yield read(text, match, (before, after))


def _paired(text: str, match: re.Match[str], around: tuple[str, str]) -> Mark:
    """Return a double mark or a guillemet; one whose place says nothing goes by its shape, a straight one by turns."""
    del text
    shape = match.group()
    family = _SHAPES.get(shape, Family.DOUBLE)
    is_free_before, is_free_after = around[0] in _BEFORE_OPENING, around[1] in _AFTER_CLOSING
    if is_free_before != is_free_after and shape not in _ALWAYS_OPEN:
        return Mark(*match.span(), family, opens=is_free_before, closes=is_free_after)
    opens = shape in _ALWAYS_OPEN or shape not in {"”", "»"}
    closes = shape not in _ALWAYS_OPEN and shape not in {"“", "«"}
    return Mark(*match.span(), family, opens=opens, closes=closes)


def _single(text: str, match: re.Match[str], around: tuple[str, str]) -> Mark:
    """Return a single mark; it neither opens nor closes where it is an apostrophe."""
    shape, (before, after) = match.group(), around
    may_open = before in _BEFORE_OPENING and after not in _AFTER_CLOSING
    opens = shape != "’" and may_open and not is_apostrophe_ahead(text, match.start())
    closes = shape not in _ALWAYS_OPEN and before not in _BLANKS_AND_BRACKETS and not after.isalnum()
    start = max(0, match.start() - 2)
    is_possessive = after.isspace() and _MAY_BE_POSSESSIVE.search(text, start, match.start()) is not None
    return Mark(*match.span(), Family.SINGLE, opens, closes and not opens, not is_possessive, shape in {"'", "`"})


def _with_firmness(marks: list[Mark]) -> list[Mark]:
    """Return the marks with a possible apostrophe made firm where no other mark closes before the next one opens."""
    read: list[Mark] = []
    is_closed_later = False
    for mark in reversed(marks):
        if mark.family is not Family.SINGLE:
            read.append(mark)
        elif mark.opens:
            is_closed_later = False
            read.append(mark)
        else:
            read.append(mark._replace(is_firm=mark.is_firm or not is_closed_later))
            is_closed_later = is_closed_later or mark.is_firm
    return read[::-1]


def _without_measures(text: str, marks: list[Mark]) -> Iterator[Mark]:
    """Yield the marks without those of inches: behind a figure where none is open, or where one that closes follows."""
    doubles = [mark for mark in marks if mark.family is Family.DOUBLE]
    following = {mark.start: after for mark, after in pairwise(doubles)}
    is_open = False
    for mark in marks:
        if mark.family is not Family.DOUBLE:
            yield mark
            continue
        after = following.get(mark.start)
        if _may_be_inches(text, mark):
            is_foot = _FOOT_BEFORE.search(text, max(0, mark.start - _LONGEST_MEASURE), mark.start) is not None
            if is_foot or not is_open or (after is not None and after.closes and not after.opens):
                continue
        is_open = mark.opens and not (mark.closes and is_open)
        yield mark


def _may_be_inches(text: str, mark: Mark) -> bool:
    return text[mark.start : mark.end] in {'"', "''", "’’"} and text[mark.start - 1 : mark.start].isdigit()

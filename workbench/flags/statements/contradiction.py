"""Why two statements about the same cannot both be so."""

import re
from typing import Final

from workbench.flags.statements.stems import Details, Statement, details_of, opposed
from workbench.text.document import Document

_TIME: Final = re.compile(r"\b(?:in|on|since|until|by)\s(?:the\s|early\s|late\s|mid-?)?$", re.IGNORECASE)
_FEWEST: Final = 3
_OF_SHORTER: Final = 0.7
_OF_LONGER: Final = 0.5
_MOST_APART: Final = 3
"""Telling words that one of the two may have on top of the other's."""

_FEWEST_OF_DATED: Final = 4
"""Telling words in common from which two dates are set beside each other."""


def contradiction(document: Document, one: Statement, other: Statement) -> str:
    """Why two statements of the article cannot both be so, in words; nothing where they can, or differ in matter.

    They are of the same where nearly all telling words of the shorter one stand
    in the other, their figures are the same, and one names nobody the other does not.
    """
    if not _tell_same(one, other):
        return ""
    mine, its = details_of(document, one.sentence), details_of(document, other.sentence)
    if mine.figures != its.figures or not (mine.names <= its.names or its.names <= mine.names):
        return ""
    if one.sides == other.sides and len(one.denials) == len(other.denials):
        dated = len(one.stems & other.stems) >= _FEWEST_OF_DATED and bool(mine.names & its.names)
        led = dated and all(_is_led_to(document.text, details) for details in (mine, its))
        return "two dates for the same" if led and _dates_differ(mine, its) else ""
    return _opposite(one, other) if _parts(mine) == _parts(its) else ""


def _tell_same(one: Statement, other: Statement) -> bool:
    shared = len(one.stems & other.stems)
    shorter, longer = sorted((len(one.stems), len(other.stems)))
    apart = max(len(one.stems), len(other.stems)) - shared
    return (
        apart <= _MOST_APART and shared >= _FEWEST and shared >= _OF_SHORTER * shorter and shared >= _OF_LONGER * longer
    )


def _opposite(one: Statement, other: Statement) -> str:
    """One word of denial, or one pair of opposites, that is all that sets the two apart."""
    if one.sides == other.sides:
        return "one denies what the other says" if len(one.denials) + len(other.denials) == 1 else ""
    pair = (*(one.sides - other.sides), *(other.sides - one.sides))
    return f"{pair[0]!r} against {pair[1]!r}" if pair in opposed() and one.denials == other.denials else ""


def _dates_differ(mine: Details, its: Details) -> bool:
    """Whether each has one date, both to the day, the month or the year, and they are not the same."""
    here, there = _parts(mine), _parts(its)
    if len(here) != 1 or len(there) != 1:
        return False
    return any(a != b for a, b in zip(here[0], there[0], strict=True) if a and b)


def _is_led_to(text: str, details: Details) -> bool:
    """Whether a word of time leads to each date, as in prose and not in lists."""
    return all(
        _TIME.search(text, max(0, date.start - 12), date.start) for date in details.dates if date.year or date.month
    )


def _parts(details: Details) -> list[tuple[int, int, int]]:
    """Year, month and day of each date that has one of them."""
    return [(date.year, date.month, date.day) for date in details.dates if date.year or date.month]

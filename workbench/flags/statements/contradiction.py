"""Why two statements about the same thing cannot both be true."""

import re
from typing import Final

from workbench.flags.statements.stems import Details, Statement, details_of, opposed_pairs
from workbench.text.document import Document

_TIME: Final = re.compile(r"\b(?:in|on|since|until|by)\s(?:the\s|early\s|late\s|mid-?)?$", re.IGNORECASE)
_FEWEST: Final = 3
_OF_SHORTER: Final = 0.7
_OF_LONGER: Final = 0.5
_MOST_EXTRA: Final = 3
"""Content words that one of the two may have in addition to the other's."""

_FEWEST_OF_DATED: Final = 4
"""Content words in common from which two dates are compared."""


def contradiction_between(document: Document, one: Statement, other: Statement) -> str:
    """Return in words why two statements cannot both be true; empty where they can, or are about different things.

    They are about the same thing where nearly all content words of the shorter one
    occur in the other, their figures agree, and one names nobody the other does not.
    """
    if not _is_same_matter(one, other):
        return ""
    first, second = details_of(document, one.sentence), details_of(document, other.sentence)
    if first.figures != second.figures or not (first.names <= second.names or second.names <= first.names):
        return ""
    if one.sides == other.sides and len(one.denials) == len(other.denials):
        comparable = len(one.stems & other.stems) >= _FEWEST_OF_DATED and not first.names.isdisjoint(second.names)
        in_prose = comparable and _is_led_to(document.text, first) and _is_led_to(document.text, second)
        return "two dates for the same" if in_prose and _dates_differ(first, second) else ""
    return _opposite(one, other) if _date_parts(first) == _date_parts(second) else ""


def _is_same_matter(one: Statement, other: Statement) -> bool:
    """Return whether the two share most of their content words."""
    shared = len(one.stems & other.stems)
    shorter, longer = sorted((len(one.stems), len(other.stems)))
    if shared < _FEWEST or longer - shared > _MOST_EXTRA:
        return False
    return shared >= _OF_SHORTER * shorter and shared >= _OF_LONGER * longer


def _opposite(one: Statement, other: Statement) -> str:
    """Return the one word of denial, or the one pair of opposites, that is the only difference between the two."""
    if one.sides == other.sides:
        return "one denies what the other says" if len(one.denials) + len(other.denials) == 1 else ""
    pair = (*(one.sides - other.sides), *(other.sides - one.sides))
    return f"{pair[0]!r} against {pair[1]!r}" if pair in opposed_pairs() and one.denials == other.denials else ""


def _dates_differ(first: Details, second: Details) -> bool:
    """Return whether each has one date to the day, the month or the year, and the two differ."""
    first_dates, second_dates = _date_parts(first), _date_parts(second)
    if len(first_dates) != 1 or len(second_dates) != 1:
        return False
    pairs = zip(first_dates[0], second_dates[0], strict=True)
    return any(part != other for part, other in pairs if part and other)


def _is_led_to(text: str, details: Details) -> bool:
    """Return whether a word of time introduces each date, as in prose and not in lists."""
    return all(
        _TIME.search(text, max(0, date.start - 12), date.start) for date in details.dates if date.year or date.month
    )


def _date_parts(details: Details) -> list[tuple[int, int, int]]:
    """Return year, month and day of each date that has a year or a month."""
    return [(date.year, date.month, date.day) for date in details.dates if date.year or date.month]

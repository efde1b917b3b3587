"""Figures that are only a part of something written with several: a score, a range, a height, an age, a rank."""

import re
from typing import Final

from workbench.domain.span import Span

_NUMBER: Final = (
    r"(?:\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty)\b)"
)
_BEFORE: Final = re.compile(
    r"\d(?: ?[-–—/×]|[:x])$"  # "4-3", "10 – 12", "3/4", "4:30"
    r"|\b(?:one|two|three|four|five|six|seven|eight|nine|ten)[-–]$"
    r"|\b(?:foot|feet|ft)[- ]$"  # "6-foot-10"
    r"|\d[.’'′″]$|(?<!\w)\.$"  # "1.29", "5’10", ".292"
    r"|\b(?:nos?\.|number|numbers|#) ?$",
    re.IGNORECASE,
)
_NUMBERED: Final = re.compile(
    r"\b(?:aged?|ages|grades?|rounds?|games?|weeks?|sections?|articles?|chapters?|title|routes?|highway|district|"
    r"wards?|rooms?|suite|apartment|phase|tier|category|class|level|lot|unit|episode|season|version|interstate|"
    r"formula|super bowl|day|page|channel|proposition|question|amendment|precinct|line|gate|platform|pier|zone|"
    r"group|division|station|engine|flight|model|type|chromosome|covid)[ -]$",
    re.IGNORECASE,
)
"""Before a figure that is one of a series: "Route 9", "Section 122"."""

_COUNTS: Final = re.compile(r"^ (?:[\w’'-]+ ){0,2}?(?:[a-z]{2,}s|people|men|women|children|staff)\b")
_SHORT_YEAR: Final = re.compile(r"(?<!\w)[’'‘]$")
_AFTER: Final = re.compile(
    rf"^[-–—/:]{_NUMBER}|^ [-–—] \d"
    r"|^-(?:foot|feet|ft|year-old|month-old|day-old|week-old)\b"
    r"|^[’'′] ?\d|^ ?(?:ft|foot|feet) \d"
    r"|^[- ](?:years?|months?|weeks?)[- ](?:old|of age)\b|^ ?[ap]\.?m\b",
    re.IGNORECASE,
)
_PERSON_BEFORE: Final = re.compile(r"\b[A-Z][\w’'.-]*\w,? \(?$")
_OLDEST: Final = 110
_REACH: Final = 16


def is_in_compound(text: str, span: Span) -> bool:
    """Return whether the figure at the span is one part of a score, a range, a height, an age, a number of a series.

    >>> text = "The 6-foot-10 guard won 4-3 and sold 12 homes."
    >>> [is_in_compound(text, Span(text.index(one), text.index(one) + len(one))) for one in ("10", "3", "12")]
    [True, True, False]
    """
    before = text[max(0, span.start - _REACH) : span.start].replace("\n", "  ")
    after = text[span.end : span.end + _REACH].replace("\n", "  ")
    words = text[span.start : span.end]
    if _NUMBERED.search(before) and not _COUNTS.match(text[span.end : span.end + 3 * _REACH]):
        return True
    if _BEFORE.search(before) or _AFTER.match(after):
        return True
    is_short = words.isdigit() and len(words) == 2  # noqa: PLR2004 - the last digits of a year
    return (is_short and _SHORT_YEAR.search(before) is not None) or _is_age(before, words, after)


def _is_age(before: str, words: str, after: str) -> bool:
    """Return whether it is an age behind a name: "Ann Dole, 62, said"."""
    is_small = words.isdigit() and int(words) <= _OLDEST
    return is_small and before.endswith(", ") and _PERSON_BEFORE.search(before) is not None and after[:1] in {",", "."}

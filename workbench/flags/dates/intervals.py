"""Two dates of a sentence with the time between them stated in words: `in ‹0›, two years after … in ‹1›`."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from workbench.flags.dates.dated import GAP, DatedSentence, mark
from workbench.text.document import Date
from workbench.text.numbers import value_of

NUMBER: Final = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|\d{1,3})"
)
ABOUT: Final = (
    r"(?:about|around|almost|nearly|roughly|approximately|some|over|more than|less than|at least|just over|just under)"
)
ROUGHLY: Final = 0.2
"""Share of an approximate number by which it may be off."""

_COUNT: Final = rf"(?P<about>{ABOUT} )?(?P<many>{NUMBER}|an?) (?P<unit>month|year|decade)s?"
_BY: Final = r"\b(?:in|on|by|of|until) (?:(?:the|early|late|mid|spring|summer|autumn|winter|fall|of|year) ?){0,3}"
_FORMS: Final = (
    rf"{mark('later')},? (?:and |or |just |exactly |only )?{_COUNT} after\b{GAP}{{0,110}}?{_BY}{mark('earlier')}",
    rf"{mark('earlier')},? (?:and |or |just |exactly |only )?{_COUNT} before\b{GAP}{{0,110}}?{_BY}{mark('later')}",
    rf"(?:^|\W){_COUNT} after\b{GAP}{{0,90}}?(?<!, ){_BY}{mark('earlier')},{GAP}{{0,90}}?{_BY}{mark('later')}",
    rf"(?:^|\W){_COUNT} before\b{GAP}{{0,90}}?(?<!, ){_BY}{mark('later')},{GAP}{{0,90}}?{_BY}{mark('earlier')}",
    rf"{mark('earlier')}{GAP}{{0,90}}?\b{_COUNT} (?:later|afterwards),?{GAP}{{0,60}}?{_BY}{mark('later')}",
)
_PATTERNS: Final = tuple(re.compile(form, re.IGNORECASE) for form in _FORMS)
_CUE: Final = re.compile(r"\b(?:month|year|decade)s? (?:after|before|later)", re.IGNORECASE)
_OTHER_EVENT: Final = re.compile(
    r"\b(?:since|born|birth|aged?|until|till|through|planned|which|who|where|every|each|another|"
    r"that (?:had|was|were|has)|and (?:again )?in|between|from)\b"
)
"""Words with which the second date may belong to an event other than the one counted from."""

_MONTHS: Final = {"month": 1, "year": 12, "decade": 120}
_TWO_YEARS: Final = 24
"""Months by which a count of decades may be off."""


class Interval(NamedTuple):
    """Two dates, the time stated to lie between them in words and months, and the months it may be off."""

    earlier: Date
    later: Date
    words: str
    stated: int
    slack: int

    @property
    def between(self) -> int:
        """The months from one date to the other; whole years where a month is unknown."""
        months = self.later.month - self.earlier.month if self.earlier.month and self.later.month else 0
        return 12 * (self.later.year - self.earlier.year) + months

    @property
    def holds(self) -> bool:
        """Whether the dates allow for the stated time."""
        return abs(self.between - self.stated) <= self.slack


def intervals_in(sentence: DatedSentence) -> Iterator[Interval]:
    """Yield the intervals that the sentence states between two of its dates."""
    if not _CUE.search(sentence.masked):
        return
    for pattern in _PATTERNS:
        for match in pattern.finditer(sentence.masked):
            pair = sentence.named(match, "earlier"), sentence.named(match, "later")
            months_unknown = match["unit"].lower() == "month" and 0 in {date.month for date in pair}
            if not months_unknown and not _OTHER_EVENT.search(match.group()):
                yield _interval(match, pair)


def _interval(match: re.Match[str], pair: tuple[Date, Date]) -> Interval:
    unit, count = match["unit"].lower(), match["many"].lower()
    months = _MONTHS[unit] * (1 if count in {"a", "an"} else int(value_of(count)))
    slack = _slack(unit, pair)
    if match["about"]:
        slack = max(slack, _MONTHS[unit], round(ROUGHLY * months))
    plural = "" if count in {"a", "an", "one", "1"} else "s"
    words = f"{match['about'] or ''}{count} {unit}{plural}"
    return Interval(*pair, words, months, slack)


def _slack(unit: str, pair: tuple[Date, Date]) -> int:
    """Return 0 where both dates are as precise as the unit, else the months that their missing parts leave open."""
    if unit == "decade":
        return _TWO_YEARS
    if {date.kind for date in pair} == {unit}:
        return 0
    return _MONTHS[unit] - (unit == "year" and all(date.month for date in pair))

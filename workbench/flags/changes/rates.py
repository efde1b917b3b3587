"""Figures told per something: each, apiece, a mile, on average."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from workbench.facts.quantities.quantity import Quantity
from workbench.flags.changes.setting import Setting
from workbench.text.terms import stem

_TIMES: Final = frozenset(map(stem, "hour day night week month year season minute second quarter term".split()))
_EACH_BEHIND: Final = re.compile(
    r"^(?:[ -](?!an?\b|per\b|each\b|every\b|on\b|in\b|at\b|for\b|from\b|to\b|with\b|by\b|as\b|than\b|against\b|"
    r"over\b|and\b|or\b|was\b|is\b|had\b|has\b)[\w’'-]+){0,3}?(?:,? (?:each(?! (?!and|for|to|in|on|at|from|or|an?|"
    r"the|by|with|as|plus|of|last|this|that|but|over|after|when|while)[a-z])|apiece|a head|a piece|"
    r"every (?P<every>[a-z]+))| per (?P<per>[a-z]+)| an? (?P<a>[a-z]+))\b",
    re.IGNORECASE,
)
_EACH_BEFORE: Final = re.compile(
    r"\b(?:each|every)\b(?P<gap>(?:[^,;.:]|(?<=\d)[,.](?=\d)){0,60}?)\s(?:[^\w\s])?$", re.IGNORECASE
)
_EACH_OF: Final = re.compile(r"\b(?:each|every one) of [^,;.:\d]{0,40}$", re.IGNORECASE)
"""Before the number of those who get so much each: "each of the region's 296,000 inhabitants"."""

_AVERAGE: Final = re.compile(
    r"\b(?:averag(?:e|ed|es|ing)|mean)(?: (?:[a-z]+ ){0,2}?(?:of|is|was|at|to))? "
    r"(?:(?:about|around|some|roughly|nearly|almost|just|only|over|under|more than|less than) )*[^\w\s]?$",
    re.IGNORECASE,
)
_RANGE: Final = re.compile(r"\d (?:to|or|and) [^\w\s]?$")
"""Before the end of a range: "$2 to $10 per issue"."""

_NOT_A_MEASURE: Final = frozenset(
    "average mean total few little bit lot number time man woman person statement report share loss profit rise "
    "fall drop record new further total "
    "small large big good great major similar second third single".split()
)


class Rate(NamedTuple):
    """A figure told per something: the stem of what it is told per ("mile"), empty for "each" and an average."""

    quantity: Quantity
    per: str
    is_average: bool

    @property
    def is_of_time(self) -> bool:
        """Whether it is told per day, week and the like alone."""
        return self.per in _TIMES


def rates_of(settings: Sequence[Setting]) -> Iterator[Rate]:
    """Yield the figures of a sentence that are told per something, in reading order."""
    counted: list[Quantity] = []
    has_owner = False
    for one in settings:
        if one.quantity.kind not in {"count", "money"} or _RANGE.search(one.before):
            continue
        is_owner = not has_owner and _EACH_OF.search(one.before) is not None
        has_owner = has_owner or is_owner
        rate = None if is_owner else _rate(one, after=counted)
        if rate is not None:
            yield rate
        counted += [] if is_owner else [one.quantity]


def _rate(one: Setting, after: Sequence[Quantity]) -> Rate | None:
    is_average = _AVERAGE.search(one.before) is not None
    before, behind = _EACH_BEFORE.search(one.before), _EACH_BEHIND.match(one.after)
    if before:
        each = one.quantity.span.start - len(one.before) + before.start()
        before = None if any(other.span.start > each for other in after) else before
    per = ""
    if behind and not before:
        word = behind["per"] or behind["a"] or behind["every"] or ""
        if behind["a"] and word in _NOT_A_MEASURE - {"person", "share"}:
            behind = None
        else:
            per = stem(word.lower())
    if before or behind or is_average:
        return Rate(one.quantity, per, is_average)
    return None

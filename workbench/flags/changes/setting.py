"""A quantity in its setting: the words on both sides of it, and the amounts in reach."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from workbench.domain.span import Span
from workbench.facts.quantities.compounds import is_in_compound
from workbench.facts.quantities.figure import Figure, half_of_last_place, scale_of
from workbench.facts.quantities.quantity import Quantity, quantities_in, quantity_of
from workbench.flags.figures.measures import measures_in
from workbench.text.document import Document
from workbench.text.terms import stem

MOST_QUANTITIES: Final = 24
"""A sentence with more is a table, not prose."""

_WINDOW: Final = 90
_TIMES: Final = frozenset(
    "years year months month weeks week days day hours hour minutes minute seconds second".split()
)
_GLUED: Final = re.compile(r"\d(?:mm|cm|m|km|kg|g|ft|l|ml)\b")
_IN_BASE: Final = {"length": "metres", "mass": "kg", "volume": "litres"}
_CALENDAR: Final = frozenset(
    map(
        stem,
        "january february march april may june july august september october november december year month week day "
        "season quarter spring summer autumn winter total figure number period term".split(),
    )
)
_YEARS: Final = (1800, 2100)
_BREAK: Final = re.compile(
    r"[;?!]|\b(?:while|whereas|although|though|but|meanwhile|if)\b|\s[–—]\s(?=\w+ (?:\w+ )?(?:is|was|are|were|has)\b)",
    re.IGNORECASE,
)
_BASE: Final = re.compile(
    r"\b(?:from|than|against|compared (?:with|to)|versus|up on|down on|instead of|over(?= the\b)|above|below|"
    r"exceed\w*|behind|ahead of)"
    r"\s(?:(?:the|a|an|its|their|his|her|about|around|some|just|last|previous|earlier|original|original\w*|only|nearly|"
    r"almost|roughly|mere|year-ago|record|profits? of|sales of|total of|one of|high of|peak of|low of|loss of|"
    r"\w+[’']s)\s){0,4}[^\w\s]?$",
    re.IGNORECASE,
)
_RESULT: Final = re.compile(
    r"\b(?:to|reach\w*|total\w*|hit|at|stood at|stands at)\s(?:(?:the|a|an|about|around|some|just|only|nearly|almost|"
    r"roughly|record|total of|high of|low of)\s){0,3}[^\w\s]?$",
    re.IGNORECASE,
)


class Setting(NamedTuple):
    """A quantity with the words before and after it in its sentence or line, the numbers among them as written.

    `stands_alone` tells that it is no part of a score, a height, an age or the like.
    """

    quantity: Quantity
    place: Span
    before: str
    after: str
    stands_alone: bool

    @property
    def is_money(self) -> bool:
        """Whether it is an amount of money."""
        return self.quantity.kind == "money"

    @property
    def is_base(self) -> bool:
        """Whether something is measured from it: "from 40", "than the 52,000", "against 21"."""
        return _BASE.search(self.before) is not None

    @property
    def is_result(self) -> bool:
        """Whether something comes to it: "to 50"."""
        return _RESULT.search(self.before) is not None


class Here(NamedTuple):
    """One sentence of a document: the index `at` which it stands, and the settings of its quantities."""

    document: Document
    at: int
    settings: tuple[Setting, ...]


def settings_by_sentence(document: Document) -> tuple[tuple[Setting, ...], ...]:
    """Return the settings of each sentence's quantities, sentence by sentence, worked out once."""
    return document.once(_settings)


def _settings(document: Document) -> tuple[tuple[Setting, ...], ...]:
    return tuple(tuple(_of_sentence(document, Span(one.start, one.end))) for one in document.sentences)


def _of_sentence(document: Document, place: Span) -> Iterator[Setting]:
    quantities = sorted((*quantities_in(document, place), *_abbreviated(document, place)), key=lambda one: one.span)
    if len(quantities) > MOST_QUANTITIES:
        return
    for quantity in quantities:
        span = quantity.span
        before = document.text[max(place.start, span.start - _WINDOW) : span.start]
        after = document.text[span.end : min(place.end, span.end + _WINDOW)]
        stands_alone = not is_in_compound(document.text, span)
        yield Setting(quantity, place, _one_line(before), _one_line(after), stands_alone)


def _abbreviated(document: Document, place: Span) -> Iterator[Quantity]:
    """Yield the measures of a sentence whose unit is glued to the figure, in metres, kilograms and the like: 84mm."""
    if _GLUED.search(document.text, place.start, place.end) is None:
        return
    taken = {one.span.start for one in quantities_in(document, place)}
    for measure in measures_in(document.text, place):
        if measure.span.start not in taken and measure.unit.measures in _IN_BASE:
            size = measure.unit.sizes[0]
            figure = Figure(measure.span, "n", measure.value * size, measure.slack * size, measure.words)
            yield quantity_of(document, figure, _IN_BASE[measure.unit.measures])


def is_amount(quantity: Quantity) -> bool:
    """Return whether a change can lead to or from it: money, a count or a measure, but no stretch of time."""
    return quantity.is_amount and quantity.value > 0 and quantity.unit not in _TIMES and not _may_be_a_year(quantity)


def _may_be_a_year(quantity: Quantity) -> bool:
    low, high = _YEARS
    is_bare = quantity.figure.words.isdigit() and not quantity.unit and not noun_of(quantity)
    return is_bare and low <= quantity.value <= high


def are_alike(one: Quantity, other: Quantity) -> bool:
    """Return whether the two may count the same thing: of one kind, with units and nouns that do not differ."""
    if one.kind != other.kind:
        return False
    if one.unit != other.unit and one.unit and other.unit:
        return False
    heads = {head for head in (noun_of(one), noun_of(other)) if head}
    return len(heads) < 2 or one.kind == "money"  # noqa: PLR2004 - two nouns are two things


def noun_of(quantity: Quantity) -> str:
    """Return the stem of what is counted, empty where it is a number or a stretch of time itself."""
    head = quantity.counted.head
    is_unit = quantity.unit in _IN_BASE.values() and quantity.figure.words.endswith(head)
    return "" if not head[:1].isalpha() or head in _CALENDAR or is_unit else head


def is_one_clause(document: Document, first: Quantity, second: Quantity) -> bool:
    """Return whether nothing between the two begins another clause."""
    low, high = sorted((first.span, second.span))
    return _BREAK.search(document.text, low.end, high.start) is None


def written_slack(quantity: Quantity) -> float:
    """Return how far the true value may be from a rounded one: half of the last digit, more with "about"."""
    words = quantity.figure.words
    if quantity.unit in _IN_BASE.values() and words[-1:].isalpha():
        return quantity.figure.slack
    scale = scale_of(words)
    half = half_of_last_place(words, scaled=scale > 1 or quantity.kind == "percent") * scale
    if not quantity.bound:
        return half
    digits = re.sub(r"\D", "", words.split(".")[0]) if "." not in words else ""
    noughts = len(digits) - len(digits.rstrip("0"))
    return max(half, min(0.1 * abs(quantity.value), scale * 10.0**noughts))


def _one_line(words: str) -> str:
    return words.replace("\n", " ").replace("\N{NO-BREAK SPACE}", " ")

"""One thing told twice with two figures: at the top, in a caption or a bullet and in the body, or twice in the body."""

import math
import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from workbench.domain.span import Span
from workbench.facts.statements.tellings import Telling, tellings_of
from workbench.text.document import Document

_KINDS: Final = frozenset({"count", "money", "percent", "points", "multiple", "ratio", "fraction"})
_RANGE_BEFORE: Final = re.compile(r"[\d%]\s?(?:[–—-]|to|and|or)\s?[$£€]?\Z|\b(?:between|from)\s[$£€]?\Z")
_RANGE_BEHIND: Final = re.compile(r"\s?(?:[–—-]|to)\s?[$£€]?\d")
_AGE_OR_TIME: Final = re.compile(r"[- ](?:year|month|week)s?[- ]old|\s?(?:am|pm|a\.m|p\.m)\b")
_IN_NAME: Final = re.compile(r"(?<![.!?:\n] )(?<!\A)\b[A-Z][\w.-]*\s\Z")
_DISTINCT: Final = re.compile(
    r"\b(?:another|others?|additional|further|later|earlier|previous|more|second|third|next|remaining|missing)\b",
    re.IGNORECASE,
)
"""Words before a figure that set it apart from another."""

_DIGIT: Final = re.compile(r"\d")
_SCALE: Final = re.compile(r"[\d,.]")

_MANY: Final = 20
_ROUNDED: Final = 0.05
_CROWD: Final = 30
"""Most figures of a kind and a head that are compared with each other, so that time stays linear."""

_LONG: Final = 3
_SHORT: Final = 0.7
"""What one digit counts in a figure of fewer than three, where chance is likelier."""
_MOST_SHARED: Final = 8
_MOST_VALUES: Final = 6
_WEIGHTS: Final = {
    "one digit": 3.0, "swapped": 5.5, "same head": 0.9, "shared": 0.16, "tie": 0.6, "restated": 1.4,
    "both restated": -2.0, "values": -0.6, "repeated": 1.3, "money": 0.4, "slip shared": 0.3, "far": -0.2,
    "swapped at top": 1.5,
}  # fmt: skip
"""Fitted by logistic regression to 225 figures changed in 960,000 words of published text, and to the rest."""

_BIAS: Final = -5.4
LIKELY: Final = 1.0
"""From here 42% of changed figures are found, at 0.02 flags per 1,000 untouched words."""
POSSIBLE: Final = -0.5
"""From here about two thirds are found, at 0.1 flags per 1,000 untouched words."""


class TwoValues(NamedTuple):
    """A figure and the one that the text gives elsewhere for what seems the same; `weight` as the log of odds."""

    doubted: Telling
    other: Telling
    weight: float

    @property
    def place(self) -> Span:
        """The place of the doubted figure."""
        return self.doubted.quantity.span


def two_values(document: Document) -> tuple[TwoValues, ...]:
    """Return the things told twice with two figures, each figure in one pair; worked out once, linear in the text."""
    return document.once(_two_values)


def _two_values(document: Document) -> tuple[TwoValues, ...]:
    tellings = [telling for telling in tellings_of(document) if _is_comparable(document, telling)]
    pairs = sorted(_Comparison(tellings).pairs(), key=lambda pair: (-pair.weight, -pair.place.start))
    taken: set[Span] = set()
    kept = []
    for pair in pairs:
        if pair.place not in taken and pair.other.quantity.span not in taken:
            taken |= {pair.place, pair.other.quantity.span}
            kept.append(pair)
    return tuple(sorted(kept, key=lambda pair: pair.place))


def _is_comparable(document: Document, telling: Telling) -> bool:
    """Return whether the figure stands alone: in no range, name, age or time of day."""
    text, span = document.text, telling.quantity.span
    if telling.quantity.kind not in _KINDS or _RANGE_BEFORE.search(text, max(0, span.start - 14), span.start):
        return False
    if _RANGE_BEHIND.match(text, span.end) or _AGE_OR_TIME.match(text, span.end):
        return False
    at = bisect_right(document.names, span.start, key=lambda name: name.start) - 1
    if at >= 0 and document.names[at].end > span.start:
        return False
    return telling.quantity.kind != "count" or not _IN_NAME.search(text[max(0, span.start - 24) : span.start])


class _Comparison:
    """The figures of a text by kind and head and by value."""

    def __init__(self, tellings: Sequence[Telling]) -> None:
        self._tellings = tellings
        self._ordered = sorted(tellings, key=lambda telling: telling.quantity.value)
        self._values = [telling.quantity.value for telling in self._ordered]
        self._times = Counter(self._values)
        counts = Counter(word for telling in tellings for word in telling.about)
        self._weights = {word: math.log(1 + len(tellings) / count) for word, count in counts.items()}
        self._groups: defaultdict[tuple[str, str, str], list[Telling]] = defaultdict(list)
        for telling in tellings:
            self._groups[_group(telling)].append(telling)
        self._heads = defaultdict(set)
        for telling in tellings:
            self._heads[telling.quantity.kind, telling.quantity.unit, telling.head].add(telling.quantity.value)

    def pairs(self) -> Iterator[TwoValues]:
        """Yield the likely pairs of figures of which the first agrees with no other of the text."""
        for telling in self._tellings:
            if (telling.quantity.kind == "count" and not telling.head) or self._comes_again(telling):
                continue
            for other in self._groups[_group(telling)][:_CROWD]:
                weight = self._weight(telling, other) if _may_clash(telling, other) else POSSIBLE
                if weight > POSSIBLE:
                    yield TwoValues(telling, other, weight)

    def _comes_again(self, telling: Telling) -> bool:
        """Return whether another figure of the text can be the same, as headlines round large numbers."""
        figure = telling.quantity.figure
        rounded = _ROUNDED * abs(figure.value) if telling.restates and abs(figure.value) > _MANY else 0.0
        reach = figure.slack + rounded + 1e-9
        first = bisect_left(self._values, figure.value - reach)
        last = bisect_right(self._values, figure.value + reach)
        return last - first > 1

    def _sum(self, words: frozenset[str]) -> float:
        return sum(self._weights[word] for word in words)

    def _weight(self, telling: Telling, other: Telling) -> float:
        """Return how likely the two are one thing told with a slip, as the log of odds."""
        common = telling.about & other.about
        shared = min(len(common), _MOST_SHARED)
        whole = min(self._sum(telling.about), self._sum(other.about)) or 1.0
        slip = _slip(str(telling.quantity.figure), str(other.quantity.figure))
        low, high = sorted((abs(telling.quantity.value), abs(other.quantity.value)))
        values = self._heads[telling.quantity.kind, telling.quantity.unit, telling.head]
        digits = len(_DIGIT.findall(str(telling.quantity.figure)))
        is_one_digit = float(slip == "one digit")
        signs = {
            "one digit": is_one_digit * (1.0 if digits >= _LONG else _SHORT),
            "swapped": slip == "swapped",
            "same head": bool(telling.head) and telling.head == other.head,
            "shared": shared,
            "tie": self._sum(common) / whole,
            "restated": telling.restates or other.restates,
            "both restated": telling.restates and other.restates,
            "values": min(len(values) - 1, _MOST_VALUES),
            "repeated": min(self._times[other.quantity.value], 3) - 1,
            "money": telling.quantity.kind == "money",
            "slip shared": shared if slip else 0,
            "swapped at top": slip == "swapped" and (telling.restates or other.restates),
            "far": min(math.log(high / low), 3.0) if low else 3.0,
        }
        return round(_BIAS + sum(_WEIGHTS[name] * float(sign) for name, sign in signs.items()), 3)


def _group(telling: Telling) -> tuple[str, str, str]:
    """Return what two figures must have in common: kind and unit, and for counts what is counted."""
    head = telling.head if telling.quantity.kind == "count" else ""
    return telling.quantity.kind, telling.quantity.unit, head


def _may_clash(telling: Telling, other: Telling) -> bool:
    """Return whether the two differ, in two places, and no word, name or time sets them apart."""
    one, two = telling.quantity, other.quantity
    is_same_place = one.sentence == two.sentence >= 0 or (one.sentence < 0 and one.paragraph == two.paragraph)
    if is_same_place or abs(one.value - two.value) <= one.figure.slack + two.figure.slack:
        return False
    return not (_are_parallel(telling, other) or _DISTINCT.search(telling.before) or _DISTINCT.search(other.before))


def _are_parallel(telling: Telling, other: Telling) -> bool:
    """Return whether the two tell alike of two names or two times: `Floods in Brenton`, `Floods in Marley`."""
    common = len(telling.about & other.about)
    has_names = telling.names - other.names and other.names - telling.names
    has_times = telling.times - other.times and other.times - telling.times
    shorter = min(len(telling.about), len(other.about))
    return bool(has_times) or (bool(has_names) and 2 * common >= shorter)


def _slip(one: str, other: str) -> str:
    """Return how the one written figure may have become the other: "one digit", "swapped" or ""."""
    digits, others = _DIGIT.findall(one), _DIGIT.findall(other)
    if len(digits) != len(others) or digits == others or _SCALE.sub("", one) != _SCALE.sub("", other):
        return ""
    differing = sum(first != second for first, second in zip(digits, others, strict=True))
    if differing == 1:
        return "one digit"
    return "swapped" if sorted(digits) == sorted(others) and differing == 2 else ""  # noqa: PLR2004 - a pair

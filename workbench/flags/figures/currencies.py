"""Amounts of money with their currency, and what they may be worth in dollars."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from workbench.domain.span import Span
from workbench.text.language.word_lists import entries_of

_SCALES: Final = {
    "": 1.0, "thousand": 1e3, "k": 1e3, "lakh": 1e5, "million": 1e6, "m": 1e6, "mn": 1e6, "crore": 1e7,
    "billion": 1e9, "bn": 1e9, "lakh crore": 1e12, "trillion": 1e12, "tn": 1e12,
}  # fmt: skip
_SCALE_WORDS: Final = "|".join(sorted(filter(None, _SCALES), key=len, reverse=True))


class Money(NamedTuple):
    """An amount: where it stands, its words, and the least and most dollars that it has been worth."""

    span: Span
    words: str
    currency: str
    least: float
    most: float


@cache
def _rates() -> dict[str, tuple[float, float]]:
    """Return the fewest and most units to the dollar by each word and sign of a currency."""
    rates: dict[str, tuple[float, float]] = {}
    for line in entries_of("currencies"):
        names, fewest, most = line.split("\t")
        rates |= dict.fromkeys(names.split("="), (float(fewest), float(most)))
    return rates


@cache
def _pattern() -> re.Pattern[str]:
    signs = sorted((name for name in _rates() if not name.islower()), key=len, reverse=True)
    words = sorted((name for name in _rates() if name[-1].isalpha() and len(name) > 1), key=len, reverse=True)
    return re.compile(
        rf"(?<![\w.,])(?P<sign>{'|'.join(map(re.escape, signs))})? ?(?P<number>\d[\d,]*(?:\.\d+)?)"
        rf"(?:[ -]?(?P<scale>{_SCALE_WORDS})\b)?(?: (?:(?:[A-Z][a-z]+|U\.S\.) ){{0,2}}"
        rf"(?P<word>{'|'.join(map(re.escape, words))})\b)?"
    )


def money_in(text: str, sentence: Span) -> Iterator[Money]:
    """Yield the amounts of a sentence whose currency is known, in reading order."""
    for match in _pattern().finditer(text, sentence.start, sentence.end):
        currency = match["word"] or match["sign"]
        if currency:
            fewest, most = _rates()[currency]
            amount = float(match["number"].replace(",", "")) * _SCALES[match["scale"] or ""]
            span = Span(match.start(), match.end())
            yield Money(span, match.group().strip(), currency, amount / most, amount / fewest)


def are_alike(one: Money, other: Money) -> bool:
    """Return whether two amounts are of one currency, by its rates."""
    return _rates()[one.currency] == _rates()[other.currency]

"""Differences between an article and a table."""

from dataclasses import dataclass
from enum import StrEnum


class DifferenceKind(StrEnum):
    """What differs: a name or a number."""

    NAME = "name"
    NUMBER = "number"


class Basis(StrEnum):
    """Whether the table contradicts the article or has nothing on it."""

    CONTRADICTED = "contradicted"
    UNSUPPORTED = "not in the table"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A span of the article, `start` to `end`, that the table contradicts or does not contain.

    `says` is what the table has in its place, or empty; `why` names the row and
    the measure it was compared with.
    """

    start: int
    end: int
    quote: str
    kind: DifferenceKind
    basis: Basis
    says: str
    why: str


def format_number(number: float) -> str:
    """Format a figure for readers: whole numbers without a decimal point.

    >>> format_number(1200.0), format_number(4.5)
    ('1,200', '4.5')
    """
    return f"{number:,.0f}" if number == int(number) else f"{number:g}"

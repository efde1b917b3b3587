"""What a comparison with a table finds."""

from dataclasses import dataclass
from enum import StrEnum


class DifferenceKind(StrEnum):
    """What differs: a name or a number."""

    NAME = "name"
    NUMBER = "number"


class Basis(StrEnum):
    """Whether the table says otherwise, or does not speak of it."""

    CONTRADICTED = "contradicted"
    UNSUPPORTED = "not in the table"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A stretch of the article, `start` to `end`, that the table contradicts or does not hold.

    `says` is what the table has in its place, or empty; `why` names the row and
    the measure it was read against.
    """

    start: int
    end: int
    quote: str
    kind: DifferenceKind
    basis: Basis
    says: str
    why: str


def shown(number: float) -> str:
    """A figure as it is written: whole numbers without a point.

    >>> shown(1200.0), shown(4.5)
    ('1,200', '4.5')
    """
    return f"{number:,.0f}" if number == int(number) else f"{number:g}"

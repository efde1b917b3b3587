"""What a text claims to be all of its parts: a total, the parts, and how closely the text ties them."""

from collections.abc import Sequence
from enum import IntEnum
from typing import NamedTuple

from workbench.facts.quantities.terms import Term


class Tie(IntEnum):
    """How the text ties parts to a total: in so many words, by standing in a row beside it, or not at all."""

    FAR = 0
    BESIDE = 1
    SAID = 2


class SumClaim(NamedTuple):
    """A total and the parts that the text says make it; `whole` instead of a total that is understood: 100 per cent.

    `minus` are figures counted twice among the parts: "21 of them doing both".
    """

    parts: tuple[Term, ...]
    total: Term | None
    tie: Tie
    whole: float = 0.0
    minus: tuple[Term, ...] = ()

    @property
    def stated(self) -> float:
        """The value that the parts should make."""
        return self.whole if self.total is None else self.total.value

    @property
    def computed(self) -> float:
        """The value that they do make."""
        return sum_of(self.parts) - sum_of(self.minus)

    @property
    def figures(self) -> tuple[Term, ...]:
        """Every figure of it."""
        return (*self.parts, *self.minus, *(() if self.total is None else (self.total,)))


def sum_of(terms: Sequence[Term]) -> float:
    """Return the sum of the values."""
    return sum(term.value for term in terms)

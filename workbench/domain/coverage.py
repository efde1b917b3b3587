"""What accounts for each word of an article: a claim, an attribution, furniture, or why it cannot be checked."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from workbench.domain.claim import ClaimId
from workbench.domain.span import Span

_RECORDED: Final = re.compile(r"(?P<start>\d{1,9})-(?P<end>\d{1,9}) (?P<kind>[a-z ]+): (?P<reason>.+)", re.DOTALL)


class CoverageKind(StrEnum):
    """What accounts for a word: the first of these that applies."""

    CLAIM = "claim"
    FURNITURE = "furniture"
    NOT_CHECKABLE = "not checkable"
    ATTRIBUTION = "attribution"


class CoverageUnit(StrEnum):
    """What a coverage counts: words, or sentences where the check recorded no words."""

    WORD = "word"
    SENTENCE = "sentence"


OUTSIDE_CLAIMS: Final = frozenset({CoverageKind.FURNITURE, CoverageKind.ATTRIBUTION})
"""The kinds of stretches that no claim tells of, and that a scan therefore records."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Words of the article that one thing accounts for, from the first letter or digit to the last.

    `reason` says why they are no claim that can be checked, and is empty for a claim.
    `claim_ids` are the claims over them, in reading order.
    """

    start: int
    end: int
    kind: CoverageKind
    reason: str = ""
    claim_ids: tuple[ClaimId, ...] = ()

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            message = f"A stretch needs 0 <= start < end, got {self.start}..{self.end}"
            raise ValueError(message)
        if self.kind is not CoverageKind.CLAIM and not self.reason:
            message = f"{self.start}..{self.end} is {self.kind.value}, but no reason says why"
            raise ValueError(message)

    @property
    def span(self) -> Span:
        """Its place in the article."""
        return Span(self.start, self.end)

    @property
    def recorded(self) -> str:
        """The stretch as a scan records it: "0-34 furniture: byline"."""
        return f"{self.start}-{self.end} {self.kind.value}: {self.reason}"

    @classmethod
    def from_recorded(cls, entry: str) -> "Stretch":
        """Return the stretch that a scan recorded.

        Raises:
            ValueError: the entry has another form.

        >>> Stretch.from_recorded("0-34 furniture: byline").kind.value
        'furniture'
        """
        match = _RECORDED.fullmatch(entry)
        if match is None:
            message = f"{entry!r} is no stretch such as '0-34 furniture: byline'"
            raise ValueError(message)
        kind = CoverageKind(match["kind"])
        return cls(start=int(match["start"]), end=int(match["end"]), kind=kind, reason=match["reason"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """What accounts for the words of an article, in reading order.

    `total` counts them all, and `accounted_for` those in one of the `stretches`, which do not
    overlap. `uncovered` are the words in none, neighbours together: nobody has looked at them.
    """

    total: int
    accounted_for: int
    stretches: tuple[Stretch, ...] = ()
    uncovered: tuple[Span, ...] = ()
    unit: CoverageUnit = CoverageUnit.WORD

    @property
    def share(self) -> float:
        """The share accounted for, from 0 to 1; 1 for an article without words."""
        return self.accounted_for / self.total if self.total else 1.0


NOTHING_TO_COVER: Final = Coverage(total=0, accounted_for=0)

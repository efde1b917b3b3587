"""A tally held against what the article lists itself."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from workbench.domain.flag import Severity
from workbench.domain.span import Span
from workbench.flags.figures.arithmetic import ArithmeticCheck
from workbench.flags.rule import Finding


class HeldTally(NamedTuple):
    """A tally with its check, its kind, and the place of what it was held against."""

    check: ArithmeticCheck
    kind: str
    against: Span
    tie: str = "marked"


def tally_findings(held: Iterable[HeldTally]) -> Iterator[Finding]:
    """Yield a finding for each that does not hold; a note where it is loosely tied."""
    for one in held:
        if not one.check.holds:
            related = tuple(figure.span for figure in one.check.others) or (one.against,)
            yield Finding(
                span=one.check.stated.span,
                message=one.check.message,
                related=related,
                evidence=one.check.arithmetic,
                severity=None if one.tie == "marked" else Severity.NOTE,
            )

"""The findings for changes that do not hold, as sure as their figures are tied to them."""

from collections.abc import Iterable, Iterator
from typing import Final

from workbench.domain.flag import Severity
from workbench.flags.changes.held import HeldChange
from workbench.flags.figures.arithmetic import ArithmeticCheck, conflicts
from workbench.flags.rule import Finding

_SURE: Final = frozenset({"marked", "beside"})
_FEW: Final = 4
_MANY: Final = 10


def findings_of(held: Iterable[HeldChange]) -> Iterator[Finding]:
    """Yield a finding for each that does not hold; a note where its figures are small and only near."""
    for one in held:
        severity = None if _is_sure(one) else Severity.NOTE
        for finding in conflicts((one.check,)):
            yield Finding(
                span=finding.span,
                message=finding.message,
                related=finding.related,
                evidence=finding.evidence,
                severity=severity,
            )


def _is_sure(one: HeldChange) -> bool:
    """Return whether the tie is close, or the figures are too large to meet by chance in two sentences."""
    values = [figure.value for figure in one.check.others]
    return one.tie in _SURE or (min(values) >= _FEW and max(values) >= _MANY)


def checks_of(held: Iterable[HeldChange]) -> Iterator[ArithmeticCheck]:
    """Yield the arithmetic of each, whether it holds or not."""
    return (one.check for one in held)

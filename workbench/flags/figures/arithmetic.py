"""A stated figure compared with what other figures make, and the findings where they differ."""

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from workbench.domain.flag import Severity
from workbench.facts.quantities.figure import Figure
from workbench.flags.rule import Finding

_ROUND: Final = 0.02
_CLOSE: Final = 50
_SHARED: Final = 2
_NEW_CLAUSE: Final = re.compile(r"\b(?:while|whereas|but|and|as|when|although)\b|[;:]", re.IGNORECASE)


def agrees(stated: Figure, computed: float, slack: float = 0.0) -> bool:
    """Return whether the figure can be the computed value, allowing for its rounding and `slack`."""
    return abs(stated.value - computed) <= stated.slack + slack + _rounding_slack(stated, computed) + 1e-6 * abs(
        computed
    )


def _rounding_slack(stated: Figure, computed: float) -> float:
    """Return the slack of a whole number with two significant digits where the computed value has more."""
    digits = re.sub(r"\D", "", stated.words)
    bare = len(digits.rstrip("0"))
    if len(digits) - bare < 2 or bare > 2:  # noqa: PLR2004 - two noughts after two digits
        return 0.0
    return _ROUND * abs(stated.value) if computed % 10 ** (len(digits) - bare) else 0.0


def are_close(first_match: re.Match[str], second_match: re.Match[str]) -> bool:
    """Return whether two matches in a sentence overlap, or are close with no new clause between them."""
    first, second = sorted((first_match, second_match), key=lambda match: match.start())
    between = first.string[first.end() : max(first.end(), second.start())]
    return len(between) <= _CLOSE and not _NEW_CLAUSE.search(between)


class ArithmeticCheck(NamedTuple):
    """A stated figure and those it follows from: the sum, whether it holds, and the message where it does not.

    `severity` is that of one that does not hold; None for that of its rule.
    """

    stated: Figure
    others: tuple[Figure, ...]
    arithmetic: str
    holds: bool
    message: str
    severity: Severity | None = None


def arithmetic_check(
    stated: Figure, others: Iterable[Figure], *, arithmetic: str, holds: bool, message: str = ""
) -> ArithmeticCheck:
    """Return the check of `stated` against `others`; `message` replaces the usual one."""
    message = message or f"{arithmetic}, but the text says {stated}."
    return ArithmeticCheck(stated, tuple(others), arithmetic, holds, message)


def one_per_slip(first: Iterable[ArithmeticCheck], second: Iterable[ArithmeticCheck]) -> Iterator[ArithmeticCheck]:
    """Yield the checks of both readers, in reading order.

    One of the second is left out where the first has reckoned its stated figure, or two of its figures.
    """
    kept = list(first)
    reckoned = {check.stated.span for check in kept}
    places = [{check.stated.span, *(figure.span for figure in check.others)} for check in kept]
    for check in second:
        its = {check.stated.span, *(figure.span for figure in check.others)}
        is_told = check.stated.span in reckoned or any(len(its & others) >= _SHARED for others in places)
        if not is_told:
            kept.append(check)
    yield from sorted(kept, key=lambda check: check.stated.span)


def conflicts(checks: Iterable[ArithmeticCheck]) -> Iterator[Finding]:
    """Yield the findings for the checks that do not hold."""
    for check in checks:
        if not check.holds:
            related = tuple(figure.span for figure in check.others)
            yield Finding(
                span=check.stated.span,
                message=check.message,
                related=related,
                evidence=check.arithmetic,
                severity=check.severity,
            )

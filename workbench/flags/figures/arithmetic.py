"""A figure set against what others make, and the findings where it does not hold."""

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from workbench.flags.figures.marked_figures import Figure
from workbench.flags.rule import Finding

_ROUND: Final = 0.02
_CLOSE: Final = 50
_NEW_CLAUSE: Final = re.compile(r"\b(?:while|whereas|but|and|as|when|although)\b|[;:]", re.IGNORECASE)


def agrees(stated: Figure, checked: float, slack: float = 0.0) -> bool:
    """True where the figure can be what was reckoned, its rounding and `slack` allowed for."""
    return abs(stated.value - checked) <= stated.slack + slack + _rounded(stated, checked) + 1e-6 * abs(checked)


def _rounded(stated: Figure, checked: float) -> float:
    """The slack of a whole number written with two digits and noughts where the reckoned one has more."""
    digits = re.sub(r"\D", "", stated.words)
    bare = len(digits.rstrip("0"))
    if len(digits) - bare < 2 or bare > 2:  # noqa: PLR2004 - two noughts after two digits
        return 0.0
    return _ROUND * abs(stated.value) if checked % 10 ** (len(digits) - bare) else 0.0


def beside(one: re.Match[str], other: re.Match[str]) -> bool:
    """Whether two matches in a sentence overlap, or stand close with no new clause between them."""
    first, second = sorted((one, other), key=lambda found: found.start())
    between = first.string[first.end() : max(first.end(), second.start())]
    return len(between) <= _CLOSE and not _NEW_CLAUSE.search(between)


class ArithmeticCheck(NamedTuple):
    """A figure set against what others make: the arithmetic, whether it holds, and what to say where it does not."""

    stated: Figure
    others: tuple[Figure, ...]
    arithmetic: str
    holds: bool
    message: str


def checked(
    stated: Figure, others: Iterable[Figure], *, arithmetic: str, holds: bool, message: str = ""
) -> ArithmeticCheck:
    """The reckoning of `stated` from the `others`; `message` where more is to be said than what the text says."""
    message = message or f"{arithmetic}, but the text says {stated}."
    return ArithmeticCheck(stated, tuple(others), arithmetic, holds, message)


def conflicts(reckonings: Iterable[ArithmeticCheck]) -> Iterator[Finding]:
    """The findings of those that do not hold."""
    for one in reckonings:
        if not one.holds:
            related = tuple(figure.span for figure in one.others)
            yield Finding(span=one.stated.span, message=one.message, related=related, evidence=one.arithmetic)

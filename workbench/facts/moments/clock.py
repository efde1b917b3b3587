"""Times of day: `11pm`, `2:15 a.m.`, `7.30am`, `noon`, `17:30`."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from workbench.domain.span import Span

_CLOCK: Final = re.compile(
    r"(?<![\d.,:£$€])(?:(?P<h>1?\d)(?:[:.](?P<m>[0-5]\d))?(?:\s?(?P<half>[ap])\.?m\b\.?)"
    r"|(?P<h24>[01]?\d|2[0-3]):(?P<m24>[0-5]\d)(?![\d:])"
    r"|(?P<named>noon|midday|midnight)\b)",
    re.IGNORECASE,
)
_NOON: Final = 12 * 60
_DAY: Final = 24 * 60


class Clock(NamedTuple):
    """A time of day, in minutes from midnight."""

    span: Span
    minutes: int


def clocks_in(text: str, start: int, end: int) -> Iterator[Clock]:
    """Yield the times of day between two offsets, in reading order.

    >>> [clock.minutes for clock in clocks_in("from 7.30am to 6.30 p.m. or 17:05", 0, 33)]
    [450, 1110, 1025]
    """
    for found in _CLOCK.finditer(text, start, end):
        yield Clock(Span(*found.span()), _minutes(found))


def _minutes(found: re.Match[str]) -> int:
    if found["named"]:
        return _DAY if found["named"].lower() == "midnight" else _NOON
    if found["h24"]:
        return 60 * int(found["h24"]) + int(found["m24"])
    hours = int(found["h"]) % 12 + (12 if found["half"].lower() == "p" else 0)
    return 60 * hours + int(found["m"] or 0)

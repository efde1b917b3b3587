"""Bringing back what was left out of a text, to the place where it stood."""

from collections.abc import Collection
from typing import Final

from workbench.intake.extracted import Extracted

_ANCHOR: Final = 80
"""Code points by which a place is found again."""


def restored(text: str, read: Extracted, wanted: Collection[int]) -> str:
    r"""`text` with the pieces of `read.left_out` that `wanted` counts (from 0), each as a line of its own.

    A piece goes behind the words that stood before it; at the end where a
    reviewer has changed those.

    >>> read = Extracted(text="One.\nTwo.", left_out=("Between",), left_out_at=(5,))
    >>> restored("One.\nTwo.", read, {0})
    'One.\nBetween\nTwo.'
    """
    pieces = sorted((read.left_out_at[number], number) for number in wanted)
    homeless = []
    for place, number in reversed(pieces):
        before = read.text[max(0, place - _ANCHOR) : place]
        found = text.find(before) if before else 0
        if found < 0:
            homeless.append(number)
        else:
            text = _with_line(text, read.left_out[number], _line_start(text, found + len(before)))
    for number in sorted(homeless):
        text = _with_line(text, read.left_out[number], len(text))
    return text


def _line_start(text: str, place: int) -> int:
    """The start of the first line at or after `place`; a line is never broken in two."""
    if place == 0 or text[place - 1 : place] == "\n":
        return place
    end = text.find("\n", place)
    return len(text) if end < 0 else end + 1


def _with_line(text: str, line: str, place: int) -> str:
    before, after = text[:place], text[place:]
    if before and not before.endswith("\n"):
        before += "\n"
    return f"{before}{line}\n{after}" if after else f"{before}{line}"

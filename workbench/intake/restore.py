"""Putting text that was left out back in its place."""

from collections.abc import Collection
from typing import Final

from workbench.intake.extracted import Extracted

_CONTEXT: Final = 80
"""Code points before a place by which it is found again."""


def restore_left_out(text: str, read: Extracted, wanted: Collection[int]) -> str:
    r"""Return `text` with the texts of `read.left_out` at the indices `wanted`, each as a line of its own.

    Each goes after the words that stood before it, or to the end where a reviewer
    has changed those words.

    >>> read = Extracted(text="One.\nTwo.", left_out=("Between",), left_out_at=(5,))
    >>> restore_left_out("One.\nTwo.", read, {0})
    'One.\nBetween\nTwo.'
    """
    places = sorted((read.left_out_at[number], number) for number in wanted)
    unplaced = []
    for place, number in reversed(places):
        context = read.text[max(0, place - _CONTEXT) : place]
        position = text.find(context) if context else 0
        if position < 0:
            unplaced.append(number)
        else:
            text = _insert_line(text, read.left_out[number], _next_line_start(text, position + len(context)))
    for number in sorted(unplaced):
        text = _insert_line(text, read.left_out[number], len(text))
    return text


def _next_line_start(text: str, place: int) -> int:
    """Return the start of the first line at or after `place`, so that no line is broken in two."""
    if place == 0 or text[place - 1 : place] == "\n":
        return place
    end = text.find("\n", place)
    return len(text) if end < 0 else end + 1


def _insert_line(text: str, line: str, place: int) -> str:
    before, after = text[:place], text[place:]
    if before and not before.endswith("\n"):
        before += "\n"
    return f"{before}{line}\n{after}" if after else f"{before}{line}"

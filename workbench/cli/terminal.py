"""Text for a terminal: places as line and column, quotes on one line."""

import bisect
import sys
from collections.abc import Callable
from typing import TextIO

from workbench.text.counting import plural

__all__ = ("CUT_OFF", "DONE", "WIDTH", "byte_counter", "one_line", "places_in", "plural", "warn")

WIDTH = 100
CUT_OFF = "..."
_LONGEST_WARNING = 600
DONE = -1
"""Bytes to give to a function of `byte_counter` once no more will come."""


def places_in(text: str) -> Callable[[int], str]:
    r"""Return a function from an offset in `text` to "line:column", both from 1, columns in code points.

    >>> places_in("One.\nTwo.")(6)
    '2:2'
    """
    starts = [0, *(offset + 1 for offset, char in enumerate(text) if char == "\n")]

    def place(offset: int) -> str:
        line = bisect.bisect_right(starts, offset)
        return f"{line}:{offset - starts[line - 1] + 1}"

    return place


def one_line(text: str, *, width: int = WIDTH) -> str:
    r"""Return `text` on one line of at most `width` characters.

    Signs that would steer the terminal are shown as escapes, so that an article
    cannot recolour or rewrite what is printed.

    >>> one_line("a\n b\x1b[31m")
    'a b\\x1b[31m'
    """
    joined = " ".join(text.split())
    prefix = "".join(char if char.isprintable() else _escaped(char) for char in joined)
    return prefix if len(prefix) <= width else prefix[: width - len(CUT_OFF)] + CUT_OFF


def warn(sentence: str) -> None:
    """Print `sentence` to standard error, for a person to read alongside the output."""
    print(f"workbench: {one_line(sentence, width=_LONGEST_WARNING)}", file=sys.stderr)


def line_width(stream: TextIO) -> int:
    """Return how many characters fit on a line of `stream`: `WIDTH` on a terminal, any number elsewhere."""
    return WIDTH if stream.isatty() else sys.maxsize


def _escaped(char: str) -> str:
    return char.encode("unicode_escape").decode("ascii")


def byte_counter(stream: TextIO, *, what: str) -> Callable[[int], None]:
    """Return a function that shows a number of bytes after `what`, rewriting one line of `stream`.

    `DONE` clears the line. Where `stream` is no terminal nothing is written.
    """
    prefix = one_line(what, width=WIDTH - len(" 25,000,000 bytes"))

    def show(received: int) -> None:
        if stream.isatty():
            line = "" if received == DONE else f"{prefix} {plural(received, 'byte')}"
            print(f"\r{line:{WIDTH}}" if line else f"\r{'':{WIDTH}}\r", end="", file=stream, flush=True)

    return show

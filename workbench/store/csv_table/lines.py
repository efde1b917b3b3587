"""From the bytes of a table's file to its lines, and from a line to its cells."""

import csv
import re
from collections.abc import Iterable, Iterator
from typing import Final

from workbench.store.cells import BETWEEN, row_of

_LINE_END: Final = re.compile(r"[\r\n]+")
_BLOCK: Final = 16_000_000
"""Bytes of a file that are taken apart at once: a large table would otherwise stand several times in memory."""
_LONGEST_RECORD: Final = 100
"""Lines that a cell which somebody typed over several lines may have."""


def blocks_of(content: bytes, start: int, end: int) -> Iterator[bytes]:
    """`content` from `start` to `end`, a few whole lines at a time."""
    while start < end:
        stop = content.find(b"\n", min(start + _BLOCK, end) - 1, end) + 1 or end
        yield content[start:stop]
        start = stop


def decoded(content: bytes) -> tuple[str, bool]:
    """The text of `content`, and whether it is the UTF-8 without zeros that the store writes."""
    try:
        return content.decode("utf-8"), b"\x00" not in content
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace"), False


def lines_of(text: str) -> Iterator[str]:
    """The lines of `text` that hold anything; each is a record of its own, as no cell of ours has a line end."""
    return filter(None, _LINE_END.split(text.replace("\x00", "")))


def row_in(line: str) -> str:
    """The row of a line, as the store writes it; a line with quotation marks in a cell is read the slow way."""
    row = line[1:-1].replace('","', BETWEEN)
    as_written = '"' not in row and line[0] == line[-1] == '"' and len(line) > 1
    return row if as_written else row_of(cells_in(line))


def cells_in(line: str, delimiter: str = ",") -> list[str]:
    """The cells of one line."""
    return next(csv.reader([line], delimiter=delimiter), [])


def records_of(lines: Iterable[str], *, delimiter: str, width: int) -> Iterator[list[str]]:
    """The records of `lines`, a line each; a cell that somebody typed over several lines is joined again.

    It is joined only where that gives the `width` cells of a record, and never over a
    line that is a whole record: a quotation mark lost in one does not swallow the next.
    """
    waiting: list[str] = []
    for line in lines:
        cells, is_open = cells_in(line, delimiter), line.count('"') % 2 == 1
        if (
            waiting
            and len(waiting) < _LONGEST_RECORD
            and (is_open or len(cells) < width or not _is_closed(line, delimiter))
        ):
            waiting.append(line)
            joined = cells_in("\\n".join(waiting), delimiter) if is_open else []
            if len(joined) == width:
                yield joined
                waiting = []
            continue
        yield from (cells_in(each, delimiter) for each in waiting)
        waiting = [line] if is_open else []
        if not is_open:
            yield cells
    yield from (cells_in(each, delimiter) for each in waiting)


def _is_closed(line: str, delimiter: str) -> bool:
    """Whether no quoted cell is left open at the end of the line, as one is in `0","","`."""
    try:
        list(csv.reader([line], delimiter=delimiter, strict=True))
    except csv.Error:
        return False
    return True

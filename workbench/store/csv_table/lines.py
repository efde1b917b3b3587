"""The bytes of a table's file split into lines, and a line into cells."""

import csv
import re
from collections.abc import Iterable, Iterator
from typing import Final

from workbench.store.cells import CELL_SEPARATOR, join_cells

_LINE_END: Final = re.compile(r"[\r\n]+")
_BLOCK_BYTES: Final = 16_000_000
"""Bytes of a file that are split at once: a large table would otherwise be several times in memory."""
_MOST_LINES_OF_RECORD: Final = 100
"""Most lines of a record with a cell that somebody typed over several lines."""


def split_blocks(content: bytes, start: int, end: int) -> Iterator[bytes]:
    """Yield `content` from `start` to `end` in blocks of whole lines."""
    while start < end:
        stop = content.find(b"\n", min(start + _BLOCK_BYTES, end) - 1, end) + 1 or end
        yield content[start:stop]
        start = stop


def decode(content: bytes) -> tuple[str, bool]:
    """Return the text of `content`, and whether it is UTF-8 without zero bytes, as the store writes it."""
    try:
        return content.decode("utf-8"), b"\x00" not in content
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace"), False


def split_lines(text: str) -> Iterator[str]:
    """Yield the lines of `text` that are not empty; each is one record, as no cell of ours has a line end."""
    return filter(None, _LINE_END.split(text.replace("\x00", "")))


def row_from_line(line: str) -> str:
    """Return the row in a line, read the fast way unless a cell holds a quotation mark."""
    row = line[1:-1].replace('","', CELL_SEPARATOR)
    as_written = '"' not in row and line[0] == line[-1] == '"' and len(line) > 1
    return row if as_written else join_cells(parse_line(line))


def parse_line(line: str, delimiter: str = ",") -> list[str]:
    """Return the cells of one line."""
    return next(csv.reader([line], delimiter=delimiter), [])


def parse_records(lines: Iterable[str], *, delimiter: str, width: int) -> Iterator[list[str]]:
    """Yield the records of `lines`, one a line; a cell that somebody typed over several lines is joined.

    It is joined only where that gives the `width` cells of a record, and never across a
    line that is a whole record: a lost quotation mark does not swallow the next record.
    """
    pending: list[str] = []
    for line in lines:
        cells, is_open = parse_line(line, delimiter), line.count('"') % 2 == 1
        if (
            pending
            and len(pending) < _MOST_LINES_OF_RECORD
            and (is_open or len(cells) < width or not _is_closed(line, delimiter))
        ):
            pending.append(line)
            joined = parse_line("\\n".join(pending), delimiter) if is_open else []
            if len(joined) == width:
                yield joined
                pending = []
            continue
        yield from (parse_line(open_line, delimiter) for open_line in pending)
        pending = [line] if is_open else []
        if not is_open:
            yield cells
    yield from (parse_line(open_line, delimiter) for open_line in pending)


def _is_closed(line: str, delimiter: str) -> bool:
    """Return whether no quoted cell is left open at the end of the line, as in `0","","`."""
    try:
        list(csv.reader([line], delimiter=delimiter, strict=True))
    except csv.Error:
        return False
    return True

"""An article's rows without an index: the tables' files are searched for the lines that name the article."""

import os
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Final

from workbench.store.cells import CELL_SEPARATOR, csv_line, row_checksum, split_row
from workbench.store.csv_table.file import TableFile, key_of_row
from workbench.store.csv_table.header import column_names, header_bytes
from workbench.store.csv_table.lines import decode, row_from_line, split_lines
from workbench.store.csv_table.own_row import find_own_row
from workbench.store.durable import check_regular_file
from workbench.store.index.folder_state import FolderState
from workbench.store.index.index_rows import article_column
from workbench.store.tables import TABLES, Table

_BLOCK_BYTES: Final = 8_000_000
"""How many bytes are searched at once."""


def rows_of(folder: Path, state: FolderState, article_id: str) -> dict[str, list[str]]:
    """Return the rows of an article by table, in order, from the settled tables of `folder` as of `state`.

    Raises:
        OSError: a table cannot be read.
    """
    rows_by_table = {}
    for table in TABLES:
        foreign = state.foreign.get(table.name, frozenset())
        path, size = folder / f"{table.name}.csv", state.tables[table.name][1]
        rows = _rows_in(path, table, article_id, size=size) if size else ()
        by_key: dict[str, str] = {}
        for row in rows:
            if key_of_row(row) not in foreign:
                by_key.setdefault(key_of_row(row), row)
        rows_by_table[table.name] = [*by_key.values()]
    return rows_by_table


def _rows_in(path: Path, table: Table, article_id: str, *, size: int) -> Iterator[str]:
    column = article_column(table)
    if starts_as_written(path, table):
        needle = csv_line([article_id]).removesuffix("\r\n").encode("utf-8", "replace")
        lines = chain.from_iterable(split_lines(decode(block)[0]) for block in lines_with(path, needle, size=size))
        rows: Iterable[str] = filter(None, (_row_of(table, line) for line in lines))
    else:  # somebody added columns
        file = TableFile(table=table, path=path)
        file.refresh()
        rows = file.rows
    return (row for row in rows if row.split(CELL_SEPARATOR, column + 1)[column] == article_id)


def starts_as_written(path: Path, table: Table) -> bool:
    """Return whether the file begins as the store writes it, without added columns."""
    head = header_bytes(table)
    with path.open("rb") as file:
        return file.read(len(head)) == head


def lines_with(path: Path, needle: bytes, *, size: int) -> Iterator[bytes]:
    """Yield the lines with `needle` in the first `size` bytes of a file, with one block in memory at a time.

    Raises:
        OSError: it cannot be read.
    """
    with path.open("rb", buffering=0) as file:
        check_regular_file(os.fstat(file.fileno()), path)
        rest = b""
        while size > 0 and (chunk := file.read(min(_BLOCK_BYTES, size))):
            size -= len(chunk)
            block = rest + chunk
            end = block.rfind(b"\n") + 1
            yield from _lines_in(block, needle, end)
            rest = block[end:]


def _lines_in(block: bytes, needle: bytes, end: int) -> Iterator[bytes]:
    place = block.find(needle, 0, end)
    while place >= 0:
        start, stop = block.rfind(b"\n", 0, place) + 1, block.find(b"\n", place) + 1
        yield block[start:stop]
        place = block.find(needle, stop, end)


def _row_of(table: Table, line: str) -> str | None:
    """Return the row in a line, in the current columns, or None where no checksum fits."""
    row = row_from_line(line)
    cells_before_sum, _, checksum = row.rpartition(CELL_SEPARATOR)
    if (
        row.count(CELL_SEPARATOR) == len(column_names(table)) - 1
        and row_checksum(table.name, cells_before_sum) == checksum
    ):
        return row
    own = find_own_row(table, split_row(row))
    return own.row if own else None

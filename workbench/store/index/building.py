"""Making a new index from the tables of a settled folder, verifying each row's checksum."""

import os
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from workbench.domain.problem import Problem
from workbench.store.cells import CELL_SEPARATOR, row_checksum
from workbench.store.csv_table.file import TableFile, key_of_row
from workbench.store.csv_table.header import column_names, header_bytes
from workbench.store.csv_table.lines import decode, row_from_line, split_lines
from workbench.store.durable import check_regular_file
from workbench.store.index import index_rows
from workbench.store.index.database import new_index_file
from workbench.store.index.folder_state import FolderState
from workbench.store.index.known import IndexCoverage, UnusableIndexError
from workbench.store.index.table_search import starts_as_written
from workbench.store.tables import TABLES, Table

_BLOCK_BYTES: Final = 4_000_000
"""How many bytes of a table are read at once."""


class _NotPlainError(Exception):
    """A table's file holds anything else than rows as the store writes them."""


def build(folder: Path, state: FolderState) -> None:
    """Make a new index file from the tables of `folder` as of `state`. Call it under the index's lock.

    Raises:
        UnusableIndexError: it cannot be written, or a table that has to be read carefully grew in between.
        OSError, StoreError: a table cannot be read.
    """
    problems = {}
    with new_index_file(folder / ".history") as index:
        for table in TABLES:
            problems[table.name] = _add_table(index, table, folder, state=state)
        index_rows.note(index, IndexCoverage.of(state, problems))


def check_tables(folder: Path, state: FolderState, names: Iterable[str]) -> dict[str, tuple[Problem, ...]]:
    """Verify each row of the tables with these names, and return what is wrong with their files.

    Raises:
        UnusableIndexError: a table that has to be read carefully grew in between.
        OSError, StoreError: a table cannot be read.
    """
    problems: dict[str, tuple[Problem, ...]] = {}
    for table in (table for table in TABLES if table.name in names):
        path, size = folder / f"{table.name}.csv", state.tables[table.name][1]
        try:
            for _ in _plain_rows(table, path, size):
                pass
            problems[table.name] = ()
        except _NotPlainError:
            problems[table.name] = tuple(_read_carefully(table, path, size).problems)
    return problems


def _add_table(index: sqlite3.Connection, table: Table, folder: Path, *, state: FolderState) -> tuple[Problem, ...]:
    """Add the rows of a table to the index; return what is wrong with its file."""
    path, size = folder / f"{table.name}.csv", state.tables[table.name][1]
    foreign = state.foreign.get(table.name, frozenset())
    try:
        _add_rows(index, table, _without_foreign(foreign, _plain_rows(table, path, size)))
    except _NotPlainError:
        file = _read_carefully(table, path, size)
        index.execute(f"DELETE FROM {table.name}")  # noqa: S608 - our own name
        _add_rows(index, table, _without_foreign(foreign, file.written_rows()))
        return tuple(file.problems)
    return ()


def _add_rows(index: sqlite3.Connection, table: Table, rows: Iterable[str]) -> None:
    sums = index_rows.Sums()
    index_rows.add(index, table, sums.count_rows(table, index_rows.with_articles(table, rows)))
    index_rows.add_sums(index, sums)


def _without_foreign(foreign: frozenset[str], rows: Iterable[str]) -> Iterable[str]:
    return (row for row in rows if key_of_row(row) not in foreign) if foreign else rows


def _plain_rows(table: Table, path: Path, size: int) -> Iterator[str]:
    """Yield the rows in the first `size` bytes of a table's file, with one block of it in memory at a time.

    Raises:
        _NotPlainError: it holds anything else than rows as the store writes them, each once.
    """
    if not size:
        return
    if not starts_as_written(path, table):
        raise _NotPlainError
    separators = len(column_names(table)) - 1
    table_name = table.name
    keys: set[str] = set()
    for block in _blocks_of(path, size, start=len(header_bytes(table))):
        text, is_clean = decode(block)
        for row in map(row_from_line, split_lines(text)):
            cells_before_sum, _, checksum = row.rpartition(CELL_SEPARATOR)
            row_key = key_of_row(row) if is_clean and row.count(CELL_SEPARATOR) == separators else ""
            if not row_key or row_key in keys or row_checksum(table_name, cells_before_sum) != checksum:
                raise _NotPlainError
            keys.add(row_key)
            yield row


def _blocks_of(path: Path, size: int, *, start: int) -> Iterator[bytes]:
    """Yield blocks of whole lines of a file, from the byte `start` to `size`.

    Raises:
        _NotPlainError: it does not end in a whole line.
    """
    with path.open("rb", buffering=0) as file:
        check_regular_file(os.fstat(file.fileno()), path)
        rest, bytes_left = b"", size - file.seek(start)
        while bytes_left > 0 and (chunk := file.read(min(_BLOCK_BYTES, bytes_left))):
            bytes_left -= len(chunk)
            block = rest + chunk
            end = block.rfind(b"\n") + 1
            yield block[:end]
            rest = block[end:]
        if rest or bytes_left:
            raise _NotPlainError


def _read_carefully(table: Table, path: Path, size: int) -> TableFile:
    file = TableFile(table=table, path=path)
    file.refresh()
    if file.size != size:  # it grew, and which rows are newer than `state` is not known
        raise UnusableIndexError
    return file

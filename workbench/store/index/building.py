"""Making the index anew from the tables of a settled folder, each row's check sum looked at on the way."""

import os
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from workbench.domain.problem import Problem
from workbench.store.cells import BETWEEN, row_sum
from workbench.store.csv_table.file import TableFile, key_of
from workbench.store.csv_table.header import header_bytes, header_of
from workbench.store.csv_table.lines import decoded, lines_of, row_in
from workbench.store.durable import check_regular
from workbench.store.index import index_rows as kept
from workbench.store.index.database import new_file
from workbench.store.index.folder_state import FolderState
from workbench.store.index.known import Known, OddIndexError
from workbench.store.index.table_search import starts_as_written
from workbench.store.tables import TABLES, Table

_BLOCK: Final = 4_000_000
"""Bytes of a table that are read at once."""


class _NotPlainError(Exception):
    """A table's file holds something else than rows as the store writes them."""


def build(folder: Path, standing: FolderState) -> None:
    """Make a new index file from the tables of `folder` as `standing` has them. Call it under the index's lock.

    Raises:
        OddIndexError: it cannot be written, or a table that has to be read carefully grew meanwhile.
        OSError, StoreError: a table cannot be read.
    """
    problems = {}
    with new_file(folder / ".history") as index:
        for table in TABLES:
            problems[table.name] = _put_in(index, table, folder, standing=standing)
        kept.note(index, Known.of(standing, problems))


def problems_of(folder: Path, standing: FolderState, names: Iterable[str]) -> dict[str, tuple[Problem, ...]]:
    """What is wrong with the files of the tables with these names; each row's check sum is looked at.

    Raises:
        OddIndexError: a table that has to be read carefully grew meanwhile.
        OSError, StoreError: a table cannot be read.
    """
    found: dict[str, tuple[Problem, ...]] = {}
    for table in (each for each in TABLES if each.name in names):
        path, size = folder / f"{table.name}.csv", standing.tables[table.name][1]
        try:
            for _ in _plain_rows(table, path, size):
                pass
            found[table.name] = ()
        except _NotPlainError:
            found[table.name] = tuple(_read_carefully(table, path, size).problems)
    return found


def _put_in(index: sqlite3.Connection, table: Table, folder: Path, *, standing: FolderState) -> tuple[Problem, ...]:
    """Put the rows of a table into the index; what is wrong with its file."""
    path, size = folder / f"{table.name}.csv", standing.tables[table.name][1]
    foreign = standing.foreign.get(table.name, frozenset())
    try:
        _add(index, table, _without(foreign, _plain_rows(table, path, size)))
    except _NotPlainError:
        file = _read_carefully(table, path, size)
        index.execute(f"DELETE FROM {table.name}")  # noqa: S608 - our own name
        _add(index, table, _without(foreign, file.written_rows()))
        return tuple(file.problems)
    return ()


def _add(index: sqlite3.Connection, table: Table, rows: Iterable[str]) -> None:
    sums = kept.Sums()
    kept.add(index, table, sums.counted(table, kept.placed(table, rows)))
    kept.add_sums(index, sums)


def _without(foreign: frozenset[str], rows: Iterable[str]) -> Iterable[str]:
    return (row for row in rows if key_of(row) not in foreign) if foreign else rows


def _plain_rows(table: Table, path: Path, size: int) -> Iterator[str]:
    """The rows in the first `size` bytes of a table's file, a block of it at a time in memory.

    Raises:
        _NotPlainError: it holds anything else than rows as the store writes them, each once.
    """
    if not size:
        return
    if not starts_as_written(path, table):
        raise _NotPlainError
    cuts, name, seen = len(header_of(table)) - 1, table.name, set[str]()
    for block in _blocks_of(path, size, start=len(header_bytes(table))):
        text, is_clean = decoded(block)
        for row in map(row_in, lines_of(text)):
            before, _, found = row.rpartition(BETWEEN)
            row_key = key_of(row) if is_clean and row.count(BETWEEN) == cuts else ""
            if not row_key or row_key in seen or row_sum(name, before) != found:
                raise _NotPlainError
            seen.add(row_key)
            yield row


def _blocks_of(path: Path, size: int, *, start: int) -> Iterator[bytes]:
    """Whole lines of a file, from the byte `start` to `size`, a few at a time.

    Raises:
        _NotPlainError: it does not end in a whole line.
    """
    with path.open("rb", buffering=0) as file:
        check_regular(os.fstat(file.fileno()), path)
        rest, left = b"", size - file.seek(start)
        while left > 0 and (read := file.read(min(_BLOCK, left))):
            left -= len(read)
            block = rest + read
            end = block.rfind(b"\n") + 1
            yield block[:end]
            rest = block[end:]
        if rest or left:
            raise _NotPlainError


def _read_carefully(table: Table, path: Path, size: int) -> TableFile:
    file = TableFile(table=table, path=path)
    file.refresh()
    if file.size != size:  # it grew: which rows are newer than `standing` is not told
        raise OddIndexError
    return file

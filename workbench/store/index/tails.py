"""What commits appended to the journals since the index was last written."""

import os
from collections.abc import Iterator
from pathlib import Path

from workbench.store.csv_table.own_row import own_row_from_line
from workbench.store.durable import open_regular_file
from workbench.store.index.folder_state import FolderState
from workbench.store.index.known import IndexCoverage, UnusableIndexError
from workbench.store.journals.journal import Entry, parse_entry
from workbench.store.tables import TABLES_BY_NAME, Table


def rows_since(history: Path, known: IndexCoverage, state: FolderState) -> list[tuple[Table, str]]:
    """Return the rows, each with its table, that the journals gained between `known` and `state`.

    Raises:
        UnusableIndexError: something else than commits came between the two.
    """
    if not known.is_before(state):
        raise UnusableIndexError
    entries: list[Entry] = []
    for name in state.journals:
        entries += _entries_since(history / name, known, state)
    rows: list[tuple[Table, str]] = []
    for entry in sorted(entries, key=lambda entry: (entry.n, entry.clone)):
        rows += _rows_in(entry)
    return rows


def _entries_since(path: Path, known: IndexCoverage, state: FolderState) -> Iterator[Entry]:
    start, last = known.read_from(path.name)
    inode, size, _ = state.journals[path.name]
    if start == size and last in {None, state.sums[path.name]}:
        return
    for line in _read_part(path, start, size, inode=inode).splitlines(keepends=True):
        entry = parse_entry(line)
        if entry is None or entry.n == 0 or last not in {None, entry.previous}:
            raise UnusableIndexError
        last = entry.sum
        yield entry
    if last != state.sums[path.name]:
        raise UnusableIndexError


def _read_part(path: Path, start: int, end: int, *, inode: int) -> bytes:
    try:
        with open_regular_file(path) as journal:
            status = os.fstat(journal.fileno())
            journal.seek(start)
            content = journal.read(end - start)
    except OSError as error:
        raise UnusableIndexError from error
    if status.st_ino != inode or len(content) != end - start:
        raise UnusableIndexError
    return content


def _rows_in(entry: Entry) -> Iterator[tuple[Table, str]]:
    for name, lines in entry.lines.items():
        for line in lines if name in TABLES_BY_NAME else ():
            row = own_row_from_line(TABLES_BY_NAME[name], line)
            if row is None:
                raise UnusableIndexError
            yield TABLES_BY_NAME[name], row.written

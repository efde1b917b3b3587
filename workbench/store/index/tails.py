"""What commits appended to the journals since the index was last written."""

import os
from collections.abc import Iterator
from pathlib import Path

from workbench.store.csv_table.own_row import own_row_in
from workbench.store.durable import check_regular
from workbench.store.index.folder_state import FolderState
from workbench.store.index.known import Known, OddIndexError
from workbench.store.journals.journal import Entry, entry_of
from workbench.store.tables import BY_NAME, Table


def rows_since(history: Path, known: Known, state: FolderState) -> list[tuple[Table, str]]:
    """Return the rows, each with its table, that the journals gained between `known` and `state`.

    Raises:
        OddIndexError: something else than commits came between the two.
    """
    if not known.is_before(state):
        raise OddIndexError
    entries: list[Entry] = []
    for name in state.journals:
        entries += _entries_since(history / name, known, state)
    rows: list[tuple[Table, str]] = []
    for entry in sorted(entries, key=lambda entry: (entry.n, entry.clone)):
        rows += _rows_in(entry)
    return rows


def _entries_since(path: Path, known: Known, state: FolderState) -> Iterator[Entry]:
    start, last = known.read_from(path.name)
    inode, size, _ = state.journals[path.name]
    if start == size and last in {None, state.sums[path.name]}:
        return
    for line in _read_part(path, start, size, inode=inode).splitlines(keepends=True):
        entry = entry_of(line)
        if entry is None or entry.n == 0 or last not in {None, entry.previous}:
            raise OddIndexError
        last = entry.sum
        yield entry
    if last != state.sums[path.name]:
        raise OddIndexError


def _read_part(path: Path, start: int, end: int, *, inode: int) -> bytes:
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
        with open(descriptor, "rb") as journal:  # noqa: PTH123 - a descriptor, which no Path opens
            status = os.fstat(descriptor)
            check_regular(status, path)
            journal.seek(start)
            content = journal.read(end - start)
    except OSError as error:
        raise OddIndexError from error
    if status.st_ino != inode or len(content) != end - start:
        raise OddIndexError
    return content


def _rows_in(entry: Entry) -> Iterator[tuple[Table, str]]:
    for name, lines in entry.lines.items():
        for line in lines if name in BY_NAME else ():
            row = own_row_in(BY_NAME[name], line)
            if row is None:
                raise OddIndexError
            yield BY_NAME[name], row.written

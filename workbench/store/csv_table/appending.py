"""Putting rows at the end of a table's file."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

from workbench.store.csv_table.header import header_bytes, header_of
from workbench.store.csv_table.lines import cells_in
from workbench.store.durable import append_all, opened_to_append
from workbench.store.tables import Table

_LONGEST_HEADER: Final = 1 << 16


class Appended(NamedTuple):
    """The lines as they stand in the file, and by how many bytes it grew."""

    lines: list[str]
    size: int


def extend(path: Path, table: Table, lines: Sequence[str]) -> Appended:
    """Put `lines` at the end of the table's file, which is made where it is missing.

    Where somebody added columns, each line has a blank cell for every one of them.
    """
    with opened_to_append(path) as descriptor:
        start = os.pread(descriptor, _LONGEST_HEADER, 0)
        head = b"" if start else header_bytes(table)
        blank = ',""' * _columns_added(start, table)
        written = [line.removesuffix("\r\n") + blank + "\r\n" for line in lines] if blank else list(lines)
        content = head + "".join(written).encode()
        append_all(descriptor, content, path=path)
        return Appended(written, len(content))


def _columns_added(start: bytes, table: Table) -> int:
    """How many columns the file that begins with `start` has behind the store's."""
    plain = header_bytes(table)
    if not start or start.startswith(plain) or not start.startswith(plain.removesuffix(b"\r\n") + b","):
        return 0
    line = start.partition(b"\n")[0].decode("utf-8", "replace")
    return len(cells_in(line)) - len(header_of(table))

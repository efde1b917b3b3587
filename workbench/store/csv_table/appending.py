"""Appending rows to a table's file."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

from workbench.store.csv_table.header import column_names, header_bytes
from workbench.store.csv_table.lines import parse_line
from workbench.store.durable import append_all, open_for_append
from workbench.store.tables import Table

_LONGEST_HEADER: Final = 1 << 16


class Appended(NamedTuple):
    """The lines as written into the file, and by how many bytes it grew."""

    lines: list[str]
    size: int


def append_lines(path: Path, table: Table, lines: Sequence[str]) -> Appended:
    """Append `lines` to the table's file, which is created if missing.

    Where somebody added columns, each line gets a blank cell for every one of them.
    """
    with open_for_append(path) as descriptor:
        head = os.pread(descriptor, _LONGEST_HEADER, 0)
        header = b"" if head else header_bytes(table)
        blank_cells = ',""' * _count_added_columns(head, table)
        written_lines = (
            [line.removesuffix("\r\n") + blank_cells + "\r\n" for line in lines] if blank_cells else list(lines)
        )
        content = header + "".join(written_lines).encode()
        append_all(descriptor, content, path=path)
        return Appended(written_lines, len(content))


def _count_added_columns(head: bytes, table: Table) -> int:
    """Return how many columns the file that begins with `head` has after the store's."""
    plain_header = header_bytes(table)
    if not head or head.startswith(plain_header) or not head.startswith(plain_header.removesuffix(b"\r\n") + b","):
        return 0
    line = head.partition(b"\n")[0].decode("utf-8", "replace")
    return len(parse_line(line)) - len(column_names(table))

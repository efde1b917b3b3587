"""One table's file: its rows, read again only where it changed."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from itertools import chain
from pathlib import Path
from typing import Final

from workbench.domain.problem import Problem
from workbench.store.cells import CELL_SEPARATOR, csv_line, row_checksum, split_row
from workbench.store.csv_table.added import AddedColumns
from workbench.store.csv_table.header import BOM, Header, column_names, header_bytes, is_header
from workbench.store.csv_table.lines import decode, parse_line, parse_records, row_from_line, split_blocks, split_lines
from workbench.store.csv_table.own_row import find_own_row, key, unverified_row
from workbench.store.durable import as_store_error, read_regular_file
from workbench.store.migrations import META
from workbench.store.tables import Table
from workbench.text.counting import plural

FileState = tuple[int, int, int]
"""Inode, size in bytes and time of change of a file; zeros where there is none."""

UNREADABLE: Final = "Make it readable, or restore it from a backup. Its rows are in .history."
_FIRST_LINE: Final = re.compile(rb"(?:\xef\xbb\xbf)?[\r\n\x00]*([^\r\n]+)[\r\n]*")


@dataclass(slots=True)
class TableFile:
    """The rows of one table as last read, each as one text of its cells (`split_row`), still escaped.

    A million rows as a million lists would take three times the memory. `rows` have
    the current columns; `longer` holds, by row key, those that a later program wrote
    with more; `unverified` are rows without a valid checksum, `fragments` counts lines
    that are no row at all, `repeated` are rows whose key occurred before.
    `known` are rows, by row key, whose checksums were verified before.
    `is_canonical` says that the file is in the store's own form, `is_outdated` that it is
    wholly or partly in that of an earlier schema.
    """

    table: Table
    path: Path
    rows: list[str] = field(default_factory=list)
    keys: set[str] = field(default_factory=set)
    longer: dict[str, str] = field(default_factory=dict)
    added: AddedColumns = field(default_factory=AddedColumns)
    problems: list[Problem] = field(default_factory=list)
    unverified: list[list[str]] = field(default_factory=list)
    repeated: list[str] = field(default_factory=list)
    fragments: int = 0
    is_canonical: bool = True
    is_outdated: bool = False
    is_torn: bool = False
    size: int = 0
    inode: int = 0
    changed_at: int = 0
    known: Mapping[str, str] = field(default_factory=dict)
    _header: Header | None = None
    _places: list[int] = field(default_factory=list)
    _delimiter: str = ","
    _line: int = 1
    _digest: hashlib.blake2b = field(default_factory=lambda: _digest_of(b""))

    def refresh(self) -> bool:
        """Read what changed since the last call; return whether anything did."""
        with as_store_error(self.path, fix=UNREADABLE):
            try:
                status = self.path.stat()
            except FileNotFoundError:
                had_rows = bool(self.size)
                self._reset()
                return had_rows
        if (status.st_size, status.st_ino, status.st_mtime_ns) == (self.size, self.inode, self.changed_at):
            return False
        with as_store_error(self.path, fix=UNREADABLE):
            content = read_regular_file(self.path)
        known_part = memoryview(content)[: self.size]
        may_have_grown = 0 < self.size <= len(content) and self.is_canonical
        if not (may_have_grown and _digest_of(known_part).digest() == self._digest.digest()):
            self._reset()
        start = self.size
        self._read(content, start=start)
        self.inode = status.st_ino
        self.changed_at = status.st_mtime_ns
        self._digest.update(memoryview(content)[start : self.size])
        return True

    def take_appended(self, lines: Sequence[str], *, before: FileState, after: FileState) -> None:
        """Take `lines` that this process appended to the file in the state `before`, without reading the file again.

        Does nothing where the file had changed since it was last read: `refresh` reads it.
        """
        content = "".join(lines).encode()
        is_as_read = (self.inode, self.size, self.changed_at) == before and self.size and self.is_canonical
        if is_as_read and after[:2] == (self.inode, self.size + len(content)):
            self._take(map(row_from_line, split_lines("".join(lines))))
            _, self.size, self.changed_at = after
            self._digest.update(content)

    @property
    def lacks_columns(self) -> bool:
        """Whether the header lacks columns of a later schema."""
        return self._header is not None and not self._header.fits(self.table)

    def written_rows(self) -> Iterator[str]:
        """Yield the rows to be written, those of a later program with all their cells."""
        for row in self.rows:
            yield self.longer.get(key_of_row(row), row) if self.longer else row

    def content_of(self, rows: Iterable[str]) -> bytes:
        """Return the file in the store's form: `rows` with their added cells, then the unverified rows."""
        added = self.added
        lines = (csv_line([*split_row(row), *added.of(key_of_row(row))]).encode() for row in rows)
        unverified_lines = (csv_line(cells).encode() for cells in self.unverified)
        return b"".join(chain([header_bytes(self.table, added.names)], lines, unverified_lines))

    def _reset(self) -> None:
        """Forget the file as read, so that it is read from its beginning."""
        unread = TableFile(table=self.table, path=self.path, known=self.known)
        for attribute in fields(self):
            setattr(self, attribute.name, getattr(unread, attribute.name))

    def _read(self, content: bytes, *, start: int) -> None:
        start = start or self._read_header(content)
        whole_lines = content.rfind(b"\n") + 1
        in_our_form = self.is_canonical or self.is_outdated
        self.is_torn = in_our_form and whole_lines < len(content)
        if self._header is not None:
            self._read_rows(content, start, whole_lines if in_our_form else len(content))
        self.size = whole_lines if self.is_canonical else len(content)

    def _read_header(self, content: bytes) -> int:
        """Read the first line into `_header`, unless it is unusable, and return where the line ends."""
        self.is_canonical = not content or content.startswith(header_bytes(self.table))
        first_line = _FIRST_LINE.match(content)
        if first_line is None:
            return len(content)
        line = decode(first_line.group(1).replace(b"\x00", b""))[0]
        self._delimiter = max(",;\t", key=line.count)
        cells = parse_line(line, self._delimiter)
        header = Header.of(self.table, cells)
        if header.missing:
            what = f"the column '{header.missing}' is missing from the header"
            fix = "Undo the change, or restore the file from .history."
            self.problems.append(Problem(where=f"{self.path.name}:1", what=what, fix=fix))
            return len(content)
        self._header, self._places = header, self.added.places(header)
        if content.startswith(BOM + csv_line(cells).encode()) and header.leads:
            self.is_canonical, self.is_outdated = header.fits(self.table), not header.fits(self.table)
        return first_line.end()

    def _read_rows(self, content: bytes, start: int, end: int) -> None:
        if (self.is_canonical or self.is_outdated) and not self.added.names:
            for block in split_blocks(content, start, end):
                text, clean = decode(block)
                self.is_canonical = self.is_canonical and clean
                self._take(map(row_from_line, split_lines(text)))
            return
        width = len(self._header.names) if self._header else 0
        for cells in parse_records(self._lines_in(content, start, end), delimiter=self._delimiter, width=width):
            self._line += 1
            self._take_cells(cells)

    def _lines_in(self, content: bytes, start: int, end: int) -> Iterator[str]:
        for block in split_blocks(content, start, end):
            text, clean = decode(block)
            self.is_canonical = self.is_canonical and clean
            yield from split_lines(text)

    def _take(self, rows: Iterator[str]) -> None:
        separators, meta_columns, table_name = len(column_names(self.table)) - 1, len(META), self.table.name
        for row in rows:
            self._line += 1
            record, row_id, *_, checksum = (
                row.rsplit(CELL_SEPARATOR, meta_columns) if row.count(CELL_SEPARATOR) == separators else ("", "", "")
            )
            row_key = key(row_id, record.partition(CELL_SEPARATOR)[0])
            known = self.known.get(row_key)
            if known != row and (not checksum or row_checksum(table_name, row[: -len(checksum) - 1]) != checksum):
                self._take_cells(split_row(row))
            elif row_key not in self.keys:
                self.rows.append(known if known == row else row)
                self.keys.add(row_key)
            else:
                self.repeated.append(row)

    def _take_cells(self, cells: list[str]) -> None:
        """Take a line that is not a plain row: one of other columns, a header, or no row at all."""
        if is_header(cells):
            self._take_header(cells)
            return
        own = find_own_row(self.table, cells, self._header)
        if own is None:
            self._take_unverified(cells)
            return
        self.is_canonical = self.is_canonical and not own.is_unmarked
        if own.is_earlier and self.is_canonical:
            self.is_canonical, self.is_outdated = False, True
        if not self.added.take(own.key, own.extra, self._places):
            self.unverified.append([*split_row(own.row), *self.added.align(own.extra, self._places)])
            self._report(f"the row '{cells[0]}' appears twice, with different text in the columns that were added")
        elif own.key in self.keys:
            self.repeated.append(own.written)
        if own.key in self.keys:
            return
        self.rows.append(own.row)
        self.keys.add(own.key)
        if own.written != own.row:
            self.longer[own.key] = own.written

    def _take_header(self, cells: list[str]) -> None:
        """Take a header among the rows, as a merge by git leaves where both sides rewrote the file."""
        header = Header.of(self.table, cells)
        if header.missing:
            self._report(f"a header lacks the column '{header.missing}'")
            return
        self._header, self._places = header, self.added.places(header)
        self.is_canonical, self.is_outdated = False, True

    def _take_unverified(self, cells: list[str]) -> None:
        header = self._header
        unvouched = unverified_row(self.table, cells, header) if header else None
        if header is None or unvouched is None:
            self.fragments += 1
            width = len(header.names) if header else len(column_names(self.table))
            self._report(f"the row has {plural(len(cells), 'cell')}, not {width}")
            return
        own, extra = unvouched
        self.unverified.append([*own, *self.added.align(extra, self._places)])
        what = "was typed in by hand" if not own[-1] else "was changed outside the workbench"
        self._report(f"the row '{own[0]}' {what}")

    def _report(self, what: str) -> None:
        fix = "The recorded row counts, not this line: make the change on the page, then delete the line."
        self.problems.append(Problem(where=f"{self.path.name}:{self._line}", what=what, fix=fix))


def key_of_row(row: str) -> str:
    """Return the key of a row in its table."""
    return key(row.rsplit(CELL_SEPARATOR, len(META))[1], row.partition(CELL_SEPARATOR)[0])


def _digest_of(content: bytes | memoryview) -> hashlib.blake2b:
    return hashlib.blake2b(content, digest_size=16)

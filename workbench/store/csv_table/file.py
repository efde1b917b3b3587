"""One table's file: what its lines say, read anew only where they changed."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Final

from workbench.domain.problem import Problem
from workbench.store.cells import BETWEEN, cells_of, row_sum, written_line
from workbench.store.csv_table.added import AddedColumns
from workbench.store.csv_table.header import BOM, Header, header_bytes, header_of, is_header
from workbench.store.csv_table.lines import blocks_of, cells_in, decoded, lines_of, records_of, row_in
from workbench.store.csv_table.own_row import key, own_row, unvouched_row
from workbench.store.durable import read_regular, told_as_store_error
from workbench.store.migrations import META
from workbench.store.tables import Table
from workbench.text.counting import counted

State = tuple[int, int, int]
"""Inode, size in bytes and time of change of a table's file; zeros where there is none."""

UNREADABLE: Final = "Make it readable, or restore it from a backup. Its rows are in .history."
_FIRST_LINE: Final = re.compile(rb"(?:\xef\xbb\xbf)?[\r\n\x00]*([^\r\n]+)[\r\n]*")


@dataclass(slots=True)
class TableFile:
    """The rows of one table as last read, each as one text of its cells (`cells_of`), as written, not yet decoded.

    A million rows as a million lists would take three times the memory. `rows` have
    today's columns; `longer` are, by row id, those that a later program wrote with more;
    `odd` are the rows that no sum vouches for, `fragments` counts what is no row at all,
    `repeated` are rows whose id stood before, whatever their words.
    `known` are rows, by row id, whose check sums were looked at before.
    `canonical` says that the file is in the store's own form, `outdated` that it is in
    that of an earlier schema, wholly or in part.
    """

    table: Table
    path: Path
    rows: list[str] = field(default_factory=list)
    keys: set[str] = field(default_factory=set)
    longer: dict[str, str] = field(default_factory=dict)
    added: AddedColumns = field(default_factory=AddedColumns)
    problems: list[Problem] = field(default_factory=list)
    odd: list[list[str]] = field(default_factory=list)
    repeated: list[str] = field(default_factory=list)
    fragments: int = 0
    canonical: bool = True
    outdated: bool = False
    torn: bool = False
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
        """Read what changed since the last time; whether anything had."""
        with told_as_store_error(self.path, fix=UNREADABLE):
            try:
                found = self.path.stat()
            except FileNotFoundError:
                had = bool(self.size)
                self._forget()
                return had
        if (found.st_size, found.st_ino, found.st_mtime_ns) == (self.size, self.inode, self.changed_at):
            return False
        with told_as_store_error(self.path, fix=UNREADABLE):
            content = read_regular(self.path)
        as_read = memoryview(content)[: self.size]
        grown = 0 < self.size <= len(content) and self.canonical
        if not (grown and _digest_of(as_read).digest() == self._digest.digest()):
            self._forget()
        start = self.size
        self._read(content, start=start)
        self.inode, self.changed_at = found.st_ino, found.st_mtime_ns
        self._digest.update(memoryview(content)[start : self.size])
        return True

    def take_appended(self, lines: Sequence[str], *, before: State, after: State) -> None:
        """Take `lines` that this process put behind a file in the state `before`, without reading the file again.

        Does nothing where the file was not as last read then: `refresh` sees to it.
        """
        content = "".join(lines).encode()
        as_read = (self.inode, self.size, self.changed_at) == before and self.size and self.canonical
        if as_read and after[:2] == (self.inode, self.size + len(content)):
            self._take(map(row_in, lines_of("".join(lines))))
            _, self.size, self.changed_at = after
            self._digest.update(content)

    @property
    def lacks_columns(self) -> bool:
        """Whether the header lacks columns that came with a later schema."""
        return self._header is not None and not self._header.fits(self.table)

    def written_rows(self) -> Iterator[str]:
        """The rows as they are to be written, those of a later program with all their cells."""
        for row in self.rows:
            yield self.longer.get(key_of(row), row) if self.longer else row

    def content_of(self, rows: Iterable[str]) -> bytes:
        """The file in the store's form with `rows`, what stands beside them in added columns, and the odd ones."""
        beside = self.added
        lines = (written_line([*cells_of(row), *beside.of(key_of(row))]).encode() for row in rows)
        odd = (written_line(cells).encode() for cells in self.odd)
        return b"".join(chain([header_bytes(self.table, beside.names)], lines, odd))

    def _forget(self) -> None:
        self.rows, self.keys, self.problems, self.odd, self.repeated, self.longer = [], set(), [], [], [], {}
        self.canonical, self.outdated, self.torn, self.fragments = True, False, False, 0
        self.added, self._header, self._places, self._delimiter, self._line = AddedColumns(), None, [], ",", 1
        self.size, self._digest = 0, _digest_of(b"")

    def _read(self, content: bytes, *, start: int) -> None:
        start = start or self._read_header(content)
        whole = content.rfind(b"\n") + 1
        in_our_form = self.canonical or self.outdated
        self.torn = in_our_form and whole < len(content)
        if self._header is not None:
            self._read_rows(content, start, whole if in_our_form else len(content))
        self.size = whole if self.canonical else len(content)

    def _read_header(self, content: bytes) -> int:
        """Where the first line ends; `_header` is what it says, nothing where it cannot be used."""
        self.canonical = not content or content.startswith(header_bytes(self.table))
        first = _FIRST_LINE.match(content)
        if first is None:
            return len(content)
        line = decoded(first.group(1).replace(b"\x00", b""))[0]
        self._delimiter = max(",;\t", key=line.count)
        cells = cells_in(line, self._delimiter)
        header = Header.of(self.table, cells)
        if header.missing:
            what = f"the column '{header.missing}' is missing from the header"
            fix = "Undo the change, or restore the file from .history."
            self.problems.append(Problem(where=f"{self.path.name}:1", what=what, fix=fix))
            return len(content)
        self._header, self._places = header, self.added.places(header)
        if content.startswith(BOM + written_line(cells).encode()) and header.leads:
            self.canonical, self.outdated = header.fits(self.table), not header.fits(self.table)
        return first.end()

    def _read_rows(self, content: bytes, start: int, end: int) -> None:
        if (self.canonical or self.outdated) and not self.added.names:
            for block in blocks_of(content, start, end):
                text, clean = decoded(block)
                self.canonical = self.canonical and clean
                self._take(map(row_in, lines_of(text)))
            return
        width = len(self._header.names) if self._header else 0
        for cells in records_of(self._lines_in(content, start, end), delimiter=self._delimiter, width=width):
            self._line += 1
            self._take_cells(cells)

    def _lines_in(self, content: bytes, start: int, end: int) -> Iterator[str]:
        for block in blocks_of(content, start, end):
            text, clean = decoded(block)
            self.canonical = self.canonical and clean
            yield from lines_of(text)

    def _take(self, rows: Iterator[str]) -> None:
        cuts, meta, name = len(header_of(self.table)) - 1, len(META), self.table.name
        for row in rows:
            self._line += 1
            before, row_id, *_, found = row.rsplit(BETWEEN, meta) if row.count(BETWEEN) == cuts else ("", "", "")
            row_key = key(row_id, before.partition(BETWEEN)[0])
            known = self.known.get(row_key)
            if known != row and (not found or row_sum(name, row[: -len(found) - 1]) != found):
                self._take_cells(cells_of(row))
            elif row_key not in self.keys:
                self.rows.append(known if known == row else row)
                self.keys.add(row_key)
            else:
                self.repeated.append(row)

    def _take_cells(self, cells: list[str]) -> None:
        """Take a line whose row has other columns than today's, or others beside it, or is none."""
        if is_header(cells):
            self._take_header(cells)
            return
        found = own_row(self.table, cells, self._header)
        if found is None:
            self._take_odd(cells)
            return
        self.canonical = self.canonical and not found.is_unmarked
        if found.is_earlier and self.canonical:
            self.canonical, self.outdated = False, True
        if not self.added.take(found.key, found.beside, self._places):
            self.odd.append([*cells_of(found.row), *self.added.aligned(found.beside, self._places)])
            self._report(f"the row '{cells[0]}' appears twice, with different text in the columns that were added")
        elif found.key in self.keys:
            self.repeated.append(found.written)
        if found.key in self.keys:
            return
        self.rows.append(found.row)
        self.keys.add(found.key)
        if found.written != found.row:
            self.longer[found.key] = found.written

    def _take_header(self, cells: list[str]) -> None:
        """Take a header among the rows, which a merge by git leaves where both sides wrote the file anew."""
        header = Header.of(self.table, cells)
        if header.missing:
            self._report(f"a header lacks the column '{header.missing}'")
            return
        self._header, self._places = header, self.added.places(header)
        self.canonical, self.outdated = False, True

    def _take_odd(self, cells: list[str]) -> None:
        header = self._header
        row = unvouched_row(self.table, cells, header) if header else None
        if header is None or row is None:
            self.fragments += 1
            wanted = len(header.names) if header else len(header_of(self.table))
            self._report(f"the row has {counted(len(cells), 'cell')}, not {wanted}")
            return
        own, beside = row
        self.odd.append([*own, *self.added.aligned(beside, self._places)])
        what = "was typed in by hand" if not own[-1] else "was changed outside the workbench"
        self._report(f"the row '{own[0]}' {what}")

    def _report(self, what: str) -> None:
        fix = "The recorded row counts, not this line: make the change on the page, then delete the line."
        self.problems.append(Problem(where=f"{self.path.name}:{self._line}", what=what, fix=fix))


def key_of(row: str) -> str:
    """What a row is known by in its table."""
    return key(row.rsplit(BETWEEN, len(META))[1], row.partition(BETWEEN)[0])


def _digest_of(content: bytes | memoryview) -> hashlib.blake2b:
    return hashlib.blake2b(content, digest_size=16)

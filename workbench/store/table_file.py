"""One table's file: what its lines say, read anew only where they changed."""

import csv
import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from workbench.domain.problem import Problem
from workbench.store.cells import BETWEEN, cells_of, row_of, row_sum, written_line
from workbench.store.rows import columns_of
from workbench.store.tables import Table

BOM = b"\xef\xbb\xbf"
_LINE_END = re.compile(r"[\r\n]+")
META = ("row_id", "at", "by", "sum_v1")
State = tuple[int, int, int]
"""Inode, size in bytes and time of change of a table's file; zeros where there is none."""


def header_of(table: Table) -> tuple[str, ...]:
    """All column names of `table`: the record's, then the row's own."""
    return (*columns_of(table), *META)


def header_bytes(table: Table) -> bytes:
    """The first bytes of the table's file."""
    return BOM + written_line(header_of(table)).encode()


_BLOCK = 16_000_000
"""Bytes of a file that are taken apart at once: a large table would otherwise stand several times in memory."""


@dataclass(slots=True)
class TableFile:
    """The rows of one table as last read, each as one text of its cells (`cells_of`), as written, not yet decoded.

    A million rows as a million lists would take three times the memory.
    """

    table: Table
    path: Path
    rows: list[str] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)
    odd: list[list[str]] = field(default_factory=list)
    canonical: bool = True
    torn: bool = False
    size: int = 0
    inode: int = 0
    changed_at: int = 0
    _digest: hashlib.blake2b = field(default_factory=lambda: _digest_of(b""))

    def refresh(self) -> bool:
        """Read what changed since the last time; whether anything had."""
        try:
            found = self.path.stat()
        except FileNotFoundError:
            had = bool(self.size)
            self._forget()
            return had
        if (found.st_size, found.st_ino, found.st_mtime_ns) == (self.size, self.inode, self.changed_at):
            return False
        content = self.path.read_bytes()
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
            self._take(map(_row_in, _lines("".join(lines))))
            _, self.size, self.changed_at = after
            self._digest.update(content)

    def _forget(self) -> None:
        self.rows, self.ids, self.problems, self.odd = [], set(), [], []
        self.canonical, self.torn, self.size, self._digest = True, False, 0, _digest_of(b"")

    def _read(self, content: bytes, *, start: int) -> None:
        whole = content.rfind(b"\n") + 1
        self.torn = whole < len(content)
        head = header_bytes(self.table)
        if start or content.startswith(head):
            for block in _blocks(content, start or len(head), whole):
                text, clean = _decoded(block)
                self.canonical = self.canonical and clean
                self._take(map(_row_in, _lines(text)))
        else:
            self.canonical = False
            self._read_whole(_decoded(content[:whole].removeprefix(BOM))[0])
        self.size = whole if self.canonical else len(content)

    def _read_whole(self, text: str) -> None:
        first, _, _ = text.partition("\n")
        delimiter = max(",;\t", key=first.count)
        records = _records(text, delimiter)
        if not records:
            return
        header = [name.strip().lstrip("\ufeff") for name in records[0]]
        wanted = header_of(self.table)
        missing = [name for name in wanted if name not in header]
        if missing:
            what = f"the column '{missing[0]}' is missing from the header"
            self.problems.append(
                Problem(
                    where=f"{self.path.name}:1", what=what, fix="Undo the change, or restore the file from .history."
                )
            )
            self.canonical = False
            return
        order = [header.index(name) for name in wanted]
        self._take(row_of(_ordered(cells, order)) for cells in records[1:])

    def _take(self, rows: Iterator[str]) -> None:
        width = len(header_of(self.table))
        name = self.table.name
        for row in rows:
            number = len(self.rows) + len(self.problems) + 2
            cells = row.count(BETWEEN) + 1
            if cells != width:
                self._report(number, f"the row has {cells} cells, not {width}")
                continue
            _, row_id, _, _, found = row.rsplit(BETWEEN, len(META))
            if row_sum(name, row[: -len(found) - 1]) != found:
                self.odd.append(cells_of(row))
                what = "was typed in by hand" if not found else "was changed outside the workbench"
                self._report(number, f"the row '{cells_of(row)[0]}' {what}")
            elif row_id not in self.ids:
                self.rows.append(row)
                self.ids.add(row_id)

    def _report(self, number: int, what: str) -> None:
        fix = "The recorded row counts; make the change on the page instead."
        self.problems.append(Problem(where=f"{self.path.name}:{number}", what=what, fix=fix))


def _digest_of(content: bytes | memoryview) -> hashlib.blake2b:
    return hashlib.blake2b(content, digest_size=16)


def _blocks(content: bytes, start: int, end: int) -> Iterator[bytes]:
    """`content` from `start` to `end`, a few whole lines at a time."""
    while start < end:
        stop = content.find(b"\n", min(start + _BLOCK, end) - 1, end) + 1 or end
        yield content[start:stop]
        start = stop


def _decoded(content: bytes) -> tuple[str, bool]:
    try:
        return content.decode("utf-8"), b"\x00" not in content
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace"), False


def _lines(text: str) -> Iterator[str]:
    """The lines of `text` that hold anything; each is a record of its own, as no cell of ours has a line end."""
    return filter(None, _LINE_END.split(text.replace("\x00", "")))


def _row_in(line: str) -> str:
    """The row of a line, as the store writes it; a line with quotation marks in a cell is read the slow way."""
    row = line[1:-1].replace('","', BETWEEN)
    as_written = '"' not in row and line[0] == line[-1] == '"' and len(line) > 1
    return row if as_written else row_of(_record(line, ","))


def _records(text: str, delimiter: str) -> list[list[str]]:
    """The records of `text`, a line each: a quote that is damaged in one must not swallow the next."""
    return [_record(line, delimiter) for line in _lines(text)]


def _record(line: str, delimiter: str) -> list[str]:
    return next(csv.reader([line], delimiter=delimiter), [])


def _ordered(cells: list[str], order: list[int]) -> list[str]:
    """The cells in the table's order; a row that lacks some as it is."""
    return [cells[place] for place in order] if len(cells) > max(order) else cells

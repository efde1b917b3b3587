"""One table's file: what its lines say, read anew only where they changed."""

import csv
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from workbench.domain.problem import Problem
from workbench.store.cells import row_sum, written_line
from workbench.store.rows import columns_of
from workbench.store.tables import Table

BOM = b"\xef\xbb\xbf"
_LINE_END = re.compile(r"[\r\n]+")
META = ("row_id", "at", "by", "sum_v1")


def header_of(table: Table) -> tuple[str, ...]:
    """All column names of `table`: the record's, then the row's own."""
    return (*columns_of(table), *META)


def header_bytes(table: Table) -> bytes:
    """The first bytes of the table's file."""
    return BOM + written_line(header_of(table)).encode()


@dataclass(slots=True)
class TableFile:
    """The rows of one table as last read; cells are as written, not yet decoded."""

    table: Table
    path: Path
    rows: list[list[str]] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)
    odd: list[list[str]] = field(default_factory=list)
    canonical: bool = True
    torn: bool = False
    size: int = 0
    inode: int = 0
    changed_at: int = 0
    _digest: str = ""

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
        grown = 0 < self.size <= len(content) and self.canonical and _digest(content[: self.size]) == self._digest
        if not grown:
            self._forget()
        self._read(content, start=self.size)
        self.inode, self.changed_at = found.st_ino, found.st_mtime_ns
        self._digest = _digest(content[: self.size])
        return True

    def _forget(self) -> None:
        self.rows, self.ids, self.problems, self.odd = [], set(), [], []
        self.canonical, self.torn, self.size, self._digest = True, False, 0, ""

    def _read(self, content: bytes, *, start: int) -> None:
        whole = content.rfind(b"\n") + 1
        self.torn = whole < len(content)
        text, clean = _decoded(content[start:whole])
        self.canonical = self.canonical and clean and (start > 0 or content.startswith(header_bytes(self.table)))
        if start == 0:
            self._read_whole(text)
        else:
            self._take(_records(text, ","), order=None)
        self.size = whole if self.canonical else len(content)

    def _read_whole(self, text: str) -> None:
        first, _, _ = text.partition("\n")
        delimiter = max(",;\t", key=first.count)
        records = list(_records(text, delimiter))
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
        order = None if tuple(header) == wanted else [header.index(name) for name in wanted]
        self._take(iter(records[1:]), order=order)

    def _take(self, records: Iterator[list[str]], *, order: list[int] | None) -> None:
        width = len(header_of(self.table))
        name = self.table.name
        for cells in records:
            number = len(self.rows) + len(self.problems) + 2
            if order is not None and len(cells) > max(order):
                cells = [cells[place] for place in order]  # noqa: PLW2901 - the same record in the table's order
            if len(cells) != width:
                self._report(number, f"the row has {len(cells)} cells, not {width}")
            elif row_sum(name, cells[:-1]) != cells[-1]:
                self.odd.append(cells)
                what = "was typed in by hand" if not cells[-1] else "was changed outside the workbench"
                self._report(number, f"the row '{cells[0]}' {what}")
            elif cells[-4] in self.ids:
                continue
            else:
                self.rows.append(cells)
                self.ids.add(cells[-4])

    def _report(self, number: int, what: str) -> None:
        fix = "The recorded row counts; make the change on the page instead."
        self.problems.append(Problem(where=f"{self.path.name}:{number}", what=what, fix=fix))


def _digest(content: bytes) -> str:
    return hashlib.blake2b(content, digest_size=16).hexdigest()


def _decoded(content: bytes) -> tuple[str, bool]:
    try:
        return content.decode("utf-8-sig"), b"\x00" not in content
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace"), False


def _records(text: str, delimiter: str) -> Iterator[list[str]]:
    """The records of `text`, each a line of its own: a quote that is damaged in one must not swallow the next."""
    lines = [line for line in _LINE_END.split(text.replace("\x00", "")) if line]
    together = list(csv.reader(lines, delimiter=delimiter))
    return iter(together) if len(together) == len(lines) else (_record(line, delimiter) for line in lines)


def _record(line: str, delimiter: str) -> list[str]:
    return next(csv.reader([line], delimiter=delimiter))

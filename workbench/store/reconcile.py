"""Making the tables say what the journals say, after a crash, a spreadsheet or a merge."""

import csv
import hashlib
import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from workbench.domain.problem import Problem
from workbench.store.cells import cells_of, written_line
from workbench.store.durable import append_all, opened_to_append, replace_whole
from workbench.store.journal import JOURNALS, START, Damage, Entry, cut_torn_tail, entries_of, set_aside
from workbench.store.table_file import State, TableFile, header_bytes
from workbench.store.tables import TABLES, Table
from workbench.text.counting import counted

_ROW_ID = -4
"""Where a row's own id stands among its cells."""

_SURPRISED = "Nothing to do, unless another program's save surprises you."


@dataclass(frozen=True, slots=True, kw_only=True)
class Pointer:
    """How tables and journal stood after the last commit; where it still fits, nothing needs reading."""

    folder: Path
    journal_size: int
    last_sum: str
    tables: tuple[State, ...]

    @classmethod
    def taken(cls, folder: Path, journal: Path, *, last_sum: str) -> "Pointer":
        """The pointer to how things stand now."""
        size = journal.stat().st_size if journal.exists() else 0
        return cls(folder=folder, journal_size=size, last_sum=last_sum, tables=cls.states(folder))

    @classmethod
    def read(cls, folder: Path, journal: Path) -> "Pointer | None":
        """The pointer as written, or nothing where it does not fit the files."""
        try:
            digest, body = (folder / ".history" / "applied").read_text("utf-8").strip().split(" ", 1)
            told = json.loads(body)
        except (OSError, ValueError):
            return None
        if hashlib.sha256(body.encode()).hexdigest()[:16] != digest:
            return None
        found = cls.taken(folder, journal, last_sum=told["last_sum"])
        tables = tuple((state[0], state[1], state[2]) for state in told["tables"])
        same = (found.journal_size, found.tables, _boot()) == (told["journal_size"], tables, told["boot"])
        return found if same else None

    @classmethod
    def fits(cls, folder: Path, journal: Path) -> bool:
        """Whether nothing changed since the last commit."""
        return cls.read(folder, journal) is not None

    def has_sizes(self, sizes: Sequence[int]) -> bool:
        """Whether the tables are as large as was just written; another program may have saved in between."""
        return [size for _, size, _ in self.tables] == list(sizes)

    @staticmethod
    def states(folder: Path) -> tuple[State, ...]:
        """How the file of each table stands."""
        return tuple(_state(folder / f"{table.name}.csv") for table in TABLES)

    def write(self) -> None:
        """Keep the pointer for the next commit; losing it costs a second look, nothing more."""
        told = {"boot": _boot(), "journal_size": self.journal_size, "last_sum": self.last_sum, "tables": self.tables}
        body = json.dumps(told, separators=(",", ":"))
        digest = hashlib.sha256(body.encode()).hexdigest()[:16]
        descriptor = os.open(self.folder / ".history" / "applied", os.O_WRONLY | os.O_CREAT, 0o664)
        try:
            os.pwrite(descriptor, f"{digest} {body}".encode().ljust(1024), 0)
        finally:
            os.close(descriptor)


def reconcile(folder: Path, journal: Path) -> list[Problem]:
    """Repair the tables of `folder` from its journals; what was done, as notices. Call it under the lock."""
    history = folder / ".history"
    with opened_to_append(journal) as descriptor:
        cut_torn_tail(descriptor, rejects=history / "rejects", name=journal.stem)
    notices = [notice for table in TABLES for notice in _mended(folder, table)]
    journalled, damages, last_sum = _journalled(history, journal)
    sizes = []
    for table in TABLES:
        size, restored = _restored(folder, table, journalled[table.name])
        sizes.append(size)
        notices += restored
    notices += [damage.as_problem() for damage in damages]
    pointer = Pointer.taken(folder, journal, last_sum=last_sum)
    if pointer.has_sizes(sizes):
        pointer.write()
    return notices


def _journalled(history: Path, own: Path) -> tuple[dict[str, list[str]], list[Damage], str]:
    lines: dict[str, list[str]] = {table.name: [] for table in TABLES}
    damages: list[Damage] = []
    last_sum = START
    entries: list[Entry] = []
    for path in sorted(history.glob(JOURNALS)):
        for entry in entries_of(path):
            if isinstance(entry, Damage):
                damages.append(entry)
                continue
            entries.append(entry)
            if path == own:
                last_sum = entry.sum
    merged = sum(1 for _ in history.glob(JOURNALS)) > 1
    for entry in sorted(entries, key=lambda entry: entry.at) if merged else entries:
        for name, rows in entry.lines.items():
            lines[name] += rows
    return lines, damages, last_sum


def _mended(folder: Path, table: Table) -> Iterator[Problem]:
    """Cut a torn last line; write a file anew that a spreadsheet saved in a form of its own."""
    path = folder / f"{table.name}.csv"
    if not path.exists():
        return
    content = path.read_bytes()
    whole = content.rfind(b"\n") + 1
    if content[whole:].strip(b"\x00") and content.startswith(header_bytes(table)):
        yield Problem(
            where=path.name, what="the last line was torn by a crash", fix="It is set aside in .history/rejects."
        )
    if whole < len(content) and content.startswith(header_bytes(table)):
        set_aside(content[whole:], rejects=folder / ".history" / "rejects", name=table.name)
        os.truncate(path, whole)
    found = TableFile(table=table, path=path)
    found.refresh()
    if not found.canonical:
        set_aside(content, rejects=folder / ".history" / "rejects", name=table.name)
        lines = "".join(written_line(cells) for cells in (*map(cells_of, found.rows), *found.odd))
        replace_whole(path, header_bytes(table) + lines.encode())
        what = "was saved by another program and is written in the store's form again"
        yield Problem(where=path.name, what=what, fix="Its copy as saved is in .history/rejects.")


def _restored(folder: Path, table: Table, journalled: list[str]) -> tuple[int, list[Problem]]:
    """Give the table the rows that the journals hold, in their order: the newest of two decides what stands.

    With what was done comes the size in bytes that the file then has.
    """
    path = folder / f"{table.name}.csv"
    found = TableFile(table=table, path=path)
    found.refresh()
    lines = {_row_id(line): line for line in journalled}
    rows = [cells_of(row) for row in found.rows]
    present = [cells[_ROW_ID] for cells in rows if cells[_ROW_ID] in lines]
    missing = [row_id for row_id in lines if row_id not in found.ids]
    if [*present, *missing] != list(lines):
        unknown = [cells for cells in rows if cells[_ROW_ID] not in lines]
        others = "".join(written_line(cells) for cells in (*unknown, *found.odd))
        content = header_bytes(table) + ("".join(lines.values()) + others).encode()
        replace_whole(path, content)
        what = "rows were missing or out of order and stand again as the journal has them"
        return len(content), [Problem(where=path.name, what=what, fix=_SURPRISED)]
    if not missing:
        return found.size, []
    with opened_to_append(path) as descriptor:
        head = b"" if os.fstat(descriptor).st_size else header_bytes(table)
        content = head + "".join(lines[row_id] for row_id in missing).encode()
        append_all(descriptor, content, path=path)
        os.fsync(descriptor)
    were = "was" if len(missing) == 1 else "were"
    what = f"{counted(len(missing), 'row')} {were} missing and {were} added again from the journal"
    return found.size + len(content), [Problem(where=path.name, what=what, fix=_SURPRISED)]


def _row_id(line: str) -> str:
    return next(csv.reader([line]))[_ROW_ID]


@cache
def _boot() -> str:
    """Which start of the machine this is: after a power cut, sizes alone prove nothing."""
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text("ascii").strip()
    except OSError:
        return ""


def _state(path: Path) -> State:
    try:
        found = path.stat()
    except FileNotFoundError:
        return (0, 0, 0)
    return (found.st_ino, found.st_size, found.st_mtime_ns)

"""How tables and journal stood after the last commit, so that the next one need not read them."""

import hashlib
import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from workbench.store.csv_table.file import State
from workbench.store.durable import MODE, ODD_FILE, check_regular, read_regular, told_as_store_error
from workbench.store.migrations import SCHEMA
from workbench.store.tables import TABLES

_SIZE = 4096
"""Bytes of the file, filled up with blanks, so that writing over it leaves nothing of what was there."""


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
            digest, body = read_regular(folder / ".history" / "applied").decode("utf-8").strip().split(" ", 1)
            noted = json.loads(body)
        except (OSError, ValueError, RecursionError):
            return None
        if hashlib.sha256(body.encode()).hexdigest()[:16] != digest or not isinstance(noted, dict):
            return None
        last_sum = noted.get("last_sum")
        if not isinstance(last_sum, str):
            return None
        found = cls.taken(folder, journal, last_sum=last_sum)
        return found if found.noted() == noted else None

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
        body = json.dumps(self.noted(), separators=(",", ":"))
        content = f"{hashlib.sha256(body.encode()).hexdigest()[:16]} {body}".encode().ljust(_SIZE)
        path = self.folder / ".history" / "applied"
        with told_as_store_error(path, fix="Remove it: it is a note that is written anew."):
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_NONBLOCK, MODE)
            try:
                os.pwrite(descriptor, content, 0)
                os.ftruncate(descriptor, len(content))
            finally:
                os.close(descriptor)

    def noted(self) -> dict[str, object]:
        """What the file holds of it. A program of another schema finds that it does not fit."""
        return {
            "boot": _boot(),
            "schema": SCHEMA,
            "journal_size": self.journal_size,
            "last_sum": self.last_sum,
            "tables": [list(state) for state in self.tables],
        }


@cache
def _boot() -> str:
    """Which start of the machine this is: after a power cut, sizes alone prove nothing."""
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text("ascii").strip()
    except OSError:
        return ""


def _state(path: Path) -> State:
    """How the file at `path` stands.

    Raises:
        StoreError: something else than a file stands there, or what it is cannot be told.
    """
    with told_as_store_error(path, fix=ODD_FILE):
        try:
            found = path.stat()
        except FileNotFoundError:
            return (0, 0, 0)
        check_regular(found, path)
    return (found.st_ino, found.st_size, found.st_mtime_ns)

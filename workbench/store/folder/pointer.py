"""How tables and journals stood after the last commit, so that the next one need not read them."""

import hashlib
import json
import os
import stat
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from workbench.domain.problem import Problem
from workbench.store.csv_table.file import State
from workbench.store.durable import MODE, check_regular, read_regular, start_of_machine, told_as_store_error
from workbench.store.folder.clone import clone_of
from workbench.store.index.folder_state import FolderState
from workbench.store.journals.journal import JOURNALS, START
from workbench.store.journals.journalled import Mark
from workbench.store.journals.packed import ENDING
from workbench.store.migrations import SCHEMA
from workbench.store.mirror.aside import NOTHING_ASIDE, Aside
from workbench.store.tables import TABLES

FILE: Final = "applied"
_SIZE: Final = 4096
"""Bytes of the file, filled up with blanks, so that writing over it leaves nothing of what was there."""
_JOURNAL, _, _PLAIN = JOURNALS.partition("*")
_ENDINGS: Final = (_PLAIN, _PLAIN + ENDING)
_NO_FILE: Final = -1
"""Stands for the size of what is no file, or cannot be looked at."""


class States(NamedTuple):
    """How the file of each table and of each journal stands."""

    tables: tuple[State, ...]
    journals: tuple[tuple[str, State], ...]

    @classmethod
    def of(cls, folder: Path) -> "States":
        """How they stand now."""
        journals = tuple((path.name, _state(path, of_any_change=True)) for path in _journal_files(folder / ".history"))
        return cls(tuple(map(_state, _tables_in(folder))), journals)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pointer:
    """How things stood after the last look at all of it; where that still fits, nothing needs reading.

    `largest` is the largest number of a commit, `last_sum` that of the last in this
    clone's journal. `marks` tell how far each journal was when it was last whole.
    `findings` are what somebody should look at until it is put right, `accepted` the
    damages, by their sums, that somebody accepted. `aside` are rows that no journal holds.
    `look` names the last look at journals that had changed otherwise than by commits,
    `round` counts the looks at tables that had: it is drawn where it is not known.
    """

    states: States
    clone: str
    largest: int = 0
    last_sum: str = START
    marks: Mapping[str, Mark] = field(default_factory=dict)
    findings: tuple[Problem, ...] = ()
    accepted: frozenset[str] = frozenset()
    aside: Aside = NOTHING_ASIDE
    look: str = ""
    round: int = 0

    @property
    def is_whole(self) -> bool:
        """Whether no journal is damaged."""
        return not any(finding.where.startswith(f".history/{_JOURNAL}") for finding in self.findings)

    def standing(self) -> FolderState | None:
        """What an index is made from; nothing where tables and journals do not say the same."""
        sizes = [size for _, size, _ in self.states.tables]
        if not self.look or not self.is_whole or self.aside.unprotected or not sizes or min(sizes) < 0:
            return None
        return FolderState(
            look=self.look,
            round=self.round,
            tables={table.name: state for table, state in zip(TABLES, self.states.tables, strict=True)},
            journals=dict(self.states.journals),
            sums={name: self.marks[name].sum if name in self.marks else START for name, _ in self.states.journals},
            foreign=self.aside.foreign,
        )

    def after(self, states: States, *, clone: str, n: int, journal: str, digest: str) -> "Pointer":
        """How things stand after the commit `n` of `clone` in its journal, the sum of which is `digest`."""
        lines = self.marks[journal].lines if journal in self.marks else 0
        marks = {**self.marks, journal: Mark(lines + 1, digest)}
        return replace(self, states=states, clone=clone, largest=n, last_sum=digest, marks=marks)

    def has_grown(self, before: "Pointer", grown: Mapping[str, int]) -> bool:
        """Whether the tables grew by just as many bytes; another program may have saved one in between."""
        was, now = before.states.tables, self.states.tables
        return all(
            after[1] == earlier[1] + grown.get(table.name, 0)
            for table, earlier, after in zip(TABLES, was, now, strict=True)
        )

    def write(self, folder: Path) -> None:
        """Keep the pointer for the next commit; losing it costs a second look and the marks, nothing more."""
        body = json.dumps(self._noted(), separators=(",", ":"))
        content = f"{hashlib.sha256(body.encode()).hexdigest()[:16]} {body}".encode().ljust(_SIZE)
        path = folder / ".history" / FILE
        with told_as_store_error(path, fix="Delete it: it will be written again."):
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_NONBLOCK, MODE)
            try:
                check_regular(os.fstat(descriptor), path)
                os.pwrite(descriptor, content, 0)
                os.ftruncate(descriptor, len(content))
            finally:
                os.close(descriptor)

    def _noted(self) -> dict[str, object]:
        """What the file holds of it. A program of another schema finds that it does not fit."""
        return {
            "boot": start_of_machine(),
            "schema": SCHEMA,
            "clone": self.clone,
            "largest": self.largest,
            "last_sum": self.last_sum,
            "tables": self.states.tables,
            "journals": dict(self.states.journals),
            "marks": self.marks,
            "findings": [[each.where, each.what, each.fix] for each in self.findings],
            "accepted": sorted(self.accepted),
            "aside": self.aside.sum,
            "look": self.look,
            "round": self.round,
        }


class Commit(NamedTuple):
    """The commit to come: its number, the clone that makes it, that clone's journal."""

    n: int
    clone: str
    journal: Path


def read_pointer(folder: Path, states: States | None = None) -> tuple[Pointer | None, bool]:
    """The pointer as written, nothing where there is none that can be read; and whether it fits files in `states`."""
    try:
        digest, body = read_regular(folder / ".history" / FILE).decode("utf-8").strip().split(" ", 1)
        noted = json.loads(body)
        if hashlib.sha256(body.encode()).hexdigest()[:16] != digest:
            return None, False
        pointer = _pointer_in(noted)
    except (OSError, ValueError, RecursionError, KeyError, TypeError, AttributeError):
        return None, False
    aside = Aside.read(folder, noted["aside"])
    if aside is not None:
        pointer = replace(pointer, aside=aside)
    if aside is None or noted["boot"] != start_of_machine() or noted["schema"] != SCHEMA:
        return replace(pointer, look=""), False
    return pointer, pointer.states == states and pointer.clone == clone_of(folder)


def state_of_pointer(folder: Path) -> State:
    """How the file of the pointer stands, which changes with every commit and every look."""
    return _state(folder / ".history" / FILE)


def journals_in(history: Path) -> list[Path]:
    """The journals in `history`, packed or plain, by name; none where there is no such folder.

    Raises:
        StoreError: the folder cannot be read.
    """
    return sorted({path.with_name(path.name.removesuffix(ENDING)) for path in _journal_files(history)})


def _journal_files(history: Path) -> list[Path]:
    """The files that journals consist of, by name."""
    with told_as_store_error(history, fix="Allow reading it. Nothing was changed."):
        try:
            names = sorted(os.listdir(history))  # noqa: PTH208 - tells an unreadable folder from an empty one
        except (FileNotFoundError, NotADirectoryError):
            return []
    return [history / name for name in names if name.startswith(_JOURNAL) and name.endswith(_ENDINGS)]


def _pointer_in(noted: Mapping[str, Any]) -> Pointer:
    """The pointer that the file holds.

    Raises:
        KeyError, TypeError, ValueError, AttributeError: it holds something else.
    """
    tables = tuple(_read_state(each) for each in noted["tables"])
    journals = tuple((str(name), _read_state(each)) for name, each in noted["journals"].items())
    return Pointer(
        states=States(tables, journals),
        clone=str(noted["clone"]),
        largest=int(noted["largest"]),
        last_sum=str(noted["last_sum"]),
        marks={str(name): Mark(int(lines), str(last)) for name, (lines, last) in noted["marks"].items()},
        findings=tuple(Problem(where=str(a), what=str(b), fix=str(c)) for a, b, c in noted["findings"]),
        accepted=frozenset(map(str, noted["accepted"])),
        look=str(noted.get("look", "")),
        round=int(noted.get("round", 0)),
    )


def _read_state(noted: Sequence[int]) -> State:
    inode, size, changed_at = noted
    return int(inode), int(size), int(changed_at)


@lru_cache(maxsize=8)
def _tables_in(folder: Path) -> tuple[Path, ...]:
    return tuple(folder / f"{table.name}.csv" for table in TABLES)


def _state(path: Path, *, of_any_change: bool = False) -> State:
    """How the file at `path` stands; with `of_any_change` a file put back with its old time shows too."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return (0, 0, 0)
    except OSError:
        return (0, _NO_FILE, 0)
    size = found.st_size if stat.S_ISREG(found.st_mode) else _NO_FILE
    return (found.st_ino, size, found.st_ctime_ns if of_any_change else found.st_mtime_ns)

"""The pointer: the state of tables and journals after the last commit, so that the next one need not read them."""

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
from workbench.store.csv_table.file import FileState
from workbench.store.durable import MODE, as_store_error, boot_id, check_regular_file, read_regular_file
from workbench.store.folder.clone import clone_name
from workbench.store.index.folder_state import FolderState
from workbench.store.journals.journal import CHAIN_START, JOURNALS
from workbench.store.journals.journalled import Mark
from workbench.store.journals.packed import PACKED_SUFFIX
from workbench.store.migrations import SCHEMA
from workbench.store.mirror.aside import NOTHING_ASIDE, Aside
from workbench.store.tables import TABLES

FILE: Final = "applied"
_FILE_SIZE: Final = 4096
"""Bytes of the file, padded with blanks, so that overwriting it leaves nothing of the old content."""
_JOURNAL, _, _PLAIN = JOURNALS.partition("*")
_ENDINGS: Final = (_PLAIN, _PLAIN + PACKED_SUFFIX)
_NO_FILE: Final = -1
"""The size of what is no file, or cannot be read."""


class FileStates(NamedTuple):
    """The states of all files of tables and of journals."""

    tables: tuple[FileState, ...]
    journals: tuple[tuple[str, FileState], ...]

    @classmethod
    def of(cls, folder: Path) -> "FileStates":
        """Return the present states."""
        journals = tuple(
            (path.name, _file_state(path, of_any_change=True)) for path in _journal_files(folder / ".history")
        )
        return cls(tuple(map(_file_state, _table_paths(folder))), journals)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pointer:
    """The state of a folder after its last check; while the files still match it, nothing needs reading.

    `largest` is the largest number of a commit, `last_sum` the checksum of the last one
    in this clone's journal. `marks` say how far each journal was when it was last whole.
    `findings` are what somebody should look at until it is fixed, `accepted` the
    checksums of damages that somebody accepted. `aside` are rows that no journal holds.
    `look` identifies the last check of journals that had changed other than by commits
    (drawn at random where it is not known), `round` counts the checks of such tables.
    """

    states: FileStates
    clone: str
    largest: int = 0
    last_sum: str = CHAIN_START
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

    def folder_state(self) -> FolderState | None:
        """Return what an index is made from, or None where tables and journals differ."""
        sizes = [size for _, size, _ in self.states.tables]
        if not self.look or not self.is_whole or self.aside.unprotected or not sizes or min(sizes) < 0:
            return None
        return FolderState(
            look=self.look,
            round=self.round,
            tables={table.name: state for table, state in zip(TABLES, self.states.tables, strict=True)},
            journals=dict(self.states.journals),
            sums={
                name: self.marks[name].sum if name in self.marks else CHAIN_START for name, _ in self.states.journals
            },
            foreign=self.aside.foreign,
        )

    def after_commit(self, states: FileStates, *, clone: str, n: int, journal: str, digest: str) -> "Pointer":
        """Return the pointer after the commit `n` of `clone` in its journal, with the checksum `digest`."""
        lines = self.marks[journal].lines if journal in self.marks else 0
        marks = {**self.marks, journal: Mark(lines + 1, digest)}
        return replace(self, states=states, clone=clone, largest=n, last_sum=digest, marks=marks)

    def has_grown_by(self, before: "Pointer", growth: Mapping[str, int]) -> bool:
        """Return whether the tables grew by just as many bytes; another program may have saved one in between."""
        before_states, states = before.states.tables, self.states.tables
        return all(
            new[1] == old[1] + growth.get(table.name, 0)
            for table, old, new in zip(TABLES, before_states, states, strict=True)
        )

    def write(self, folder: Path) -> None:
        """Save the pointer for the next commit; losing it costs a second check and the marks, nothing more."""
        body = json.dumps(self._payload(), separators=(",", ":"))
        content = f"{hashlib.sha256(body.encode()).hexdigest()[:16]} {body}".encode().ljust(_FILE_SIZE)
        path = folder / ".history" / FILE
        with as_store_error(path, fix="Delete it: it will be written again."):
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_NONBLOCK, MODE)
            try:
                check_regular_file(os.fstat(descriptor), path)
                os.pwrite(descriptor, content, 0)
                os.ftruncate(descriptor, len(content))
            finally:
                os.close(descriptor)

    def _payload(self) -> dict[str, object]:
        """Return the content of the file. A program of another schema finds that it does not match."""
        return {
            "boot": boot_id(),
            "schema": SCHEMA,
            "clone": self.clone,
            "largest": self.largest,
            "last_sum": self.last_sum,
            "tables": self.states.tables,
            "journals": dict(self.states.journals),
            "marks": self.marks,
            "findings": [[problem.where, problem.what, problem.fix] for problem in self.findings],
            "accepted": sorted(self.accepted),
            "aside": self.aside.sum,
            "look": self.look,
            "round": self.round,
        }


class NextCommit(NamedTuple):
    """The next commit: its number, the clone that makes it, and that clone's journal."""

    n: int
    clone: str
    journal: Path


def read_pointer(folder: Path, states: FileStates | None = None) -> tuple[Pointer | None, bool]:
    """Return the pointer on disk, None where there is no readable one, and whether it matches files in `states`."""
    try:
        digest, body = read_regular_file(folder / ".history" / FILE).decode("utf-8").strip().split(" ", 1)
        payload = json.loads(body)
        if hashlib.sha256(body.encode()).hexdigest()[:16] != digest:
            return None, False
        pointer = _parse_pointer(payload)
    except (OSError, ValueError, RecursionError, KeyError, TypeError, AttributeError):
        return None, False
    aside = Aside.read(folder, payload["aside"])
    if aside is not None:
        pointer = replace(pointer, aside=aside)
    if aside is None or payload["boot"] != boot_id() or payload["schema"] != SCHEMA:
        return replace(pointer, look=""), False
    return pointer, pointer.states == states and pointer.clone == clone_name(folder)


def state_of_pointer(folder: Path) -> FileState:
    """Return the state of the pointer's own file, which changes with every commit and every check."""
    return _file_state(folder / ".history" / FILE)


def journals_in(history: Path) -> list[Path]:
    """Return the journals in `history`, packed or plain, by name; none where there is no such folder.

    Raises:
        StoreError: the folder cannot be read.
    """
    return sorted({path.with_name(path.name.removesuffix(PACKED_SUFFIX)) for path in _journal_files(history)})


def _journal_files(history: Path) -> list[Path]:
    """Return the files that journals consist of, by name."""
    with as_store_error(history, fix="Allow reading it. Nothing was changed."):
        try:
            names = sorted(os.listdir(history))  # noqa: PTH208 - distinguishes an unreadable folder from an empty one
        except (FileNotFoundError, NotADirectoryError):
            return []
    return [history / name for name in names if name.startswith(_JOURNAL) and name.endswith(_ENDINGS)]


def _parse_pointer(payload: Mapping[str, Any]) -> Pointer:
    """Return the pointer in the content of its file.

    Raises:
        KeyError, TypeError, ValueError, AttributeError: the content is something else.
    """
    tables = tuple(_parse_state(state) for state in payload["tables"])
    journals = tuple((str(name), _parse_state(state)) for name, state in payload["journals"].items())
    return Pointer(
        states=FileStates(tables, journals),
        clone=str(payload["clone"]),
        largest=int(payload["largest"]),
        last_sum=str(payload["last_sum"]),
        marks={str(name): Mark(int(lines), str(last_sum)) for name, (lines, last_sum) in payload["marks"].items()},
        findings=tuple(
            Problem(where=str(where), what=str(what), fix=str(fix)) for where, what, fix in payload["findings"]
        ),
        accepted=frozenset(map(str, payload["accepted"])),
        look=str(payload.get("look", "")),
        round=int(payload.get("round", 0)),
    )


def _parse_state(state: Sequence[int]) -> FileState:
    inode, size, changed_at = state
    return int(inode), int(size), int(changed_at)


@lru_cache(maxsize=8)
def _table_paths(folder: Path) -> tuple[Path, ...]:
    return tuple(folder / f"{table.name}.csv" for table in TABLES)


def _file_state(path: Path, *, of_any_change: bool = False) -> FileState:
    """Return the state of the file at `path`; with `of_any_change` also a restored file with its old time differs."""
    try:
        status = path.stat()
    except FileNotFoundError:
        return (0, 0, 0)
    except OSError:
        return (0, _NO_FILE, 0)
    size = status.st_size if stat.S_ISREG(status.st_mode) else _NO_FILE
    return (status.st_ino, size, status.st_ctime_ns if of_any_change else status.st_mtime_ns)

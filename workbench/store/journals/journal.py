"""The journals: one hash-chained line a commit, the authority on what was recorded.

Every clone of a folder has a journal of its own, named after it. A line ends in a
line feed, or in what git made of it.
"""

import hashlib
import json
import os
import re
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from workbench.domain.problem import Problem
from workbench.store.durable import as_store_error
from workbench.store.journals.packed import UNREADABLE_LINE, read_lines

CHAIN_START = "0" * 64
JOURNALS = "journal-*.jsonl"
"""The pattern of the names of journals, one for each clone."""


RESTORE: Final = (
    "Restore the journal from a backup or git, or go on with what the folder holds: workbench doctor --take-in"
)
_CLONE: Final = re.compile("[0-9a-f]{8}")
_MOST_COMMITS: Final = 10**15


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One commit: its lines by table, exactly as they were written into the tables.

    `n` grows across all journals, `clone` is the clone that made it; 0 and "" in an
    entry of the first programs.
    """

    sum: str
    previous: str
    at: str
    lines: Mapping[str, tuple[str, ...]]
    n: int = 0
    clone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Damage:
    """Damage of a journal from a line on, or of all of it where `line` is 0."""

    path: Path
    line: int
    what: str
    fix: str = RESTORE
    is_line: bool = False
    """Whether it takes the place of the line, which cannot be read at all."""

    def as_problem(self) -> Problem:
        """Return the damage as the page and the doctor report it."""
        place = f":{self.line}" if self.line else ""
        return Problem(where=f".history/{self.path.name}{place}", what=self.what, fix=self.fix)


def journal_path(history: Path, clone: str) -> Path:
    """Return the path of the journal of `clone`."""
    return history / f"journal-{clone}.jsonl"


def time_now() -> str:
    """Return the time as written into entries and rows; nothing depends on it."""
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())


def encode_entry(
    lines: Mapping[str, list[str]], *, previous: str, by: str, at: str, n: int = 0, clone: str = ""
) -> tuple[bytes, str]:
    """Return the journal line for `lines`, and its checksum, which the next entry names."""
    fields: dict[str, object] = {"at": at, "by": by, "previous": previous, "rows": lines}
    if n:
        fields |= {"clone": clone, "n": n}
    body = json.dumps(fields, ensure_ascii=True, separators=(",", ":")).encode()
    digest = hashlib.sha256(body).hexdigest()
    return digest.encode() + b" " + body + b"\n", digest


def read_entries(path: Path, *, size: int | None = None) -> Iterator[Entry | Damage]:
    """Yield the entries of the journal at `path`, packed or plain, or in the first `size` bytes of the plain file.

    A line that cannot be read comes as Damage. One line is in memory at a time: a
    journal may be larger than the memory.
    """
    for number, (file, line) in enumerate(read_lines(path, size=size), 1):
        what = "cannot be unpacked from here on" if line == UNREADABLE_LINE else "a line whose checksum does not match"
        yield parse_entry(line) or Damage(path=file, line=number, what=what, is_line=True)


def check_chain(path: Path, *, size: int | None = None) -> Iterator[Entry | Damage]:
    """Yield the entries of the journal at `path`, each after a Damage where it does not follow from the one before.

    The checksum of a damaged line is not known, so any entry may follow it.
    """
    previous: str | None = CHAIN_START
    clone = path.name.removeprefix("journal-").removesuffix(".jsonl")
    for number, entry in enumerate(read_entries(path, size=size), 1):
        if isinstance(entry, Entry):
            if previous not in {None, entry.previous}:
                yield Damage(path=path, line=number, what=_chain_fault(entry, previous))
            if entry.clone not in {"", clone}:
                yield Damage(path=path, line=number, what=f"is an entry of journal-{entry.clone}.jsonl")
                clone = entry.clone  # reported once
        yield entry
        previous = entry.sum if isinstance(entry, Entry) else None


def chain_breaks(path: Path, *, size: int) -> Iterator[Damage]:
    """Yield where the first `size` bytes of the journal at `path` were altered: damaged lines, and broken links."""
    return (entry for entry in check_chain(path, size=size) if isinstance(entry, Damage))


def finish_last_line(descriptor: int, *, since: int, rejects: Path, name: str) -> bool:
    """Set an unfinished last line aside, if it begins after the first `since` bytes; return whether it was.

    A line is unfinished that does not end in a line feed, or holds zeros, as after a
    power cut. One that lacks nothing but the line feed gets it.
    """
    size = os.fstat(descriptor).st_size
    start, line = _last_line(descriptor, size)
    if not line or (line.endswith(b"\n") and b"\0" not in line):
        return False
    if parse_entry(line) is not None:
        os.write(descriptor, b"\n")
    elif start < since:
        return False
    else:
        set_aside(line, rejects=rejects, name=name)
        os.ftruncate(descriptor, start)
    os.fsync(descriptor)
    return os.fstat(descriptor).st_size < size


def set_aside(content: bytes, *, rejects: Path, name: str) -> None:
    """Save damaged bytes for a person to look at."""
    digest = hashlib.sha256(content).hexdigest()[:16]
    with as_store_error(rejects):
        rejects.mkdir(parents=True, exist_ok=True)
        (rejects / f"{name}-{digest}.bin").write_bytes(content)


def parse_entry(line: bytes) -> Entry | None:
    """Return the entry in a line of a journal, or None where its checksum does not fit or it is no entry."""
    digest, _, body = line.removesuffix(b"\n").removesuffix(b"\r").partition(b" ")
    if hashlib.sha256(body).hexdigest().encode() != digest:
        return None
    try:
        fields = json.loads(body)
        rows = {table: tuple(map(_as_text, lines)) for table, lines in fields["rows"].items()}
        n, clone = _number_and_clone(fields)
        previous, at = _as_text(fields["previous"]), _as_text(fields["at"])
        return Entry(sum=digest.decode(), previous=previous, at=at, lines=rows, n=n, clone=clone)
    except (
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        RecursionError,
    ):  # forged: the checksum fits, yet it is no entry
        return None


def _number_and_clone(fields: dict[str, Any]) -> tuple[int, str]:
    """Return the number and the clone that order an entry; 0 and "" for one of the first programs.

    Raises:
        ValueError: it has something else.
    """
    if "n" not in fields:
        return 0, ""
    n, clone = fields["n"], _as_text(fields["clone"])
    if type(n) is not int or not 0 < n < _MOST_COMMITS or not _CLONE.fullmatch(clone):
        raise ValueError
    return n, clone


def _as_text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _chain_fault(entry: Entry, previous: str | None) -> str:
    if entry.sum == previous:
        return "this line repeats the one before"
    return "does not follow from the line before: lines were taken out, put in or rewritten"


def _last_line(descriptor: int, size: int) -> tuple[int, bytes]:
    """Return where the last line begins, and its bytes."""
    block_size = 1 << 16
    while True:
        start = max(0, size - block_size)
        block = os.pread(descriptor, size - start, start)
        line_start = block.rfind(b"\n", 0, max(0, len(block) - 1)) + 1
        if line_start or not start:
            return start + line_start, block[line_start:]
        block_size *= 8

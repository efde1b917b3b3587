"""The journal beside the tables: one hash-chained line a commit, the record of last resort."""

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from workbench.domain.problem import Problem
from workbench.store.durable import check_regular, told_as_store_error

START = "0" * 64
JOURNALS = "journal-*.jsonl"
"""What the journals in a folder are called, one for each clone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One commit: its lines by table, exactly as the tables hold them."""

    sum: str
    previous: str
    at: str
    lines: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Damage:
    """A stretch of a journal that cannot be trusted."""

    path: Path
    line: int
    what: str
    fix: str = "Restore the journal from a backup or git."

    def as_problem(self) -> Problem:
        """The damage as the page and the doctor tell it."""
        return Problem(where=f".history/{self.path.name}:{self.line}", what=self.what, fix=self.fix)


def written_entry(lines: Mapping[str, list[str]], *, previous: str, by: str, at: str) -> tuple[bytes, str]:
    """A journal line for `lines`, and its sum, which the next entry names."""
    body = json.dumps(
        {"at": at, "by": by, "previous": previous, "rows": lines}, ensure_ascii=True, separators=(",", ":")
    ).encode()
    digest = hashlib.sha256(body).hexdigest()
    return digest.encode() + b" " + body + b"\n", digest


def entries_of(path: Path, *, size: int | None = None) -> Iterator[Entry | Damage]:
    """The entries in the first `size` bytes of the journal at `path`, or in all of it; what cannot be read as Damage.

    One line is held at a time: a journal may be larger than the memory.
    """
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    except FileNotFoundError:
        return
    with open(descriptor, "rb") as journal:  # noqa: PTH123 - a descriptor, which no Path opens
        check_regular(os.fstat(descriptor), path)
        end = 0
        for number, line in enumerate(journal, 1):
            end += len(line)
            if size is not None and end > size:
                return
            yield _entry_of(line) or Damage(path=path, line=number, what="a line whose sum does not fit")


def breaks_in_chain(path: Path, *, size: int) -> Iterator[Damage]:
    """Where the first `size` bytes of the journal at `path` were altered: damaged lines, and links that do not join.

    Which sum a damaged line had is not known, so whatever follows it joins.
    """
    previous: str | None = START
    for number, entry in enumerate(entries_of(path, size=size), 1):
        if isinstance(entry, Damage):
            yield entry
        elif previous not in {None, entry.previous}:
            what = "does not follow from the line before: lines were taken out, put in or rewritten"
            yield Damage(path=path, line=number, what=what, fix="Compare the journal with a backup or git.")
        previous = None if isinstance(entry, Damage) else entry.sum


def cut_torn_tail(descriptor: int, *, rejects: Path, name: str) -> int:
    """The journal's size once an unfinished last line is set aside.

    A line is finished when it ends in a line feed and its sum fits: after a power
    cut the end of a file may be zeros.
    """
    size = os.fstat(descriptor).st_size
    keep = _end_of_last_whole_line(descriptor, size)
    if keep < size:
        set_aside(os.pread(descriptor, size - keep, keep), rejects=rejects, name=name)
        os.ftruncate(descriptor, keep)
        os.fsync(descriptor)
    return keep


def set_aside(content: bytes, *, rejects: Path, name: str) -> None:
    """Keep damaged bytes for a person to look at."""
    digest = hashlib.sha256(content).hexdigest()[:16]
    with told_as_store_error(rejects):
        rejects.mkdir(parents=True, exist_ok=True)
        (rejects / f"{name}-{digest}.bin").write_bytes(content)


def _entry_of(line: bytes) -> Entry | None:
    digest, _, body = line.rstrip(b"\n").partition(b" ")
    if not line.endswith(b"\n") or hashlib.sha256(body).hexdigest().encode() != digest:
        return None
    try:
        told = json.loads(body)
        rows = {table: tuple(map(_text, lines)) for table, lines in told["rows"].items()}
        return Entry(sum=digest.decode(), previous=_text(told["previous"]), at=_text(told["at"]), lines=rows)
    except (
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        RecursionError,
    ):  # forged: the sum fits, and it is no entry
        return None


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _end_of_last_whole_line(descriptor: int, size: int) -> int:
    back = 1 << 16
    while size:
        start = max(0, size - back)
        block = os.pread(descriptor, size - start, start)
        whole = block.rfind(b"\n") + 1
        before = block.rfind(b"\n", 0, max(0, whole - 1)) + 1
        if before == 0 and start > 0:
            back *= 8
            continue
        if whole == 0:
            size = start
        elif _entry_of(block[before:whole]) is None:
            size = start + before
        else:
            return start + whole
        back = 1 << 16
    return 0

"""The journal beside the tables: one hash-chained line a commit, the record of last resort."""

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

START = "0" * 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One commit: its lines by table, exactly as the tables hold them, and where it ends in the journal."""

    sum: str
    previous: str
    at: str
    lines: Mapping[str, tuple[str, ...]]
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Damage:
    """A stretch of a journal that cannot be trusted."""

    path: Path
    line: int
    what: str


def written_entry(lines: Mapping[str, list[str]], *, previous: str, by: str, at: str) -> tuple[bytes, str]:
    """A journal line for `lines`, and its sum, which the next entry names."""
    body = json.dumps(
        {"at": at, "by": by, "previous": previous, "rows": lines}, ensure_ascii=True, separators=(",", ":")
    ).encode()
    digest = hashlib.sha256(body).hexdigest()
    return digest.encode() + b" " + body + b"\n", digest


def entries_of(path: Path, *, start: int = 0) -> Iterator[Entry | Damage]:
    """The entries of the journal at `path` from byte `start`; what cannot be read as Damage."""
    if not path.exists():
        return
    with path.open("rb") as journal:
        journal.seek(start)
        end = start
        for number, line in enumerate(journal, 1):
            end += len(line)
            entry = _entry_of(line, end)
            yield entry or Damage(path=path, line=number, what="a line whose sum does not fit")


def breaks_in_chain(path: Path) -> Iterator[Damage]:
    """Where the journal at `path` was altered: damaged lines, and links that do not join."""
    previous = START
    for number, entry in enumerate(entries_of(path), 1):
        if isinstance(entry, Damage):
            yield Damage(path=path, line=number, what=entry.what)
            continue
        if entry.previous != previous:
            yield Damage(path=path, line=number, what="a line that does not follow from the one before")
        previous = entry.sum


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
    rejects.mkdir(parents=True, exist_ok=True)
    digest = hashlib.sha256(content).hexdigest()[:16]
    (rejects / f"{name}-{digest}.bin").write_bytes(content)


def _entry_of(line: bytes, end: int) -> Entry | None:
    digest, _, body = line.rstrip(b"\n").partition(b" ")
    if not line.endswith(b"\n") or hashlib.sha256(body).hexdigest().encode() != digest:
        return None
    told = json.loads(body)
    rows = {table: tuple(lines) for table, lines in told["rows"].items()}
    return Entry(sum=digest.decode(), previous=told["previous"], at=told["at"], lines=rows, end=end)


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
        elif _entry_of(block[before:whole], 0) is None:
            size = start + before
        else:
            return start + whole
        back = 1 << 16
    return 0

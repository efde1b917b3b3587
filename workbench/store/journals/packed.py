"""Journals packed into a compressed file each, beside which or in place of which the plain file may stand.

What counts is the packed lines, then those of the plain file that are not packed: one
that git brings back, shorter or longer than when it was packed, is read rightly.
"""

import gzip
import hashlib
import io
import os
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from workbench.store.durable import check_regular

ENDING: Final = ".gz"
CUT: Final = b""
"""Stands for the line from which on a file cannot be unpacked."""
_DIGEST: Final = 64
"""Characters at the beginning of a line that are the sum of it."""


def packed_of(journal: Path) -> Path:
    """Where the journal lies once it is packed."""
    return journal.with_name(journal.name + ENDING)


def lines_in(journal: Path, *, size: int | None = None) -> Iterator[tuple[Path, bytes]]:
    """The lines of a journal, each with the file that holds it; of the plain file those in its first `size` bytes.

    One line is held at a time.

    Raises:
        OSError: a file cannot be read, or is none.
    """
    path, seen = packed_of(journal), set[bytes]()
    for line in _packed_lines(path):
        seen.add(line[:_DIGEST])
        yield path, line
    for line in _plain_lines(journal, size):
        if line[:_DIGEST] not in seen:
            yield journal, line


def packed(lines: Iterable[bytes]) -> tuple[bytes, str]:
    """`lines` as a packed file, the same bytes whenever and wherever it is made, and their SHA-256."""
    content, digest = io.BytesIO(), hashlib.sha256()
    with gzip.GzipFile(filename="", mode="wb", fileobj=content, mtime=0) as file:
        for line in lines:
            file.write(line)
            digest.update(line)
    return content.getvalue(), digest.hexdigest()


def sum_of_packed(path: Path) -> str:
    """The SHA-256 of what a packed file holds; empty where it cannot be unpacked."""
    digest = hashlib.sha256()
    for line in _packed_lines(path):
        if line == CUT:
            return ""
        digest.update(line)
    return digest.hexdigest()


def _packed_lines(path: Path) -> Iterator[bytes]:
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    except FileNotFoundError:
        return
    with open(descriptor, "rb") as file:  # noqa: PTH123 - a descriptor, which no Path opens
        check_regular(os.fstat(descriptor), path)
        with gzip.GzipFile(fileobj=file) as unpacked:
            try:
                yield from unpacked
            except (EOFError, zlib.error, gzip.BadGzipFile):
                yield CUT


def _plain_lines(path: Path, size: int | None) -> Iterator[bytes]:
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    except FileNotFoundError:
        return
    with open(descriptor, "rb") as journal:  # noqa: PTH123 - a descriptor, which no Path opens
        check_regular(os.fstat(descriptor), path)
        end = 0
        for line in journal:
            end += len(line)
            if size is not None and end > size:
                return
            yield line

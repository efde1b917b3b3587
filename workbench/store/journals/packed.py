"""Journals packed into one compressed file each, with or without the plain file.

The packed lines count, then those of the plain file that are not packed: so one that
git brings back, shorter or longer than when it was packed, is read correctly.
"""

import gzip
import hashlib
import io
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from workbench.store.durable import open_regular_file

PACKED_SUFFIX: Final = ".gz"
UNREADABLE_LINE: Final = b""
"""Takes the place of the line from which a file cannot be unpacked."""
_DIGEST_LENGTH: Final = 64
"""Characters at the beginning of a line that are its checksum."""


def packed_path(journal: Path) -> Path:
    """Return the path of the packed journal."""
    return journal.with_name(journal.name + PACKED_SUFFIX)


def read_lines(journal: Path, *, size: int | None = None) -> Iterator[tuple[Path, bytes]]:
    """Yield the lines of a journal, each with its file; of the plain file those in its first `size` bytes.

    One line is in memory at a time.

    Raises:
        OSError: a file cannot be read, or is none.
    """
    packed_file = packed_path(journal)
    packed_digests: set[bytes] = set()
    for line in _packed_lines(packed_file):
        packed_digests.add(line[:_DIGEST_LENGTH])
        yield packed_file, line
    for line in _plain_lines(journal, size):
        if line[:_DIGEST_LENGTH] not in packed_digests:
            yield journal, line


def pack_lines(lines: Iterable[bytes]) -> tuple[bytes, str]:
    """Return `lines` as a packed file, always the same bytes, and the SHA-256 of the lines."""
    content, digest = io.BytesIO(), hashlib.sha256()
    with gzip.GzipFile(filename="", mode="wb", fileobj=content, mtime=0) as file:
        for line in lines:
            file.write(line)
            digest.update(line)
    return content.getvalue(), digest.hexdigest()


def packed_checksum(path: Path) -> str:
    """Return the SHA-256 of a packed file's lines; "" where it cannot be unpacked."""
    digest = hashlib.sha256()
    for line in _packed_lines(path):
        if line == UNREADABLE_LINE:
            return ""
        digest.update(line)
    return digest.hexdigest()


def _packed_lines(path: Path) -> Iterator[bytes]:
    try:
        file = open_regular_file(path)
    except FileNotFoundError:
        return
    with file, gzip.GzipFile(fileobj=file) as unpacked:
        try:
            yield from unpacked
        except (EOFError, zlib.error, gzip.BadGzipFile):
            yield UNREADABLE_LINE


def _plain_lines(path: Path, size: int | None) -> Iterator[bytes]:
    try:
        journal = open_regular_file(path)
    except FileNotFoundError:
        return
    with journal:
        end = 0
        for line in journal:
            end += len(line)
            if size is not None and end > size:
                return
            yield line

"""Writing bytes so that they are there afterwards, and saying plainly when they could not be."""

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from workbench.errors import StoreError

MODE = 0o664
NOTHING_CHANGED = "Nothing was changed. Free some space or allow writing to this folder, then try again."


@contextlib.contextmanager
def opened_to_append(path: Path) -> Iterator[int]:
    """A descriptor of the file at `path` that writes at its end; a missing file is made, its name safe from a crash.

    Whoever finds the file empty syncs its name: another program may have made it and not come to that yet.
    """
    with told_as_store_error(path):
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, MODE)
    try:
        with told_as_store_error(path):
            if not os.fstat(descriptor).st_size:
                sync_folder(path.parent)
        yield descriptor
    finally:
        os.close(descriptor)


def append_all(descriptor: int, content: bytes, *, path: Path) -> int:
    """Write all of `content` or, on failure, none; the file's size afterwards.

    Raises:
        OSError: told as a StoreError by the caller's edge.
    """
    size = os.fstat(descriptor).st_size
    with told_as_store_error(path):
        try:
            _write_all(descriptor, content)
        except OSError:
            with contextlib.suppress(OSError):
                os.ftruncate(descriptor, size)
            raise
    return size + len(content)


def replace_whole(path: Path, content: bytes) -> None:
    """Put `content` at `path` in one step: a reader sees the old file or the new one."""
    with told_as_store_error(path):
        descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
        try:
            _write_all(descriptor, content)
            os.fchmod(descriptor, MODE)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        Path(name).replace(path)
        sync_folder(path.parent)


def made_folder(folder: Path) -> None:
    """Make `folder`, and every folder above it that is missing, their names safe from a crash."""
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    for each in reversed(missing):
        each.mkdir(exist_ok=True)
        sync_folder(each.parent)


def sync_folder(folder: Path) -> None:
    """Have the names in `folder` survive a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextlib.contextmanager
def told_as_store_error(path: Path, *, fix: str = NOTHING_CHANGED) -> Iterator[None]:
    """Tell an operating system's refusal as a StoreError that names the file and the way out.

    Raises:
        StoreError: in place of the OSError.
    """
    try:
        yield
    except OSError as error:
        what = (error.strerror or "could not be written").lower()
        raise StoreError(where=str(path), what=what, fix=fix) from error


def _write_all(descriptor: int, content: bytes) -> None:
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(descriptor, rest) :]

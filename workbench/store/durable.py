"""Writing bytes durably, and reporting plainly when they cannot be written."""

import contextlib
import errno
import os
import stat
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import BinaryIO, Final

import filelock

from workbench.errors import StoreError

MODE = 0o664
"""The permissions of a new file, less those that the umask takes away."""
_UMASK: Final = os.umask(0o077)  # can only be read by setting it: once, before there are threads
os.umask(_UMASK)
LOCK_SECONDS = 30
_REFUSALS = frozenset({errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOSPC, errno.EDQUOT})
_NO_LOCKS = frozenset({errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOTSUP, errno.ENOLCK})
NOTHING_CHANGED = "Nothing was changed. Free some space or allow writing to this folder, then try again."
NOTHING_LOST = "No record was lost. Free some space or allow writing to this folder, then try again."
ODD_FILE = "Move it elsewhere, then try again. Nothing was changed."


@cache
def boot_id() -> str:
    """Return the id of this boot of the machine: after a power cut, sizes alone prove nothing."""
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text("ascii").strip()
    except OSError:
        return ""


@contextlib.contextmanager
def open_for_append(path: Path) -> Iterator[int]:
    """Open the file at `path` for appending and give its descriptor; a missing file is created, its name synced.

    The name of an empty file is synced too: another program may have created it and not have synced it yet.
    """
    with as_store_error(path):
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_NONBLOCK, MODE)
    try:
        with as_store_error(path):
            status = os.fstat(descriptor)
            check_regular_file(status, path)
            if not status.st_size:
                sync_folder(path.parent)
        yield descriptor
    finally:
        os.close(descriptor)


def append_all(descriptor: int, content: bytes, *, path: Path) -> int:
    """Write all of `content` or, on failure, none; return the file's size afterwards.

    Raises:
        OSError: raised as a StoreError.
    """
    size = os.fstat(descriptor).st_size
    with as_store_error(path):
        try:
            _write_all(descriptor, content)
        except OSError:
            with contextlib.suppress(OSError):
                os.ftruncate(descriptor, size)
            raise
    return size + len(content)


def replace_file(path: Path, content: bytes, *, fix: str = NOTHING_CHANGED) -> None:
    """Replace the file at `path` by `content` in one step: a reader sees the old file or the new one.

    Raises:
        OSError: raised as a StoreError with `fix`; nothing is left of the attempt.
    """
    with as_store_error(path, fix=fix):
        descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
        try:
            try:
                _write_all(descriptor, content)
                os.fchmod(descriptor, MODE & ~_UMASK)
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
            Path(name).replace(path)
        except BaseException:  # Ctrl+C too: what is left would fill a disk
            with contextlib.suppress(OSError):
                Path(name).unlink(missing_ok=True)
            raise
        sync_folder(path.parent)


def read_regular_file(path: Path) -> bytes:
    """Return the bytes of the file at `path`.

    Raises:
        OSError: it cannot be read, or is a folder, a pipe or a device, which might never end.
    """
    with open_regular_file(path) as file:
        return file.read()


def open_regular_file(path: Path) -> BinaryIO:
    """Open the file at `path` for reading.

    Raises:
        OSError: it cannot be read, or is a folder, a pipe or a device, which might never end.
    """
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    try:
        check_regular_file(os.fstat(descriptor), path)
        return os.fdopen(descriptor, "rb")
    except BaseException:
        os.close(descriptor)
        raise


def check_regular_file(status: os.stat_result, path: Path) -> None:
    """Refuse a `status` that is not that of a regular file.

    Raises:
        OSError: it is a folder, a pipe or a device.
    """
    if not stat.S_ISREG(status.st_mode):
        raise OSError(errno.EINVAL, "a file is expected here, but this is not one", str(path))


def make_folder(folder: Path) -> None:
    """Create `folder` and every missing folder above it, and sync their names."""
    missing = [ancestor for ancestor in (folder, *folder.parents) if not ancestor.exists()]
    for ancestor in reversed(missing):
        ancestor.mkdir(exist_ok=True)
        sync_folder(ancestor.parent)


def sync_folder(folder: Path) -> None:
    """Have the names in `folder` survive a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextlib.contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock at `path` against every other process and thread.

    Raises:
        StoreError: another program does not release it, or the file system has no locks.
    """
    lock = filelock.FileLock(
        path, timeout=LOCK_SECONDS, poll_interval=0.001, is_singleton=False, fallback_to_soft=False
    )
    try:
        with as_store_error(path):
            _acquire(lock, path)
    except filelock.Timeout:
        what = f"another program has held the lock for {LOCK_SECONDS} seconds"
        fix = "Close other copies of the workbench, then try again."
        raise StoreError(where=str(path), what=what, fix=fix) from None
    try:
        yield
    finally:
        lock.release()


def _acquire(lock: filelock.BaseFileLock, path: Path) -> None:
    try:
        lock.acquire()
    except OSError as error:
        if error.errno not in _NO_LOCKS:
            raise
        what = "this file system cannot lock files, and without a lock two programs could overwrite each other's rows"
        fix = "Keep the folder on a local disk. Nothing was changed."
        raise StoreError(where=str(path), what=what, fix=fix) from None


@contextlib.contextmanager
def as_store_error(path: Path, *, fix: str = NOTHING_CHANGED) -> Iterator[None]:
    """Raise an OSError as a StoreError that names the file and what to do.

    Raises:
        StoreError: in place of the OSError.
    """
    try:
        yield
    except OSError as error:
        what = (error.strerror or "could not be written").lower()
        raise StoreError(where=str(path), what=what, fix=fix) from error


def is_refusal(error: StoreError) -> bool:
    """Return whether the system refused to write: permissions, or a file system that is read-only or full."""
    return isinstance(error.__cause__, OSError) and error.__cause__.errno in _REFUSALS


def _write_all(descriptor: int, content: bytes) -> None:
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(descriptor, rest) :]

"""The index's file: opened, written under a lock of its own, replaced in one step, dropped where unusable.

It has a roll-back journal and is never synced: a killed program leaves it intact, and
what a power cut leaves of it is not read. A process that has it open notices by the
inode when another process replaces it.
"""

import contextlib
import os
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import filelock

from workbench.store.index import index_rows
from workbench.store.index.known import DamagedIndexError, IndexCoverage, UnusableIndexError
from workbench.store.tables import Table

FILE: Final = "index.sqlite"
_LOCK: Final = "index.lock"
_JOURNAL: Final = "-journal"
_BUILDING: Final = ".building"
_BUSY_SECONDS: Final = 2.0
_PRIMARY_CODE: Final = 0xFF
"""The bits of an extended error code that hold the primary code."""
_TRANSIENT_ERRORS: Final = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_IOERR,
    }
)
"""Errors that say nothing about the content of the file."""


class Database:
    """An open index file, for one process, and one thread at a time."""

    def __init__(self, history: Path) -> None:
        """Open the index in `history`.

        Raises:
            UnusableIndexError: there is none that can be used.
        """
        self._path = history / FILE
        self._process = os.getpid()
        with as_unusable_index():
            self._inode = self._path.stat().st_ino
            self._connection = _connect(self._path)
        try:
            self.known()
        except UnusableIndexError:
            self.close()
            raise

    def is_there(self) -> bool:
        """Return whether the file is still the one that this process opened."""
        try:
            return self._path.stat().st_ino == self._inode and os.getpid() == self._process
        except OSError:
            return False

    def close(self) -> None:
        """Close the file."""
        if os.getpid() == self._process:
            self._connection.close()

    def known(self) -> IndexCoverage:
        """Return what the index covers.

        Raises:
            UnusableIndexError: it was made by another version, or was replaced.
            DamagedIndexError: the file is no index.
        """
        with as_unusable_index():
            row = self._connection.execute("SELECT told FROM known").fetchone()
        if not self.is_there():
            raise UnusableIndexError
        if row is None:
            raise DamagedIndexError
        return IndexCoverage.from_json(row[0])

    def rows_of(self, article_id: str) -> dict[str, list[str]]:
        """Return the rows of an article by table.

        Raises:
            UnusableIndexError: some are missing, or the file was replaced in the meantime.
        """
        with as_unusable_index():
            rows = index_rows.rows_of(self._connection, article_id)
        if not self.is_there():
            raise UnusableIndexError
        return rows

    def all_rows(self, table: Table) -> list[str]:
        """Return the rows of all articles in the table.

        Raises:
            UnusableIndexError: some are missing, or the file was replaced in the meantime.
        """
        with as_unusable_index():
            rows = index_rows.all_rows(self._connection, table)
        if not self.is_there():
            raise UnusableIndexError
        return rows

    def take(self, known: IndexCoverage, added: Sequence[tuple[Table, str]]) -> None:
        """Add rows, each with its table, and note what the index covers from here on. Call it in `writing`."""
        sums = index_rows.Sums()
        with as_unusable_index():
            for table, row in added:
                index_rows.add(self._connection, table, sums.count_rows(table, index_rows.with_articles(table, [row])))
            index_rows.add_sums(self._connection, sums)
            index_rows.note(self._connection, known)

    @contextlib.contextmanager
    def writing(self) -> Iterator[None]:
        """Write in one transaction, with no other writer.

        Raises:
            UnusableIndexError: another program holds the file, or it was replaced.
        """
        with index_locked(self._path.parent, seconds=_BUSY_SECONDS):
            if not self.is_there():
                raise UnusableIndexError
            with as_unusable_index():
                self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                with as_unusable_index():
                    self._connection.execute("COMMIT")
            except BaseException:
                with contextlib.suppress(sqlite3.Error):
                    self._connection.execute("ROLLBACK")
                raise


@contextlib.contextmanager
def index_locked(history: Path, *, seconds: float) -> Iterator[None]:
    """Hold the lock for writing or replacing the index.

    Raises:
        UnusableIndexError: another program holds it for so many seconds.
    """
    lock = filelock.FileLock(history / _LOCK, timeout=seconds, poll_interval=0.005, is_singleton=False)
    try:
        lock.acquire()
    except (filelock.Timeout, OSError) as error:
        raise UnusableIndexError from error
    try:
        yield
    finally:
        lock.release()


@contextlib.contextmanager
def new_index_file(history: Path) -> Iterator[sqlite3.Connection]:
    """Open a new, empty index, which `install_index` puts in place of the one in `history`. Call it under the lock."""
    path = history / (FILE + _BUILDING)
    with as_unusable_index():
        path.unlink(missing_ok=True)
        with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute("PRAGMA journal_mode = OFF")
            connection.execute("PRAGMA synchronous = OFF")
            connection.execute("BEGIN")
            index_rows.create_tables(connection)
            yield connection
            index_rows.index_by_article(connection)
            connection.execute("COMMIT")


def install_index(history: Path) -> None:
    """Make the file of `new_index_file` the index. Call it under the lock."""
    drop_index(history)
    with as_unusable_index():
        (history / (FILE + _BUILDING)).replace(history / FILE)


def drop_index(history: Path) -> None:
    """Remove the index: the file first, so that a process that has it open notices. Call it under the lock."""
    with as_unusable_index():
        for name in (FILE, FILE + _JOURNAL):
            (history / name).unlink(missing_ok=True)


@contextlib.contextmanager
def as_unusable_index() -> Iterator[None]:
    """Raise errors of SQLite and of the system, and of text that cannot be encoded, as one kind of error.

    Raises:
        UnusableIndexError: in their place.
        DamagedIndexError: the content of the file is no index.
    """
    try:
        yield
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorcode", 0) & _PRIMARY_CODE in _TRANSIENT_ERRORS:
            raise UnusableIndexError from error
        raise DamagedIndexError from error
    except (OSError, UnicodeError) as error:
        raise UnusableIndexError from error


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode=rw",
        uri=True,
        timeout=_BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=False,
    )
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("PRAGMA journal_mode = TRUNCATE")
    return connection

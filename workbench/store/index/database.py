"""The index's file: opened, written under a lock of its own, replaced in one step, dropped where it is odd.

It has a roll-back journal and is never synced: a killed program leaves it whole, and
what a power cut leaves of it is not read. Whoever has it open while another puts a new
one in its place finds that out by its inode.
"""

import contextlib
import os
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import filelock

from workbench.store.index import index_rows
from workbench.store.index.known import DamagedIndexError, Known, OddIndexError
from workbench.store.tables import Table

FILE: Final = "index.sqlite"
_LOCK: Final = "index.lock"
_JOURNAL: Final = "-journal"
_BUILDING: Final = ".building"
_BUSY_SECONDS: Final = 2.0
_PRIMARY: Final = 0xFF
"""Of an extended error code the part that says which error it is."""
_IN_THE_WAY: Final = frozenset(
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
"""Errors that say nothing of what the file holds."""


class Database:
    """An open index file, for one process, and one thread at a time."""

    def __init__(self, history: Path) -> None:
        """Open the index in `history`.

        Raises:
            OddIndexError: there is none that can be used.
        """
        self._path = history / FILE
        self._process = os.getpid()
        with odd_where_refused():
            self._inode = self._path.stat().st_ino
            self._connection = _connected(self._path)
        try:
            self.known()
        except OddIndexError:
            self.close()
            raise

    def is_there(self) -> bool:
        """Whether the file is still the one that was opened, by this process."""
        try:
            return self._path.stat().st_ino == self._inode and os.getpid() == self._process
        except OSError:
            return False

    def close(self) -> None:
        """Let go of the file."""
        if os.getpid() == self._process:
            self._connection.close()

    def known(self) -> Known:
        """What the index holds.

        Raises:
            OddIndexError: it was made by another version, or was replaced.
            DamagedIndexError: it is none.
        """
        with odd_where_refused():
            told = self._connection.execute("SELECT told FROM known").fetchone()
        if not self.is_there():
            raise OddIndexError
        if told is None:
            raise DamagedIndexError
        return Known.read(told[0])

    def rows_of(self, article_id: str) -> dict[str, list[str]]:
        """The rows of an article by table.

        Raises:
            OddIndexError: they are not all there, or the file was replaced meanwhile.
        """
        with odd_where_refused():
            found = index_rows.rows_of(self._connection, article_id)
        if not self.is_there():
            raise OddIndexError
        return found

    def all_rows(self, table: Table) -> list[str]:
        """The rows of all articles in the table.

        Raises:
            OddIndexError: they are not all there, or the file was replaced meanwhile.
        """
        with odd_where_refused():
            found = index_rows.all_rows(self._connection, table)
        if not self.is_there():
            raise OddIndexError
        return found

    def take(self, known: Known, added: Sequence[tuple[Table, str]]) -> None:
        """Put in what was added, each row with its table, and note what is known from here on. Call it in `writing`."""
        sums = index_rows.Sums()
        with odd_where_refused():
            for table, row in added:
                index_rows.add(self._connection, table, sums.counted(table, index_rows.placed(table, [row])))
            index_rows.add_sums(self._connection, sums)
            index_rows.note(self._connection, known)

    @contextlib.contextmanager
    def writing(self) -> Iterator[None]:
        """Write in one step, or not at all, with no other writer.

        Raises:
            OddIndexError: another program holds the file, or it was replaced.
        """
        with index_locked(self._path.parent, seconds=_BUSY_SECONDS):
            if not self.is_there():
                raise OddIndexError
            with odd_where_refused():
                self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                with odd_where_refused():
                    self._connection.execute("COMMIT")
            except BaseException:
                with contextlib.suppress(sqlite3.Error):
                    self._connection.execute("ROLLBACK")
                raise


@contextlib.contextmanager
def index_locked(history: Path, *, seconds: float) -> Iterator[None]:
    """Hold the lock under which the index is written or replaced.

    Raises:
        OddIndexError: another program holds it that long.
    """
    lock = filelock.FileLock(history / _LOCK, timeout=seconds, poll_interval=0.005, is_singleton=False)
    try:
        lock.acquire()
    except (filelock.Timeout, OSError) as error:
        raise OddIndexError from error
    try:
        yield
    finally:
        lock.release()


@contextlib.contextmanager
def new_file(history: Path) -> Iterator[sqlite3.Connection]:
    """A new, empty index beside the one in `history`, which `put_in_place` replaces by it. Call it under the lock."""
    path = history / (FILE + _BUILDING)
    with odd_where_refused():
        path.unlink(missing_ok=True)
        with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute("PRAGMA journal_mode = OFF")
            connection.execute("PRAGMA synchronous = OFF")
            connection.execute("BEGIN")
            index_rows.made_tables(connection)
            yield connection
            index_rows.found_by_article(connection)
            connection.execute("COMMIT")


def put_in_place(history: Path) -> None:
    """Have the file made by `new_file` be the index. Call it under the lock."""
    drop(history)
    with odd_where_refused():
        (history / (FILE + _BUILDING)).replace(history / FILE)


def drop(history: Path) -> None:
    """Have no index: the file first, so that who has it open finds that it is gone. Call it under the lock."""
    with odd_where_refused():
        for name in (FILE, FILE + _JOURNAL):
            (history / name).unlink(missing_ok=True)


@contextlib.contextmanager
def odd_where_refused() -> Iterator[None]:
    """Tell whatever SQLite and the system refuse, and text that no file can hold, as one thing.

    Raises:
        OddIndexError: in its place.
        DamagedIndexError: what stands in the file is no index.
    """
    try:
        yield
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorcode", 0) & _PRIMARY in _IN_THE_WAY:
            raise OddIndexError from error
        raise DamagedIndexError from error
    except (OSError, UnicodeError) as error:
        raise OddIndexError from error


def _connected(path: Path) -> sqlite3.Connection:
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

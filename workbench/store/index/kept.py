"""The index of a folder as a store uses it: updated from the journals, made in the background, never required."""

import contextlib
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final

from workbench.domain.problem import Problem
from workbench.store.index.database import Database, drop_index, index_locked
from workbench.store.index.folder_state import FolderState
from workbench.store.index.known import DamagedIndexError, IndexCoverage, UnusableIndexError
from workbench.store.index.tails import rows_since
from workbench.store.index.upkeep import IndexedFolder, IndexWorker
from workbench.store.tables import Table

_ROUNDS: Final = 5


class Index:
    """The index in the folder at `path`.

    Whatever goes wrong with it, its methods return None: go on without.
    """

    def __init__(self, path: Path) -> None:
        self._history = path / ".history"
        self._open_database: Database | None = None
        self._known: IndexCoverage | None = None
        self._background = IndexWorker(path)

    def known(self, state: FolderState) -> IndexCoverage | None:
        """Return what the index covers, once updated from the journals as far as `state`."""
        with self._ignoring_unusable():
            return self._update(state)[1]
        return None

    def rows_of(self, article_id: str, state: FolderState) -> dict[str, list[str]] | None:
        """Return the rows of an article by table, in order."""
        with self._ignoring_unusable():
            database, _ = self._update(state)
            return database.rows_of(article_id)
        return None

    def all_rows(self, table: Table, state: FolderState) -> list[str] | None:
        """Return all rows that the journals hold for a table, in order."""
        with self._ignoring_unusable():
            database, _ = self._update(state)
            return database.all_rows(table)
        return None

    def note(self, state: FolderState, problems: Mapping[str, tuple[Problem, ...]]) -> None:
        """Note what is wrong with the files of tables that were checked."""
        with self._ignoring_unusable():
            database, _ = self._update(state)
            with database.writing():
                known = database.known()
                if known.updated_to(state) == known:
                    self._known = known.with_problems(problems)
                    database.take(self._known, [])

    def work(self, watched: IndexedFolder) -> None:
        """Start checking unchecked tables and making the index, in the background."""
        self._background.begin(watched)

    def wait(self, seconds: float) -> bool:
        """Wait until the work in the background is done; return whether it is."""
        return self._background.wait(seconds)

    def wait_until(self, is_done: Callable[[], bool], *, seconds: float) -> bool:
        """Wait for the work in the background until `is_done`, which may start more; return whether it is.

        A table that another program saves meanwhile takes another round, of which there are a few.
        """
        deadline = time.monotonic() + seconds
        for _ in range(_ROUNDS):
            if is_done():
                return True
            self.wait(max(0.0, deadline - time.monotonic()))
        return is_done()

    def close(self) -> None:
        """Close the file; it is opened again when it is needed."""
        self._forget()

    def _update(self, state: FolderState) -> tuple[Database, IndexCoverage]:
        """Return the index, updated as far as `state`, and what it covers.

        Raises:
            UnusableIndexError: there is none.
        """
        database = self._database()
        known = self._known or database.known()
        if known.look != state.look:
            known = database.known()  # another process may have made it for this one
        wanted = known.updated_to(state)
        if known != wanted:
            with database.writing():
                known = database.known()
                wanted = known.updated_to(state)
                if known != wanted:
                    database.take(wanted, rows_since(self._history, known, state))
        self._known = wanted
        return database, wanted

    @contextlib.contextmanager
    def _ignoring_unusable(self) -> Iterator[None]:
        try:
            yield
        except DamagedIndexError:
            self._forget()
            with contextlib.suppress(UnusableIndexError), index_locked(self._history, seconds=0):
                drop_index(self._history)
        except UnusableIndexError:
            self._forget()

    def _database(self) -> Database:
        if self._open_database is not None and not self._open_database.is_there():
            self._forget()
        if self._open_database is None:
            self._open_database, self._known = Database(self._history), None
        return self._open_database

    def _forget(self) -> None:
        if self._open_database is not None:
            self._open_database.close()
        self._open_database = self._known = None

"""The index of a folder as a store uses it: kept up with the journals, made anew in the background, never needed."""

import contextlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from workbench.domain.problem import Problem
from workbench.store.index.database import Database, drop, index_locked
from workbench.store.index.folder_state import FolderState
from workbench.store.index.known import DamagedIndexError, Known, OddIndexError
from workbench.store.index.tails import rows_since
from workbench.store.index.upkeep import Background, Watched
from workbench.store.tables import Table


class Index:
    """The index in the folder at `path`.

    Whatever goes wrong with it, the answer is None: go on without.
    """

    def __init__(self, path: Path) -> None:
        self._history = path / ".history"
        self._opened: Database | None = None
        self._known: Known | None = None
        self._background = Background(path)

    def known(self, standing: FolderState) -> Known | None:
        """What the index holds, once it was kept up with the journals as far as `standing` has them."""
        with self._without_where_odd():
            return self._kept_up(standing)[1]
        return None

    def rows_of(self, article_id: str, standing: FolderState) -> dict[str, list[str]] | None:
        """The rows of an article by table, in order."""
        with self._without_where_odd():
            database, _ = self._kept_up(standing)
            return database.rows_of(article_id)
        return None

    def all_rows(self, table: Table, standing: FolderState) -> list[str] | None:
        """All rows that the journals hold for a table, in order."""
        with self._without_where_odd():
            database, _ = self._kept_up(standing)
            return database.all_rows(table)
        return None

    def note(self, standing: FolderState, problems: Mapping[str, tuple[Problem, ...]]) -> None:
        """Note what is wrong with the files of tables that somebody looked at."""
        with self._without_where_odd():
            database, _ = self._kept_up(standing)
            with database.writing():
                known = database.known()
                if known.moved_to(standing) == known:
                    self._known = known.with_problems(problems)
                    database.take(self._known, [])

    def work(self, watched: Watched) -> None:
        """Begin to look at tables that nobody has looked at, and to make the index, in the background."""
        self._background.begin(watched)

    def wait(self, seconds: float) -> bool:
        """Wait until the work in the background is done; whether it is."""
        return self._background.wait(seconds)

    def close(self) -> None:
        """Let go of the file; it is opened again when it is needed."""
        self._forget()

    def _kept_up(self, standing: FolderState) -> tuple[Database, Known]:
        """The index as far as `standing` goes.

        Raises:
            OddIndexError: there is none.
        """
        database = self._database()
        known = self._known or database.known()
        if known.look != standing.look:
            known = database.known()  # another process may have made it for this one
        wanted = known.moved_to(standing)
        if known != wanted:
            with database.writing():
                known = database.known()
                wanted = known.moved_to(standing)
                if known != wanted:
                    database.take(wanted, rows_since(self._history, known, standing))
        self._known = wanted
        return database, wanted

    @contextlib.contextmanager
    def _without_where_odd(self) -> Iterator[None]:
        try:
            yield
        except DamagedIndexError:
            self._forget()
            with contextlib.suppress(OddIndexError), index_locked(self._history, seconds=0):
                drop(self._history)
        except OddIndexError:
            self._forget()

    def _database(self) -> Database:
        if self._opened is not None and not self._opened.is_there():
            self._forget()
        if self._opened is None:
            self._opened, self._known = Database(self._history), None
        return self._opened

    def _forget(self) -> None:
        if self._opened is not None:
            self._opened.close()
        self._opened = self._known = None

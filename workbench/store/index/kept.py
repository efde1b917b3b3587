"""The index of a folder as a store uses it: kept up with the journals, made anew in the background, never needed."""

import contextlib
import threading
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final

from workbench.domain.problem import Problem
from workbench.errors import StoreError
from workbench.store.index.building import build, problems_of
from workbench.store.index.database import Database, drop, index_locked, put_in_place
from workbench.store.index.known import DamagedIndexError, Known, OddIndexError
from workbench.store.index.standing import Standing
from workbench.store.index.tails import rows_since
from workbench.store.tables import TABLES, Table

Stands = Callable[[], Standing | None]
"""How the folder stands now; nothing while another program's save was not looked at."""
DELAY_SECONDS: Final = 0.5
"""Until work in the background begins, so that a command that only asks one thing is not slowed by it."""
_TRIES: Final = 3


class Index:
    """The index in the folder at `path`.

    Whatever goes wrong with it, the answer is None: go on without.
    """

    def __init__(self, path: Path) -> None:
        self._folder = path
        self._history = path / ".history"
        self._opened: Database | None = None
        self._known: Known | None = None
        self._work: threading.Thread | None = None
        self._asked_to_hurry = threading.Event()

    def known(self, standing: Standing) -> Known | None:
        """What the index holds, once it was kept up with the journals as far as `standing` has them."""
        with self._without_where_odd():
            return self._kept_up(standing)[1]
        return None

    def rows_of(self, article_id: str, standing: Standing) -> dict[str, list[str]] | None:
        """The rows of an article by table, in order."""
        with self._without_where_odd():
            database, _ = self._kept_up(standing)
            return database.rows_of(article_id)
        return None

    def all_rows(self, table: Table, standing: Standing) -> list[str] | None:
        """All rows that the journals hold for a table, in order."""
        with self._without_where_odd():
            database, _ = self._kept_up(standing)
            return database.all_rows(table)
        return None

    def note(self, standing: Standing, problems: Mapping[str, tuple[Problem, ...]]) -> None:
        """Note what is wrong with the files of tables that somebody looked at."""
        with self._without_where_odd():
            database, known = self._kept_up(standing)
            with database.writing():
                if database.known() != known:
                    raise OddIndexError
                database.take(known.with_problems(problems), [])
            self._known = known.with_problems(problems)

    def work(self, stands: Stands) -> None:
        """Begin to make the index, or to look at tables nobody has looked at, in the background."""
        if self._work is None or not self._work.is_alive():
            self._asked_to_hurry.clear()
            self._work = threading.Thread(target=self._do, args=[stands], name="reading index", daemon=True)
            self._work.start()

    def wait(self, seconds: float) -> bool:
        """Wait until the work in the background is done; whether it is."""
        self._asked_to_hurry.set()
        if self._work is not None:
            self._work.join(seconds)
        return not self.is_at_work

    @property
    def is_at_work(self) -> bool:
        """Whether something is done in the background."""
        return self._work is not None and self._work.is_alive()

    def _do(self, stands: Stands) -> None:
        self._asked_to_hurry.wait(DELAY_SECONDS)
        for _ in range(_TRIES):
            standing = stands()
            if standing is not None:
                with contextlib.suppress(OddIndexError, OSError, StoreError):
                    if self._made(standing, stands):
                        return

    def _made(self, standing: Standing, stands: Stands) -> bool:
        """Whether the index holds what it should, once it was made or completed."""
        with contextlib.suppress(OddIndexError), contextlib.closing(Database(self._history)) as database:
            known = database.known()
            if known.is_before(standing):
                return self._looked_at_tables(database, known.moved_to(standing), standing, stands)
        with index_locked(self._history, seconds=0):
            build(self._folder, standing)
            now = stands()
            if now is None or not now.follows(standing):
                return False
            put_in_place(self._history)
            return True

    def _looked_at_tables(self, database: Database, moved: Known, standing: Standing, stands: Stands) -> bool:
        lacking = [table.name for table in TABLES if table.name not in moved.problems]
        if not lacking:
            return True
        problems = problems_of(self._folder, standing, lacking)
        now = stands()
        if now is None or not now.follows(standing):
            return False
        with database.writing():
            known = database.known()
            added = rows_since(self._history, known, now)
            database.take(known.moved_to(now).with_problems(problems), added)
        return True

    def _kept_up(self, standing: Standing) -> tuple[Database, Known]:
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

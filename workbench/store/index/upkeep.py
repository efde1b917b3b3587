"""Background work on the index: making it, and checking unchecked tables."""

import contextlib
import threading
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Protocol

from workbench.errors import StoreError
from workbench.store.index.building import build, check_tables
from workbench.store.index.database import Database, index_locked, install_index
from workbench.store.index.folder_state import FolderState
from workbench.store.index.known import UnusableIndexError
from workbench.store.index.tails import rows_since
from workbench.store.tables import TABLES

DELAY_SECONDS: Final = 0.5
"""Delay before the work begins, so that a short command is not slowed down by it."""
_TRIES: Final = 3
_PATIENCE_SECONDS: Final = 120.0
"""How long another program may take to make the index."""


class IndexedFolder(Protocol):
    """The folder of the index."""

    def folder_state(self) -> FolderState | None:
        """Return its present state, or None where another program saved a table that is not checked yet."""
        ...

    def repair_tables(self) -> None:
        """Check and repair the tables that another program saved."""
        ...


@dataclass(slots=True)
class IndexWorker:
    """The work on the index of one folder, in a thread of its own."""

    folder: Path
    _thread: threading.Thread | None = None
    _start_now: threading.Event = field(default_factory=threading.Event)

    @property
    def is_working(self) -> bool:
        """Whether the thread is running."""
        return self._thread is not None and self._thread.is_alive()

    def begin(self, watched: IndexedFolder) -> None:
        """Start the thread unless it is running."""
        if not self.is_working:
            self._start_now.clear()
            self._thread = threading.Thread(target=self._work, args=[watched], name="reading index", daemon=True)
            self._thread.start()

    def wait(self, seconds: float) -> bool:
        """Wait until the work is done; return whether it is."""
        self._start_now.set()
        if self._thread is not None:
            self._thread.join(seconds)
        return not self.is_working

    def _work(self, watched: IndexedFolder) -> None:
        self._start_now.wait(DELAY_SECONDS)
        any(self._finish(watched) for _ in range(_TRIES))

    def _finish(self, watched: IndexedFolder) -> bool:
        """Make or complete the index; return whether all tables are checked and the index is complete."""
        with contextlib.suppress(StoreError):
            watched.repair_tables()
        state = watched.folder_state()
        if state is None:
            return False
        with contextlib.suppress(UnusableIndexError):
            return self._complete(state, watched)
        with contextlib.suppress(UnusableIndexError, OSError, StoreError):
            return self._make(state, watched)
        return False

    def _complete(self, state: FolderState, watched: IndexedFolder) -> bool:
        """Complete the existing index; return whether it lacks nothing any more.

        Raises:
            UnusableIndexError: it is not for this state of the folder.
        """
        with contextlib.closing(Database(self.folder / ".history")) as database:
            known = database.known()
            unchecked = [table.name for table in TABLES if table.name not in known.updated_to(state).problems]
            rows_since(self.folder / ".history", known, state)
            return not unchecked or self._check_tables(database, unchecked, state, watched=watched)

    def _check_tables(
        self, database: Database, unchecked: Iterable[str], state: FolderState, *, watched: IndexedFolder
    ) -> bool:
        try:
            problems = check_tables(self.folder, state, unchecked)
        except (OSError, StoreError):
            return False
        now = watched.folder_state()
        if now is None or not now.follows(state):
            return False
        with database.writing():
            known = database.known()
            added = rows_since(self.folder / ".history", known, now)
            database.take(known.updated_to(now).with_problems(problems), added)
        return True

    def _has_index(self, state: FolderState) -> bool:
        """Return whether there is an index for this state of the folder."""
        try:
            with contextlib.closing(Database(self.folder / ".history")) as database:
                rows_since(self.folder / ".history", database.known(), state)
                return True
        except UnusableIndexError:
            return False

    def _make(self, state: FolderState, watched: IndexedFolder) -> bool:
        """Make a new index; return False where another program made it, or saved a table, in the meantime.

        Raises:
            UnusableIndexError, OSError, StoreError: it cannot be made, or another program takes very long to.
        """
        history = self.folder / ".history"
        with index_locked(history, seconds=_PATIENCE_SECONDS):
            if self._has_index(state):
                return False
            build(self.folder, state)
            now = watched.folder_state()
            if now is None or not now.follows(state):
                return False
            install_index(history)
        return True

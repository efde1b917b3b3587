"""Work on the index that nobody waits for: making it, and looking at tables that nobody has looked at."""

import contextlib
import threading
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Protocol

from workbench.errors import StoreError
from workbench.store.index.building import build, problems_of
from workbench.store.index.database import Database, index_locked, put_in_place
from workbench.store.index.folder_state import FolderState
from workbench.store.index.known import OddIndexError
from workbench.store.index.tails import rows_since
from workbench.store.tables import TABLES

DELAY_SECONDS: Final = 0.5
"""Until the work begins, so that a command that asks one thing is not slowed by it."""
_TRIES: Final = 3
_PATIENCE: Final = 120.0
"""Seconds that another program may take to make the index."""


class Watched(Protocol):
    """The folder whose index it is."""

    def standing(self) -> FolderState | None:
        """How it stands now; nothing where another program saved a table and nobody has looked at it."""
        ...

    def put_right(self) -> None:
        """Look at the tables that another program saved."""
        ...


@dataclass(slots=True)
class Background:
    """The work on the index of one folder, in a thread of its own."""

    folder: Path
    _thread: threading.Thread | None = None
    _hurry: threading.Event = field(default_factory=threading.Event)

    @property
    def is_at_work(self) -> bool:
        """Whether something is being done."""
        return self._thread is not None and self._thread.is_alive()

    def begin(self, watched: Watched) -> None:
        """Begin, where nothing is being done."""
        if not self.is_at_work:
            self._hurry.clear()
            self._thread = threading.Thread(target=self._work, args=[watched], name="reading index", daemon=True)
            self._thread.start()

    def wait(self, seconds: float) -> bool:
        """Wait until it is done; whether it is."""
        self._hurry.set()
        if self._thread is not None:
            self._thread.join(seconds)
        return not self.is_at_work

    def _work(self, watched: Watched) -> None:
        self._hurry.wait(DELAY_SECONDS)
        any(self._is_done(watched) for _ in range(_TRIES))

    def _is_done(self, watched: Watched) -> bool:
        """Whether all was looked at and the index holds what it should, once it was made or completed."""
        with contextlib.suppress(StoreError):
            watched.put_right()
        standing = watched.standing()
        if standing is None:
            return False
        with contextlib.suppress(OddIndexError):
            return self._is_completed(standing, watched)
        with contextlib.suppress(OddIndexError, OSError, StoreError):
            return self._is_made(standing, watched)
        return False

    def _is_completed(self, standing: FolderState, watched: Watched) -> bool:
        """Whether the index that is there lacks nothing any more.

        Raises:
            OddIndexError: it is not for this folder as it stands.
        """
        with contextlib.closing(Database(self.folder / ".history")) as database:
            known = database.known()
            lacking = [table.name for table in TABLES if table.name not in known.moved_to(standing).problems]
            rows_since(self.folder / ".history", known, standing)
            return not lacking or self._is_looked_at(database, lacking, standing, watched=watched)

    def _is_looked_at(
        self, database: Database, lacking: Iterable[str], standing: FolderState, *, watched: Watched
    ) -> bool:
        try:
            problems = problems_of(self.folder, standing, lacking)
        except (OSError, StoreError):
            return False
        now = watched.standing()
        if now is None or not now.follows(standing):
            return False
        with database.writing():
            known = database.known()
            added = rows_since(self.folder / ".history", known, now)
            database.take(known.moved_to(now).with_problems(problems), added)
        return True

    def _is_there(self, standing: FolderState) -> bool:
        """Whether there is an index for this folder as it stands."""
        try:
            with contextlib.closing(Database(self.folder / ".history")) as database:
                rows_since(self.folder / ".history", database.known(), standing)
                return True
        except OddIndexError:
            return False

    def _is_made(self, standing: FolderState, watched: Watched) -> bool:
        """Whether a new index is in place, which is not so where another program made it, or saved a table, meanwhile.

        Raises:
            OddIndexError, OSError, StoreError: it cannot be made, or another program is at it for very long.
        """
        history = self.folder / ".history"
        with index_locked(history, seconds=_PATIENCE):
            if self._is_there(standing):
                return False
            build(self.folder, standing)
            now = watched.standing()
            if now is None or not now.follows(standing):
                return False
            put_in_place(history)
        return True

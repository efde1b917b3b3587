"""Bringing the tables and journals of a folder into agreement, once for every change that no commit made."""

import time
from pathlib import Path
from typing import Final

from workbench.errors import StoreError
from workbench.store.folder.pointer import FileStates, Pointer, read_pointer
from workbench.store.folder.reconcile import Settlement, reconcile
from workbench.store.folder.touched import RepairedTables, find_touched_tables, put_in_place, repaired_copies
from workbench.store.index.folder_state import FolderState
from workbench.store.index.kept import Index
from workbench.store.journals.journal import time_now
from workbench.store.mirror.repairs import Repairs, note_repairs
from workbench.store.package.datapackage import read_data_package

TRIES: Final = 20
_TRIES_ON_COPIES: Final = 3
_PAUSE_SECONDS: Final = 0.02
"""Seconds that a commit may take between writing its tables and the pointer."""


class Settling:
    """The state of the folder at `path` as this process last saw it, and its repairs since the start."""

    def __init__(self, path: Path, index: Index) -> None:
        self.path = path
        self.settlement: Settlement | None = None
        self.repairs = Repairs()
        self._index = index
        self._unchecked: Settlement | None = None

    def current_settlement(self) -> Settlement | None:
        """Return the state of the folder, or None where something changed since all of it was last checked."""
        states = FileStates.of(self.path)
        if self.settlement and self.settlement.pointer.states == states:
            return self.settlement
        pointer, fits = read_pointer(self.path, states)
        self.settlement = Settlement(pointer=pointer) if pointer and fits else None
        return self.settlement

    def take_committed(self, pointer: Pointer) -> None:
        """Take the state after a commit of this process. Call it under the lock."""
        note_error = None
        try:
            pointer.write(self.path)
        except StoreError as error:
            note_error = error
        self.settlement = Settlement(pointer=pointer, note_error=note_error)

    def unchecked(self) -> Settlement | None:
        """Return the state of a large folder before tables are checked that another program saved; else None."""
        if self._unchecked is None or self._unchecked.pointer.states != FileStates.of(self.path):
            touched = find_touched_tables(self.path, self._index)
            self._unchecked = touched.unchecked(self._index) if touched else None
        return self._unchecked

    def take_repaired(self, repaired: RepairedTables) -> None:
        """Put tables repaired ahead in their places, where they still fit. Call it under the lock."""
        settlement = put_in_place(self.path, repaired, self._index)
        self._take_settlement(settlement, repaired.repairs if settlement else Repairs())

    def settle(self) -> Settlement:
        """Return the state of the folder once tables and journals agree. Call it under the lock.

        Raises:
            StoreError: another program saves faster than they can be made to agree.
        """
        for attempt in range(TRIES):
            settlement = self.current_settlement()
            if settlement:
                return settlement
            if attempt < _TRIES_ON_COPIES:
                self._repair()
            else:  # quicker where another program saves without a pause
                self.reconcile()
        raise StoreError(
            where=str(self.path),
            what="another program keeps saving its own copies of the tables",
            fix="Close the spreadsheet, then try again. Nothing was changed.",
        )

    def reconcile(self) -> None:
        """Make all tables agree with the journals, in the current schema. Call it under the lock.

        Raises:
            StoreError: a newer program wrote the folder in the meantime.
        """
        package = read_data_package(self.path)
        if package.is_newer:
            raise package.as_error()
        self._take_settlement(*reconcile(self.path, package))

    def _repair(self) -> None:
        """Make the tables agree with the journals; only those that another program saved, where that is enough."""
        with repaired_copies(self.path, self._index) as repaired:
            if repaired:
                self.take_repaired(repaired)
            else:
                self.reconcile()

    def _take_settlement(self, settlement: Settlement | None, repairs: Repairs) -> None:
        self.settlement = settlement
        self._unchecked = None
        note_repairs(self.path / ".history", repairs, at=time_now())
        self.repairs.add(repairs)


def wait_for_folder_state(folder: Path) -> FolderState | None:
    """Return the state that an index is made from, or None where the folder is not settled a moment later either."""
    for _ in range(TRIES):
        pointer, fits = read_pointer(folder, FileStates.of(folder))
        if pointer and fits:
            return pointer.folder_state()
        time.sleep(_PAUSE_SECONDS)
    return None

"""Bringing the tables and journals of a folder to agree, once for every change that no commit made."""

import time
from pathlib import Path
from typing import Final

from workbench.errors import StoreError
from workbench.store.folder.pointer import Pointer, States, read_pointer
from workbench.store.folder.reconcile import Settlement, reconcile
from workbench.store.folder.touched import Mended, mended, put_in_place, touch_in
from workbench.store.index.folder_state import FolderState
from workbench.store.index.kept import Index
from workbench.store.journals.journal import time_now
from workbench.store.mirror.repairs import Repairs, keep_repairs
from workbench.store.package.datapackage import read_data_package

TRIES: Final = 20
_TRIES_ON_COPIES: Final = 3
_MOMENT: Final = 0.02
"""Seconds that a commit may take between its tables and its note."""


class Settling:
    """How the folder at `path` stands as this process last saw it, and what it repaired since the start."""

    def __init__(self, path: Path, index: Index) -> None:
        self.path = path
        self.settlement: Settlement | None = None
        self.repairs = Repairs()
        self._index = index
        self._unlooked: Settlement | None = None

    def standing(self) -> Settlement | None:
        """How the folder stands, where nothing changed since somebody last looked at all of it."""
        states = States.of(self.path)
        if self.settlement and self.settlement.pointer.states == states:
            return self.settlement
        pointer, fits = read_pointer(self.path, states)
        self.settlement = Settlement(pointer=pointer) if pointer and fits else None
        return self.settlement

    def take_committed(self, pointer: Pointer) -> None:
        """Take how things stand after a commit of one's own. Call it under the lock."""
        unnoted = None
        try:
            pointer.write(self.path)
        except StoreError as error:
            unnoted = error
        self.settlement = Settlement(pointer=pointer, unnoted=unnoted)

    def unlooked(self) -> Settlement | None:
        """How a large folder stands before anybody looked at tables that another program saved; else nothing."""
        if self._unlooked is None or self._unlooked.pointer.states != States.of(self.path):
            touch = touch_in(self.path, self._index)
            self._unlooked = touch.unlooked(self._index) if touch else None
        return self._unlooked

    def take_mended(self, found: Mended) -> None:
        """Put in place what was put right ahead, where it still fits. Call it under the lock."""
        settlement = put_in_place(self.path, found, self._index)
        self._take(settlement, found.repairs if settlement else Repairs())

    def settle(self) -> Settlement:
        """How the folder stands, once tables and journals agree. Call it under the lock.

        Raises:
            StoreError: another program saves faster than they can be brought to agree.
        """
        for attempt in range(TRIES):
            standing = self.standing()
            if standing:
                return standing
            if attempt < _TRIES_ON_COPIES:
                self._put_right()
            else:  # quicker where another program saves without a pause
                self.reconcile()
        raise StoreError(
            where=str(self.path),
            what="another program keeps saving its own copies of the tables",
            fix="Close the spreadsheet, then try again. Nothing was changed.",
        )

    def reconcile(self) -> None:
        """Have all tables say what the journals say, in today's schema. Call it under the lock.

        Raises:
            StoreError: a newer program wrote the folder meanwhile.
        """
        package = read_data_package(self.path)
        if package.is_newer:
            raise package.as_error()
        self._take(*reconcile(self.path, package))

    def _put_right(self) -> None:
        """Have the tables say what the journals say; only those that another program saved, where that is enough."""
        with mended(self.path, self._index) as found:
            if found:
                self.take_mended(found)
            else:
                self.reconcile()

    def _take(self, settlement: Settlement | None, repairs: Repairs) -> None:
        self.settlement, self._unlooked = settlement, None
        keep_repairs(self.path / ".history", repairs, at=time_now())
        self.repairs.add(repairs)


def standing_soon(folder: Path) -> FolderState | None:
    """How the folder stands, what an index is made from; nothing where that is not settled a moment later either."""
    for _ in range(TRIES):
        pointer, fits = read_pointer(folder, States.of(folder))
        if pointer and fits:
            return pointer.standing()
        time.sleep(_MOMENT)
    return None

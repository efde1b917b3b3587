"""A folder whose tables and journals agree whenever somebody looks, for several processes and threads at once."""

import contextlib
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, TypeVar

from workbench.domain.problem import Problem
from workbench.errors import ReadOnlyError, StoreError
from workbench.store import kept_bytes
from workbench.store.durable import is_refusal, locked, made_folder, told_as_store_error
from workbench.store.folder.clone import clone_of, draw_clone
from workbench.store.folder.datapackage import FILE, DataPackage, read_data_package
from workbench.store.folder.git_files import add_missing_lines
from workbench.store.folder.pointer import Pointer, States, journals_in, read_pointer
from workbench.store.folder.reconcile import Settlement, as_it_stands, is_as_settled, reconcile
from workbench.store.journal import Damage, breaks_in_chain, journal_of
from workbench.store.mirror.repairs import Repairs, keep_repairs, untold_repairs

_Read = TypeVar("_Read")
TRIES: Final = 20


class SettledFolder:
    """The folder at `path`, made where it is missing; one that a newer program wrote is left as it is.

    One that may not be written to is only read. `repairs` is what was done to it.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.history = path / ".history"
        self.repairs = Repairs()
        self._settlement: Settlement | None = None
        self._newer: DataPackage | None = None
        self._closed: ReadOnlyError | None = None
        self._memory = threading.RLock()
        self._open()

    @property
    def journal(self) -> Path:
        """This clone's journal; every clone of the folder has its own, so that git merges break no chain."""
        return journal_of(self.history, clone_of(self.path))

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What somebody should look at beside the rows: what is wrong, what was repaired, why it is only read."""
        found = [*(self._settlement.findings if self._settlement else ()), *self.repairs.problems]
        if self._newer:
            found.append(self._newer.as_problem())
        elif self._closed:
            what = f"{self._closed.what}: the folder is opened for reading only"
            found.append(Problem(where=self._closed.where, what=what, fix="Allow writing to it to record anything."))
        return tuple(dict.fromkeys(found))

    def version(self) -> str:
        """A token that changes whenever a table or a journal changes."""
        states = States.of(self.path)
        return "|".join(str(state) for state in (*states.tables, *states.journals))

    def check_writable(self) -> None:
        """Refuse to write into a folder of a newer schema, or one that may not be written to.

        Raises:
            StoreError: it is one.
        """
        if self._newer or self._closed or read_data_package(self.path).is_newer:
            self._open()
        if self._newer:
            raise self._newer.as_error()
        if self._closed:
            raise self._closed

    @contextlib.contextmanager
    def settled(self) -> Iterator[Settlement]:
        """Hold the folder's lock; how it stands, once tables and journals agree."""
        with self._locked():
            yield self._settle()

    def read_whole(self, read: Callable[[Settlement], _Read]) -> _Read:
        """What `read` finds between two commits: never one table before and another after the same commit."""
        with self._memory:
            standing = None if self._is_only_read else self._standing()
            if standing:
                found = read(standing)
                if States.of(self.path) == standing.pointer.states:
                    return found
        if self._is_only_read or read_data_package(self.path).is_newer:
            self._open()
        if self._is_only_read:
            return self._read_as_it_stands(read)
        try:
            with self.settled() as settled:
                return read(settled)
        except StoreError as error:
            self._close_for(error)
            return self._read_as_it_stands(read)

    def take_committed(self, pointer: Pointer) -> None:
        """Take how things stand after a commit of one's own. Call it under the lock."""
        unnoted = None
        try:
            pointer.write(self.path)
        except StoreError as error:
            unnoted = error
        self._settlement = Settlement(pointer=pointer, unnoted=unnoted)

    def clone(self) -> str:
        """This clone's name, drawn where it has none yet. Call it under the lock.

        Raises:
            StoreError: it cannot be noted.
        """
        return clone_of(self.path) or draw_clone(self.path)

    def look_again(self) -> tuple[Problem, ...]:
        """What is wrong with journals and tables, all of them read anew, whatever the note of the last commit says."""
        if self._newer:
            return tuple(damage.as_problem() for damage in self._breaks())
        if self._closed:
            self._settlement = as_it_stands(self.path)
        elif not is_as_settled(self.path, self._settlement):
            with self._locked():
                self._reconcile()
                self._settle()
        return self._settlement.findings if self._settlement else ()

    def untold_repairs(self) -> Repairs:
        """What was repaired, by whichever process, and not told yet."""
        if self._is_only_read:
            return Repairs()
        with self._locked():
            return untold_repairs(self.history)

    @property
    def _is_only_read(self) -> bool:
        return bool(self._newer or self._closed)

    def _breaks(self) -> Iterator[Damage]:
        for path in journals_in(self.history):
            with told_as_store_error(path):
                yield from breaks_in_chain(path, size=path.stat().st_size)

    def _read_as_it_stands(self, read: Callable[[Settlement], _Read]) -> _Read:
        """What `read` finds in a folder that is only read, without its lock, once nothing changes meanwhile."""
        with self._memory:
            for _ in range(TRIES):
                states = States.of(self.path)
                if self._settlement is None or self._settlement.pointer.states != states:
                    self._settlement = self._unwritten(states)
                found = read(self._settlement)
                if States.of(self.path) == states:
                    break
            return found

    def _unwritten(self, states: States) -> Settlement:
        """How a folder stands that is only read; the tables of a newer program are read as they are."""
        return Settlement(pointer=Pointer(states=states, clone="")) if self._newer else as_it_stands(self.path)

    def _open(self) -> None:
        """Make what is missing, and bring the tables up to date."""
        package = read_data_package(self.path)
        self._newer, self._closed = package if package.is_newer else None, None
        if self._newer:
            return
        try:
            self._make_what_is_missing()
            with self._locked():
                with contextlib.suppress(StoreError):  # one is drawn at the first commit, where it can be
                    self.clone()
                if not package.is_todays:
                    self._reconcile()
                self._settle()
                package.describe()
        except StoreError as error:
            self._close_for(error)

    def _close_for(self, error: StoreError) -> None:
        """Only read the folder from here on, where it is the system that refuses to write into it.

        Raises:
            StoreError: `error`, where it says anything else.
        """
        is_store = (self.path / FILE).exists() or self.history.is_dir()
        if self._newer or not is_store or not is_refusal(error):
            raise error
        self._closed = ReadOnlyError(where=error.where, what=error.what, fix=error.fix)

    def _make_what_is_missing(self) -> None:
        with told_as_store_error(self.path):
            made_folder(self.history)
            kept_bytes.make_folders(self.path)
        add_missing_lines(self.path)

    @contextlib.contextmanager
    def _locked(self) -> Iterator[None]:
        with locked(self.history / "lock"), self._memory:
            yield

    def _standing(self) -> Settlement | None:
        """How the folder stands, where nothing changed since somebody last looked at all of it."""
        states = States.of(self.path)
        if self._settlement and self._settlement.pointer.states == states:
            return self._settlement
        pointer, fits = read_pointer(self.path, states)
        self._settlement = Settlement(pointer=pointer) if pointer and fits else None
        return self._settlement

    def _settle(self) -> Settlement:
        """How the folder stands, once tables and journals agree.

        Raises:
            StoreError: another program saves faster than they can be brought to agree.
        """
        for _ in range(TRIES):
            standing = self._standing()
            if standing:
                return standing
            self._reconcile()
        raise StoreError(
            where=str(self.path),
            what="another program keeps saving its own copies of the tables",
            fix="Close the spreadsheet, then try again. Nothing was changed.",
        )

    def _reconcile(self) -> None:
        """Have the tables say what the journals say, in today's schema.

        Raises:
            StoreError: a newer program wrote the folder meanwhile.
        """
        package = read_data_package(self.path)
        if package.is_newer:
            self._newer = package
            raise package.as_error()
        self._settlement, repairs = reconcile(self.path, package)
        keep_repairs(self.history, repairs, at=_now())
        self.repairs.add(repairs)


def _now() -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())

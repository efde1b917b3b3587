"""A folder whose tables and journals agree whenever somebody looks, for several processes and threads at once."""

import contextlib
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from workbench.domain.problem import Problem
from workbench.errors import ReadOnlyError, StoreError
from workbench.store import kept_bytes
from workbench.store.durable import is_refusal, locked, made_folder, told_as_store_error
from workbench.store.folder.clone import clone_of, draw_clone, obstacle_to_a_name
from workbench.store.folder.git_files import add_missing_lines
from workbench.store.folder.pointer import Pointer, States, journals_in, state_of_pointer
from workbench.store.folder.reconcile import Settlement, as_it_stands, is_as_settled
from workbench.store.folder.settling import TRIES, Settling, standing_soon
from workbench.store.folder.touched import mended
from workbench.store.index.folder_state import FolderState
from workbench.store.index.kept import Index
from workbench.store.index.known import OddIndexError
from workbench.store.journals.journal import Damage, breaks_in_chain, journal_of
from workbench.store.mirror.repairs import Repairs, untold_repairs
from workbench.store.package.datapackage import FILE, DataPackage, read_data_package

_Read = TypeVar("_Read")


class SettledFolder:
    """The folder at `path`, made where it is missing; one that a newer program wrote is left as it is.

    One that may not be written to is only read.
    """

    def __init__(self, path: Path, index: Index) -> None:
        self.path = path
        self.history = path / ".history"
        self._settling = Settling(path, index)
        self._newer: DataPackage | None = None
        self._closed: ReadOnlyError | None = None
        self._memory = threading.RLock()
        self._looking = threading.Lock()
        self._open()

    @property
    def repairs(self) -> Repairs:
        """What was done to the folder since it was opened."""
        return self._settling.repairs

    @property
    def journal(self) -> Path:
        """This clone's journal; every clone of the folder has its own, so that git merges break no chain."""
        return journal_of(self.history, clone_of(self.path))

    def problems(self, settlement: Settlement) -> tuple[Problem, ...]:
        """What somebody should look at beside the rows: what is wrong, what was repaired, why it is only read."""
        found = [*settlement.findings, *self.repairs.problems]
        if self._newer:
            found.append(self._newer.as_problem())
        elif self._closed:
            what = f"{self._closed.what}: the folder is opened for reading only"
            found.append(Problem(where=self._closed.where, what=what, fix="Make it writable to record anything."))
        return tuple(dict.fromkeys(found))

    def version(self) -> str:
        """A token that changes whenever a table or a journal changes, or somebody looked at them anew."""
        states = States.of(self.path)
        return "|".join(str(state) for state in (*states.tables, *states.journals, state_of_pointer(self.path)))

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
        self.put_right()
        with self._locked():
            yield self._settling.settle()

    def read_whole(self, read: Callable[[Settlement], _Read]) -> _Read:
        """What `read` finds between two commits: never one table before and another after the same commit."""
        with self._memory:
            standing = None if self._is_only_read else self._settling.standing()
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

    def read_early(self, read: Callable[[Settlement], _Read]) -> _Read:
        """The same, of a large folder before anybody looked at tables that another program saved.

        `read` may then raise an OddIndexError: it is asked again once they were looked at.
        """
        with self._memory, contextlib.suppress(OddIndexError):
            unlooked = None if self._is_settled() else self._settling.unlooked()
            found = read(unlooked) if unlooked else None
            if found is not None and unlooked and States.of(self.path) == unlooked.pointer.states:
                return found
        return self.read_whole(read)

    def put_right(self) -> None:
        """Have tables that another program saved say what the journals say; the look itself needs no lock.

        Raises:
            StoreError: another program holds the lock.
        """
        with self._looking, contextlib.closing(Index(self.path)) as index:
            with self._memory:
                is_settled = self._is_settled()
            try:
                if not is_settled:
                    self._put_right(index)
            except StoreError as error:
                self._close_for(error)

    def standing(self) -> FolderState | None:
        """How the folder stands now; nothing where that is not settled, also a moment later."""
        return standing_soon(self.path)

    def take_committed(self, pointer: Pointer) -> None:
        """Take how things stand after a commit of one's own. Call it under the lock."""
        self._settling.take_committed(pointer)

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
            self._settling.settlement = as_it_stands(self.path)
            return self._settling.settlement.findings
        return (*self._found_anew(), *obstacle_to_a_name(self.path))

    def _found_anew(self) -> tuple[Problem, ...]:
        self.put_right()
        if not is_as_settled(self.path, self._settling.standing()):
            with self._locked():
                self._settling.reconcile()
                self._settling.settle()
        return self._settling.settlement.findings if self._settling.settlement else ()

    def untold_repairs(self) -> Repairs:
        """What was repaired, by whichever process, and not told yet."""
        if self._is_only_read:
            return Repairs()
        with self._locked():
            return untold_repairs(self.history)

    def _put_right(self, index: Index) -> None:
        with mended(self.path, index) as found:
            if found:
                with self._locked():
                    self._settling.take_mended(found)

    def _is_settled(self) -> bool:
        """Whether there is nothing to put right, or that may not be done."""
        return self._is_only_read or self._settling.standing() is not None

    @property
    def _is_only_read(self) -> bool:
        return bool(self._newer or self._closed)

    def _breaks(self) -> Iterator[Damage]:
        for path in journals_in(self.history):
            with told_as_store_error(path):
                yield from breaks_in_chain(path, size=path.stat().st_size if path.exists() else 0)

    def _read_as_it_stands(self, read: Callable[[Settlement], _Read]) -> _Read:
        """What `read` finds in a folder that is only read, without its lock, once nothing changes meanwhile."""
        with self._memory:
            for _ in range(TRIES):
                states = States.of(self.path)
                if self._settling.settlement is None or self._settling.settlement.pointer.states != states:
                    self._settling.settlement = self._unwritten(states)
                found = read(self._settling.settlement)
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
                    self._settling.reconcile()
                if self._settling.standing() or not self._settling.unlooked():
                    self._settling.settle()
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

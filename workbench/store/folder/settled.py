"""A folder whose tables and journals agree at every access, for several processes and threads at once."""

import contextlib
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from workbench.domain.problem import Problem
from workbench.errors import ReadOnlyError, StoreError
from workbench.store import kept_bytes
from workbench.store.durable import as_store_error, is_refusal, locked, make_folder
from workbench.store.folder.clone import clone_file_problems, clone_name, draw_clone_name
from workbench.store.folder.git_files import add_missing_lines
from workbench.store.folder.pointer import FileStates, Pointer, journals_in, state_of_pointer
from workbench.store.folder.reconcile import Settlement, is_confirmed, read_only_settlement
from workbench.store.folder.settling import TRIES, Settling, wait_for_folder_state
from workbench.store.folder.touched import repaired_copies
from workbench.store.index.folder_state import FolderState
from workbench.store.index.kept import Index
from workbench.store.index.known import UnusableIndexError
from workbench.store.journals.journal import Damage, chain_breaks, journal_path
from workbench.store.mirror.repairs import Repairs, unreported_repairs
from workbench.store.package.datapackage import FILE, DataPackage, read_data_package

_Read = TypeVar("_Read")


class SettledFolder:
    """The folder at `path`, created if missing; read-only if a newer program wrote it or it cannot be written to."""

    def __init__(self, path: Path, index: Index) -> None:
        self.path = path
        self.history = path / ".history"
        self._settling = Settling(path, index)
        self._newer_package: DataPackage | None = None
        self._refusal: ReadOnlyError | None = None
        self._settling_lock = threading.RLock()
        self._check_lock = threading.Lock()
        self._open()

    @property
    def repairs(self) -> Repairs:
        """What was done to the folder since it was opened."""
        return self._settling.repairs

    @property
    def journal(self) -> Path:
        """The journal of this clone; every clone of the folder has its own, so that git merges break no chain."""
        return journal_path(self.history, clone_name(self.path))

    def problems(self, settlement: Settlement) -> tuple[Problem, ...]:
        """Return what somebody should look at: what is wrong, what was repaired, why the folder is read-only."""
        problems = [*settlement.findings, *self.repairs.problems]
        if self._newer_package:
            problems.append(self._newer_package.as_problem())
        elif self._refusal:
            what = f"{self._refusal.what}: the folder is opened for reading only"
            fix = "Make it writable to record anything."
            problems.append(Problem(where=self._refusal.where, what=what, fix=fix))
        return tuple(dict.fromkeys(problems))

    def version(self) -> str:
        """Return a token that changes whenever a table or a journal changes, or they were checked again."""
        states = FileStates.of(self.path)
        return "|".join(str(state) for state in (*states.tables, *states.journals, state_of_pointer(self.path)))

    def check_writable(self) -> None:
        """Refuse a folder that may not be written to.

        Raises:
            StoreError: it is one, or has a newer schema.
        """
        if self._newer_package or self._refusal or read_data_package(self.path).is_newer:
            self._open()
        if self._newer_package:
            raise self._newer_package.as_error()
        if self._refusal:
            raise self._refusal

    @contextlib.contextmanager
    def settled(self) -> Iterator[Settlement]:
        """Hold the folder's lock and give its state once tables and journals agree."""
        self.repair_tables()
        with self._locked():
            yield self._settling.settle()

    def read_whole(self, read: Callable[[Settlement], _Read]) -> _Read:
        """Return what `read` returns between two commits: never one table before and another after a commit."""
        with self._settling_lock:
            settlement = None if self._is_read_only else self._settling.current_settlement()
            if settlement:
                answer = read(settlement)
                if FileStates.of(self.path) == settlement.pointer.states:
                    return answer
        if self._is_read_only or read_data_package(self.path).is_newer:
            self._open()
        if self._is_read_only:
            return self._read_unlocked(read)
        try:
            with self.settled() as settled:
                return read(settled)
        except StoreError as error:
            self._go_read_only(error)
            return self._read_unlocked(read)

    def read_early(self, read: Callable[[Settlement], _Read]) -> _Read:
        """Do the same for a large folder, even before tables are checked that another program saved.

        `read` may then raise an UnusableIndexError: it is called again once they are checked.
        """
        with self._settling_lock, contextlib.suppress(UnusableIndexError):
            unchecked = None if self._is_settled() else self._settling.unchecked()
            answer = read(unchecked) if unchecked else None
            if answer is not None and unchecked and FileStates.of(self.path) == unchecked.pointer.states:
                return answer
        return self.read_whole(read)

    def repair_tables(self) -> None:
        """Make tables that another program saved agree with the journals; the check itself needs no lock.

        Raises:
            StoreError: another program holds the lock.
        """
        with self._check_lock, contextlib.closing(Index(self.path)) as index:
            with self._settling_lock:
                is_settled = self._is_settled()
            try:
                if not is_settled:
                    self._repair_tables(index)
            except StoreError as error:
                self._go_read_only(error)

    def folder_state(self) -> FolderState | None:
        """Return the present state of the folder, or None where it is not settled even a moment later."""
        return wait_for_folder_state(self.path)

    def take_committed(self, pointer: Pointer) -> None:
        """Take the state after a commit of this process. Call it under the lock."""
        self._settling.take_committed(pointer)

    def clone(self) -> str:
        """Return this clone's name, drawn where it has none yet. Call it under the lock.

        Raises:
            StoreError: it cannot be saved.
        """
        return clone_name(self.path) or draw_clone_name(self.path)

    def check_all(self) -> tuple[Problem, ...]:
        """Read all journals and tables again, whatever the pointer says, and return what is wrong with them."""
        if self._newer_package:
            return tuple(damage.as_problem() for damage in self._chain_breaks())
        if self._refusal:
            self._settling.settlement = read_only_settlement(self.path)
            return self._settling.settlement.findings
        return (*self._recheck(), *clone_file_problems(self.path))

    def _recheck(self) -> tuple[Problem, ...]:
        self.repair_tables()
        if not is_confirmed(self.path, self._settling.current_settlement()):
            with self._locked():
                self._settling.reconcile()
                self._settling.settle()
        return self._settling.settlement.findings if self._settling.settlement else ()

    def unreported_repairs(self) -> Repairs:
        """Return the repairs of any process that were not reported yet."""
        if self._is_read_only:
            return Repairs()
        with self._locked():
            return unreported_repairs(self.history)

    def _repair_tables(self, index: Index) -> None:
        with repaired_copies(self.path, index) as repaired:
            if repaired:
                with self._locked():
                    self._settling.take_repaired(repaired)

    def _is_settled(self) -> bool:
        """Return whether there is nothing to repair, or repairs are not allowed."""
        return self._is_read_only or self._settling.current_settlement() is not None

    @property
    def _is_read_only(self) -> bool:
        return bool(self._newer_package or self._refusal)

    def _chain_breaks(self) -> Iterator[Damage]:
        for path in journals_in(self.history):
            with as_store_error(path):
                yield from chain_breaks(path, size=path.stat().st_size if path.exists() else 0)

    def _read_unlocked(self, read: Callable[[Settlement], _Read]) -> _Read:
        """Return what `read` returns in a read-only folder, without its lock, once nothing changes in between."""
        with self._settling_lock:
            for _ in range(TRIES):
                states = FileStates.of(self.path)
                if self._settling.settlement is None or self._settling.settlement.pointer.states != states:
                    self._settling.settlement = self._read_only_settlement(states)
                answer = read(self._settling.settlement)
                if FileStates.of(self.path) == states:
                    break
            return answer

    def _read_only_settlement(self, states: FileStates) -> Settlement:
        """Return the state of a read-only folder; the tables of a newer program are read as they are."""
        pointer = Pointer(states=states, clone="")
        return Settlement(pointer=pointer) if self._newer_package else read_only_settlement(self.path)

    def _open(self) -> None:
        """Create what is missing, and bring the tables up to date."""
        package = read_data_package(self.path)
        self._newer_package = package if package.is_newer else None
        self._refusal = None
        if self._newer_package:
            return
        try:
            self._create_missing()
            with self._locked():
                with contextlib.suppress(StoreError):  # else one is drawn at the first commit
                    self.clone()
                if not package.is_current:
                    self._settling.reconcile()
                if self._settling.current_settlement() or not self._settling.unchecked():
                    self._settling.settle()
                package.describe()
        except StoreError as error:
            self._go_read_only(error)

    def _go_read_only(self, error: StoreError) -> None:
        """Open the folder read-only from here on, where the system refuses to write into it.

        Raises:
            StoreError: `error`, where it has another reason.
        """
        is_store = (self.path / FILE).exists() or self.history.is_dir()
        if self._newer_package or not is_store or not is_refusal(error):
            raise error
        self._refusal = ReadOnlyError(where=error.where, what=error.what, fix=error.fix)

    def _create_missing(self) -> None:
        with as_store_error(self.path):
            make_folder(self.history)
            kept_bytes.make_folders(self.path)
        add_missing_lines(self.path)

    @contextlib.contextmanager
    def _locked(self) -> Iterator[None]:
        with locked(self.history / "lock"), self._settling_lock:
            yield

"""A folder whose tables and journals agree whenever somebody looks, for several processes and threads at once."""

import contextlib
import hashlib
import threading
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, TypeVar

from workbench.domain.problem import Problem
from workbench.errors import StoreError
from workbench.store import kept_bytes
from workbench.store.durable import locked, made_folder, told_as_store_error
from workbench.store.folder.datapackage import DataPackage, read_data_package
from workbench.store.folder.git_files import add_missing_lines
from workbench.store.folder.pointer import Pointer
from workbench.store.folder.reconcile import reconcile
from workbench.store.journal import JOURNALS

_Read = TypeVar("_Read")
TRIES: Final = 20


class SettledFolder:
    """The folder at `path`, made where it is missing; one that a newer program wrote is left as it is.

    `notices` say what was done to it and is in order.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.history = path / ".history"
        self.notices: tuple[Problem, ...] = ()
        self._repaired: tuple[Problem, ...] = ()
        self._newer: DataPackage | None = None
        self._memory = threading.RLock()
        self._open()

    @property
    def journal(self) -> Path:
        """This clone's journal; every clone of the folder has its own, so that git merges break no chain."""
        clone = hashlib.sha256(f"{uuid.getnode()}:{self.path.resolve()}".encode()).hexdigest()[:8]
        return self.history / f"journal-{clone}.jsonl"

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What somebody should look at beside the rows: what was repaired, and that the folder is only read."""
        return (*self._repaired, *([self._newer.as_problem()] if self._newer else []))

    def version(self) -> str:
        """A token that changes whenever a table changes."""
        return "|".join(str(state) for state in Pointer.states(self.path))

    def check_writable(self) -> None:
        """Refuse to write into a folder of a newer schema.

        Raises:
            StoreError: it is one.
        """
        if self._newer or read_data_package(self.path).is_newer:
            self._open()
        if self._newer:
            raise self._newer.as_error()

    @contextlib.contextmanager
    def settled(self) -> Iterator[Pointer]:
        """Hold the folder's lock; the pointer, once tables and journals agree."""
        with self._locked():
            yield self._settle()

    def read_whole(self, read: Callable[[], _Read]) -> _Read:
        """What `read` finds between two commits: never one table before and another after the same commit."""
        with self._memory:
            before = self.version()
            if Pointer.fits(self.path, self.journal):
                found = read()
                if self.version() == before:
                    return found
        if self._newer or read_data_package(self.path).is_newer:
            self._open()
        if self._newer:
            return self._read_as_it_stands(read)
        with self.settled():
            return read()

    def journal_sizes(self) -> dict[Path, int]:
        """The size in bytes of each journal between two commits."""
        with contextlib.nullcontext() if self._newer else self.settled(), told_as_store_error(self.history):
            return {path: path.stat().st_size for path in sorted(self.history.glob(JOURNALS))}

    def _read_as_it_stands(self, read: Callable[[], _Read]) -> _Read:
        """What `read` finds in a folder that is only read, without its lock, once no table changes meanwhile."""
        with self._memory:
            for _ in range(TRIES):
                before = self.version()
                found = read()
                if self.version() == before:
                    break
            return found

    def _open(self) -> None:
        """Make what is missing, and bring the tables up to date."""
        package = read_data_package(self.path)
        self._newer = package if package.is_newer else None
        if self._newer:
            return
        with told_as_store_error(self.path):
            made_folder(self.history)
            kept_bytes.make_folders(self.path)
        add_missing_lines(self.path)
        with self._locked():
            if not package.is_todays:
                self._reconcile()
            self._settle()

    @contextlib.contextmanager
    def _locked(self) -> Iterator[None]:
        with locked(self.history / "lock"), self._memory:
            yield

    def _settle(self) -> Pointer:
        """The pointer, once tables and journals agree.

        Raises:
            StoreError: another program saves faster than they can be brought to agree.
        """
        for _ in range(TRIES):
            pointer = Pointer.read(self.path, self.journal)
            if pointer:
                return pointer
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
        repairs = reconcile(self.path, self.journal, package)
        self._repaired = tuple(dict.fromkeys((*self._repaired, *repairs.problems)))
        self.notices = tuple(dict.fromkeys((*self.notices, *repairs.notices)))

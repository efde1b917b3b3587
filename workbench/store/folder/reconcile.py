"""Making the tables say what the journals say, after a crash, a spreadsheet, a merge or an earlier program."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final, NamedTuple

from workbench.domain.problem import Problem
from workbench.errors import StoreError
from workbench.store.durable import opened_to_append, told_as_store_error
from workbench.store.folder.clone import clone_of, draw_clone
from workbench.store.folder.look import Look, look_at
from workbench.store.folder.pointer import Pointer, States, read_pointer
from workbench.store.index.folder_state import FolderState
from workbench.store.journals.journal import finish_last_line, journal_of
from workbench.store.migrations import SCHEMA
from workbench.store.mirror.mirroring import Mirroring
from workbench.store.mirror.repairs import Repairs
from workbench.store.mirror.table_differences import Compared
from workbench.store.package.datapackage import FILE, DataPackage
from workbench.store.tables import TABLES

_NEVER: Final = -2
"""Stands in a noted pointer for the size of a table that says something else than the journals: it never fits."""


class Instead(NamedTuple):
    """What is read in place of a table's file: its rows, and what is to be said of the file."""

    rows: Sequence[str]
    problems: Sequence[Problem]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settlement:
    """How the folder stands: the pointer, and by table the rows of those that could not be made to agree.

    `refused` says why nothing may be appended until the folder has today's schema,
    `unnoted` why other processes must look for themselves. `unlooked` is how a large
    folder stood before another program saved tables at which nobody has looked since.
    """

    pointer: Pointer
    instead: Mapping[str, Instead] = field(default_factory=dict)
    refused: StoreError | None = None
    unnoted: StoreError | None = None
    unlooked: FolderState | None = None

    @property
    def findings(self) -> tuple[Problem, ...]:
        """What somebody should look at until it is put right."""
        places = ((FILE, self.refused), (".history/applied", self.unnoted))
        more = [Problem(where=where, what=error.what, fix=error.fix) for where, error in places if error]
        return (*self.pointer.findings, *more)

    @property
    def is_mirrored(self) -> bool:
        """Whether all tables say what the journals say."""
        return not self.instead and not self.refused

    def as_large(self) -> FolderState | None:
        """How the folder stands, where it is large and its tables say what the journals say; else nothing."""
        if self.unlooked:
            return self.unlooked
        standing = self.pointer.standing() if self.is_mirrored else None
        return standing if standing and standing.is_large else None


def reconcile(folder: Path, package: DataPackage) -> tuple[Settlement | None, Repairs]:
    """Bring the tables of `folder` to today's schema and have them say what its journals say.

    The settlement is nothing where another program saved a table meanwhile. Call it
    under the lock. However often it is broken off, the next time completes it.
    """
    history, repairs = folder / ".history", Repairs()
    _finish_own_journal(folder, repairs)
    look = look_at(folder)
    repairs.notices += look.journalled.notices()
    clone = _clone_with_whole_journal(folder, look, repairs)
    migrated, sizes = [], []
    for place, table in enumerate(look.tables):
        mirroring = Mirroring(comparison=table, repairs=repairs, folder=folder)
        mirroring.mirror(earlier=package.schema if package.is_older else 0)
        look.tables[place] = mirroring.comparison
        migrated += [table.table.name] if mirroring.is_migrated else []
        sizes.append(mirroring.size)
    refused = _brought_up(package, migrated, repairs)
    pointer = look.pointer(clone=clone, own=journal_of(history, clone), states=States.of(folder))
    if not _stand_as_left(look, pointer.states, sizes):
        return None, repairs
    instead = instead_of(each for each in look.tables if each.refused)
    unnoted = noted_in(folder, pointer, instead)
    return Settlement(pointer=pointer, instead=instead, refused=refused, unnoted=unnoted), repairs


def as_it_stands(folder: Path) -> Settlement:
    """How a folder stands in which nothing may be written.

    Raises:
        StoreError: a journal cannot be read.
    """
    look = look_at(folder)
    instead = instead_of(each for each in look.tables if not each.is_mirror())
    pointer = replace(look.pointer(clone="", own=folder, states=look.states), look="")  # no index: it cannot be written
    return Settlement(pointer=pointer, instead=instead)


def is_as_settled(folder: Path, settlement: Settlement | None) -> bool:
    """Whether a look at all of the folder finds what `settlement` tells; without the lock, and nothing is written."""
    look = look_at(folder)
    return (
        settlement is not None
        and look.states == settlement.pointer.states == States.of(folder)
        and tuple(dict.fromkeys(look.findings())) == settlement.pointer.findings
        and all(each.is_mirror() or each.table.name in settlement.instead for each in look.tables)
    )


def instead_of(tables: Iterable[Compared]) -> dict[str, Instead]:
    """For each of `tables` the rows that it should have."""
    return {each.table.name: Instead(tuple(each.wanted().values()), each.found.problems) for each in tables}


def _finish_own_journal(folder: Path, repairs: Repairs) -> None:
    """Set an unfinished last line of this clone's journal aside."""
    history, clone = folder / ".history", clone_of(folder)
    path = journal_of(history, clone)
    if not clone or not path.is_file():
        return
    noted, _ = read_pointer(folder)
    known = dict(noted.states.journals) if noted else {}
    since = known.get(path.name, (0, 0, 0))[1]
    with opened_to_append(path) as descriptor, told_as_store_error(path):
        if finish_last_line(descriptor, since=since, rejects=history / "rejects", name=path.stem):
            what = "the last line was cut off by a crash; it was never acknowledged"
            fix = "It is set aside in .history/rejects."
            repairs.problems.append(Problem(where=f".history/{path.name}", what=what, fix=fix))


def _clone_with_whole_journal(folder: Path, look: Look, repairs: Repairs) -> str:
    """This clone's name; a new one where its journal is damaged, which stays as it is then and can be restored."""
    clone = clone_of(folder)
    own = journal_of(folder / ".history", clone)
    if not clone or not any(damage.path == own for damage in look.damages):
        return clone
    try:
        drawn = draw_clone(folder)
    except StoreError:
        return ""  # one is drawn at the next commit
    what = f"is damaged; from here on journal-{drawn}.jsonl is written"
    repairs.notices.append(Problem(where=f".history/{own.name}", what=what, fix="There is nothing to do about that."))
    return drawn


def _brought_up(package: DataPackage, migrated: Sequence[str], repairs: Repairs) -> StoreError | None:
    """Have the data package say that the folder has today's schema; what refused that, or nothing."""
    try:
        if not package.is_todays:
            package.bring_up()
    except StoreError as error:
        return error
    if package.is_older:
        repairs.notices.append(_migration(package, migrated))
    return None


def _stand_as_left(look: Look, states: States, sizes: Sequence[int]) -> bool:
    """Whether the tables are as large as was just written; another program may have saved in between."""
    left = zip(look.tables, states.tables, sizes, strict=True)
    return all(table.refused or state[1] == size for table, state, size in left)


def noted_in(folder: Path, pointer: Pointer, instead: Collection[str]) -> StoreError | None:
    """What kept the pointer from being noted for other processes, or nothing; tables named in `instead` refuse."""
    tables = [
        (state[0], _NEVER, state[2]) if table.name in instead else state
        for state, table in zip(pointer.states.tables, TABLES, strict=True)
    ]
    try:
        pointer.aside.write(folder)
        replace(pointer, states=States(tuple(tables), pointer.states.journals)).write(folder)
    except StoreError as error:
        return error
    return None


def _migration(package: DataPackage, migrated: Sequence[str]) -> Problem:
    what = f"the folder was brought from schema {package.schema} to schema {SCHEMA}"
    if not migrated:
        return Problem(where=FILE, what=f"{what}; no table had to change", fix="Nothing to do.")
    names = ", ".join(f"{name}.csv" for name in migrated)
    fix = f"As they were, they lie in .history/schema-{package.schema}."
    return Problem(where=FILE, what=f"{what}; written anew: {names}", fix=fix)

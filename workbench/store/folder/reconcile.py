"""Making the tables agree with the journals, after a crash, a spreadsheet, a merge or an earlier program."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final, NamedTuple

from workbench.domain.problem import Problem
from workbench.errors import StoreError
from workbench.store.durable import as_store_error, open_for_append
from workbench.store.folder.clone import clone_name, draw_clone_name
from workbench.store.folder.look import FolderCheck, check_folder
from workbench.store.folder.pointer import FileStates, Pointer, read_pointer
from workbench.store.index.folder_state import FolderState
from workbench.store.journals.journal import finish_last_line, journal_path
from workbench.store.migrations import SCHEMA
from workbench.store.mirror.mirroring import TableMirror
from workbench.store.mirror.repairs import Repairs
from workbench.store.mirror.table_differences import TableComparison
from workbench.store.package.datapackage import FILE, DataPackage
from workbench.store.tables import TABLES

_NEVER_MATCHING: Final = -2
"""The size in the pointer of a table that differs from the journals: it never matches a file."""


class Replacement(NamedTuple):
    """What is read in place of a table's file: the rows, and the problems of the file."""

    rows: Sequence[str]
    problems: Sequence[Problem]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settlement:
    """The state of the folder: the pointer, and by table the rows of those that could not be made to agree.

    `refusal` says why nothing may be appended until the folder has the current schema,
    `note_error` why other processes must check for themselves. `unchecked` is the state of a
    large folder before another program saved tables that are not checked yet.
    """

    pointer: Pointer
    replacements: Mapping[str, Replacement] = field(default_factory=dict)
    refusal: StoreError | None = None
    note_error: StoreError | None = None
    unchecked: FolderState | None = None

    @property
    def findings(self) -> tuple[Problem, ...]:
        """What somebody should look at until it is fixed."""
        places = ((FILE, self.refusal), (".history/applied", self.note_error))
        more = [Problem(where=where, what=error.what, fix=error.fix) for where, error in places if error]
        return (*self.pointer.findings, *more)

    @property
    def are_tables_up_to_date(self) -> bool:
        """Whether all tables agree with the journals."""
        return not self.replacements and not self.refusal

    def large_folder_state(self) -> FolderState | None:
        """Return the state of a large folder whose tables agree with the journals; else None."""
        if self.unchecked:
            return self.unchecked
        state = self.pointer.folder_state() if self.are_tables_up_to_date else None
        return state if state and state.is_large else None


def reconcile(folder: Path, package: DataPackage) -> tuple[Settlement | None, Repairs]:
    """Bring the tables of `folder` to the current schema and into agreement with its journals.

    The settlement is None where another program saved a table in the meantime. Call it
    under the lock. However often it is interrupted, the next call completes it.
    """
    history = folder / ".history"
    repairs = Repairs()
    _finish_own_journal(folder, repairs)
    look = check_folder(folder)
    repairs.notices += look.contents.notices()
    clone = _clone_with_whole_journal(folder, look, repairs)
    migrated, written_sizes = [], []
    for position, table in enumerate(look.tables):
        mirroring = TableMirror(comparison=table, repairs=repairs, folder=folder)
        mirroring.mirror(earlier=package.schema if package.is_older else 0)
        look.tables[position] = mirroring.comparison
        migrated += [table.table.name] if mirroring.is_migrated else []
        written_sizes.append(mirroring.size)
    refusal = _update_package(package, migrated, repairs)
    pointer = look.pointer(clone=clone, own=journal_path(history, clone), states=FileStates.of(folder))
    if not _has_sizes(look, pointer.states, written_sizes):
        return None, repairs
    replacements = replacements_for(each for each in look.tables if each.refusal)
    note_error = save_pointer(folder, pointer, replacements)
    return Settlement(pointer=pointer, replacements=replacements, refusal=refusal, note_error=note_error), repairs


def read_only_settlement(folder: Path) -> Settlement:
    """Return the state of a folder in which nothing may be written.

    Raises:
        StoreError: a journal cannot be read.
    """
    look = check_folder(folder)
    replacements = replacements_for(each for each in look.tables if not each.is_up_to_date())
    # The look is blank, so that no index is made: it could not be written.
    pointer = replace(look.pointer(clone="", own=folder, states=look.states), look="")
    return Settlement(pointer=pointer, replacements=replacements)


def is_confirmed(folder: Path, settlement: Settlement | None) -> bool:
    """Return whether a check of all of the folder confirms `settlement`; without the lock or any writing."""
    look = check_folder(folder)
    return (
        settlement is not None
        and look.states == settlement.pointer.states == FileStates.of(folder)
        and tuple(dict.fromkeys(look.findings())) == settlement.pointer.findings
        and all(each.is_up_to_date() or each.table.name in settlement.replacements for each in look.tables)
    )


def replacements_for(tables: Iterable[TableComparison]) -> dict[str, Replacement]:
    """Return, for each of `tables`, the rows that it should have."""
    return {each.table.name: Replacement(tuple(each.wanted_rows().values()), each.file.problems) for each in tables}


def _finish_own_journal(folder: Path, repairs: Repairs) -> None:
    """Set an unfinished last line of this clone's journal aside."""
    history = folder / ".history"
    clone = clone_name(folder)
    path = journal_path(history, clone)
    if not clone or not path.is_file():
        return
    noted, _ = read_pointer(folder)
    states = dict(noted.states.journals) if noted else {}
    noted_size = states.get(path.name, (0, 0, 0))[1]
    with open_for_append(path) as descriptor, as_store_error(path):
        if finish_last_line(descriptor, since=noted_size, rejects=history / "rejects", name=path.stem):
            what = "the last line was cut off by a crash; it was never acknowledged"
            fix = "It is set aside in .history/rejects."
            repairs.problems.append(Problem(where=f".history/{path.name}", what=what, fix=fix))


def _clone_with_whole_journal(folder: Path, look: FolderCheck, repairs: Repairs) -> str:
    """Return this clone's name; a new one where its journal is damaged, which is left to be restored."""
    clone = clone_name(folder)
    own = journal_path(folder / ".history", clone)
    if not clone or not any(damage.path == own for damage in look.damages):
        return clone
    try:
        drawn = draw_clone_name(folder)
    except StoreError:
        return ""  # one is drawn at the next commit
    what = f"is damaged; from here on journal-{drawn}.jsonl is written"
    repairs.notices.append(Problem(where=f".history/{own.name}", what=what, fix="There is nothing to do about that."))
    return drawn


def _update_package(package: DataPackage, migrated: Sequence[str], repairs: Repairs) -> StoreError | None:
    """Have the data package state the current schema; return the error that prevented it, or None."""
    try:
        if not package.is_current:
            package.upgrade()
    except StoreError as error:
        return error
    if package.is_older:
        repairs.notices.append(_migration_notice(package, migrated))
    return None


def _has_sizes(look: FolderCheck, states: FileStates, sizes: Sequence[int]) -> bool:
    """Return whether the tables have the sizes just written; another program may have saved in between."""
    tables = zip(look.tables, states.tables, sizes, strict=True)
    return all(table.refusal or state[1] == size for table, state, size in tables)


def save_pointer(folder: Path, pointer: Pointer, replacements: Collection[str]) -> StoreError | None:
    """Save the pointer for other processes, so that tables of `replacements` never match; return what prevented it."""
    tables = [
        (state[0], _NEVER_MATCHING, state[2]) if table.name in replacements else state
        for state, table in zip(pointer.states.tables, TABLES, strict=True)
    ]
    try:
        pointer.aside.write(folder)
        replace(pointer, states=FileStates(tuple(tables), pointer.states.journals)).write(folder)
    except StoreError as error:
        return error
    return None


def _migration_notice(package: DataPackage, migrated: Sequence[str]) -> Problem:
    what = f"the folder was brought from schema {package.schema} to schema {SCHEMA}"
    if not migrated:
        return Problem(where=FILE, what=f"{what}; no table had to change", fix="Nothing to do.")
    names = ", ".join(f"{name}.csv" for name in migrated)
    fix = f"As they were, they lie in .history/schema-{package.schema}."
    return Problem(where=FILE, what=f"{what}; written anew: {names}", fix=fix)

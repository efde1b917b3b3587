"""Tables of a large folder that another program saved while the journals stayed as they were.

The index says what the journals hold, so the records are known before those tables are
checked. They are checked, and copies of them repaired, without the folder's lock; under
it only the copies are put in their place.
"""

import contextlib
import secrets
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from workbench.domain.problem import Problem
from workbench.errors import StoreError
from workbench.store.csv_table.file import UNREADABLE, key_of_row
from workbench.store.durable import (
    NOTHING_LOST,
    append_all,
    as_store_error,
    open_for_append,
    read_regular_file,
    sync_folder,
)
from workbench.store.folder.clone import clone_name
from workbench.store.folder.look import table_problems
from workbench.store.folder.pointer import FileStates, Pointer, read_pointer
from workbench.store.folder.reconcile import Replacement, Settlement, replacements_for, save_pointer
from workbench.store.index.folder_state import FolderState
from workbench.store.index.kept import Index
from workbench.store.mirror.aside import Aside
from workbench.store.mirror.mirroring import TableMirror
from workbench.store.mirror.repairs import Repairs
from workbench.store.mirror.table_differences import TableComparison, compare_table
from workbench.store.package.datapackage import read_data_package
from workbench.store.tables import TABLES, Table

_NOT_CHECKED_YET: Final = (
    "was saved by another program and is still being checked; its rows are shown from the journals"
)
_WAIT_FOR_IT: Final = "Nothing to do: problems are shown once that is done. To wait for it, run: workbench doctor"


@dataclass(frozen=True, slots=True)
class TouchedTables:
    """The `tables` that another program saved, the pointer and state before that, and the states of files `now`."""

    noted: Pointer
    now: FileStates
    state: FolderState
    tables: tuple[Table, ...]

    def unchecked(self, index: Index) -> Settlement | None:
        """Return the state of the folder before the tables are checked, or None where the index has none."""
        replacements = {}
        if TABLES[0] in self.tables:
            rows = index.all_rows(TABLES[0], self.state)
            if rows is None:
                return None
            replacements = {TABLES[0].name: Replacement(rows, ())}
        problems = tuple(
            Problem(where=f"{table.name}.csv", what=_NOT_CHECKED_YET, fix=_WAIT_FOR_IT) for table in self.tables
        )
        pointer = replace(self.noted, states=self.now, findings=(*self.noted.findings, *problems))
        return Settlement(pointer=pointer, replacements=replacements, unchecked=replace(self.state, is_unchecked=True))


@dataclass(slots=True)
class RepairedTables:
    """The touched tables compared with the journals; `copies` are, by table, the repaired copies of files."""

    touched: TouchedTables
    tables: list[TableComparison]
    copies: dict[str, Path] = field(default_factory=dict)
    repairs: Repairs = field(default_factory=Repairs)


def find_touched_tables(folder: Path, index: Index) -> TouchedTables | None:
    """Return the tables that another program saved in a large folder; None where more changed, or without an index."""
    states = FileStates.of(folder)
    noted, _ = read_pointer(folder)
    if noted is None or noted.clone != clone_name(folder) or noted.states.journals != states.journals:
        return None
    state = noted.folder_state()
    if state is None or not state.is_large or noted.states == states or not read_data_package(folder).is_current:
        return None
    table_states = zip(TABLES, noted.states.tables, states.tables, strict=True)
    tables = tuple(table for table, before, after in table_states if before != after)
    return TouchedTables(noted, states, state, tables) if index.known(state) else None


@contextlib.contextmanager
def repaired_copies(folder: Path, index: Index) -> Iterator[RepairedTables | None]:
    """Check the tables that another program saved and repair copies of them; None where that is not enough.

    Nothing is written into the tables, and no lock is needed.
    """
    touched = find_touched_tables(folder, index)
    repaired = _compare_touched(folder, touched, index) if touched else None
    copies_folder = folder / ".history" / f"mending-{secrets.token_hex(4)}"
    try:
        if repaired:
            _repair_copies(folder, repaired, copies_folder)
        yield repaired
    finally:
        shutil.rmtree(copies_folder, ignore_errors=True)


def put_in_place(folder: Path, repaired: RepairedTables, index: Index) -> Settlement | None:
    """Replace the touched tables by their repaired copies. Call it under the lock.

    The settlement is None where a file changed since it was checked.
    """
    if FileStates.of(folder) != repaired.touched.now:
        return None
    sizes = {name: copy.stat().st_size for name, copy in repaired.copies.items()}
    for table in repaired.tables:
        if table.table.name in repaired.copies and not table.refusal:
            table.refusal = _replace_by_copy(folder / table.path.name, repaired.copies[table.table.name])
    pointer = _pointer_after(repaired, FileStates.of(folder))
    if not _has_sizes(repaired, pointer.states, sizes):
        return None
    replacements = replacements_for(each for each in repaired.tables if each.refusal)
    note_error = save_pointer(folder, pointer, replacements)
    state = pointer.folder_state()
    if state is not None and not replacements and not note_error:
        index.note(state, {each.table.name: tuple(each.file.problems) for each in repaired.tables})
    return Settlement(pointer=pointer, replacements=replacements, note_error=note_error)


def _replace_by_copy(path: Path, copy: Path) -> StoreError | None:
    """Put `copy` at `path`; return the error that prevented it, or None."""
    try:
        with as_store_error(path, fix=NOTHING_LOST):
            copy.replace(path)
            sync_folder(path.parent)
    except StoreError as error:
        return error
    return None


def _compare_touched(folder: Path, touched: TouchedTables, index: Index) -> RepairedTables | None:
    comparisons = []
    for table in touched.tables:
        rows = index.all_rows(table, touched.state)
        if rows is None:
            return None
        comparisons.append(compare_table(table, folder / f"{table.name}.csv", {key_of_row(row): row for row in rows}))
    return RepairedTables(touched, comparisons)


def _repair_copies(folder: Path, repaired: RepairedTables, copies_folder: Path) -> None:
    """Repair copies in `copies_folder` of those tables that differ from the journals."""
    for number, table in enumerate(repaired.tables):
        if table.refusal or table.is_up_to_date():
            continue
        copy = copies_folder / table.path.name
        try:
            _copy(table.path, copy)
        except StoreError as error:
            table.refusal = error
            continue
        table.file.path = copy
        mirroring = TableMirror(comparison=table, repairs=repaired.repairs, folder=folder)
        mirroring.mirror(earlier=0)
        repaired.tables[number] = mirroring.comparison
        repaired.copies[table.table.name] = copy


def _copy(path: Path, copy: Path) -> None:
    """Copy a table's file, which may be missing.

    Raises:
        StoreError: it cannot be read, or the copy cannot be written.
    """
    with as_store_error(copy.parent, fix=NOTHING_LOST):
        copy.parent.mkdir(exist_ok=True)
    with as_store_error(path, fix=UNREADABLE):
        try:
            content = read_regular_file(path)
        except FileNotFoundError:
            return
    with open_for_append(copy) as descriptor:
        append_all(descriptor, content, path=copy)


def _pointer_after(repaired: RepairedTables, states: FileStates) -> Pointer:
    """Return the pointer once the touched tables are as they should be."""
    noted = repaired.touched.noted
    names = {each.table.name for each in repaired.tables}
    files = {f"{name}.csv" for name in names}
    foreign = {name: ids for name, ids in noted.aside.foreign.items() if name not in names}
    foreign |= {each.table.name: frozenset(each.unjournalled) for each in repaired.tables if each.unjournalled}
    findings = [finding for finding in noted.findings if finding.where not in files]
    for table in repaired.tables:
        findings += table_problems(table, is_whole=True)
    return replace(
        noted,
        states=states,
        aside=Aside(foreign=foreign),
        findings=tuple(dict.fromkeys(findings)),
        round=noted.round + 1,
    )


def _has_sizes(repaired: RepairedTables, states: FileStates, sizes: Mapping[str, int]) -> bool:
    """Return whether the touched tables have the sizes just written, and nothing else changed since."""
    before = repaired.touched.now
    if states.journals != before.journals:
        return False
    refused = {each.table.name for each in repaired.tables if each.refusal}
    return all(
        table.name in refused or (new[1] == sizes[table.name] if table.name in sizes else new == old)
        for table, old, new in zip(TABLES, before.tables, states.tables, strict=True)
    )

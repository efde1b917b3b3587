"""Tables of a large folder that another program saved while the journals stayed as they were.

The index says what the journals hold, so the records are known before anybody looked at
those tables. They are looked at, and copies of them put right, without the folder's
lock; under it only the copies are put in their place.
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
from workbench.store.csv_table.file import UNREADABLE, key_of
from workbench.store.durable import (
    NOTHING_LOST,
    append_all,
    opened_to_append,
    read_regular,
    sync_folder,
    told_as_store_error,
)
from workbench.store.folder.clone import clone_of
from workbench.store.folder.look import about_table
from workbench.store.folder.pointer import Pointer, States, read_pointer
from workbench.store.folder.reconcile import Instead, Settlement, instead_of, noted_in
from workbench.store.index.folder_state import FolderState
from workbench.store.index.kept import Index
from workbench.store.mirror.aside import Aside
from workbench.store.mirror.mirroring import Mirroring
from workbench.store.mirror.repairs import Repairs
from workbench.store.mirror.table_differences import Compared, compared
from workbench.store.package.datapackage import read_data_package
from workbench.store.tables import TABLES, Table

_UNLOOKED: Final = "was saved by another program and is still being checked; its rows are shown from the journals"
_WAIT: Final = "Nothing to do: problems are shown once that is done. To wait for it, run: workbench doctor"


@dataclass(frozen=True, slots=True)
class Touch:
    """Which `tables` another program saved, how the files stand `now`, and how they stood before."""

    noted: Pointer
    now: States
    standing: FolderState
    tables: tuple[Table, ...]

    def unlooked(self, index: Index) -> Settlement | None:
        """How the folder stands before anybody looked at the tables; nothing where the index cannot say."""
        instead = {}
        if TABLES[0] in self.tables:
            rows = index.all_rows(TABLES[0], self.standing)
            if rows is None:
                return None
            instead = {TABLES[0].name: Instead(rows, ())}
        told = tuple(Problem(where=f"{each.name}.csv", what=_UNLOOKED, fix=_WAIT) for each in self.tables)
        pointer = replace(self.noted, states=self.now, findings=(*self.noted.findings, *told))
        return Settlement(pointer=pointer, instead=instead, unlooked=replace(self.standing, is_unlooked=True))


@dataclass(slots=True)
class Mended:
    """The touched tables held against the journals; `copies` say, by table, what they should and the files do not."""

    touch: Touch
    tables: list[Compared]
    copies: dict[str, Path] = field(default_factory=dict)
    repairs: Repairs = field(default_factory=Repairs)


def touch_in(folder: Path, index: Index) -> Touch | None:
    """What another program saved in a large folder; nothing where more changed than tables, or no index is at hand."""
    now, (noted, _) = States.of(folder), read_pointer(folder)
    if noted is None or noted.clone != clone_of(folder) or noted.states.journals != now.journals:
        return None
    standing = noted.standing()
    if standing is None or not standing.is_large or noted.states == now or not read_data_package(folder).is_todays:
        return None
    states = zip(TABLES, noted.states.tables, now.tables, strict=True)
    tables = tuple(table for table, before, after in states if before != after)
    return Touch(noted, now, standing, tables) if index.known(standing) else None


@contextlib.contextmanager
def mended(folder: Path, index: Index) -> Iterator[Mended | None]:
    """The tables that another program saved, looked at, and copies put right; nothing where more is to be done.

    Nothing is written into the tables, and no lock is needed.
    """
    touch = touch_in(folder, index)
    found = _looked_at(folder, touch, index) if touch else None
    place = folder / ".history" / f"mending-{secrets.token_hex(4)}"
    try:
        if found:
            _mend(folder, found, place)
        yield found
    finally:
        shutil.rmtree(place, ignore_errors=True)


def put_in_place(folder: Path, found: Mended, index: Index) -> Settlement | None:
    """Have the touched tables say what the journals say. Call it under the lock.

    The settlement is nothing where a file changed since it was looked at.
    """
    if States.of(folder) != found.touch.now:
        return None
    sizes = {name: copy.stat().st_size for name, copy in found.copies.items()}
    for table in found.tables:
        if table.table.name in found.copies and not table.refused:
            table.refused = _refused_by(folder / table.path.name, found.copies[table.table.name])
    pointer = _pointer_after(found, States.of(folder))
    if not _stand_as_left(found, pointer.states, sizes):
        return None
    instead = instead_of(each for each in found.tables if each.refused)
    unnoted = noted_in(folder, pointer, instead)
    standing = pointer.standing()
    if standing is not None and not instead and not unnoted:
        index.note(standing, {each.table.name: tuple(each.found.problems) for each in found.tables})
    return Settlement(pointer=pointer, instead=instead, unnoted=unnoted)


def _refused_by(path: Path, copy: Path) -> StoreError | None:
    """What kept `copy` from being put at `path`, or nothing."""
    try:
        with told_as_store_error(path, fix=NOTHING_LOST):
            copy.replace(path)
            sync_folder(path.parent)
    except StoreError as error:
        return error
    return None


def _looked_at(folder: Path, touch: Touch, index: Index) -> Mended | None:
    tables = []
    for table in touch.tables:
        rows = index.all_rows(table, touch.standing)
        if rows is None:
            return None
        tables.append(compared(table, folder / f"{table.name}.csv", {key_of(row): row for row in rows}))
    return Mended(touch, tables)


def _mend(folder: Path, found: Mended, place: Path) -> None:
    """Put copies in the folder `place` right, of those tables that do not say what they should."""
    for number, table in enumerate(found.tables):
        if table.refused or table.is_mirror():
            continue
        copy = place / table.path.name
        try:
            _copy(table.path, copy)
        except StoreError as error:
            table.refused = error
            continue
        table.found.path = copy
        mirroring = Mirroring(comparison=table, repairs=found.repairs, folder=folder)
        mirroring.mirror(earlier=0)
        found.tables[number] = mirroring.comparison
        found.copies[table.table.name] = copy


def _copy(path: Path, copy: Path) -> None:
    """Copy a table's file, which may be missing.

    Raises:
        StoreError: it cannot be read, or the copy cannot be written.
    """
    with told_as_store_error(copy.parent, fix=NOTHING_LOST):
        copy.parent.mkdir(exist_ok=True)
    with told_as_store_error(path, fix=UNREADABLE):
        try:
            content = read_regular(path)
        except FileNotFoundError:
            return
    with opened_to_append(copy) as descriptor:
        append_all(descriptor, content, path=copy)


def _pointer_after(found: Mended, states: States) -> Pointer:
    """How things stand once the touched tables are as they should be."""
    noted, names = found.touch.noted, {each.table.name for each in found.tables}
    files = {f"{name}.csv" for name in names}
    foreign = {name: ids for name, ids in noted.aside.foreign.items() if name not in names}
    foreign |= {each.table.name: frozenset(each.unheld) for each in found.tables if each.unheld}
    findings = [finding for finding in noted.findings if finding.where not in files]
    findings += [finding for each in found.tables for finding in about_table(each, is_whole=True)]
    return replace(
        noted,
        states=states,
        aside=Aside(foreign, {}),
        findings=tuple(dict.fromkeys(findings)),
        round=noted.round + 1,
    )


def _stand_as_left(found: Mended, states: States, sizes: Mapping[str, int]) -> bool:
    """Whether the touched tables are as large as was just written, and nothing else changed since."""
    before = found.touch.now
    if states.journals != before.journals:
        return False
    refused = {each.table.name for each in found.tables if each.refused}
    return all(
        table.name in refused or (now[1] == sizes[table.name] if table.name in sizes else now == was)
        for table, was, now in zip(TABLES, before.tables, states.tables, strict=True)
    )

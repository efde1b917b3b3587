"""Tables that another program saved while the journals stayed as they were: only they are looked at, with the index."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from workbench.store.csv_table.file import row_id_of
from workbench.store.folder.clone import clone_of
from workbench.store.folder.look import about_table
from workbench.store.folder.pointer import Pointer, States, read_pointer
from workbench.store.folder.reconcile import Settlement, instead_of, noted_in
from workbench.store.index.kept import Index
from workbench.store.mirror.aside import Aside
from workbench.store.mirror.comparing import Compared, compared
from workbench.store.mirror.mirroring import Mirroring
from workbench.store.mirror.repairs import Repairs
from workbench.store.tables import TABLES


@dataclass(slots=True)
class Touched:
    """The tables whose files changed since `noted`, each held against the journals; `states` is what was looked at."""

    noted: Pointer
    states: States
    tables: list[Compared]


def look_at_touched(folder: Path, index: Index) -> Touched | None:
    """What became of the tables that changed; nothing where more changed than tables, or no index tells the rows.

    Nothing is written, and no lock is needed.
    """
    states, (noted, _) = States.of(folder), read_pointer(folder)
    if noted is None or noted.clone != clone_of(folder) or noted.states.journals != states.journals:
        return None
    standing = noted.standing() if noted.states.tables != states.tables else None
    if standing is None or not standing.is_large or index.known(standing) is None:
        return None
    tables = []
    for table, before, now in zip(TABLES, noted.states.tables, states.tables, strict=True):
        if before != now:
            rows = index.all_rows(table, standing)
            if rows is None:
                return None
            tables.append(compared(table, folder / f"{table.name}.csv", {row_id_of(row): row for row in rows}))
    return Touched(noted, states, tables)


def settle_touched(folder: Path, touched: Touched, index: Index) -> tuple[Settlement | None, Repairs]:
    """Have the touched tables say what the journals say. Call it under the lock.

    The settlement is nothing where a file changed since it was looked at.
    """
    repairs = Repairs()
    if States.of(folder) != touched.states:
        return None, repairs
    sizes = {}
    for place, table in enumerate(touched.tables):
        mirroring = Mirroring(comparison=table, repairs=repairs)
        mirroring.mirror(earlier=0)
        touched.tables[place] = mirroring.comparison
        sizes[table.table.name] = mirroring.size
    pointer = _pointer_after(touched, States.of(folder))
    if not _stand_as_left(touched, pointer.states, sizes):
        return None, repairs
    instead = instead_of(each for each in touched.tables if each.refused)
    unnoted = noted_in(folder, pointer, instead)
    standing = pointer.standing()
    if standing is not None and not instead and not unnoted:
        index.note(standing, {each.table.name: tuple(each.found.problems) for each in touched.tables})
    return Settlement(pointer=pointer, instead=instead, unnoted=unnoted), repairs


def _pointer_after(touched: Touched, states: States) -> Pointer:
    """How things stand once the touched tables are as they should be."""
    noted, names = touched.noted, {each.table.name for each in touched.tables}
    files = {each.path.name for each in touched.tables}
    foreign = {name: ids for name, ids in noted.aside.foreign.items() if name not in names}
    foreign |= {each.table.name: frozenset(each.unheld) for each in touched.tables if each.unheld}
    findings = [finding for finding in noted.findings if finding.where not in files]
    findings += [finding for each in touched.tables for finding in about_table(each, is_whole=True)]
    return replace(
        noted,
        states=states,
        aside=Aside(foreign, {}),
        findings=tuple(dict.fromkeys(findings)),
        round=noted.round + 1,
    )


def _stand_as_left(touched: Touched, states: States, sizes: Mapping[str, int]) -> bool:
    """Whether the touched tables are as large as was just written, and nothing else changed since."""
    if states.journals != touched.states.journals:
        return False
    refused = {each.table.name for each in touched.tables if each.refused}
    return all(
        table.name in refused or (now[1] == sizes[table.name] if table.name in sizes else now == before)
        for table, before, now in zip(TABLES, touched.states.tables, states.tables, strict=True)
    )

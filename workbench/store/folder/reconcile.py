"""Making the tables say what the journals say, after a crash, a spreadsheet, a merge or an earlier program."""

import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from workbench.domain.identity import sha256_of
from workbench.domain.problem import Problem
from workbench.store.cells import cells_of, written_line
from workbench.store.csv_table.file import TableFile, row_id_of
from workbench.store.csv_table.header import header_of
from workbench.store.durable import (
    NOTHING_LOST,
    append_all,
    made_folder,
    opened_to_append,
    replace_whole,
    told_as_store_error,
)
from workbench.store.folder.datapackage import FILE, DataPackage
from workbench.store.folder.journalled import journalled_in
from workbench.store.folder.pointer import Pointer
from workbench.store.journal import cut_torn_tail, set_aside
from workbench.store.migrations import META, SCHEMA, fewest_columns
from workbench.store.tables import TABLES, Table
from workbench.text.counting import counted

_SURPRISED = "Nothing to do, unless another program's save surprises you."


@dataclass(slots=True)
class Repairs:
    """What was done: `problems` that somebody should look at, and `notices` of what is in order as it is."""

    problems: list[Problem] = field(default_factory=list)
    notices: list[Problem] = field(default_factory=list)


def reconcile(folder: Path, journal: Path, package: DataPackage) -> Repairs:
    """Bring the tables of `folder` to today's schema and have them say what its journals say.

    Call it under the lock. However often it is broken off, the next time completes it.
    """
    history = folder / ".history"
    with opened_to_append(journal) as descriptor, told_as_store_error(journal):
        cut_torn_tail(descriptor, rejects=history / "rejects", name=journal.stem)
    journalled = journalled_in(history, own=journal)
    repairs = Repairs(problems=journalled.problems(), notices=journalled.notices())
    migrated, sizes = [], []
    for table in TABLES:
        mending = _Mending(folder / f"{table.name}.csv", table, journalled.rows[table.name], repairs)
        if mending.in_todays_form(package):
            migrated.append(table.name)
        sizes.append(mending.with_the_journals_rows())
    if not package.is_todays:
        package.bring_up()
    if package.is_older:
        repairs.notices.append(_migration(package, migrated))
    pointer = Pointer.taken(folder, journal, last_sum=journalled.last_sum)
    if pointer.has_sizes(sizes):
        pointer.write()
    return repairs


@dataclass(frozen=True, slots=True)
class _Mending:
    """One table's file, and the rows by row id that the journals hold for it."""

    path: Path
    table: Table
    rows: dict[str, str]
    repairs: Repairs

    def in_todays_form(self, package: DataPackage) -> bool:
        """Cut a torn last line, write a file in another form anew; whether that was an earlier schema's."""
        found = self._read()
        if found.canonical and not found.torn:
            return False
        content = self._content()
        if found.torn:
            self._cut_tail(content)
        if found.canonical:
            return False
        is_migration = found.outdated and package.is_older
        if is_migration:
            _keep_earlier(self.path, content, schema=package.schema)
        else:
            set_aside(content, rejects=self._rejects, name=self.table.name)
        _drop_cut_copies(found, self.rows)
        replace_whole(self.path, found.content_of(found.written_rows()), fix=NOTHING_LOST)
        if not is_migration:
            self._tell_mended(found)
        return is_migration

    def with_the_journals_rows(self) -> int:
        """Give the table the rows that the journals hold, in their order, and the file's size in bytes then.

        The newest of two rows decides what stands.
        """
        found = self._read()
        present = [row_id for row_id in map(row_id_of, found.rows) if row_id in self.rows]
        missing = [row_id for row_id in self.rows if row_id not in found.ids]
        if [*present, *missing] != list(self.rows):
            return self._write_whole(found)
        if not missing:
            return found.size
        with opened_to_append(self.path) as descriptor:
            blank = [""] * len(found.added.names)
            lines = [written_line([*cells_of(self.rows[row_id]), *blank]) for row_id in missing]
            head = b"" if os.fstat(descriptor).st_size else found.content_of(())
            content = head + "".join(lines).encode()
            append_all(descriptor, content, path=self.path)
            with told_as_store_error(self.path, fix=NOTHING_LOST):
                os.fsync(descriptor)
        was = "was" if len(missing) == 1 else "were"
        self._tell(f"{counted(len(missing), 'row')} {was} missing and {was} added again from the journal", _SURPRISED)
        return found.size + len(content)

    @property
    def _rejects(self) -> Path:
        return self.path.parent / ".history" / "rejects"

    def _read(self) -> TableFile:
        found = TableFile(table=self.table, path=self.path)
        found.refresh()
        return found

    def _content(self) -> bytes:
        with told_as_store_error(self.path, fix=NOTHING_LOST):
            return self.path.read_bytes()

    def _cut_tail(self, content: bytes) -> None:
        whole = content.rfind(b"\n") + 1
        set_aside(content[whole:], rejects=self._rejects, name=self.table.name)
        with told_as_store_error(self.path, fix=NOTHING_LOST):
            os.truncate(self.path, whole)
        if content[whole:].strip(b"\x00"):
            self._tell("the last line was torn by a crash", "It is set aside in .history/rejects.")

    def _write_whole(self, found: TableFile) -> int:
        if found.fragments:
            set_aside(self._content(), rejects=self._rejects, name=self.table.name)
        unknown = [row for row in found.written_rows() if row_id_of(row) not in self.rows]
        content = found.content_of([*self.rows.values(), *unknown])
        replace_whole(self.path, content, fix=NOTHING_LOST)
        self._tell("rows were missing or out of order and stand again as the journal has them", _SURPRISED)
        return len(content)

    def _tell_mended(self, found: TableFile) -> None:
        aside = "Its copy as saved is in .history/rejects."
        if found.outdated:
            what = "held rows of an earlier schema and is written in today's again"
            self.repairs.notices.append(Problem(where=self.path.name, what=what, fix=aside))
            return
        self._tell("was saved by another program and is written in the store's form again", aside)

    def _tell(self, what: str, fix: str) -> None:
        self.repairs.problems.append(Problem(where=self.path.name, what=what, fix=fix))


def _keep_earlier(path: Path, content: bytes, *, schema: int) -> None:
    """Keep a table as an earlier schema had it; one kept before, when the folder was brought up once already, stays."""
    kept = path.parent / ".history" / f"schema-{schema}" / path.name
    with told_as_store_error(kept.parent, fix=NOTHING_LOST):
        made_folder(kept.parent)
    if kept.exists():
        kept = kept.with_name(f"{path.stem}-{sha256_of(content)[:16]}.csv")
    if not kept.exists():
        replace_whole(kept, content, fix=NOTHING_LOST)


def _drop_cut_copies(found: TableFile, rows: dict[str, str]) -> None:
    """Drop odd rows that are those of the journal without the columns that came with a later schema.

    A program of the earlier schema, or a hand, took the columns away: the journal holds all
    of it. What stands beside them in added columns goes over to the journal's row.
    """
    if not found.lacks_columns:
        return
    first, width = fewest_columns(found.table), len(header_of(found.table))
    kept = []
    for cells in found.odd:
        own, row_id = cells[:width], cells[width - len(META)]
        if row_id in rows and _is_cut(own, cells_of(rows[row_id]), first):
            found.added.take(row_id, cells[width:], range(len(cells) - width))
        else:
            kept.append(cells)
    found.odd[:] = kept


def _is_cut(own: Sequence[str], whole: Sequence[str], first: int) -> bool:
    later = zip(own[first : -len(META)], whole[first : -len(META)], strict=False)
    ends_agree = (own[:first], own[-len(META) :]) == (list(whole[:first]), list(whole[-len(META) :]))
    return ends_agree and all(cell in {"", known} for cell, known in later)


def _migration(package: DataPackage, migrated: Sequence[str]) -> Problem:
    what = f"the folder was brought from schema {package.schema} to schema {SCHEMA}"
    if not migrated:
        return Problem(where=FILE, what=f"{what}; no table had to change", fix="Nothing to do.")
    names = ", ".join(f"{name}.csv" for name in migrated)
    fix = f"As they were, they lie in .history/schema-{package.schema}."
    return Problem(where=FILE, what=f"{what}; written anew: {names}", fix=fix)

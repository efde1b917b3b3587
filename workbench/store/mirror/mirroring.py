"""Making one table's file agree with the journals, in the store's form and the current schema."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from workbench.domain.identity import sha256_of
from workbench.domain.problem import Problem
from workbench.errors import StoreError
from workbench.store.cells import csv_line, split_row
from workbench.store.csv_table.file import TableFile
from workbench.store.csv_table.header import column_names
from workbench.store.csv_table.own_row import key
from workbench.store.durable import (
    NOTHING_LOST,
    append_all,
    as_store_error,
    make_folder,
    open_for_append,
    replace_file,
)
from workbench.store.journals.journal import set_aside
from workbench.store.migrations import META, count_first_columns
from workbench.store.mirror.repairs import Repairs
from workbench.store.mirror.table_differences import TableComparison, compare_table, sample_of_ids
from workbench.text.counting import plural

_UNLESS_SURPRISED: Final = "Nothing to do, unless another program's save surprises you."
_COPY_IN_REJECTS: Final = "The file as it was is in .history/rejects. Make the change on the page instead."


@dataclass(slots=True)
class TableMirror:
    """One table's file, which may be a copy of the one in `folder`, and the rows that it should have."""

    comparison: TableComparison
    repairs: Repairs
    folder: Path
    size: int = 0
    is_migrated: bool = False

    def mirror(self, *, earlier: int) -> None:
        """Write what differs; where the file cannot be written, `comparison` says so and the journals are read.

        `earlier` is the number of the schema that the folder is upgraded from, 0 where it has the current one.
        """
        if self.comparison.refusal:
            return
        try:
            self._bring_into_current_form(earlier)
            self.size = self._write_wanted_rows()
        except StoreError as error:
            self.comparison.refusal = error

    @property
    def _path(self) -> Path:
        return self.comparison.path

    @property
    def _name(self) -> str:
        return self.comparison.table.name

    @property
    def _rejects(self) -> Path:
        return self.folder / ".history" / "rejects"

    def _bring_into_current_form(self, earlier: int) -> None:
        """Cut off a torn last line, and rewrite a file in another form."""
        file = self.comparison.file
        if file.is_canonical and not file.is_torn:
            return
        if not file.is_canonical:
            self.is_migrated = file.is_outdated and bool(earlier)
            self._save_as_it_was(earlier)
        if file.is_torn:
            self._cut_tail(self._content())
        if not file.is_canonical:
            _drop_shortened_rows(file, self.comparison.journal_rows)
            replace_file(self._path, file.content_of(file.written_rows()), fix=NOTHING_LOST)
            if not self.is_migrated:
                self._report_rewritten(file)
        before = self.comparison
        self.comparison = compare_table(before.table, self._path, before.journal_rows)
        self.comparison.in_effect = before.in_effect
        self.comparison.changed += [row for row in before.changed if row in file.repeated]

    def _save_as_it_was(self, earlier: int) -> None:
        """Save the file as another program, or an earlier one, wrote it."""
        content = self._content()
        if self.is_migrated:
            _save_earlier(self.folder / self._path.name, content, schema=earlier)
        else:
            set_aside(content, rejects=self._rejects, name=self._name)

    def _write_wanted_rows(self) -> int:
        """Write the rows that the file should have, in order, and return the file's size in bytes."""
        comparison = self.comparison
        wanted, missing = comparison.wanted_rows(), comparison.missing_keys()
        if comparison.is_up_to_date():
            return comparison.file.size
        must_rewrite = comparison.changed or comparison.unfilled or comparison.file.repeated
        if must_rewrite or not comparison.is_in_order(followed_by=missing):
            return self._rewrite(wanted, missing)
        return self._append([wanted[row_key] for row_key in missing])

    def _append(self, rows: Sequence[str]) -> int:
        file = self.comparison.file
        with open_for_append(self._path) as descriptor:
            blank_cells = [""] * len(file.added.names)
            head = b"" if os.fstat(descriptor).st_size else file.content_of(())
            content = head + "".join(csv_line([*split_row(row), *blank_cells]) for row in rows).encode()
            append_all(descriptor, content, path=self._path)
            with as_store_error(self._path, fix=NOTHING_LOST):
                os.fsync(descriptor)
        self._report_missing(len(rows))
        return file.size + len(content)

    def _rewrite(self, wanted: dict[str, str], missing: Sequence[str]) -> int:
        comparison = self.comparison
        if comparison.file.fragments or comparison.changed:
            set_aside(self._content(), rejects=self._rejects, name=self._name)
        content = comparison.file.content_of(wanted.values())
        replace_file(self._path, content, fix=NOTHING_LOST)
        if comparison.changed:
            self._report_changed(comparison.changed)
        if missing:
            self._report_missing(len(missing))
        elif not comparison.changed and not comparison.unfilled:  # as after a merge by git
            what = "rows were out of order, or duplicated, and have been put back as the journals have them"
            self.repairs.notices.append(Problem(where=self._path.name, what=what, fix="Nothing to do."))
        return len(content)

    def _content(self) -> bytes:
        with as_store_error(self._path, fix=NOTHING_LOST):
            return self._path.read_bytes()

    def _cut_tail(self, content: bytes) -> None:
        whole = content.rfind(b"\n") + 1
        set_aside(content[whole:], rejects=self._rejects, name=self._name)
        with as_store_error(self._path, fix=NOTHING_LOST):
            os.truncate(self._path, whole)
        if content[whole:].strip(b"\x00"):
            self._report("the last line was cut off by a crash", "It is set aside in .history/rejects.")

    def _report_rewritten(self, file: TableFile) -> None:
        copy_kept = "Its copy as saved is in .history/rejects."
        if file.is_outdated:
            what = "held rows of an earlier schema and was rewritten in the current one"
            self.repairs.notices.append(Problem(where=self._path.name, what=what, fix=copy_kept))
            return
        self._report("was saved by another program and was rewritten in the store's format", copy_kept)

    def _report_changed(self, changed: Sequence[str]) -> None:
        was, its = ("was", "its sum") if len(changed) == 1 else ("were", "their sums")
        rows = plural(len(changed), "row")
        what = f"{rows} {was} changed outside the workbench, {its} made anew: {sample_of_ids(changed)}"
        self._report(f"{what}. The journal's text has been restored", _COPY_IN_REJECTS)

    def _report_missing(self, number: int) -> None:
        was = "was" if number == 1 else "were"
        what = f"{plural(number, 'row')} {was} missing and {was} added again from the journal"
        self.repairs.notices.append(Problem(where=self._path.name, what=what, fix=_UNLESS_SURPRISED))

    def _report(self, what: str, fix: str) -> None:
        self.repairs.problems.append(Problem(where=self._path.name, what=what, fix=fix))


def _save_earlier(path: Path, content: bytes, *, schema: int) -> None:
    """Save a table as an earlier schema had it, without replacing one saved at an earlier upgrade."""
    kept = path.parent / ".history" / f"schema-{schema}" / path.name
    with as_store_error(kept.parent, fix=NOTHING_LOST):
        make_folder(kept.parent)
    if kept.exists():
        kept = kept.with_name(f"{path.stem}-{sha256_of(content)[:16]}.csv")
    if not kept.exists():
        replace_file(kept, content, fix=NOTHING_LOST)


def _drop_shortened_rows(file: TableFile, rows: Mapping[str, str]) -> None:
    """Drop unverified rows that are rows of the journal without the columns of a later schema.

    A program of the earlier schema, or a person, removed the columns: the journal has
    the whole row. Their cells in added columns move to the journal's row.
    """
    if not file.lacks_columns:
        return
    first, width = count_first_columns(file.table), len(column_names(file.table))
    kept = []
    for cells in file.unverified:
        own = cells[:width]
        row_key = key(cells[width - len(META)], cells[0])
        if row_key in rows and _is_shortened(own, split_row(rows[row_key]), first):
            file.added.take(row_key, cells[width:], range(len(cells) - width))
        else:
            kept.append(cells)
    file.unverified[:] = kept


def _is_shortened(own: Sequence[str], full_row: Sequence[str], first: int) -> bool:
    later = zip(own[first : -len(META)], full_row[first : -len(META)], strict=False)
    ends_agree = (own[:first], own[-len(META) :]) == (list(full_row[:first]), list(full_row[-len(META) :]))
    return ends_agree and all(cell in {"", known} for cell, known in later)

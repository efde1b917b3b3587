"""Making one table's file say what the journals say, in the store's form and today's schema."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from workbench.domain.identity import sha256_of
from workbench.domain.problem import Problem
from workbench.errors import StoreError
from workbench.store.cells import cells_of, written_line
from workbench.store.csv_table.file import TableFile
from workbench.store.csv_table.header import header_of
from workbench.store.csv_table.own_row import key
from workbench.store.durable import (
    NOTHING_LOST,
    append_all,
    made_folder,
    opened_to_append,
    replace_whole,
    told_as_store_error,
)
from workbench.store.journals.journal import set_aside
from workbench.store.migrations import META, fewest_columns
from workbench.store.mirror.repairs import Repairs
from workbench.store.mirror.table_differences import Compared, compared, named
from workbench.text.counting import counted

_SURPRISED: Final = "Nothing to do, unless another program's save surprises you."
_AS_IT_WAS: Final = "The file as it was is in .history/rejects. Make the change on the page instead."


@dataclass(slots=True)
class Mirroring:
    """One table's file, which may be a copy of the one in `folder`, and the rows that it should have."""

    comparison: Compared
    repairs: Repairs
    folder: Path
    size: int = 0
    is_migrated: bool = False

    def mirror(self, *, earlier: int) -> None:
        """Write what differs; where the file refuses, `comparison` says so and the rows are read from the journals.

        `earlier` is the number of the schema that the folder is brought up from, 0 where it has today's.
        """
        if self.comparison.refused:
            return
        try:
            self._bring_into_todays_form(earlier)
            self.size = self._with_the_wanted_rows()
        except StoreError as error:
            self.comparison.refused = error

    @property
    def _path(self) -> Path:
        return self.comparison.path

    @property
    def _name(self) -> str:
        return self.comparison.table.name

    @property
    def _rejects(self) -> Path:
        return self.folder / ".history" / "rejects"

    def _bring_into_todays_form(self, earlier: int) -> None:
        """Cut a torn last line, and write a file in another form anew."""
        found = self.comparison.found
        if found.canonical and not found.torn:
            return
        if not found.canonical:
            self.is_migrated = found.outdated and bool(earlier)
            self._keep_as_it_is(earlier)
        if found.torn:
            self._cut_tail(self._content())
        if not found.canonical:
            _drop_cut_copies(found, self.comparison.held)
            replace_whole(self._path, found.content_of(found.written_rows()), fix=NOTHING_LOST)
            if not self.is_migrated:
                self._tell_mended(found)
        before = self.comparison
        self.comparison = compared(before.table, self._path, before.held)
        self.comparison.in_effect = before.in_effect
        self.comparison.changed += [row for row in before.changed if row in found.repeated]

    def _keep_as_it_is(self, earlier: int) -> None:
        """Keep the file as another program, or an earlier one, wrote it."""
        content = self._content()
        if self.is_migrated:
            _keep_earlier(self.folder / self._path.name, content, schema=earlier)
        else:
            set_aside(content, rejects=self._rejects, name=self._name)

    def _with_the_wanted_rows(self) -> int:
        """Give the file the rows that it should have, in order, and the file's size in bytes then."""
        comparison = self.comparison
        wanted, missing = comparison.wanted(), comparison.missing()
        if comparison.is_mirror():
            return comparison.found.size
        as_it_is = comparison.changed or comparison.unfilled or comparison.found.repeated
        if as_it_is or not comparison.is_in_order(behind=missing):
            return self._write_whole(wanted, missing)
        return self._append([wanted[each] for each in missing])

    def _append(self, rows: Sequence[str]) -> int:
        found = self.comparison.found
        with opened_to_append(self._path) as descriptor:
            blank = [""] * len(found.added.names)
            head = b"" if os.fstat(descriptor).st_size else found.content_of(())
            content = head + "".join(written_line([*cells_of(row), *blank]) for row in rows).encode()
            append_all(descriptor, content, path=self._path)
            with told_as_store_error(self._path, fix=NOTHING_LOST):
                os.fsync(descriptor)
        self._tell_missing(len(rows))
        return found.size + len(content)

    def _write_whole(self, wanted: dict[str, str], missing: Sequence[str]) -> int:
        comparison = self.comparison
        if comparison.found.fragments or comparison.changed:
            set_aside(self._content(), rejects=self._rejects, name=self._name)
        content = comparison.found.content_of(wanted.values())
        replace_whole(self._path, content, fix=NOTHING_LOST)
        if comparison.changed:
            self._tell_changed(comparison.changed)
        if missing:
            self._tell_missing(len(missing))
        elif not comparison.changed and not comparison.unfilled:  # as after a merge by git
            what = "rows were out of order, or duplicated, and have been put back as the journals have them"
            self.repairs.notices.append(Problem(where=self._path.name, what=what, fix="Nothing to do."))
        return len(content)

    def _content(self) -> bytes:
        with told_as_store_error(self._path, fix=NOTHING_LOST):
            return self._path.read_bytes()

    def _cut_tail(self, content: bytes) -> None:
        whole = content.rfind(b"\n") + 1
        set_aside(content[whole:], rejects=self._rejects, name=self._name)
        with told_as_store_error(self._path, fix=NOTHING_LOST):
            os.truncate(self._path, whole)
        if content[whole:].strip(b"\x00"):
            self._tell("the last line was cut off by a crash", "It is set aside in .history/rejects.")

    def _tell_mended(self, found: TableFile) -> None:
        aside = "Its copy as saved is in .history/rejects."
        if found.outdated:
            what = "held rows of an earlier schema and was rewritten in the current one"
            self.repairs.notices.append(Problem(where=self._path.name, what=what, fix=aside))
            return
        self._tell("was saved by another program and was rewritten in the store's format", aside)

    def _tell_changed(self, changed: Sequence[str]) -> None:
        was, its = ("was", "its sum") if len(changed) == 1 else ("were", "their sums")
        what = f"{counted(len(changed), 'row')} {was} changed outside the workbench, {its} made anew: {named(changed)}"
        self._tell(f"{what}. The journal's text has been restored", _AS_IT_WAS)

    def _tell_missing(self, number: int) -> None:
        was = "was" if number == 1 else "were"
        what = f"{counted(number, 'row')} {was} missing and {was} added again from the journal"
        self.repairs.notices.append(Problem(where=self._path.name, what=what, fix=_SURPRISED))

    def _tell(self, what: str, fix: str) -> None:
        self.repairs.problems.append(Problem(where=self._path.name, what=what, fix=fix))


def _keep_earlier(path: Path, content: bytes, *, schema: int) -> None:
    """Keep a table as an earlier schema had it; one kept before, when the folder was brought up once already, stays."""
    kept = path.parent / ".history" / f"schema-{schema}" / path.name
    with told_as_store_error(kept.parent, fix=NOTHING_LOST):
        made_folder(kept.parent)
    if kept.exists():
        kept = kept.with_name(f"{path.stem}-{sha256_of(content)[:16]}.csv")
    if not kept.exists():
        replace_whole(kept, content, fix=NOTHING_LOST)


def _drop_cut_copies(found: TableFile, rows: Mapping[str, str]) -> None:
    """Drop odd rows that are those of the journal without the columns that came with a later schema.

    A program of the earlier schema, or a hand, took the columns away: the journal holds all
    of it. What stands beside them in added columns goes over to the journal's row.
    """
    if not found.lacks_columns:
        return
    first, width = fewest_columns(found.table), len(header_of(found.table))
    kept = []
    for cells in found.odd:
        own, its_key = cells[:width], key(cells[width - len(META)], cells[0])
        if its_key in rows and _is_cut(own, cells_of(rows[its_key]), first):
            found.added.take(its_key, cells[width:], range(len(cells) - width))
        else:
            kept.append(cells)
    found.odd[:] = kept


def _is_cut(own: Sequence[str], whole: Sequence[str], first: int) -> bool:
    later = zip(own[first : -len(META)], whole[first : -len(META)], strict=False)
    ends_agree = (own[:first], own[-len(META) :]) == (list(whole[:first]), list(whole[-len(META) :]))
    return ends_agree and all(cell in {"", known} for cell, known in later)

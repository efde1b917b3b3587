"""Making room for a findings table, without losing what somebody edited or put in its place."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from workbench.domain.identity import sha256_of
from workbench.domain.problem import Problem
from workbench.errors import StoreError, WorkbenchError
from workbench.reports.editable.untouched import is_unedited, table_text
from workbench.services.desk import Desk
from workbench.services.edited_reports.take_in import read_edited_report
from workbench.services.findings.build_tables import Table
from workbench.store.findings.findings_folder import FOLDER, FindingsFolder, Note

MOVE_IT_FIX: Final = "Move it elsewhere; the table is then written here."
FOREIGN_FILE: Final = "does not belong to the workbench, and is left as it is"
ONLY_TAKEN_IN: Final = "only what is imported from it counts"
"""Said of an edited table, whether nothing of it was imported, a part, or all."""


class ClearedPlace(NamedTuple):
    """The problem with the file in the table's place, if any, and whether the table may be written there."""

    problem: Problem | None
    is_free: bool


FREE: Final = ClearedPlace(None, is_free=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clearing:
    """Makes room for the tables of one article; `note` says what was last written for it."""

    desk: Desk
    folder: FindingsFolder
    article_id: str
    note: Note

    def clear(self, table: Table) -> ClearedPlace:
        """Make room for `table`: an edited table is set aside, a foreign file stays. Raises StoreError."""
        if not self.folder.has(table.name):
            return FREE
        try:
            content = self.folder.read(table.name)
        except StoreError as error:
            return ClearedPlace(
                Problem(where=f"{FOLDER}/{table.name}", what=error.what, fix=MOVE_IT_FIX), is_free=False
            )
        return FREE if self._has_nothing_new(content, table) else self._cleared_of(content, table)

    def _has_nothing_new(self, content: bytes, table: Table) -> bool:
        """Whether the file is as it was written, or has the content to be written now."""
        is_known = sha256_of(content) == self.note.files.get(table.name) or content == table.content
        return is_known or not content or is_unedited(content, table.header, had_rows=bool(table.rows))

    def _cleared_of(self, content: bytes, table: Table) -> ClearedPlace:
        where = f"{FOLDER}/{table.name}"
        if not is_table(content):
            return ClearedPlace(Problem(where=where, what=FOREIGN_FILE, fix=MOVE_IT_FIX), is_free=False)
        if self._is_taken_in(content, table):
            return FREE
        aside = self.folder.set_aside(table.name)
        what = f"was edited elsewhere, and is kept as {aside}; {ONLY_TAKEN_IN}"
        fix = how_to_see_edits(self.article_id, self.folder, aside)
        return ClearedPlace(Problem(where=where, what=what, fix=fix), is_free=True)

    def _is_taken_in(self, content: bytes, table: Table) -> bool:
        """Whether everything in an edited table is recorded by now."""
        try:
            edited_report = read_edited_report(self.desk, self.article_id, content, name=table.name)
        except WorkbenchError:
            return False
        return not (edited_report.changes or edited_report.problems or edited_report.remarks)


def is_table(content: bytes) -> bool:
    """Whether the file is one of these tables, edited or not, going by its first line."""
    try:
        header = table_text(content).partition("\n")[0]
    except UnicodeDecodeError:
        return _has_our_columns(content.partition(b"\n")[0].decode("latin-1"))
    return _has_our_columns(header)


def is_edited(content: bytes, columns: Sequence[str]) -> bool:
    """Whether the file is a table with these columns in which something was changed since it was written."""
    return is_table(content) and not is_unedited(content, columns)


def _has_our_columns(header: str) -> bool:
    return "row_check" in header and "claim_id" in header


def how_to_see_edits(article_id: str, folder: FindingsFolder, name: str) -> str:
    """Say how to see what an edited copy changes."""
    return f"See what it changes: workbench edited {article_id} '{folder.path / name}' --claims '{folder.path.parent}'"

"""Which decision one of an earlier schema supersedes: within a journal the one before it on the same subject.

Schemas 1 and 2 recorded that for most verdicts only. Between journals nothing is
filled in: what cannot be known is a conflict, for a person to decide.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Final

from workbench.domain.event import EventKind
from workbench.store.cells import csv_line, decode_cell, encode_cell, join_cells, row_checksum, split_row
from workbench.store.csv_table.own_row import own_row_from_line
from workbench.store.migrations import META
from workbench.store.rows import columns_of
from workbench.store.tables import TABLES_BY_NAME, Table

_SUPERSEDES: Final = "supersedes"
_ADDED_OR_NOT: Final = frozenset({EventKind.ADDED, EventKind.RETRACTED})


def _subject_of_event(cells: Mapping[str, str]) -> tuple[str, ...]:
    if cells["kind"] in _ADDED_OR_NOT:
        return ("whether it stands", cells["subject_id"])
    return ("what is said of it", cells["subject_id"]) if cells["kind"] == EventKind.ASSESSED else ()


_SUBJECT: Final[Mapping[str, Callable[[Mapping[str, str]], tuple[str, ...]]]] = {
    "verdicts": lambda cells: (cells["claim_id"], cells["aspect"]),
    "flag_decisions": lambda cells: (cells["flag_id"],),
    "moves": lambda cells: (cells["claim_id"],),
    "publications": lambda cells: (cells["claim_id"],),
    "events": _subject_of_event,
}
"""For each table of decisions the subject of a row; () where it supersedes none and none supersedes it."""


class LastDecisions:
    """The last decision so far on each subject in one journal of an earlier schema."""

    def __init__(self) -> None:
        self._last: dict[tuple[str, ...], str] = {}

    def fill(self, lines: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
        """Return the next entry's lines of the tables of decisions, each with the decision that it supersedes."""
        filled: dict[str, tuple[str, ...]] = {}
        for name in _SUBJECT:
            if name in lines:
                filled[name] = tuple(self._filled_line(name, line) for line in lines[name])
        return filled

    def _filled_line(self, table_name: str, line: str) -> str:
        table = TABLES_BY_NAME[table_name]
        row = own_row_from_line(table, line)
        if row is None or row.written != row.row:
            return line
        cells = split_row(row.row)
        values = dict(zip(columns_of(table), map(decode_cell, cells), strict=False))
        subject = _SUBJECT[table_name](values)
        if not subject:
            return line
        previous = self._last.get((table_name, *subject), "")
        self._last[table_name, *subject] = values["id"]
        if values[_SUPERSEDES] or previous in {"", values["id"]}:
            return line
        return csv_line(_with_superseded(table, cells, previous))


def is_unfilled(table: Table, row: str, filled: str) -> bool:
    """Return whether `row` is `filled` as it was before the superseded decision was filled in."""
    if table.name not in _SUBJECT:
        return False
    return row == join_cells(_with_superseded(table, split_row(filled), ""))


def _with_superseded(table: Table, cells: Sequence[str], superseded: str) -> list[str]:
    column = _supersedes_column(table)
    changed = [*cells[:column], encode_cell(superseded), *cells[column + 1 : -1]]
    return [*changed, row_checksum(table.name, join_cells(changed))]


@cache
def _supersedes_column(table: Table) -> int:
    return (*columns_of(table), *META).index(_SUPERSEDES)

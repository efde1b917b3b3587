"""What decisions of earlier schemas follow: within a journal each follows the one before it on the same subject.

Schemas 1 and 2 recorded that of most verdicts only. Between journals nothing is
filled in: what cannot be told is a conflict, for a person to decide.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Final

from workbench.domain.event import EventKind
from workbench.store.cells import cells_of, read_cell, row_of, row_sum, written_cell, written_line
from workbench.store.csv_table.own_row import own_row_in
from workbench.store.migrations import META
from workbench.store.rows import columns_of
from workbench.store.tables import BY_NAME, Table

_FOLLOWING: Final = "supersedes"
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
"""For each table of decisions what a row is about; nothing where it follows none and none follows it."""


class Followed:
    """The last decision on each subject so far in one journal of an earlier schema."""

    def __init__(self) -> None:
        self._last: dict[tuple[str, ...], str] = {}

    def filled(self, lines: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
        """The lines of the next entry in today's columns, for the tables of decisions: each says what it follows."""
        return {name: tuple(self._line(name, line) for line in lines[name]) for name in _SUBJECT if name in lines}

    def _line(self, name: str, line: str) -> str:
        table = BY_NAME[name]
        row = own_row_in(table, line)
        if row is None or row.written != row.row:
            return line
        cells = cells_of(row.row)
        told = dict(zip(columns_of(table), map(read_cell, cells), strict=False))
        subject = _SUBJECT[name](told)
        if not subject:
            return line
        before = self._last.get((name, *subject), "")
        self._last[name, *subject] = told["id"]
        if told[_FOLLOWING] or before in {"", told["id"]}:
            return line
        return written_line(_with_following(table, cells, before))


def is_unfilled(table: Table, row: str, filled: str) -> bool:
    """Whether `row` is the row `filled` as it was before it said what it follows."""
    if table.name not in _SUBJECT:
        return False
    return row == row_of(_with_following(table, cells_of(filled), ""))


def _with_following(table: Table, cells: Sequence[str], following: str) -> list[str]:
    place = _place(table)
    changed = [*cells[:place], written_cell(following), *cells[place + 1 : -1]]
    return [*changed, row_sum(table.name, row_of(changed))]


@cache
def _place(table: Table) -> int:
    return (*columns_of(table), *META).index(_FOLLOWING)

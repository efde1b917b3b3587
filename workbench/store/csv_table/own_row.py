"""Which cells of a line are the store's own row: those that fit the row's checksum.

A line may have fewer columns than now, where an earlier program wrote it, more, where
a later one did, and cells of columns that somebody added. The checksum tells.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from workbench.store.cells import CELL_SEPARATOR, join_cells, row_checksum, split_row, with_apostrophe
from workbench.store.csv_table.header import Header, column_names
from workbench.store.csv_table.lines import row_from_line
from workbench.store.migrations import META, count_first_columns, count_later_columns, current_row, pad_row
from workbench.store.tables import Table

_CHECKSUM: Final = re.compile("x[0-9a-f]{15}")
_MOST_LATER_COLUMNS: Final = 100
"""How many columns more than now the row of a later program may have."""


@dataclass(frozen=True, slots=True)
class OwnRow:
    """A row of the store: in the current columns, as it is to be written, and the added cells after it.

    `written` differs from `row` only where a later program wrote more columns, which
    are kept; `is_earlier` says that an earlier one wrote fewer, `is_unmarked` that a
    spreadsheet dropped the apostrophes before cells, which `row` has again.
    """

    row: str
    written: str
    extra: tuple[str, ...] = ()
    is_earlier: bool = False
    is_unmarked: bool = False

    @property
    def row_id(self) -> str:
        """The id of the row itself."""
        return self.row.rsplit(CELL_SEPARATOR, len(META))[1]

    @property
    def key(self) -> str:
        """The key of the row in its table."""
        return key(self.row_id, self.row.partition(CELL_SEPARATOR)[0])


def key(row_id: str, record_id: str) -> str:
    """Return the key of a row in its table: its own id and its record's.

    Its own id is not enough: a folder restored from a backup and the original of that
    backup may each go on to write another record under the same id.
    """
    return f"{row_id} {record_id}"


def find_own_row(table: Table, cells: Sequence[str], header: Header | None = None) -> OwnRow | None:
    """Return the row of `table` among `cells`, or None where no checksum fits; `header` names the columns."""
    for undo in (list, _restore_apostrophes, _restore_missing_apostrophes):
        row = _vouched_row(table, cells, header, undo=undo)
        if row is not None:
            return row if undo is list else replace(row, is_unmarked=True)
    return None


def _vouched_row(
    table: Table, cells: Sequence[str], header: Header | None, *, undo: Callable[[Sequence[str]], list[str]]
) -> OwnRow | None:
    """Return the row whose cells are those of the line once `undo` has been applied."""
    if header is not None and len(cells) > max(header.own):
        own = undo([cells[place] for place in header.own])
        extra = tuple(cells[place] for place in header.others if place < len(cells))
        extra += tuple(cells[len(header.names) :])
        if _has_valid_sum(table, own):
            return _own_row_of(table, own, extra)
        filled = _with_removed_cells(table, own)
        if filled is not None:
            return _own_row_of(table, filled, extra)
    for end in _possible_ends(table, cells):
        own = undo(cells[:end])
        if _has_valid_sum(table, own):
            return _own_row_of(table, own, tuple(cells[end:]))
    return None


def _restore_apostrophes(own: Sequence[str]) -> list[str]:
    """Put back the apostrophes that a spreadsheet dropped before all cells; the row's own time never had one."""
    at_column = len(own) - len(META) + META.index("at")
    return [cell if place == at_column else with_apostrophe(cell) for place, cell in enumerate(own)]


def _restore_missing_apostrophes(own: Sequence[str]) -> list[str]:
    """Put back the apostrophes that a spreadsheet dropped before some cells only."""
    return [
        cell if cell.startswith("'") else marked for cell, marked in zip(own, _restore_apostrophes(own), strict=True)
    ]


def own_row_from_line(table: Table, line: str) -> OwnRow | None:
    """Return the row in a line of the journal, unless the line has more than that."""
    stripped = line.rstrip("\r\n")
    row = row_from_line(stripped) if stripped else ""
    cells_before_sum, _, checksum = row.rpartition(CELL_SEPARATOR)
    lacking = len(column_names(table)) - row.count(CELL_SEPARATOR) - 1
    if 0 <= lacking <= count_later_columns(table) and row_checksum(table.name, cells_before_sum) == checksum:
        todays = pad_row(table, row, lacking) if lacking else row
        return OwnRow(row=todays, written=todays, is_earlier=lacking > 0)
    other = find_own_row(table, split_row(row))
    return other if other is not None and not other.extra else None


def _own_row_of(table: Table, own: Sequence[str], extra: tuple[str, ...]) -> OwnRow:
    row, more_columns = current_row(table, own), len(own) - len(column_names(table))
    return OwnRow(
        row=row, written=join_cells(own) if more_columns > 0 else row, extra=extra, is_earlier=more_columns < 0
    )


def unverified_row(table: Table, cells: Sequence[str], header: Header) -> tuple[list[str], tuple[str, ...]] | None:
    """Return a row whose checksum does not fit, in the current columns, and its added cells; None for no row."""
    if max(header.own) < len(cells) <= len(header.names):
        own = [cells[place] for place in header.own]
        extra = tuple(cells[place] for place in header.others if place < len(cells))
    elif count_first_columns(table) + len(META) <= len(cells) <= max(header.own):
        own, extra = list(cells), ()
    else:
        return None
    lacking = len(column_names(table)) - len(own)
    return [*own[: -len(META)], *[""] * lacking, *own[-len(META) :]], extra


def _has_valid_sum(table: Table, own: Sequence[str]) -> bool:
    return row_checksum(table.name, join_cells(own[:-1])) == own[-1]


def _possible_ends(table: Table, cells: Sequence[str]) -> list[int]:
    """Return where a row of the store may end: after a cell that looks like a checksum, the longest first."""
    least = count_first_columns(table) + len(META)
    most = min(len(cells), len(column_names(table)) + _MOST_LATER_COLUMNS)
    return [end for end in range(most, least - 1, -1) if _CHECKSUM.fullmatch(cells[end - 1])]


def _with_removed_cells(table: Table, own: Sequence[str]) -> list[str] | None:
    """Return a row of the current width whose blank cells were removed together with later columns."""
    lacking = len(column_names(table)) - len(own)
    if lacking <= 0:
        return None
    filled = [*own[: -len(META)], *[""] * lacking, *own[-len(META) :]]
    return filled if _has_valid_sum(table, filled) else None

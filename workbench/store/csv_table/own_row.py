"""Which cells of a line are the store's own row: those that the row's sum vouches for.

A line may hold less than today's columns, where an earlier program wrote it, more,
where a later one did, and cells of columns that somebody added. The sum tells.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from workbench.store.cells import BETWEEN, cells_of, marked_cell, row_of, row_sum
from workbench.store.csv_table.header import Header, header_of
from workbench.store.csv_table.lines import row_in
from workbench.store.migrations import META, fewest_columns, filled_up, later_columns, todays_row
from workbench.store.tables import Table

_SUM: Final = re.compile("x[0-9a-f]{15}")
_MOST_MORE: Final = 100
"""Columns more than today's that a later program's row may have."""


@dataclass(frozen=True, slots=True)
class OwnRow:
    """A row of the store: in today's columns, as it is to be written, and what stands beside it.

    `written` differs from `row` only where a later program wrote more columns, which
    are kept; `is_earlier` says that an earlier one wrote fewer, `is_unmarked` that a
    spreadsheet dropped the apostrophes before cells, which `row` has again.
    """

    row: str
    written: str
    beside: tuple[str, ...] = ()
    is_earlier: bool = False
    is_unmarked: bool = False

    @property
    def row_id(self) -> str:
        """The id of the row itself."""
        return self.row.rsplit(BETWEEN, len(META))[1]

    @property
    def key(self) -> str:
        """What the row is known by in its table."""
        return key(self.row_id, self.row.partition(BETWEEN)[0])


def key(row_id: str, record_id: str) -> str:
    """What a row is known by in its table: its own id and its record's.

    Its own is not enough: of a folder that was put back from a backup, and of the one
    that was backed up, each may go on to write another record under the same.
    """
    return f"{row_id} {record_id}"


def own_row(table: Table, cells: Sequence[str], header: Header | None = None) -> OwnRow | None:
    """The row of `table` among `cells`, or nothing where no sum fits; `header` names the columns, in any order."""
    for as_written in (list, _marked, _marked_where_bare):
        found = _vouched_row(table, cells, header, as_written=as_written)
        if found is not None:
            return found if as_written is list else replace(found, is_unmarked=True)
    return None


def _vouched_row(
    table: Table, cells: Sequence[str], header: Header | None, *, as_written: Callable[[Sequence[str]], list[str]]
) -> OwnRow | None:
    """The row whose cells `as_written` gives from those that stand there."""
    if header is not None and len(cells) > max(header.own):
        own = as_written([cells[place] for place in header.own])
        beside = tuple(cells[place] for place in header.others if place < len(cells))
        beside += tuple(cells[len(header.names) :])
        if _fits(table, own):
            return _found(table, own, beside)
        filled = _filled(table, own)
        if filled is not None:
            return _found(table, filled, beside)
    for end in _ends(table, cells):
        own = as_written(cells[:end])
        if _fits(table, own):
            return _found(table, own, tuple(cells[end:]))
    return None


def _marked(own: Sequence[str]) -> list[str]:
    """The cells of a row before which a spreadsheet dropped every apostrophe; the row's own time never had one."""
    when = len(own) - len(META) + META.index("at")
    return [cell if place == when else marked_cell(cell) for place, cell in enumerate(own)]


def _marked_where_bare(own: Sequence[str]) -> list[str]:
    """The same, where it left some of them."""
    return [cell if cell.startswith("'") else marked for cell, marked in zip(own, _marked(own), strict=True)]


def own_row_in(table: Table, line: str) -> OwnRow | None:
    """The row in a line of the journal, where nothing stands beside it."""
    bare = line.rstrip("\r\n")
    row = row_in(bare) if bare else ""
    before, _, found = row.rpartition(BETWEEN)
    lacking = len(header_of(table)) - row.count(BETWEEN) - 1
    if 0 <= lacking <= later_columns(table) and row_sum(table.name, before) == found:
        todays = filled_up(table, row, lacking) if lacking else row
        return OwnRow(row=todays, written=todays, is_earlier=lacking > 0)
    other = own_row(table, cells_of(row))
    return other if other is not None and not other.beside else None


def _found(table: Table, own: Sequence[str], beside: tuple[str, ...]) -> OwnRow:
    row, more = todays_row(table, own), len(own) - len(header_of(table))
    return OwnRow(row=row, written=row_of(own) if more > 0 else row, beside=beside, is_earlier=more < 0)


def unvouched_row(table: Table, cells: Sequence[str], header: Header) -> tuple[list[str], tuple[str, ...]] | None:
    """A row whose sum does not fit, as today's columns and the cells beside it; nothing for what is no row."""
    if max(header.own) < len(cells) <= len(header.names):
        own = [cells[place] for place in header.own]
        beside = tuple(cells[place] for place in header.others if place < len(cells))
    elif fewest_columns(table) + len(META) <= len(cells) <= max(header.own):
        own, beside = list(cells), ()
    else:
        return None
    lacking = len(header_of(table)) - len(own)
    return [*own[: -len(META)], *[""] * lacking, *own[-len(META) :]], beside


def _fits(table: Table, own: Sequence[str]) -> bool:
    return row_sum(table.name, row_of(own[:-1])) == own[-1]


def _ends(table: Table, cells: Sequence[str]) -> list[int]:
    """Where a row of the store may end: behind a cell that looks like a sum, the longest first."""
    least = fewest_columns(table) + len(META)
    most = min(len(cells), len(header_of(table)) + _MOST_MORE)
    return [end for end in range(most, least - 1, -1) if _SUM.fullmatch(cells[end - 1])]


def _filled(table: Table, own: Sequence[str]) -> list[str] | None:
    """A row of today's width whose blank cells of later columns were taken away with their column."""
    lacking = len(header_of(table)) - len(own)
    if lacking <= 0:
        return None
    filled = [*own[: -len(META)], *[""] * lacking, *own[-len(META) :]]
    return filled if _fits(table, filled) else None

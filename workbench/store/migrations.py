"""The schema's number, and how a row of an earlier schema becomes one of the current schema.

A schema grows in two ways only: a table gets columns after those of its record,
each with a default for a blank cell, or there is a new table. So a row's width
says which columns it was written with, and blank cells bring it up to date.
To change the schema, add the field at the end of the record, or the table to
`TABLES`, and raise `SCHEMA`.
"""

import dataclasses
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

from workbench.store.cells import CELL_SEPARATOR, join_cells, row_checksum
from workbench.store.rows import columns_of
from workbench.store.tables import Table

SCHEMA: Final = 5
"""The schema this program writes. It reads every earlier one, and opens a later one read-only."""

META: Final = ("row_id", "at", "by", "sum_v1")
"""The columns about the row itself, after those of its record."""

LAST_COLUMN: Final[Mapping[str, str]] = {
    "articles": "added_by",
    "claims": "origin",
    "flags": "evidence",
    "flag_decisions": "decided_at",
    "moves": "note",
    "publications": "appearance",
    "published_checks": "article_id",
    "sources": "archived_http_status",
    "evidence": "note",
    "verdicts": "supersedes",
    "rechecks": "archived_http_status",
    "events": "note",
}
"""The last column of each table's record in schema 1, the first with a number; the columns after it came later."""


@cache
def count_first_columns(table: Table) -> int:
    """Return how many columns the record had in the first schema with this table."""
    columns = columns_of(table)
    last = LAST_COLUMN.get(table.name)
    if last is not None:
        return columns.index(last) + 1
    required = {field.name for field in dataclasses.fields(table.kind) if field.default is dataclasses.MISSING}
    return max(number for number, name in enumerate(columns, 1) if name in required)


def count_later_columns(table: Table) -> int:
    """Return how many columns were added to the record since then."""
    return len(columns_of(table)) - count_first_columns(table)


def pad_row(table: Table, row: str, lacking: int) -> str:
    """Return a row of an earlier schema in the current one: `lacking` blank cells added, its checksum computed anew.

    The same row always gives the same one.
    """
    record, *meta = row.rsplit(CELL_SEPARATOR, len(META))
    before = CELL_SEPARATOR.join((record + CELL_SEPARATOR * lacking, *meta[:-1]))
    return f"{before}{CELL_SEPARATOR}{row_checksum(table.name, before)}"


def current_row(table: Table, own: Sequence[str]) -> str:
    """Return the row `own` of any schema in the current one: padded with blank cells or cut, with a new checksum."""
    lacking = len(columns_of(table)) + len(META) - len(own)
    if lacking >= 0:
        return pad_row(table, join_cells(own), lacking) if lacking else join_cells(own)
    cells = [*own[: len(columns_of(table))], *own[-len(META) : -1]]
    return join_cells([*cells, row_checksum(table.name, join_cells(cells))])

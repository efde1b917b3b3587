"""Checksums in an exported table: an edit of any cell shows when the file is read back, even in columns not imported.

They detect an edit; they do not protect against somebody who means to deceive.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from workbench.domain.identity import sha256_of

CHECK_COLUMN: Final = "row_check"
TIME_COLUMNS: Final = frozenset({"decided_at", "attribution_decided_at", "signed_off_at", "archived_at", "exported_at"})
UNCHECKED_COLUMNS: Final = TIME_COLUMNS | {CHECK_COLUMN, "check_worthiness"}
"""Columns that a spreadsheet may rewrite by itself: times and fractions."""
_DIGITS: Final = 6
_FEWEST_DIGITS: Final = 3
_MOST_LETTERS: Final = 14
_CHECK_CELL: Final = re.compile(r"row (\d{1,9}) of (\d{1,9}):((?: [a-z0-9_]{1,40}=[0-9a-f]{6}){0,100})")


@dataclass(frozen=True, slots=True, kw_only=True)
class RowCheck:
    """A row's number among all that were exported, from 1, and the checksum of each of its cells by column."""

    row: int
    rows: int
    sums: Mapping[str, str]


def row_check(cells: Mapping[str, str], *, row: int, rows: int) -> str:
    """Write the check cell of a row: its number, and a checksum of each of the other `cells`.

    >>> row_check({"claim": "It rained."}, row=1, rows=3)
    'row 1 of 3: claim=8b38b5'
    """
    return row_check_from_checksums({column: cell_checksum(cell) for column, cell in cells.items()}, row=row, rows=rows)


def row_check_from_checksums(sums: Mapping[str, str], *, row: int, rows: int) -> str:
    """Write the check cell of a row as `row_check` does, from the checksums of the other cells."""
    parts = (f" {column}={cell_checksum}" for column, cell_checksum in sums.items() if column not in UNCHECKED_COLUMNS)
    return f"row {row} of {rows}:{''.join(parts)}"


def parse_row_check(cell: str) -> RowCheck | None:
    """Read what `row_check` wrote; None where `cell` is something else."""
    match = _CHECK_CELL.fullmatch(" ".join(cell.split()))
    if match is None:
        return None
    sums = dict(part.split("=") for part in match[3].split())
    return RowCheck(row=int(match[1]), rows=int(match[2]), sums=sums)


def edited_columns(cells: Mapping[str, str], check: RowCheck) -> tuple[str, ...]:
    """Return the columns of `cells` that were edited since they were exported, in order."""
    return tuple(column for column, cell in cells.items() if _is_edited(column, cell, check))


def _is_edited(column: str, cell: str, check: RowCheck) -> bool:
    if column in TIME_COLUMNS:
        return bool(cell.strip()) and not _looks_like_a_time(cell)
    return column in check.sums and check.sums[column] != cell_checksum(cell)


def _looks_like_a_time(cell: str) -> bool:
    """Whether `cell` may be a time that a spreadsheet reformatted: digits, and no more letters than a month has."""
    digits, letters = sum(map(str.isdigit, cell)), sum(map(str.isalpha, cell))
    return digits >= _FEWEST_DIGITS and letters <= _MOST_LETTERS


def sheet_checksum(rows: Iterable[Sequence[str]]) -> str:
    """Return a checksum of a whole sheet, the same in any order of its rows."""
    lines = sorted("\x1f".join(map(normalized_cell, row)).rstrip("\x1f") for row in rows)
    return sha256_of("\n".join(line for line in lines if line).encode("utf-8", "replace"))[:16]


def cell_checksum(cell: str) -> str:
    """Return the checksum of one cell."""
    return sha256_of(normalized_cell(cell).encode("utf-8", "replace"))[:_DIGITS]


def normalized_cell(cell: str) -> str:
    """Undo in `cell` what office programs change: white space, escapes, the apostrophe that marks text."""
    return " ".join(cell.replace("_x005F_", "_").replace("\x00", "").split()).removeprefix("'")

"""Check sums in an exported table: an edit of any cell shows when the file comes back, also of cells that are not read.

They notice an edit; they are no protection against somebody who means to deceive.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from workbench.domain.identity import sha256_of

CHECK_COLUMN: Final = "row_check"
TIMES: Final = frozenset({"decided_at", "attribution_decided_at", "signed_off_at", "archived_at", "exported_at"})
UNCHECKED: Final = TIMES | {CHECK_COLUMN, "check_worthiness"}
"""Columns that a spreadsheet may write in another form by itself: times and fractions."""
_DIGITS: Final = 6
_FEWEST_FIGURES: Final = 3
_MOST_LETTERS: Final = 14
_FORM: Final = re.compile(r"row (\d{1,9}) of (\d{1,9}):((?: [a-z0-9_]{1,40}=[0-9a-f]{6}){0,100})")


@dataclass(frozen=True, slots=True, kw_only=True)
class RowCheck:
    """A row's place among all that were exported, from 1, and the check sum of each of its cells by column."""

    row: int
    rows: int
    sums: Mapping[str, str]


def row_check(cells: Mapping[str, str], *, row: int, rows: int) -> str:
    """The cell that tells how the other `cells` of a row read when it was exported.

    >>> row_check({"claim": "It rained."}, row=1, rows=3)
    'row 1 of 3: claim=8b38b5'
    """
    return check_of({column: cell_sum(cell) for column, cell in cells.items()}, row=row, rows=rows)


def check_of(sums: Mapping[str, str], *, row: int, rows: int) -> str:
    """The cell as `row_check` gives it, from the check sums of the other cells."""
    told = (f" {column}={cell_sum}" for column, cell_sum in sums.items() if column not in UNCHECKED)
    return f"row {row} of {rows}:{''.join(told)}"


def read_check(cell: str) -> RowCheck | None:
    """What `row_check` wrote, or nothing where `cell` is something else."""
    form = _FORM.fullmatch(" ".join(cell.split()))
    if form is None:
        return None
    sums = dict(part.split("=") for part in form[3].split())
    return RowCheck(row=int(form[1]), rows=int(form[2]), sums=sums)


def edited_columns(cells: Mapping[str, str], check: RowCheck) -> tuple[str, ...]:
    """The columns of `cells` that read otherwise than when they were exported, in their order."""
    return tuple(column for column, cell in cells.items() if _is_edited(column, cell, check))


def _is_edited(column: str, cell: str, check: RowCheck) -> bool:
    if column in TIMES:
        return bool(cell.strip()) and not _is_like_a_time(cell)
    return column in check.sums and check.sums[column] != cell_sum(cell)


def _is_like_a_time(cell: str) -> bool:
    """Whether a spreadsheet may have made `cell` of a time: figures, signs between them, and no more than a month."""
    figures, letters = sum(map(str.isdigit, cell)), sum(map(str.isalpha, cell))
    return figures >= _FEWEST_FIGURES and letters <= _MOST_LETTERS


def sheet_check(rows: Iterable[Sequence[str]]) -> str:
    """A check sum of a whole sheet, the same in whatever order its rows stand."""
    lines = sorted("\x1f".join(map(as_read, row)).rstrip("\x1f") for row in rows)
    return sha256_of("\n".join(line for line in lines if line).encode("utf-8", "replace"))[:16]


def cell_sum(cell: str) -> str:
    """The check sum of one cell."""
    return sha256_of(as_read(cell).encode("utf-8", "replace"))[:_DIGITS]


def as_read(cell: str) -> str:
    """`cell` without what office programs do to it: white space, escapes, the apostrophe that keeps it text."""
    return " ".join(cell.replace("_x005F_", "_").replace("\x00", "").split()).removeprefix("'")

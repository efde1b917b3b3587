"""The columns of the findings tables, and writing them as CSV."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final, NamedTuple

from workbench.reports.editable.row_checksums import cell_checksum, row_check_from_checksums
from workbench.reports.escaping import findings_cell

STRING: Final = "string"
INTEGER: Final = "integer"
DATETIME: Final = "datetime"
"""The types are those of the Frictionless table schema."""
_UNQUOTED: Final = re.compile(r"[0-9TZ:-]*")
"""The characters of a number or a time; a cell with any other is quoted, whatever its column's type."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column, what it holds, and its type; cells of any type but text are written without quotation marks."""

    name: str
    description: str
    type: str = STRING

    @property
    def field(self) -> dict[str, Any]:
        """The column as a field of a table schema."""
        return {"name": self.name, "type": self.type, "description": self.description}


def csv_lines(columns: Sequence[Column], rows: Sequence[Mapping[str, str]]) -> Iterator[str]:
    """Yield the lines of a CSV file: the header, then each of `rows`, safe for spreadsheets and with its checksums.

    A cell that a row lacks is blank; the last of `columns` is the one for the checksums.
    """
    yield _line(columns, [column.name for column in columns])
    for number, row in enumerate(rows, 1):
        cells = [_cell(row.get(column.name, "")) for column in columns]
        sums = {column.name: cell.sum for column, cell in zip(columns, cells, strict=True)}
        written_cells = [cell.shown for cell in cells]
        written_cells[-1] = row_check_from_checksums(sums, row=number, rows=len(rows))
        yield _line(columns, written_cells)


class _Cell(NamedTuple):
    """A cell as it is written to the file, and its checksum."""

    shown: str
    sum: str


@lru_cache(maxsize=1 << 16)
def _cell(text: str) -> _Cell:
    """Make the cell with this text; cached, as most of a table is the same as when it was last written."""
    shown = findings_cell(text)
    return _Cell(shown, cell_checksum(shown))


def _line(columns: Sequence[Column], cells: Sequence[str]) -> str:
    return ",".join(map(_csv_cell, columns, cells)) + "\r\n"


def _csv_cell(column: Column, cell: str) -> str:
    if column.type != STRING and _UNQUOTED.fullmatch(cell):
        return cell
    doubled = cell.replace('"', '""')
    return f'"{doubled}"'

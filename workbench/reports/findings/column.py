"""The columns of the findings tables: what each holds, and of which type it is."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from workbench.reports.inert import in_findings
from workbench.reports.returnable.row_checks import CHECK_COLUMN, row_check

STRING: Final = "string"
INTEGER: Final = "integer"
DATETIME: Final = "datetime"
"""The types are those of the Frictionless table schema."""
_BARE: Final = re.compile(r"[0-9TZ:-]*")
"""What a number or a time is made of; a cell with anything else is quoted, whatever its column's type."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column, what it holds, and its type; cells of any type but text stand without quotation marks."""

    name: str
    description: str
    type: str = STRING

    @property
    def field(self) -> dict[str, Any]:
        """The column as a field of a table schema."""
        return {"name": self.name, "type": self.type, "description": self.description}


def csv_lines(columns: Sequence[Column], rows: Sequence[Mapping[str, str]]) -> Iterator[str]:
    """The lines of a CSV file: the header, then each of `rows`, harmless for a spreadsheet and with its check sums.

    A cell that a row lacks is blank.
    """
    yield _line(columns, {column.name: column.name for column in columns})
    for number, row in enumerate(rows, 1):
        cells = {column.name: in_findings(row.get(column.name, "")) for column in columns}
        cells[CHECK_COLUMN] = row_check(cells, row=number, rows=len(rows))
        yield _line(columns, cells)


def _line(columns: Sequence[Column], cells: Mapping[str, str]) -> str:
    return ",".join(_written(column, cells[column.name]) for column in columns) + "\r\n"


def _written(column: Column, cell: str) -> str:
    if column.type != STRING and _BARE.fullmatch(cell):
        return cell
    doubled = cell.replace('"', '""')
    return f'"{doubled}"'

"""The columns of the findings tables: what each holds, and of which type it is."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final, NamedTuple

from workbench.reports.editable.row_checksums import cell_sum, check_of
from workbench.reports.escaping import findings_cell

STRING: Final = "string"
INTEGER: Final = "integer"
DATETIME: Final = "datetime"
"""The types are those of the Frictionless table schema."""
_UNQUOTED: Final = re.compile(r"[0-9TZ:-]*")
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

    A cell that a row lacks is blank; the last of `columns` is the one for the check sums.
    """
    yield _line(columns, [column.name for column in columns])
    for number, row in enumerate(rows, 1):
        cells = [_cell(row.get(column.name, "")) for column in columns]
        sums = {column.name: cell.sum for column, cell in zip(columns, cells, strict=True)}
        shown = [cell.shown for cell in cells]
        shown[-1] = check_of(sums, row=number, rows=len(rows))
        yield _line(columns, shown)


class _Cell(NamedTuple):
    """A cell as a file has it, and its check sum."""

    shown: str
    sum: str


@lru_cache(maxsize=1 << 16)
def _cell(text: str) -> _Cell:
    """The cell with this text; kept, as most of a table reads as it did when it was last written."""
    shown = findings_cell(text)
    return _Cell(shown, cell_sum(shown))


def _line(columns: Sequence[Column], cells: Sequence[str]) -> str:
    return ",".join(map(_csv_cell, columns, cells)) + "\r\n"


def _csv_cell(column: Column, cell: str) -> str:
    if column.type != STRING and _UNQUOTED.fullmatch(cell):
        return cell
    doubled = cell.replace('"', '""')
    return f'"{doubled}"'

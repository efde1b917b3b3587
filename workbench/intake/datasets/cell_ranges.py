"""Ranges of cells as a spreadsheet writes them: B2:D9, Sheet2!B2, 5:7, B:C."""

import re
from dataclasses import dataclass
from typing import Final

from workbench.intake.datasets.dataset import Dataset, Sheet
from workbench.text.counting import plural

_FORMS: Final = (
    re.compile(r"(?P<left>[A-Z]{1,3})(?P<top>[1-9]\d{0,6})(?::(?P<right>[A-Z]{1,3})(?P<bottom>[1-9]\d{0,6}))?"),
    re.compile(r"(?P<left>[A-Z]{1,3}):(?P<right>[A-Z]{1,3})"),
    re.compile(r"(?P<top>[1-9]\d{0,6}):(?P<bottom>[1-9]\d{0,6})"),
)
_LETTERS: Final = 26


class CellRangeError(ValueError):
    """A reference that names no cells of a dataset; `what` gives the reason, `fix` what to write."""

    def __init__(self, *, what: str, fix: str) -> None:
        self.what = what
        self.fix = fix
        super().__init__(f"{what}. {fix}")


@dataclass(frozen=True, slots=True, kw_only=True)
class CellRange:
    """Cells of one sheet; rows and columns count from 0, `bottom` and `right` are inclusive."""

    sheet: Sheet
    top: int
    left: int
    bottom: int
    right: int

    def holds(self, row: int, column: int) -> bool:
        """Return whether the cell lies in the range."""
        return self.top <= row <= self.bottom and self.left <= column <= self.right

    def values(self) -> str:
        """Return the cells in reading order: a line for each row, cells separated by tabs, blank rows left out."""
        rows = [row[self.left : self.right + 1] for row in self.sheet.rows[self.top : self.bottom + 1]]
        return "\n".join("\t".join(row) for row in rows if any(row))

    def locator(self, *, with_sheet: bool) -> str:
        """Return the range as a spreadsheet writes it."""
        first, last = _cell_name(self.top, self.left), _cell_name(self.bottom, self.right)
        name = self.sheet.name if self.sheet.name.isalnum() else "'" + self.sheet.name.replace("'", "''") + "'"
        cells = first if first == last else f"{first}:{last}"
        return f"{name}!{cells}" if with_sheet else cells


def parse_cell_range(reference: str, dataset: Dataset) -> CellRange:
    """Return the cells that `reference` names, cut to the extent of the sheet; the first sheet unless one is named.

    Raises:
        CellRangeError: it is no range, names no sheet of the dataset, or holds no filled cell.
    """
    sheet_name, separator, cell_part = reference.strip().rpartition("!")
    sheet = _sheet_named(sheet_name, dataset) if separator else dataset.sheets[0]
    normalized = cell_part.replace("$", "").replace(" ", "").upper()
    match = next((full_match for pattern in _FORMS if (full_match := pattern.fullmatch(normalized))), None)
    if match is None:
        what = f"'{reference.strip()}' is not a range of cells"
        raise CellRangeError(what=what, fix="Write it as B2:D9, or Sheet2!B2:D9.")
    cells = _range_within(match.groupdict(), sheet)
    if not cells.values():
        where = f"sheet '{sheet.name}'" if sheet.name else "the table"
        size = f"{plural(len(sheet.rows), 'row')} and {plural(sheet.width, 'column')}"
        what = f"'{reference.strip()}' holds no filled cell: {where} has {size}"
        raise CellRangeError(what=what, fix="Choose cells that are filled.")
    return cells


def column_letters(column: int) -> str:
    """Return the letters of a column, counted from 0.

    >>> column_letters(0), column_letters(27)
    ('A', 'AB')
    """
    letters = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, _LETTERS)
        letters = chr(ord("A") + rest) + letters
    return letters


def _cell_name(row: int, column: int) -> str:
    return f"{column_letters(column)}{row + 1}"


def _sheet_named(name: str, dataset: Dataset) -> Sheet:
    wanted = name.strip().strip("'").replace("''", "'").casefold()
    match = next((sheet for sheet in dataset.sheets if sheet.name.casefold() == wanted), None)
    if match is None:
        known = ", ".join(f"'{sheet.name}'" for sheet in dataset.sheets[:10] if sheet.name)
        fix = f"The sheets are: {known}." if known else "Leave the sheet name out: this table has only one sheet."
        raise CellRangeError(what=f"there is no sheet '{name.strip()}'", fix=fix)
    return match


def _range_within(parts: dict[str, str | None], sheet: Sheet) -> CellRange:
    """Return the range with these edges: one that is missing is the sheet's, or that of the single cell."""
    last_row, last_column = len(sheet.rows) - 1, sheet.width - 1
    top, left = parts.get("top"), parts.get("left")
    bottom = parts.get("bottom") or (top if left else None)
    right = parts.get("right") or (left if top else None)
    rows = sorted((int(top) - 1 if top else 0, int(bottom) - 1 if bottom else last_row))
    columns = sorted((_column_index(left) if left else 0, _column_index(right) if right else last_column))
    return CellRange(
        sheet=sheet,
        top=rows[0],
        left=columns[0],
        bottom=min(rows[1], max(rows[0], last_row)),
        right=min(columns[1], max(columns[0], last_column)),
    )


def _column_index(letters: str) -> int:
    """Return the index of a column, counted from 0, by its letters."""
    number = 0
    for letter in letters:
        number = number * _LETTERS + ord(letter) - ord("A") + 1
    return number - 1

"""Ranges of cells as a spreadsheet writes them: B2:D9, Sheet2!B2, 5:7, B:C."""

import re
from dataclasses import dataclass
from typing import Final

from workbench.intake.datasets.dataset import Dataset, Sheet
from workbench.text.counting import counted

_FORMS: Final = (
    re.compile(r"(?P<left>[A-Z]{1,3})(?P<top>[1-9]\d{0,6})(?::(?P<right>[A-Z]{1,3})(?P<bottom>[1-9]\d{0,6}))?"),
    re.compile(r"(?P<left>[A-Z]{1,3}):(?P<right>[A-Z]{1,3})"),
    re.compile(r"(?P<top>[1-9]\d{0,6}):(?P<bottom>[1-9]\d{0,6})"),
)
_LETTERS: Final = 26


class NoCellsError(ValueError):
    """Words that name no cells of a dataset; `what` says why, `fix` what to write."""

    def __init__(self, *, what: str, fix: str) -> None:
        self.what = what
        self.fix = fix
        super().__init__(f"{what}. {fix}")


@dataclass(frozen=True, slots=True, kw_only=True)
class CellRange:
    """Cells of one sheet; rows and columns count from 0, `bottom` and `right` are inside."""

    sheet: Sheet
    top: int
    left: int
    bottom: int
    right: int

    def holds(self, row: int, column: int) -> bool:
        """Whether the cell lies in the range."""
        return self.top <= row <= self.bottom and self.left <= column <= self.right

    def values(self) -> str:
        """The cells in reading order: rows on lines, cells apart by tabs, blank rows left out."""
        rows = (row[self.left : self.right + 1] for row in self.sheet.rows[self.top : self.bottom + 1])
        return "\n".join("\t".join(row) for row in rows if any(row))

    def locator(self, *, with_sheet: bool) -> str:
        """The range as a spreadsheet writes it."""
        first, last = _written(self.top, self.left), _written(self.bottom, self.right)
        name = self.sheet.name if self.sheet.name.isalnum() else "'" + self.sheet.name.replace("'", "''") + "'"
        cells = first if first == last else f"{first}:{last}"
        return f"{name}!{cells}" if with_sheet else cells


def cell_range(written: str, dataset: Dataset) -> CellRange:
    """The cells that `written` names, cut to what the sheet holds; the first sheet unless one is named.

    Raises:
        NoCellsError: it is no range, names no sheet of the dataset, or holds no filled cell.
    """
    name, mark, cells = written.strip().rpartition("!")
    sheet = _sheet_named(name, dataset) if mark else dataset.sheets[0]
    named = cells.replace("$", "").replace(" ", "").upper()
    form = next((match for pattern in _FORMS if (match := pattern.fullmatch(named))), None)
    if form is None:
        what = f"'{written.strip()}' is not a range of cells"
        raise NoCellsError(what=what, fix="Write it as B2:D9, or Sheet2!B2:D9.")
    found = _cut(form.groupdict(), sheet)
    if not found.values():
        where = f"sheet '{sheet.name}'" if sheet.name else "the table"
        size = f"{counted(len(sheet.rows), 'row')} and {counted(sheet.width, 'column')}"
        what = f"'{written.strip()}' holds no filled cell: {where} has {size}"
        raise NoCellsError(what=what, fix="Choose cells that are filled.")
    return found


def column_letters(column: int) -> str:
    """The name of a column counted from 0.

    >>> column_letters(0), column_letters(27)
    ('A', 'AB')
    """
    letters = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, _LETTERS)
        letters = chr(ord("A") + rest) + letters
    return letters


def _written(row: int, column: int) -> str:
    return f"{column_letters(column)}{row + 1}"


def _sheet_named(name: str, dataset: Dataset) -> Sheet:
    wanted = name.strip().strip("'").replace("''", "'").casefold()
    found = next((sheet for sheet in dataset.sheets if sheet.name.casefold() == wanted), None)
    if found is None:
        known = ", ".join(f"'{sheet.name}'" for sheet in dataset.sheets[:10] if sheet.name)
        fix = f"The sheets are: {known}." if known else "Leave the sheet name out: this table has only one sheet."
        raise NoCellsError(what=f"there is no sheet '{name.strip()}'", fix=fix)
    return found


def _cut(named: dict[str, str | None], sheet: Sheet) -> CellRange:
    """The range from the parts of its name: an edge that is not named is the sheet's, of a single cell its own."""
    last_row, last_column = len(sheet.rows) - 1, sheet.width - 1
    top, left = named.get("top"), named.get("left")
    bottom = named.get("bottom") or (top if left else None)
    right = named.get("right") or (left if top else None)
    rows = sorted((int(top) - 1 if top else 0, int(bottom) - 1 if bottom else last_row))
    columns = sorted((_number(left) if left else 0, _number(right) if right else last_column))
    return CellRange(
        sheet=sheet,
        top=rows[0],
        left=columns[0],
        bottom=min(rows[1], max(rows[0], last_row)),
        right=min(columns[1], max(columns[0], last_column)),
    )


def _number(letters: str) -> int:
    """A column counted from 0, by its name."""
    number = 0
    for letter in letters:
        number = number * _LETTERS + ord(letter) - ord("A") + 1
    return number - 1

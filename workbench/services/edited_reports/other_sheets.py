"""Problems of an edited workbook outside its claims: added columns and sheets, and edits of other sheets."""

from collections.abc import Iterator
from typing import Final

from workbench.domain.problem import Problem
from workbench.intake.datasets.dataset import Dataset, Sheet
from workbench.reports.csv_audit import COLUMNS
from workbench.reports.editable.row_checksums import sheet_checksum
from workbench.reports.spreadsheet import CLAIM_COLUMNS, SHEET_CHECK, SHEETS
from workbench.review.edited_report import normalize_blanks, shorten

_KNOWN_COLUMNS: Final = frozenset({*COLUMNS, *CLAIM_COLUMNS})


def sheet_problems(dataset: Dataset, claims: Sheet, *, name: str) -> Iterator[Problem]:
    """Yield the problems of columns and sheets that are not read, of other sheets that were edited, and of the size."""
    yield from _unread_columns(claims, name=name)
    if any(sheet.cut for sheet in dataset.sheets):
        what = "it has more rows or columns, or longer cells, than are read"
        yield Problem(where=name, what=what, fix="Split the file and import the parts.")
    checksums = _written_checksums(dataset)
    for sheet in dataset.sheets:
        if sheet is claims or not sheet.rows:
            continue
        if sheet.name not in SHEETS:
            what = f"the sheet '{shorten(sheet.name)}' was not part of the export, and is not read"
            yield Problem(where=name, what=what, fix="Put anything important in 'rationale' on the sheet Claims.")
        elif sheet.name in checksums and checksums[sheet.name] != sheet_checksum(sheet.rows):
            read = "only 'status', 'rationale' and 'should_read' on the sheet Claims are read"
            what = f"the sheet '{sheet.name}' was edited, and {read}"
            yield Problem(where=name, what=what, fix="Make the change on the page.")


def _unread_columns(sheet: Sheet, *, name: str) -> Iterator[Problem]:
    header = [normalize_blanks(column) for column in sheet.rows[0]]
    for position in range(sheet.width):
        column = header[position] if position < len(header) else ""
        if column in _KNOWN_COLUMNS and header.index(column) == position:
            continue
        filled = sum(1 for row in sheet.rows[1:] if position < len(row) and row[position].strip())
        if filled:
            column_name = f"the column '{shorten(column)}'" if column else f"column {position + 1}, which has no name,"
            cells = "1 cell" if filled == 1 else f"{filled} cells"
            what = f"{column_name} was not part of the export, and {cells} in it will not be read"
            yield Problem(where=sheet.name or name, what=what, fix="Put anything important in 'rationale'.")


def _written_checksums(dataset: Dataset) -> dict[str, str]:
    """Read the checksum of each sheet when it was written, from the sheet About."""
    about_sheet = next((sheet for sheet in dataset.sheets if sheet.name == "About"), None)
    checksums: dict[str, str] = {}
    for row in about_sheet.rows if about_sheet else ():
        if len(row) > 1 and row[0].startswith(SHEET_CHECK):
            checksums[row[0].removeprefix(SHEET_CHECK)] = row[1]
    return checksums

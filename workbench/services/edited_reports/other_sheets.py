"""What in a returned table is no part of what was exported, or of the sheet that is read."""

from collections.abc import Iterator
from typing import Final

from workbench.domain.problem import Problem
from workbench.intake.datasets.dataset import Dataset, Sheet
from workbench.reports.csv_audit import COLUMNS
from workbench.reports.editable.row_checksums import sheet_check
from workbench.reports.spreadsheet import CLAIM_COLUMNS, SHEET_CHECK, SHEETS
from workbench.review.edited_report import plain, shortened

_KNOWN: Final = frozenset({*COLUMNS, *CLAIM_COLUMNS})


def sheet_problems(dataset: Dataset, claims: Sheet, *, name: str) -> Iterator[Problem]:
    """Columns and sheets that hold something and are not read, sheets that were edited, and what was too large."""
    yield from _columns_of_ones_own(claims, name=name)
    if any(sheet.cut for sheet in dataset.sheets):
        what = "it has more rows or columns, or longer cells, than are read"
        yield Problem(where=name, what=what, fix="Split the file and import the parts.")
    sums = _sums_in(dataset)
    for sheet in dataset.sheets:
        if sheet is claims or not sheet.rows:
            continue
        if sheet.name not in SHEETS:
            what = f"the sheet '{shortened(sheet.name)}' was not part of the export, and is not read"
            yield Problem(where=name, what=what, fix="Put anything important in 'rationale' on the sheet Claims.")
        elif sheet.name in sums and sums[sheet.name] != sheet_check(sheet.rows):
            what = (
                f"the sheet '{sheet.name}' was edited, and only 'status' and 'rationale' on the sheet Claims are read"
            )
            yield Problem(where=name, what=what, fix="Make the change on the page.")


def _columns_of_ones_own(sheet: Sheet, *, name: str) -> Iterator[Problem]:
    header = [plain(column) for column in sheet.rows[0]]
    for place in range(sheet.width):
        column = header[place] if place < len(header) else ""
        if column in _KNOWN and header.index(column) == place:
            continue
        filled = sum(1 for row in sheet.rows[1:] if place < len(row) and row[place].strip())
        if filled:
            told = f"the column '{shortened(column)}'" if column else f"column {place + 1}, which has no name,"
            cells = "1 cell" if filled == 1 else f"{filled} cells"
            what = f"{told} was not part of the export, and {cells} in it will not be read"
            yield Problem(where=sheet.name or name, what=what, fix="Put anything important in 'rationale'.")


def _sums_in(dataset: Dataset) -> dict[str, str]:
    """The check sum of each sheet when it was written, as the sheet About tells."""
    about = next((sheet for sheet in dataset.sheets if sheet.name == "About"), None)
    rows = about.rows if about else ()
    return {row[0].removeprefix(SHEET_CHECK): row[1] for row in rows if len(row) > 1 and row[0].startswith(SHEET_CHECK)}

"""The sheets of an Excel workbook, each cell as the spreadsheet shows it."""

import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from io import BytesIO
from typing import Any, Final

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from workbench.intake.datasets.dataset import (
    MOST_CELLS,
    MOST_SHEETS,
    Dataset,
    MakeSheet,
    Sheet,
    sheet_of,
    whole_sheet_of,
)
from workbench.intake.extracted import UnreadableError

LARGEST_UNPACKED: Final = 200_000_000
_FIX: Final = "Open and save it again, or save the sheet as CSV."
_STUMBLES: Final = (
    InvalidFileException,
    zipfile.BadZipFile,
    zlib.error,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    SyntaxError,
    OSError,
    EOFError,
    RuntimeError,
)
"""What zipfile and openpyxl raise over a damaged or locked file."""
_PERCENT: Final = re.compile(r"0(?:\.(0{1,10}))?%")


def read_xlsx(content: bytes) -> Dataset:
    """The sheets with the values last calculated; no formula is worked out and no link followed.

    Raises:
        UnreadableError: it is damaged, unpacks to too much, or has no cells.
    """
    return _read(content, sheet_of)


def read_whole_xlsx(content: bytes) -> Dataset:
    """The sheets as `read_xlsx` gives them, their cells whole and with their line ends.

    Raises UnreadableError as `read_xlsx` does.
    """
    return _read(content, whole_sheet_of)


def _read(content: bytes, make_sheet: MakeSheet) -> Dataset:
    _check(content)
    try:
        book = openpyxl.load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)
        sheets = tuple(_sheets(book.worksheets[:MOST_SHEETS], make_sheet))
    except _STUMBLES as error:
        raise UnreadableError(what="this workbook is damaged", fix=_FIX) from error
    if not any(sheet.rows for sheet in sheets):
        raise UnreadableError(what="there are no filled cells in this workbook", fix="Choose another file.")
    return Dataset(sheets=sheets)


def _check(content: bytes) -> None:
    try:
        folder = zipfile.ZipFile(BytesIO(content))
    except zipfile.BadZipFile as error:
        raise UnreadableError(what="this workbook is damaged", fix=_FIX) from error
    size = sum(member.file_size for member in folder.infolist())
    if size > LARGEST_UNPACKED:
        what = f"this workbook unpacks to {size / 1e6:,.0f} MB, more than {LARGEST_UNPACKED / 1e6:.0f} MB"
        raise UnreadableError(what=what, fix="Save the sheet that matters as CSV.")
    parts = [member for member in folder.infolist() if member.filename.endswith((".xml", ".rels"))]
    try:
        has_entities = any(_has_entities(folder, part) for part in parts)
    except _STUMBLES as error:
        raise UnreadableError(what="this workbook is damaged", fix=_FIX) from error
    if has_entities:
        raise UnreadableError(what="this workbook defines entities, as no spreadsheet does", fix=_FIX)


def _has_entities(folder: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    with folder.open(part) as file:
        return b"<!DOCTYPE" in file.read(1_000)


def _sheets(worksheets: Iterable[Any], make_sheet: MakeSheet) -> Iterator[Sheet]:
    budget = MOST_CELLS
    for worksheet in worksheets:
        worksheet.reset_dimensions()  # what the file says of its own size need not be so
        sheet = make_sheet(worksheet.title, _rows(worksheet), budget=budget)
        budget -= sum(len(row) + 1 for row in sheet.rows)
        yield sheet


def _rows(worksheet: Any) -> Iterator[list[str]]:  # noqa: ANN401 - openpyxl gives it no type
    for row in worksheet.iter_rows():
        yield [shown_value(cell.value, cell.number_format or "") if cell.value is not None else "" for cell in row]


def shown_value(value: object, number_format: str = "") -> str:
    """A cell's value in words: shares as per cent where the cell shows them so, days as ISO 8601.

    >>> shown_value(0.365, "0.0%"), shown_value(0.1 + 0.2), shown_value(True)
    ('36.5%', '0.3', 'TRUE')
    """
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        percent = _PERCENT.search(number_format)
        return f"{value * 100:.{len(percent[1] or '')}f}%" if percent else f"{value:.15g}"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "seconds")
    return value.isoformat() if isinstance(value, date | time) else str(value)

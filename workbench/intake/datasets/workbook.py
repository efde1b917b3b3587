"""The sheets of an Excel workbook, each cell as a spreadsheet shows it."""

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
_SAVE_AGAIN: Final = "Open and save it again, or save the sheet as CSV."
_DAMAGE_ERRORS: Final = (
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
_PERCENT_FORMAT: Final = re.compile(r"0(?:\.(0{1,10}))?%")


def read_xlsx(content: bytes) -> Dataset:
    """Read the sheets with the values last calculated; no formula is evaluated and no link followed.

    Raises:
        UnreadableError: it is damaged, unpacks to too much, or has no cells.
    """
    return _read(content, sheet_of)


def read_whole_xlsx(content: bytes) -> Dataset:
    """Read the sheets as `read_xlsx` does, but their cells in full and with their line ends.

    Raises UnreadableError as `read_xlsx` does.
    """
    return _read(content, whole_sheet_of)


def _read(content: bytes, make_sheet: MakeSheet) -> Dataset:
    _check_archive(content)
    try:
        book = openpyxl.load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)
        sheets = tuple(_sheets(book.worksheets[:MOST_SHEETS], make_sheet))
    except _DAMAGE_ERRORS as error:
        raise UnreadableError(what="this workbook is damaged", fix=_SAVE_AGAIN) from error
    if not any(sheet.rows for sheet in sheets):
        raise UnreadableError(what="there are no filled cells in this workbook", fix="Choose another file.")
    return Dataset(sheets=sheets)


def _check_archive(content: bytes) -> None:
    try:
        archive = zipfile.ZipFile(BytesIO(content))
    except zipfile.BadZipFile as error:
        raise UnreadableError(what="this workbook is damaged", fix=_SAVE_AGAIN) from error
    size = sum(member.file_size for member in archive.infolist())
    if size > LARGEST_UNPACKED:
        what = f"this workbook unpacks to {size / 1e6:,.0f} MB, more than {LARGEST_UNPACKED / 1e6:.0f} MB"
        raise UnreadableError(what=what, fix="Save the sheet that matters as CSV.")
    xml_members = [member for member in archive.infolist() if member.filename.endswith((".xml", ".rels"))]
    try:
        has_entities = any(_has_entities(archive, member) for member in xml_members)
    except _DAMAGE_ERRORS as error:
        raise UnreadableError(what="this workbook is damaged", fix=_SAVE_AGAIN) from error
    if has_entities:
        raise UnreadableError(what="this workbook defines entities, as no spreadsheet does", fix=_SAVE_AGAIN)


def _has_entities(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bool:
    with archive.open(member) as file:
        return b"<!DOCTYPE" in file.read(1_000)


def _sheets(worksheets: Iterable[Any], make_sheet: MakeSheet) -> Iterator[Sheet]:
    budget = MOST_CELLS
    for worksheet in worksheets:
        worksheet.reset_dimensions()  # the size stated in the file may be wrong
        sheet = make_sheet(worksheet.title, _rows(worksheet), budget=budget)
        budget -= sum(len(row) + 1 for row in sheet.rows)
        yield sheet


def _rows(worksheet: Any) -> Iterator[list[str]]:  # noqa: ANN401 - openpyxl gives it no type
    for row in worksheet.iter_rows():
        yield [shown_value(cell.value, cell.number_format or "") if cell.value is not None else "" for cell in row]


def shown_value(value: object, number_format: str = "") -> str:
    """Return a cell's value as text: shares as per cent where the cell is formatted so, dates as ISO 8601.

    >>> shown_value(0.365, "0.0%"), shown_value(0.1 + 0.2), shown_value(True)
    ('36.5%', '0.3', 'TRUE')
    """
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        percent = _PERCENT_FORMAT.search(number_format)
        return f"{value * 100:.{len(percent[1] or '')}f}%" if percent else f"{value:.15g}"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "seconds")
    return value.isoformat() if isinstance(value, date | time) else str(value)

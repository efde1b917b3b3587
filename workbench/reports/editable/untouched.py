"""Check by its own checksums that an exported table was not edited."""

import codecs
import csv
import io
from collections.abc import Sequence
from typing import Final

from workbench.reports.editable.row_checksums import CHECK_COLUMN, edited_columns, parse_row_check

_SEPARATORS: Final = (",", ";", "\t")
_MARK: Final = "\ufeff"


def is_unedited(content: bytes, columns: Sequence[str], *, had_rows: bool = False) -> bool:
    """Whether `content` is a table with exactly these `columns`, every row that was written, and no cell edited.

    A spreadsheet may have saved it with other separators or quotes. Where only the
    header is left, `had_rows` says whether there were rows.
    """
    try:
        header, *rows = _read_rows(content, columns)
    except (UnicodeDecodeError, csv.Error, ValueError):
        return False
    if tuple(header) != tuple(columns) or (had_rows and not rows):
        return False
    row_numbers = set()
    for row in rows:
        cells = dict(zip(columns, row, strict=False))
        check = parse_row_check(cells.get(CHECK_COLUMN, ""))
        if check is None or len(row) != len(columns) or check.rows != len(rows) or edited_columns(cells, check):
            return False
        row_numbers.add(check.row)
    return len(row_numbers) == len(rows)


def table_text(content: bytes) -> str:
    """Decode a table, in UTF-8 or, as its first bytes may say, in UTF-16.

    Raises UnicodeDecodeError.
    """
    is_utf_16 = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return content.decode("utf-16" if is_utf_16 else "utf-8").lstrip(_MARK)


def _read_rows(content: bytes, columns: Sequence[str]) -> list[list[str]]:
    text = table_text(content)
    header_line = text.partition("\n")[0].replace('"', "").rstrip("\r")
    separator = next((separator for separator in _SEPARATORS if header_line == separator.join(columns)), ",")
    return [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator) if row]

"""Cells that a spreadsheet leaves unchanged: reversible, one line a record, never a formula."""

import csv
import hashlib
import io
import re
from collections.abc import Sequence

LONGEST_CELL = 32_000
"""In characters; a spreadsheet cuts a cell at 32,767."""

CELL_SEPARATOR = "\x1f"
"""Separates the cells of a row; no cell contains it, as control characters are escaped."""
_CONTROL_CHARACTERS = re.compile(r"[\\\x00-\x1f\x7f\x85\u2028\u2029]")
_ESCAPED = re.compile(r"\\(\\|n|r|t|u[0-9a-f]{4})")
_ESCAPES = {"\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_UNESCAPES = {"\\": "\\", "n": "\n", "r": "\r", "t": "\t"}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_CHANGED_BY_SPREADSHEETS = re.compile(
    r"[=+\-@|%'\"\s\uff1d\uff0b\uff0d\uff20\u2212.,$€£¥(\d]|(?:true|false|" + "|".join(_MONTHS) + r")", re.IGNORECASE
)


def encode_cell(value: str) -> str:
    """Return `value` as a cell: control characters escaped, an apostrophe before what a spreadsheet would change."""
    encodable = value.encode("utf-8", "replace").decode("utf-8") if _has_lone_surrogate(value) else value
    return with_apostrophe(_CONTROL_CHARACTERS.sub(_escape, encodable))


def with_apostrophe(cell: str) -> str:
    """Return `cell` with an apostrophe before it where a spreadsheet would change it, or has dropped one.

    >>> with_apostrophe("=1+1"), with_apostrophe("word")
    ("'=1+1", 'word')
    """
    return f"'{cell}" if _CHANGED_BY_SPREADSHEETS.match(cell) else cell


def decode_cell(cell: str) -> str:
    """Return the value that `encode_cell` wrote.

    >>> decode_cell(encode_cell("=1+1")), encode_cell("=1+1")
    ('=1+1', "'=1+1")
    """
    bare = cell.removeprefix("'")
    return _ESCAPED.sub(_unescape, bare) if "\\" in bare else bare


def join_cells(cells: Sequence[str]) -> str:
    """Join the cells of a row into one text, which `split_row` splits again."""
    return CELL_SEPARATOR.join(cells)


def split_row(row: str) -> list[str]:
    """Split a row into the cells that `join_cells` joined."""
    return row.split(CELL_SEPARATOR)


def row_checksum(table: str, row: str) -> str:
    """Return the checksum of a row's cells, the same whatever the quoting, delimiter and line end."""
    return "x" + hashlib.sha256(f"{table}{CELL_SEPARATOR}{row}".encode("utf-8", "replace")).hexdigest()[:15]


def csv_line(cells: Sequence[str]) -> str:
    """Return the cells of a record as a CSV line: every cell quoted, CRLF at the end."""
    line = io.StringIO()
    csv.writer(line, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerow(cells)
    return line.getvalue()


def _has_lone_surrogate(value: str) -> bool:
    return any("\ud800" <= character <= "\udfff" for character in value) if not value.isascii() else False


def _escape(match: re.Match[str]) -> str:
    character = match.group()
    return _ESCAPES.get(character) or f"\\u{ord(character):04x}"


def _unescape(match: re.Match[str]) -> str:
    code = match.group(1)
    return _UNESCAPES.get(code) or chr(int(code[1:], 16))

"""The archived copy of a source, as escaped HTML: an image, a table, or words."""

import base64
from collections.abc import Callable
from dataclasses import dataclass

from workbench.intake.datasets.cell_ranges import CellRange, column_letters
from workbench.intake.datasets.dataset import Sheet
from workbench.intake.media_types import IMAGES
from workbench.ui.views.panel_view import escaped

SHOWN_ROWS = 30
SHOWN_COLUMNS = 15
SHOWN_WORDS = 3_000
"""Code points shown before and after a passage."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """The part of a sheet that is shown, counted from 0: rows from `top`, columns from `left`."""

    top: int = 0
    left: int = 0

    def rows(self, sheet: Sheet) -> range:
        """Return the numbers of the rows shown."""
        return range(self.top, min(len(sheet.rows), self.top + SHOWN_ROWS))

    def columns(self, sheet: Sheet) -> range:
        """Return the numbers of the columns shown."""
        return range(self.left, min(sheet.width, self.left + SHOWN_COLUMNS))


def image_html(content: bytes, media_type: str, alt: str) -> str:
    """Return the image out of the archived bytes themselves, with its alt text; nothing is loaded from elsewhere.

    Raises:
        ValueError: `media_type` is none that a page may show.
    """
    if media_type not in IMAGES:
        message = f"{media_type!r} is not shown as an image"
        raise ValueError(message)
    inside = base64.b64encode(content).decode("ascii")
    return (
        f'<figure class="wb-figure"><img src="data:{media_type};base64,{inside}" alt="{escaped(alt)}">'
        f"<figcaption class='wb-soft'>{escaped(alt)}</figcaption></figure>"
    )


def table_html(sheet: Sheet, window: Window, marked: CellRange | None = None) -> str:
    """Return some rows and columns of a sheet under their letters, the cells that matter marked, and where it ends."""
    columns = window.columns(sheet)
    is_marked: Callable[[int, int], bool] = marked.holds if marked else lambda _row, _column: False
    heads = "".join(f'<th scope="col">{column_letters(column)}</th>' for column in columns)
    rows = "".join(_row(sheet, row, columns=columns, is_marked=is_marked) for row in window.rows(sheet))
    caption = escaped(f"{_extent(sheet, window)}{', read only in part' if sheet.cut else ''}")
    return (
        f'<div class="wb-table" tabindex="0" role="region" aria-label="{caption}"><table><caption>{caption}</caption>'
        f"<thead><tr><td></td>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def words_html(text: str, start: int, end: int) -> str:
    """Return the words around a passage with the passage marked; from the beginning where it has no place."""
    if not start < end <= len(text):
        start = end = 0
    first, last = max(0, start - SHOWN_WORDS), min(len(text), end + SHOWN_WORDS)
    parts = [
        '<div class="wb-words" tabindex="0" role="region" aria-label="Text of the archived copy">',
        "…" if first else "",
        escaped(text[first:start]),
        f'<mark class="wb-passage">{escaped(text[start:end])}</mark>' if start < end else "",
        escaped(text[end:last]),
        "…" if last < len(text) else "",
        "</div>",
    ]
    return "".join(parts)


def window_on(marked: CellRange) -> Window:
    """Return the part of the sheet that shows the first of the marked cells, with a row and a column before them."""
    return Window(top=max(0, marked.top - 3), left=max(0, marked.left - 1))


def _row(sheet: Sheet, row: int, *, columns: range, is_marked: Callable[[int, int], bool]) -> str:
    cells = sheet.rows[row]
    cells_html = "".join(
        _cell(cells[column] if column < len(cells) else "", is_marked(row, column)) for column in columns
    )
    return f'<tr><th scope="row">{row + 1}</th>{cells_html}</tr>'


def _cell(words: str, is_marked: bool) -> str:  # noqa: FBT001 - a cell is marked or not
    return f'<td><mark class="wb-passage">{escaped(words)}</mark></td>' if is_marked else f"<td>{escaped(words)}</td>"


def _extent(sheet: Sheet, window: Window) -> str:
    rows, columns = window.rows(sheet), window.columns(sheet)
    if not rows or not columns:
        return "Nothing here"
    across = f"{column_letters(columns[0])}-{column_letters(columns[-1])}"
    name = f"{sheet.name}: " if sheet.name else ""
    return f"{name}rows {rows[0] + 1}-{rows[-1] + 1} of {len(sheet.rows)}, columns {across} of {sheet.width}"

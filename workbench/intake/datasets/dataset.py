"""A dataset for display: sheets of rows of cells, all as text."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

MOST_ROWS: Final = 50_000
MOST_COLUMNS: Final = 500
MOST_CELLS: Final = 1_000_000
MOST_SHEETS: Final = 100
LONGEST_CELL: Final = 2_000
"""Characters of a cell that are kept."""
LONGEST_WHOLE_CELL: Final = 50_000
"""Characters of a cell that are kept where tables are read whole; a spreadsheet holds 32,767."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One table: its name (empty for CSV) and its rows, each up to its last filled cell.

    `cut` says that the file has more rows or columns, or longer cells, than are read.
    """

    name: str
    rows: tuple[tuple[str, ...], ...]
    cut: bool = False

    @property
    def width(self) -> int:
        """The number of cells of the longest row."""
        return max((len(row) for row in self.rows), default=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dataset:
    """The sheets of one file in order; at least one."""

    sheets: tuple[Sheet, ...]

    def text(self) -> str:
        """Return every filled row as a line, its cells separated by tabs; several sheets each under its name."""
        several = len(self.sheets) > 1
        lines: list[str] = []
        for sheet in self.sheets:
            lines += [sheet.name] if several else []
            lines += ["\t".join(row) for row in sheet.rows if any(row)]
        return "\n".join(lines)


MakeSheet = Callable[..., Sheet]
"""A function that makes a sheet of its name and its rows: `sheet_of` or `whole_sheet_of`."""


def sheet_of(name: str, rows: Iterable[Sequence[str]], *, budget: int = MOST_CELLS) -> Sheet:
    """Return a sheet for display: each cell on one line, of at most `LONGEST_CELL` characters.

    It has at most `MOST_ROWS` rows and `budget` cells of `rows`, which are read no further.
    """
    return _limited_sheet(name, rows, budget=budget, longest=LONGEST_CELL, clean=_one_line)


def whole_sheet_of(name: str, rows: Iterable[Sequence[str]], *, budget: int = MOST_CELLS) -> Sheet:
    """Return a sheet as `sheet_of` does, its cells with their line ends and up to `LONGEST_WHOLE_CELL` characters."""
    return _limited_sheet(name, rows, budget=budget, longest=LONGEST_WHOLE_CELL, clean=_without_nulls)


def _limited_sheet(
    name: str, rows: Iterable[Sequence[str]], *, budget: int, longest: int, clean: Callable[[str], str]
) -> Sheet:
    kept_rows: list[tuple[str, ...]] = []
    cut = False
    for row in rows:
        if len(kept_rows) == MOST_ROWS or budget <= 0:
            cut = True
            break
        cells = [clean(cell) for cell in row[:MOST_COLUMNS]]
        cut = cut or len(row) > MOST_COLUMNS or any(len(cell) > longest for cell in cells)
        while cells and not cells[-1]:
            cells.pop()
        kept_rows.append(tuple(cell[:longest] for cell in cells))
        budget -= len(cells) + 1
    while kept_rows and not kept_rows[-1]:
        kept_rows.pop()
    return Sheet(name=name, rows=tuple(kept_rows), cut=cut)


def _one_line(cell: str) -> str:
    return " ".join(cell.replace("\x00", "").split())


def _without_nulls(cell: str) -> str:
    return cell.replace("\x00", "").strip()

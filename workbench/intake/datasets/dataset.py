"""A dataset as it can be shown: sheets of rows of cells, all as text."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

MOST_ROWS: Final = 50_000
MOST_COLUMNS: Final = 500
MOST_CELLS: Final = 1_000_000
MOST_SHEETS: Final = 100
LONGEST_CELL: Final = 2_000
"""Characters of a cell that are kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One table: its name (empty for CSV) and its rows, each as long as it is filled.

    `cut` tells that the file has more rows, columns or longer cells than are read.
    """

    name: str
    rows: tuple[tuple[str, ...], ...]
    cut: bool = False

    @property
    def width(self) -> int:
        """The cells of the longest row."""
        return max((len(row) for row in self.rows), default=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dataset:
    """The sheets of one file in their order; at least one."""

    sheets: tuple[Sheet, ...]

    def text(self) -> str:
        """Every filled row on a line, its cells apart by tabs; the names of several sheets above their rows."""
        several = len(self.sheets) > 1
        lines: list[str] = []
        for sheet in self.sheets:
            lines += [sheet.name] if several else []
            lines += ["\t".join(row) for row in sheet.rows if any(row)]
        return "\n".join(lines)


def sheet_of(name: str, rows: Iterable[Sequence[str]], *, budget: int = MOST_CELLS) -> Sheet:
    """A sheet of at most `MOST_ROWS` rows and `budget` cells of `rows`, which are read no further."""
    kept: list[tuple[str, ...]] = []
    cut = False
    for row in rows:
        if len(kept) == MOST_ROWS or budget <= 0:
            cut = True
            break
        cells = [_one_line(cell) for cell in row[:MOST_COLUMNS]]
        cut = cut or len(row) > MOST_COLUMNS or any(len(cell) > LONGEST_CELL for cell in cells)
        while cells and not cells[-1]:
            cells.pop()
        kept.append(tuple(cell[:LONGEST_CELL] for cell in cells))
        budget -= len(cells) + 1
    while kept and not kept[-1]:
        kept.pop()
    return Sheet(name=name, rows=tuple(kept), cut=cut)


def _one_line(cell: str) -> str:
    return " ".join(cell.replace("\x00", "").split())

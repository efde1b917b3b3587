"""A dataset as it can be shown: sheets of rows of cells, all as text."""

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


MakeSheet = Callable[..., Sheet]
"""How a sheet is made of its name and its rows: `sheet_of` or `whole_sheet_of`."""


def sheet_of(name: str, rows: Iterable[Sequence[str]], *, budget: int = MOST_CELLS) -> Sheet:
    """A sheet to look at: each cell on one line, of at most `LONGEST_CELL` characters.

    It has at most `MOST_ROWS` rows and `budget` cells of `rows`, which are read no further.
    """
    return _sheet(name, rows, budget=budget, longest=LONGEST_CELL, clean=_one_line)


def whole_sheet_of(name: str, rows: Iterable[Sequence[str]], *, budget: int = MOST_CELLS) -> Sheet:
    """A sheet as `sheet_of` gives it, its cells with their line ends and up to `LONGEST_WHOLE_CELL` characters."""
    return _sheet(name, rows, budget=budget, longest=LONGEST_WHOLE_CELL, clean=_as_it_is)


def _sheet(
    name: str, rows: Iterable[Sequence[str]], *, budget: int, longest: int, clean: Callable[[str], str]
) -> Sheet:
    kept: list[tuple[str, ...]] = []
    cut = False
    for row in rows:
        if len(kept) == MOST_ROWS or budget <= 0:
            cut = True
            break
        cells = [clean(cell) for cell in row[:MOST_COLUMNS]]
        cut = cut or len(row) > MOST_COLUMNS or any(len(cell) > longest for cell in cells)
        while cells and not cells[-1]:
            cells.pop()
        kept.append(tuple(cell[:longest] for cell in cells))
        budget -= len(cells) + 1
    while kept and not kept[-1]:
        kept.pop()
    return Sheet(name=name, rows=tuple(kept), cut=cut)


def _one_line(cell: str) -> str:
    return " ".join(cell.replace("\x00", "").split())


def _as_it_is(cell: str) -> str:
    return cell.replace("\x00", "").strip()

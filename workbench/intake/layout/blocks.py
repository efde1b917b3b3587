"""The order in which a page is read: columns one after the other, rows of a table as rows."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

_MOST_BLOCKS: Final = 200
"""Blocks of a page up to which columns are looked for; a drawing has thousands of words here and there."""
_LEAST_SIDE: Final = 0.15
_MOST_ACROSS: Final = 0.35
_SAME_LINE: Final = 3.0
_LONGEST_CELL: Final = 24
_FURTHEST_CELL: Final = 150.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Lines of one look that belong together; places in points from the left and the top of the page.

    `middles` are the middles of its lines, `size` the commonest height of its
    letters, `page_height` that of the page.
    """

    lines: tuple[str, ...]
    left: float
    right: float
    top: float
    bottom: float
    middles: tuple[float, ...]
    size: float
    page_height: float


def in_reading_order(blocks: Sequence[Block]) -> list[Block]:
    """The blocks of a page as they are read, the cells of a table joined into rows by tabs."""
    rows = _with_rows(blocks)
    return _ordered(rows) if len(rows) <= _MOST_BLOCKS else sorted(rows, key=_from_the_top)


def _from_the_top(block: Block) -> tuple[float, float]:
    return round(block.top), block.left


def _ordered(blocks: Sequence[Block]) -> list[Block]:
    """Between the blocks that stand across the columns, one column after the other; else from the top down."""
    by_top = sorted(blocks, key=_from_the_top)
    gutter = _gutter(blocks)
    if gutter is None:
        return by_top
    ordered: list[Block] = []
    for across, band in groupby(by_top, key=lambda block: block.left < gutter < block.right):
        found = list(band)
        if across:
            ordered += found
            continue
        ordered += _ordered([block for block in found if block.right <= gutter])
        ordered += _ordered([block for block in found if block.left >= gutter])
    return ordered


def _gutter(blocks: Sequence[Block]) -> float | None:
    """Where two columns part, in points from the left: few lines stand across it, and many on both sides."""
    whole = sum(len(block.lines) for block in blocks)
    best: tuple[int, float] | None = None
    for gutter in sorted({block.right + 1 for block in blocks}):
        left = [block for block in blocks if block.right <= gutter]
        right = [block for block in blocks if block.left >= gutter]
        sides = [sum(len(block.lines) for block in side) for side in (left, right)]
        across = whole - sum(sides)
        parts = min(sides) >= _LEAST_SIDE * whole and across <= _MOST_ACROSS * whole
        if parts and _height_shared(left, right) > 0 and (best is None or across < best[0]):
            best = (across, gutter)
    return best[1] if best else None


def _height_shared(first: Sequence[Block], second: Sequence[Block]) -> float:
    top = max(min(block.top for block in side) for side in (first, second))
    bottom = min(max(block.bottom for block in side) for side in (first, second))
    return bottom - top


def _with_rows(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, those that are cells of a table replaced by its rows."""
    short = [block for block in blocks if all(len(line) <= _LONGEST_CELL for line in block.lines)]
    cells = [cell for block in short for cell in _cells(block)]
    rows = [row for row in _on_one_line(cells) if len(row) > 1 and any(re.search(r"\d", cell.lines[0]) for cell in row)]
    if len(rows) < 2:  # noqa: PLR2004 - one row is a line of words apart
        return list(blocks)
    in_rows = {(cell.left, cell.middles[0]) for row in rows for cell in row}
    columns = [block for block in short if all((block.left, middle) in in_rows for middle in block.middles)]
    whole = {(block.left, middle) for block in columns for middle in block.middles}
    kept = [block for block in blocks if block not in columns]
    return kept + [_row(row) for row in rows if all((cell.left, cell.middles[0]) in whole for cell in row)]


def _cells(block: Block) -> Iterator[Block]:
    for line, middle in zip(block.lines, block.middles, strict=True):
        yield replace(block, lines=(line,), middles=(middle,), top=middle - 1, bottom=middle + 1)


def _on_one_line(cells: Sequence[Block]) -> list[list[Block]]:
    """The cells that stand on one line beside each other, line by line."""
    rows: list[list[Block]] = []
    for cell in sorted(cells, key=lambda cell: (round(cell.middles[0] / _SAME_LINE), cell.left)):
        near = rows and abs(rows[-1][-1].middles[0] - cell.middles[0]) <= _SAME_LINE
        if near and 0 <= cell.left - rows[-1][-1].right <= _FURTHEST_CELL:
            rows[-1].append(cell)
        else:
            rows.append([cell])
    return rows


def _row(cells: Sequence[Block]) -> Block:
    words = "\t".join(cell.lines[0] for cell in cells)
    return replace(cells[0], lines=(words,), right=max(cell.right for cell in cells))

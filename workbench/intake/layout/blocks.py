"""The reading order of a page: columns one after the other, tables row by row."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, groupby
from typing import Final

_MOST_BLOCKS_IN_COLUMNS: Final = 200
"""Columns are only looked for among so many blocks; a drawing has thousands of scattered words."""
_LEAST_SHARE_OF_SIDE: Final = 0.15
_MOST_SHARE_ACROSS: Final = 0.35
_SAME_LINE: Final = 3.0
_LONGEST_CELL: Final = 24
_WIDEST_CELL_GAP: Final = 150.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Lines in one style that belong together; positions in points from the left and the top of the page.

    `middles` are the vertical middles of its lines, `size` the commonest height of its
    letters, `page_height` the height of the page.
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
    """Return the blocks of a page in reading order, the cells of a table joined into rows by tabs."""
    rows = _join_table_rows(blocks)
    return _in_columns(rows) if len(rows) <= _MOST_BLOCKS_IN_COLUMNS else sorted(rows, key=_from_top_left)


def _from_top_left(block: Block) -> tuple[float, float]:
    return round(block.top), block.left


def _in_columns(blocks: Sequence[Block]) -> list[Block]:
    """Order blocks from the top down, and one column after the other between the blocks across both columns."""
    by_top = sorted(blocks, key=_from_top_left)
    gutter = _find_gutter(blocks)
    if gutter is None:
        return by_top
    ordered: list[Block] = []
    for is_across, band in groupby(by_top, key=lambda block: block.left < gutter < block.right):
        blocks_in_band = list(band)
        if is_across:
            ordered += blocks_in_band
            continue
        ordered += _in_columns([block for block in blocks_in_band if block.right <= gutter])
        ordered += _in_columns([block for block in blocks_in_band if block.left >= gutter])
    return ordered


def _find_gutter(blocks: Sequence[Block]) -> float | None:
    """Return where two columns part, in points from the left: few lines cross it, and many are on both sides."""
    all_lines = _line_count(blocks)
    best: tuple[int, float] | None = None
    for gutter in sorted({block.right + 1 for block in blocks}):
        left = [block for block in blocks if block.right <= gutter]
        right = [block for block in blocks if block.left >= gutter]
        sides = _line_count(left), _line_count(right)
        across = all_lines - sum(sides)
        has_sides = min(sides) >= _LEAST_SHARE_OF_SIDE * all_lines
        parts_columns = has_sides and across <= _MOST_SHARE_ACROSS * all_lines
        if parts_columns and _shared_height(left, right) > 0 and (best is None or across < best[0]):
            best = (across, gutter)
    return best[1] if best else None


def _shared_height(first: Sequence[Block], second: Sequence[Block]) -> float:
    first_top, first_bottom = _vertical_extent(first)
    second_top, second_bottom = _vertical_extent(second)
    return min(first_bottom, second_bottom) - max(first_top, second_top)


def _line_count(blocks: Sequence[Block]) -> int:
    return sum(len(block.lines) for block in blocks)


def _vertical_extent(blocks: Sequence[Block]) -> tuple[float, float]:
    return min(block.top for block in blocks), max(block.bottom for block in blocks)


def _join_table_rows(blocks: Sequence[Block]) -> list[Block]:
    """Replace the blocks that are cells of a table by the rows of the table."""
    short = [block for block in blocks if _has_short_lines(block)]
    cells: list[Block] = []
    for block in short:
        cells += _split_cells(block)
    rows = [row for row in _group_by_line(cells) if _is_table_row(row)]
    if len(rows) < 2:  # noqa: PLR2004 - one row is a line of spaced words
        return list(blocks)
    in_rows = _places_of_lines(chain.from_iterable(rows))
    columns = [block for block in short if in_rows >= _places_of_lines([block])]
    in_columns = _places_of_lines(columns)
    others = [block for block in blocks if block not in columns]
    return others + [_join_cells(row) for row in rows if in_columns >= _places_of_lines(row)]


def _has_short_lines(block: Block) -> bool:
    return all(len(line) <= _LONGEST_CELL for line in block.lines)


def _is_table_row(cells: Sequence[Block]) -> bool:
    return len(cells) > 1 and any(re.search(r"\d", cell.lines[0]) for cell in cells)


def _places_of_lines(blocks: Iterable[Block]) -> set[tuple[float, float]]:
    """Return the left edge and the vertical middle of every line."""
    places: set[tuple[float, float]] = set()
    for block in blocks:
        places.update((block.left, middle) for middle in block.middles)
    return places


def _split_cells(block: Block) -> Iterator[Block]:
    for line, middle in zip(block.lines, block.middles, strict=True):
        yield replace(block, lines=(line,), middles=(middle,), top=middle - 1, bottom=middle + 1)


def _group_by_line(cells: Sequence[Block]) -> list[list[Block]]:
    """Group the cells that stand next to each other on one line."""
    rows: list[list[Block]] = []
    for cell in sorted(cells, key=lambda cell: (round(cell.middles[0] / _SAME_LINE), cell.left)):
        on_same_line = rows and abs(rows[-1][-1].middles[0] - cell.middles[0]) <= _SAME_LINE
        if on_same_line and 0 <= cell.left - rows[-1][-1].right <= _WIDEST_CELL_GAP:
            rows[-1].append(cell)
        else:
            rows.append([cell])
    return rows


def _join_cells(cells: Sequence[Block]) -> Block:
    words = "\t".join(cell.lines[0] for cell in cells)
    return replace(cells[0], lines=(words,), right=max(cell.right for cell in cells))

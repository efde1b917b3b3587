"""Records built from rows on request."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from workbench.domain.problem import Problem
from workbench.errors import StoreError
from workbench.store import kept_bytes
from workbench.store.cells import decode_cell, split_row
from workbench.store.journals.ordering import ids_in_order
from workbench.store.protocol import Loaded
from workbench.store.reading.rows_by_article import RowsByArticle
from workbench.store.rows import from_row
from workbench.store.tables import DECISIONS

LONG_TEXT_PREFIX: Final = "see text/"
"""Prefix of a cell whose text is too long for a spreadsheet and is stored in text/."""


def build_records(folder: Path, tables: Iterable[RowsByArticle], article_id: str) -> Loaded:
    """Return the records of one article of the store in `folder`, without their order over all tables."""
    parts: dict[str, tuple[Any, ...]] = {}
    problems: list[Problem] = []
    for rows in tables:
        newest = rows.by_article.get(article_id, {}).values()
        parts[rows.table.name] = tuple(read_records(folder, rows, newest, problems=problems))
    return Loaded(**parts, problems=tuple(problems))


def read_records(folder: Path, rows: RowsByArticle, newest: Iterable[str], *, problems: list[Problem]) -> Iterator[Any]:
    """Yield the records in the rows `newest`; unusable rows are added to `problems`."""
    table = rows.table
    for cells in map(split_row, newest):
        try:
            row = {name: _cell_value(folder, cell) for name, cell in zip(rows.columns, cells, strict=False)}
            external = {name: kept_bytes.read_text(folder, row["sha256"]) for name in table.stored_outside}
            yield from_row(table, row, **external)
        except (ValueError, StoreError) as error:
            what = f"the row '{cells[0]}' cannot be used: {error}"
            problems.append(Problem(where=f"{table.name}.csv", what=what, fix="Run: workbench doctor"))


def decision_order(tables: Iterable[RowsByArticle], articles: Sequence[str]) -> tuple[str, ...]:
    """Return the ids of decisions and actions on the articles, over all tables, in the order of their rows."""
    return ids_in_order([*rows.first_rows(articles)] for rows in tables if rows.table.name in DECISIONS)


def _cell_value(folder: Path, cell: str) -> str:
    if cell.startswith(LONG_TEXT_PREFIX):
        return kept_bytes.read_text(folder, cell.removeprefix(LONG_TEXT_PREFIX))
    return decode_cell(cell)

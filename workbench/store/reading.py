"""From the rows of the tables to records, each article's built when it is asked for."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

from workbench.domain.article import Article
from workbench.domain.problem import Problem
from workbench.errors import StoreError
from workbench.store import kept_bytes
from workbench.store.cells import BETWEEN, cells_of, read_cell
from workbench.store.csv_table.file import State, TableFile
from workbench.store.migrations import META
from workbench.store.protocol import Loaded, Record
from workbench.store.rows import columns_of, from_row
from workbench.store.tables import TABLES, Table

States = Sequence[State]
LONG_TEXT = "see text/"
"""Begins a cell whose words were too long for a spreadsheet and lie in text/."""


class _Indexed:
    """One table's rows by article, the newest of each id."""

    def __init__(self, folder: Path, table: Table) -> None:
        self.file = TableFile(table=table, path=folder / f"{table.name}.csv")
        self.columns = columns_of(table)
        self.by_article: dict[str, dict[str, str]] = {}
        self.seen = 0
        self._indexed = self.file.rows
        self._id = self.columns.index("id")
        self.article_column = self.columns.index("id" if table.kind is Article else "article_id")
        self._needed = max(self._id, self.article_column) + 1

    def refresh(self) -> set[str]:
        """The articles whose rows changed since the last time."""
        if not self.file.refresh() and self.seen == len(self.file.rows):
            return set()
        if self.file.rows is not self._indexed:  # read anew: what came in may stand before what was known
            before = set(self.by_article)
            self.by_article, self.seen, self._indexed = {}, 0, self.file.rows
        else:
            before = set()
        for row in islice(self.file.rows, self.seen, None):
            cells = row.split(BETWEEN, self._needed)
            article = cells[self.article_column]
            self.by_article.setdefault(article, {})[cells[self._id]] = row
            before.add(article)
        self.seen = len(self.file.rows)
        return before


class Reading:
    """What the tables in `folder` say, kept up with the files as they grow."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._tables = [_Indexed(folder, table) for table in TABLES]
        self._built: dict[str, Loaded] = {}
        self._articles: dict[str, tuple[Article, ...]] = {}

    def of_article(self, article_id: str, *, repairs: Sequence[Problem]) -> Loaded:
        """All records of one article, and the store's problems."""
        self._refresh()
        if article_id not in self._built:
            self._built[article_id] = self._build(article_id)
        built = self._built[article_id]
        return _with_problems(built, (*self._problems(), *repairs))

    def of_all(self, *, repairs: Sequence[Problem]) -> Loaded:
        """All records of all articles, and the store's problems."""
        self._refresh()
        parts = [self.of_article(article, repairs=()) for article in (*self._tables[0].by_article, "")]
        merged = {
            table.name: tuple(record for part in parts for record in getattr(part, table.name)) for table in TABLES
        }
        broken = tuple(problem for part in self._built.values() for problem in part.problems)
        return Loaded(**merged, problems=(*self._problems(), *repairs, *broken))

    def take_appended(self, lines: Mapping[str, Sequence[str]], *, before: States, after: States) -> None:
        """Take the lines, by table, that were just appended; `before` and `after` tell how each table's file stood."""
        for indexed, was, now in zip(self._tables, before, after, strict=True):
            if indexed.file.table.name in lines:
                indexed.file.take_appended(lines[indexed.file.table.name], before=was, after=now)

    def articles(self) -> tuple[Article, ...]:
        """The articles, oldest first."""
        articles = self._tables[0]
        self._refresh_one(articles)
        for article_id in articles.by_article.keys() - self._articles.keys():
            self._articles[article_id] = tuple(self._records(articles, articles.by_article[article_id].values(), []))
        return tuple(article for article_id in articles.by_article for article in self._articles[article_id])

    def has(self, table: Table, record: Record, cells: list[str]) -> bool:
        """Whether the newest row with the record's id says what `record`, written as `cells`, says."""
        indexed = next(other for other in self._tables if other.file.table is table)
        self._refresh_one(indexed)
        article = cells[indexed.article_column]
        known = indexed.by_article.get(article, {}).get(record.id)
        if known is None or cells_of(known)[: -len(META)] == cells:
            return known is not None
        return list(self._records(indexed, [known], [])) == [record]  # of an earlier schema, with blank cells

    def _refresh(self) -> None:
        for indexed in self._tables:
            self._refresh_one(indexed)

    def _refresh_one(self, indexed: _Indexed) -> None:
        for article in indexed.refresh():
            self._built.pop(article, None)
            self._articles.pop(article, None)

    def _problems(self) -> tuple[Problem, ...]:
        return tuple(problem for indexed in self._tables for problem in indexed.file.problems)

    def _build(self, article_id: str) -> Loaded:
        parts: dict[str, tuple[Any, ...]] = {}
        problems: list[Problem] = []
        for indexed in self._tables:
            rows = indexed.by_article.get(article_id, {}).values()
            parts[indexed.file.table.name] = tuple(self._records(indexed, rows, problems))
        return Loaded(**parts, problems=tuple(problems))

    def _records(self, indexed: _Indexed, rows: Iterable[str], problems: list[Problem]) -> Iterable[Any]:
        table = indexed.file.table
        for cells in map(cells_of, rows):
            try:
                row = {name: self._value(cell) for name, cell in zip(indexed.columns, cells, strict=False)}
                apart = {name: kept_bytes.read_text(self.folder, row["sha256"]) for name in table.kept_apart}
                yield from_row(table, row, **apart)
            except (ValueError, StoreError) as error:
                what = f"the row '{cells[0]}' cannot be used: {error}"
                problems.append(Problem(where=indexed.file.path.name, what=what, fix="Run: workbench doctor"))

    def _value(self, cell: str) -> str:
        if cell.startswith(LONG_TEXT):
            return kept_bytes.read_text(self.folder, cell.removeprefix(LONG_TEXT))
        return read_cell(cell)


def _with_problems(built: Loaded, problems: tuple[Problem, ...]) -> Loaded:
    return replace(built, problems=(*built.problems, *problems)) if problems else built

"""From the rows of the tables to records, each article's built when it is asked for."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

from workbench.domain.article import Article
from workbench.domain.problem import Problem
from workbench.errors import StoreError
from workbench.store import kept_bytes
from workbench.store.cells import BETWEEN, cells_of, read_cell
from workbench.store.csv_table.file import State, TableFile, key_of
from workbench.store.folder.reconcile import Instead, Settlement
from workbench.store.journals.ordering import Told, ids_in_order
from workbench.store.migrations import META
from workbench.store.protocol import Loaded, Record
from workbench.store.rows import columns_of, from_row
from workbench.store.tables import DECISIONS, TABLES, Table

States = Sequence[State]
LONG_TEXT = "see text/"
"""Begins a cell whose words were too long for a spreadsheet and lie in text/."""


class _Indexed:
    """One table's rows by article, the newest of each id."""

    def __init__(self, folder: Path, table: Table) -> None:
        self.file = TableFile(table=table, path=folder / f"{table.name}.csv")
        self.columns = columns_of(table)
        self.by_article: dict[str, dict[str, str]] = {}
        self.first: dict[str, str] = {}
        self.seen = 0
        self._instead: Instead | None = None
        self._left_out: frozenset[str] = frozenset()
        self._indexed: Sequence[str] = self.file.rows
        self._id = self.columns.index("id")
        self.article_column = self.columns.index("id" if table.kind is Article else "article_id")
        self._needed = max(self._id, self.article_column) + 1

    @property
    def problems(self) -> Sequence[Problem]:
        """What is wrong with the table's file."""
        return self._instead.problems if self._instead else self.file.problems

    def take_settled(self, *, left_out: frozenset[str], instead: Instead | None) -> None:
        """Leave out the rows with these row ids; read `instead` in place of the file."""
        if (left_out, instead) != (self._left_out, self._instead):
            self._left_out, self._instead, self._indexed = left_out, instead, ()

    def refresh(self) -> set[str]:
        """The articles whose rows changed since the last time."""
        rows: Sequence[str] = self._instead.rows if self._instead else self._rows_of_file()
        if rows is self._indexed and self.seen == len(rows):
            return set()
        changed: set[str] = set()
        if rows is not self._indexed:  # read anew: what came in may stand before what was known
            changed = set(self.by_article)
            self.by_article, self.first, self.seen, self._indexed = {}, {}, 0, rows
        for row in islice(rows, self.seen, None):
            if not self._left_out or key_of(row) not in self._left_out:
                changed.add(self._take(row))
        self.seen = len(rows)
        return changed

    def first_rows(self, articles: Iterable[str]) -> Iterator[Told]:
        """For each record of the articles its id, and the row with which it was acknowledged at first."""
        for article in articles:
            for record_id, row in self.by_article.get(article, {}).items():
                _, row_id, at, *_ = self.first.get(record_id, row).rsplit(BETWEEN, len(META))
                yield Told(record_id, row_id, at)

    def _rows_of_file(self) -> list[str]:
        self.file.refresh()
        return self.file.rows

    def _take(self, row: str) -> str:
        """Take a row; the article that it belongs to."""
        cells = row.split(BETWEEN, self._needed)
        article, record_id = cells[self.article_column], cells[self._id]
        known = self.by_article.setdefault(article, {})
        if record_id in known:
            self.first.setdefault(record_id, known[record_id])
        known[record_id] = row
        return article


class Reading:
    """What the tables in `folder` say, kept up with the files as they grow."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._tables = [_Indexed(folder, table) for table in TABLES]
        self._built: dict[str, Loaded] = {}
        self._ordered: dict[str, Loaded] = {}
        self._articles: dict[str, tuple[Article, ...]] = {}

    def of_article(self, article_id: str, *, repairs: Sequence[Problem]) -> Loaded:
        """All records of one article, and the store's problems."""
        self._refresh()
        if article_id not in self._ordered:
            self._ordered[article_id] = replace(self._part(article_id), order=self._order([article_id]))
        return _with_problems(self._ordered[article_id], (*self._problems(), *repairs))

    def of_all(self, *, repairs: Sequence[Problem]) -> Loaded:
        """All records of all articles, and the store's problems."""
        self._refresh()
        parts = [self._part(article) for article in (*self._tables[0].by_article, "")]
        merged = {
            table.name: tuple(record for part in parts for record in getattr(part, table.name)) for table in TABLES
        }
        order = self._order((*self._tables[0].by_article, ""))
        broken = tuple(problem for part in self._built.values() for problem in part.problems)
        return Loaded(**merged, order=order, problems=(*self._problems(), *repairs, *broken))

    def take_settled(self, settlement: Settlement) -> None:
        """Read from here on what `settlement` says is in effect."""
        foreign = settlement.pointer.aside.foreign
        for indexed in self._tables:
            name = indexed.file.table.name
            indexed.take_settled(left_out=foreign.get(name, frozenset()), instead=settlement.instead.get(name))

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
            self._ordered.pop(article, None)
            self._articles.pop(article, None)

    def _problems(self) -> tuple[Problem, ...]:
        return tuple(problem for indexed in self._tables for problem in indexed.problems)

    def _part(self, article_id: str) -> Loaded:
        """The records of one article, without their order over all tables."""
        if article_id not in self._built:
            self._built[article_id] = self._build(article_id)
        return self._built[article_id]

    def _build(self, article_id: str) -> Loaded:
        parts: dict[str, tuple[Any, ...]] = {}
        problems: list[Problem] = []
        for indexed in self._tables:
            rows = indexed.by_article.get(article_id, {}).values()
            parts[indexed.file.table.name] = tuple(self._records(indexed, rows, problems))
        return Loaded(**parts, problems=tuple(problems))

    def _order(self, article_ids: Iterable[str]) -> tuple[str, ...]:
        """The ids of what was decided or done about the articles, over all tables, in the order of their rows."""
        articles = [*article_ids]
        decisions = [indexed for indexed in self._tables if indexed.file.table.name in DECISIONS]
        return ids_in_order([*indexed.first_rows(articles)] for indexed in decisions)

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

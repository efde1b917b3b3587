"""All tables of a folder, read whole and kept up to date as the files grow."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import chain
from operator import attrgetter
from pathlib import Path
from typing import Any

from workbench.domain.article import Article
from workbench.domain.problem import Problem
from workbench.store.csv_table.file import FileState
from workbench.store.folder.reconcile import Settlement
from workbench.store.protocol import Loaded
from workbench.store.reading.row_records import build_records, decision_order, read_records
from workbench.store.reading.rows_by_article import WholeTable
from workbench.store.tables import TABLES, Table


class WholeFolder:
    """The tables in `folder`, each read when it is first needed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.tables = [WholeTable(folder, table) for table in TABLES]
        self._built: dict[str, Loaded] = {}
        self._ordered: dict[str, Loaded] = {}
        self._articles: dict[str, tuple[Article, ...]] = {}

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the files, as far as they were read."""
        return tuple(chain.from_iterable(table.problems for table in self.tables))

    def take_settled(self, settlement: Settlement) -> None:
        """Read what `settlement` says is in effect from here on."""
        foreign = settlement.pointer.aside.foreign
        for table in self.tables:
            name = table.table.name
            table.take_settled(left_out=foreign.get(name, frozenset()), replacement=settlement.replacements.get(name))

    def take_appended(
        self, lines: Mapping[str, Sequence[str]], *, before: Sequence[FileState], after: Sequence[FileState]
    ) -> None:
        """Take the lines, by table, just appended; `before` and `after` are the states of each table's file."""
        for table, old, new in zip(self.tables, before, after, strict=True):
            if table.table.name in lines:
                table.file.take_appended(lines[table.table.name], before=old, after=new)

    def of_article(self, article_id: str) -> Loaded:
        """Return all records of one article."""
        self.refresh()
        if article_id not in self._ordered:
            order = decision_order(self.tables, [article_id])
            self._ordered[article_id] = replace(self._part(article_id), order=order)
        return self._ordered[article_id]

    def of_all(self) -> Loaded:
        """Return all records of all articles."""
        self.refresh()
        articles = (*self.tables[0].by_article, "")
        parts = [self._part(article) for article in articles]
        merged: dict[str, tuple[Any, ...]] = {}
        for table in TABLES:
            merged[table.name] = tuple(chain.from_iterable(map(attrgetter(table.name), parts)))
        broken = tuple(chain.from_iterable(part.problems for part in self._built.values()))
        return Loaded(**merged, order=decision_order(self.tables, articles), problems=broken)

    def articles(self) -> tuple[Article, ...]:
        """Return the articles, oldest first."""
        rows = self.refreshed(TABLES[0])
        for article_id in rows.by_article.keys() - self._articles.keys():
            newest = rows.by_article[article_id].values()
            self._articles[article_id] = tuple(read_records(self.folder, rows, newest, problems=[]))
        return tuple(chain.from_iterable(self._articles[article_id] for article_id in rows.by_article))

    def rows_of(self, article_id: str) -> dict[str, list[str]]:
        """Return the rows of an article by table, in order."""
        self.refresh()
        return {table.table.name: table.all_of(article_id) for table in self.tables}

    def refreshed(self, table: Table) -> WholeTable:
        """Refresh and return one table."""
        whole = next(other for other in self.tables if other.table is table)
        self._refresh_one(whole)
        return whole

    def refresh(self) -> None:
        """Read what changed since the last call."""
        for table in self.tables:
            self._refresh_one(table)

    def _refresh_one(self, table: WholeTable) -> None:
        for article in table.refresh():
            self._built.pop(article, None)
            self._ordered.pop(article, None)
            self._articles.pop(article, None)

    def _part(self, article_id: str) -> Loaded:
        """Return the records of one article, without their order over all tables."""
        if article_id not in self._built:
            self._built[article_id] = build_records(self.folder, self.tables, article_id)
        return self._built[article_id]

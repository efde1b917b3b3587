"""All tables of a folder read whole, and kept up with the files as they grow."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from workbench.domain.article import Article
from workbench.domain.problem import Problem
from workbench.store.csv_table.file import State
from workbench.store.folder.reconcile import Settlement
from workbench.store.protocol import Loaded
from workbench.store.reading.row_records import built, order_of, records_in
from workbench.store.reading.rows_by_article import WholeTable
from workbench.store.tables import TABLES, Table


class WholeFolder:
    """What the tables in `folder` say; a table is read when it is first asked for."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.tables = [WholeTable(folder, table) for table in TABLES]
        self._built: dict[str, Loaded] = {}
        self._ordered: dict[str, Loaded] = {}
        self._articles: dict[str, tuple[Article, ...]] = {}

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the files, as far as they were read."""
        return tuple(problem for whole in self.tables for problem in whole.problems)

    def take_settled(self, settlement: Settlement) -> None:
        """Read from here on what `settlement` says is in effect."""
        foreign = settlement.pointer.aside.foreign
        for whole in self.tables:
            name = whole.table.name
            whole.take_settled(left_out=foreign.get(name, frozenset()), instead=settlement.instead.get(name))

    def take_appended(
        self, lines: Mapping[str, Sequence[str]], *, before: Sequence[State], after: Sequence[State]
    ) -> None:
        """Take the lines, by table, that were just appended; `before` and `after` tell how each table's file stood."""
        for whole, was, now in zip(self.tables, before, after, strict=True):
            if whole.table.name in lines:
                whole.file.take_appended(lines[whole.table.name], before=was, after=now)

    def of_article(self, article_id: str) -> Loaded:
        """All records of one article."""
        self.refresh()
        if article_id not in self._ordered:
            order = order_of(self.tables, [article_id])
            self._ordered[article_id] = replace(self._part(article_id), order=order)
        return self._ordered[article_id]

    def of_all(self) -> Loaded:
        """All records of all articles."""
        self.refresh()
        articles = (*self.tables[0].by_article, "")
        parts = [self._part(article) for article in articles]
        merged = {
            table.name: tuple(record for part in parts for record in getattr(part, table.name)) for table in TABLES
        }
        broken = tuple(problem for part in self._built.values() for problem in part.problems)
        return Loaded(**merged, order=order_of(self.tables, articles), problems=broken)

    def articles(self) -> tuple[Article, ...]:
        """The articles, oldest first."""
        rows = self.refreshed(TABLES[0])
        for article_id in rows.by_article.keys() - self._articles.keys():
            newest = rows.by_article[article_id].values()
            self._articles[article_id] = tuple(records_in(self.folder, rows, newest, problems=[]))
        return tuple(article for article_id in rows.by_article for article in self._articles[article_id])

    def rows_of(self, article_id: str) -> dict[str, list[str]]:
        """The rows of an article by table, in order."""
        self.refresh()
        return {whole.table.name: whole.all_of(article_id) for whole in self.tables}

    def refreshed(self, table: Table) -> WholeTable:
        """One table, with what changed since the last time."""
        whole = next(other for other in self.tables if other.table is table)
        self._refresh_one(whole)
        return whole

    def refresh(self) -> None:
        """Read what changed since the last time."""
        for whole in self.tables:
            self._refresh_one(whole)

    def _refresh_one(self, whole: WholeTable) -> None:
        for article in whole.refresh():
            self._built.pop(article, None)
            self._ordered.pop(article, None)
            self._articles.pop(article, None)

    def _part(self, article_id: str) -> Loaded:
        """The records of one article, without their order over all tables."""
        if article_id not in self._built:
            self._built[article_id] = built(self.folder, self.tables, article_id)
        return self._built[article_id]

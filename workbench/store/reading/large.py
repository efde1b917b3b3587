"""The articles of a large folder, each read separately: from the index, or by a search of the tables."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from workbench.domain.problem import Problem
from workbench.store.csv_table.file import UNREADABLE
from workbench.store.durable import as_store_error
from workbench.store.index import table_search
from workbench.store.index.folder_state import FolderState
from workbench.store.index.kept import Index
from workbench.store.index.known import UnusableIndexError
from workbench.store.index.upkeep import IndexedFolder
from workbench.store.protocol import Loaded
from workbench.store.reading.row_records import build_records, decision_order
from workbench.store.reading.rows_by_article import RowsByArticle
from workbench.store.tables import TABLES


@dataclass(slots=True)
class _LoadedArticle:
    """One article as last read: the state of the folder, the rows by table, and the records once requested."""

    state: FolderState
    rows: Mapping[str, Sequence[str]]
    tables: Sequence[RowsByArticle]
    records: Loaded | None = None


class LargeFolder:
    """The requested articles of a large folder."""

    def __init__(self, folder: Path, index: Index, watched: IndexedFolder) -> None:
        self.folder = folder
        self._index = index
        self._watched = watched
        self._articles: dict[str, _LoadedArticle] = {}

    def is_checked(self, state: FolderState) -> bool:
        """Return whether the checksums of all rows were verified, so that `problems` is complete."""
        known = None if state.is_unchecked else self._index.known(state)
        return known is not None and known.problems.keys() >= {table.name for table in TABLES}

    def problems(self, state: FolderState) -> tuple[Problem, ...]:
        """Return what is wrong with the files, as far as they were checked."""
        known = self._index.known(state)
        if known is None:
            return ()
        return tuple(chain.from_iterable(known.problems.get(table.name, ()) for table in TABLES))

    def of_article(self, article_id: str, state: FolderState) -> Loaded:
        """Return all records of one article in this state of the folder.

        Raises:
            UnusableIndexError: there is no index any more, and tables are not checked yet.
        """
        article = self._article(article_id, state)
        if article.records is None:
            order = decision_order(article.tables, [article_id])
            article.records = replace(build_records(self.folder, article.tables, article_id), order=order)
        return article.records

    def tables_of(self, article_id: str, state: FolderState) -> Sequence[RowsByArticle]:
        """Return the article's rows in this state of the folder, those of each table by record."""
        return self._article(article_id, state).tables

    def work(self) -> None:
        """Start in the background whatever is still to do: making the index, checking tables."""
        self._index.work(self._watched)

    def _article(self, article_id: str, state: FolderState) -> _LoadedArticle:
        article = self._articles.get(article_id)
        if article and article.state is state:
            return article
        rows: Mapping[str, Sequence[str]] | None = self._index.rows_of(article_id, state)
        if rows is None:
            if state.is_unchecked:
                raise UnusableIndexError
            self.work()
            rows = self._search_tables(article_id, state)
        if article and article.rows == rows:
            article.state = state
        else:
            article = self._articles[article_id] = _LoadedArticle(state, rows, [*_rows_by_table(rows)])
        return article

    def _search_tables(self, article_id: str, state: FolderState) -> dict[str, list[str]]:
        with as_store_error(self.folder, fix=UNREADABLE):
            return table_search.rows_of(self.folder, state, article_id)


def _rows_by_table(rows: Mapping[str, Sequence[str]]) -> Iterator[RowsByArticle]:
    for table in TABLES:
        rows_of_table = RowsByArticle(table)
        for row in rows[table.name]:
            rows_of_table.take(row)
        yield rows_of_table

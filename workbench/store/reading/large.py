"""The articles of a large folder, each by itself: its rows come from the index, or are searched for in the tables."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from workbench.domain.problem import Problem
from workbench.store.csv_table.file import UNREADABLE
from workbench.store.durable import told_as_store_error
from workbench.store.index import table_search
from workbench.store.index.folder_state import FolderState
from workbench.store.index.kept import Index
from workbench.store.index.known import OddIndexError
from workbench.store.index.upkeep import Watched
from workbench.store.protocol import Loaded
from workbench.store.reading.row_records import built, order_of
from workbench.store.reading.rows_by_article import Rows
from workbench.store.tables import TABLES


@dataclass(slots=True)
class _Found:
    """One article: how the folder stood then, the rows by table, and the records where they were asked for."""

    standing: FolderState
    rows: Mapping[str, Sequence[str]]
    tables: Sequence[Rows]
    built: Loaded | None = None


class LargeFolder:
    """What a large folder holds of the articles that are asked for."""

    def __init__(self, folder: Path, index: Index, watched: Watched) -> None:
        self.folder = folder
        self._index = index
        self._watched = watched
        self._found: dict[str, _Found] = {}

    def is_checked(self, standing: FolderState) -> bool:
        """Whether the check sums of all rows were looked at, so that `problems` tells what is wrong with a table."""
        known = None if standing.is_unlooked else self._index.known(standing)
        return known is not None and known.problems.keys() >= {table.name for table in TABLES}

    def problems(self, standing: FolderState) -> tuple[Problem, ...]:
        """What is wrong with the files, as far as they were looked at."""
        known = self._index.known(standing)
        return tuple(p for table in TABLES for p in known.problems.get(table.name, ())) if known else ()

    def of_article(self, article_id: str, standing: FolderState) -> Loaded:
        """All records of one article as the folder stands.

        Raises:
            OddIndexError: there is no index any more, and its tables are unlooked.
        """
        found = self._find(article_id, standing)
        if found.built is None:
            order = order_of(found.tables, [article_id])
            found.built = replace(built(self.folder, found.tables, article_id), order=order)
        return found.built

    def tables_of(self, article_id: str, standing: FolderState) -> Sequence[Rows]:
        """The article's rows as the folder stands, those of each table by record."""
        return self._find(article_id, standing).tables

    def work(self) -> None:
        """Begin in the background whatever is not done: making the index, looking at tables."""
        self._index.work(self._watched)

    def _find(self, article_id: str, standing: FolderState) -> _Found:
        found = self._found.get(article_id)
        if found and found.standing is standing:
            return found
        rows: Mapping[str, Sequence[str]] | None = self._index.rows_of(article_id, standing)
        if rows is None:
            if standing.is_unlooked:
                raise OddIndexError
            self.work()
            rows = self._searched(article_id, standing)
        if found and found.rows == rows:
            found.standing = standing
        else:
            found = self._found[article_id] = _Found(standing, rows, [*_taken(rows)])
        return found

    def _searched(self, article_id: str, standing: FolderState) -> dict[str, list[str]]:
        with told_as_store_error(self.folder, fix=UNREADABLE):
            return table_search.rows_of(self.folder, standing, article_id)


def _taken(rows: Mapping[str, Sequence[str]]) -> Iterator[Rows]:
    for table in TABLES:
        taken = Rows(table)
        for row in rows[table.name]:
            taken.take(row)
        yield taken

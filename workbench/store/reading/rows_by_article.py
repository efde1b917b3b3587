"""The rows of the tables by article: of all articles from a table's file, or of one from any source."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from workbench.domain.article import Article
from workbench.domain.problem import Problem
from workbench.store.cells import CELL_SEPARATOR
from workbench.store.csv_table.file import TableFile, key_of_row
from workbench.store.folder.reconcile import Replacement
from workbench.store.journals.ordering import AcknowledgedRow
from workbench.store.migrations import META
from workbench.store.rows import columns_of
from workbench.store.tables import Table


class RowsByArticle:
    """Rows of one table by article, the newest of each id."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.columns = columns_of(table)
        self.by_article: dict[str, dict[str, str]] = {}
        self.first: dict[str, str] = {}
        self._id = self.columns.index("id")
        self.article_column = self.columns.index("id" if table.kind is Article else "article_id")
        self._needed = max(self._id, self.article_column) + 1

    def take(self, row: str) -> str:
        """Take a row and return the id of its article."""
        cells = row.split(CELL_SEPARATOR, self._needed)
        article, record_id = cells[self.article_column], cells[self._id]
        known = self.by_article.setdefault(article, {})
        if record_id in known:
            self.first.setdefault(record_id, known[record_id])
        known[record_id] = row
        return article

    def first_rows(self, articles: Iterable[str]) -> Iterator[AcknowledgedRow]:
        """Yield, for each record of the articles, its id and the row in which it was first acknowledged."""
        for article in articles:
            for record_id, row in self.by_article.get(article, {}).items():
                _, row_id, at, *_ = self.first.get(record_id, row).rsplit(CELL_SEPARATOR, len(META))
                yield AcknowledgedRow(record_id, row_id, at)


class WholeTable(RowsByArticle):
    """All rows of one table's file."""

    def __init__(self, folder: Path, table: Table) -> None:
        super().__init__(table)
        self.file = TableFile(table=table, path=folder / f"{table.name}.csv")
        self.rows_seen = 0
        self._replacement: Replacement | None = None
        self._left_out: frozenset[str] = frozenset()
        self._rows_taken: Sequence[str] = self.file.rows

    @property
    def problems(self) -> Sequence[Problem]:
        """What is wrong with the table's file."""
        return self._replacement.problems if self._replacement else self.file.problems

    def take_settled(self, *, left_out: frozenset[str], replacement: Replacement | None) -> None:
        """Leave out the rows with these keys, and read `replacements` in place of the file."""
        if (left_out, replacement) != (self._left_out, self._replacement):
            self._left_out = left_out
            self._replacement = replacement
            self._rows_taken = ()

    def refresh(self) -> set[str]:
        """Read what is new and return the articles whose rows changed since the last call."""
        rows: Sequence[str] = self._replacement.rows if self._replacement else self._rows_of_file()
        if rows is self._rows_taken and self.rows_seen == len(rows):
            return set()
        changed: set[str] = set()
        if rows is not self._rows_taken:  # read again: new rows may come before known ones
            changed = set(self.by_article)
            self.by_article = {}
            self.first = {}
            self.rows_seen = 0
            self._rows_taken = rows
        for row in islice(rows, self.rows_seen, None):
            if not self._left_out or key_of_row(row) not in self._left_out:
                changed.add(self.take(row))
        self.rows_seen = len(rows)
        return changed

    def all_of(self, article_id: str) -> list[str]:
        """Return all rows of an article as last refreshed, in order, including those replaced by newer ones."""
        rows = (
            row
            for row in self._rows_taken
            if row.split(CELL_SEPARATOR, self._needed)[self.article_column] == article_id
        )
        return [row for row in rows if not self._left_out or key_of_row(row) not in self._left_out]

    def _rows_of_file(self) -> list[str]:
        self.file.refresh()
        return self.file.rows

"""The rows in an index: added, selected by article, and checked for completeness."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from workbench.domain.article import Article
from workbench.store.cells import CELL_SEPARATOR, row_checksum, split_row
from workbench.store.csv_table.header import column_names
from workbench.store.csv_table.own_row import find_own_row
from workbench.store.index.known import DamagedIndexError, IndexCoverage
from workbench.store.rows import columns_of
from workbench.store.tables import TABLES, Table

_ADD_SUM: Final = (
    "INSERT INTO sums VALUES (?, ?, ?) ON CONFLICT (key) DO UPDATE SET "
    "rows = rows + excluded.rows, sum = (sum | excluded.sum) - (sum & excluded.sum)"  # exclusive or
)


class IndexedRow(NamedTuple):
    """A row with the id of its article and its checksum as a number."""

    article: str
    row: str
    sum: int


class Sums:
    """The number of rows of each article and of each table, and the exclusive or of their checksums."""

    def __init__(self) -> None:
        self._by_key: dict[str, tuple[int, int]] = {}

    def count_rows(self, table: Table, rows: Iterable[IndexedRow]) -> Iterator[tuple[str, str]]:
        """Yield `rows` as the index stores them, counting each."""
        for article, row, number in rows:
            for key in (article, _table_key(table)):
                count, total = self._by_key.get(key, (0, 0))
                self._by_key[key] = (count + 1, total ^ number)
            yield article, row

    def match_noted(self, connection: sqlite3.Connection, key: str) -> bool:
        """Return whether the index noted the same for an article or a table."""
        noted_sums = connection.execute("SELECT rows, sum FROM sums WHERE key = ?", [key]).fetchone()
        return bool(noted_sums == self._by_key.get(key))

    def all(self) -> Iterator[tuple[str, int, int]]:
        """Yield each article and table, the number of its rows, and their sum."""
        return ((key, count, total) for key, (count, total) in self._by_key.items())


def article_column(table: Table) -> int:
    """Return the index of the cell with the id of the article that a row of the table belongs to."""
    return columns_of(table).index("id" if table.kind is Article else "article_id")


def with_articles(table: Table, rows: Iterable[str]) -> Iterator[IndexedRow]:
    """Yield `rows`, whose checksums are valid, with their article and checksum."""
    column = article_column(table)
    for row in rows:
        yield IndexedRow(row.split(CELL_SEPARATOR, column + 1)[column], row, int(row[-15:], 16))


def create_tables(connection: sqlite3.Connection) -> None:
    """Create the tables of a new index file."""
    connection.execute("CREATE TABLE known (told TEXT NOT NULL)")
    connection.execute("CREATE TABLE sums (key TEXT PRIMARY KEY, rows INTEGER NOT NULL, sum INTEGER NOT NULL)")
    for table in TABLES:
        columns = "place INTEGER PRIMARY KEY, article TEXT NOT NULL, row TEXT NOT NULL"
        connection.execute(f"CREATE TABLE {table.name} ({columns})")


def index_by_article(connection: sqlite3.Connection) -> None:
    """Index the rows of each table by article; faster once they are all there."""
    for table in TABLES:
        connection.execute(f"CREATE INDEX {table.name}_of_article ON {table.name} (article)")


def add(connection: sqlite3.Connection, table: Table, rows: Iterable[tuple[str, str]]) -> None:
    """Append `rows`, pairs of an article's id and a row, to those of the table."""
    connection.executemany(f"INSERT INTO {table.name} (article, row) VALUES (?, ?)", rows)  # noqa: S608 - our own name


def add_sums(connection: sqlite3.Connection, sums: Sums) -> None:
    """Add the counts of new rows."""
    connection.executemany(_ADD_SUM, sums.all())


def note(connection: sqlite3.Connection, known: IndexCoverage) -> None:
    """Note what the index covers."""
    connection.execute("DELETE FROM known")
    connection.execute("INSERT INTO known VALUES (?)", [known.to_json()])


def all_rows(connection: sqlite3.Connection, table: Table) -> list[str]:
    """Return all rows of the table, in order, with all cells that a later program may have written.

    Raises:
        DamagedIndexError: they are not the rows that were added.
    """
    query = f"SELECT row FROM {table.name} ORDER BY place"  # noqa: S608 - our own name
    rows = [row for (row,) in connection.execute(query)]
    sums = Sums()
    for _ in sums.count_rows(table, with_articles(table, _verify_rows(table, rows))):
        pass
    if not sums.match_noted(connection, _table_key(table)):
        raise DamagedIndexError
    return rows


def rows_of(connection: sqlite3.Connection, article_id: str) -> dict[str, list[str]]:
    """Return the rows of an article by table, in order and in the current columns.

    Raises:
        DamagedIndexError: they are not the rows that were added.
    """
    rows_by_table: dict[str, list[str]] = {}
    sums = Sums()
    for table in TABLES:
        query = f"SELECT row FROM {table.name} WHERE article = ? ORDER BY place"  # noqa: S608 - our own name
        rows = [row for (row,) in connection.execute(query, [article_id])]
        counted = [*sums.count_rows(table, with_articles(table, _verify_rows(table, rows)))]
        if any(article != article_id for article, _ in counted):
            raise DamagedIndexError
        rows_by_table[table.name] = [*_in_current_columns(table, rows)]
    if not sums.match_noted(connection, article_id):
        raise DamagedIndexError
    return rows_by_table


def _table_key(table: Table) -> str:
    """Return the key for the sums of a table, which is no article's id."""
    return CELL_SEPARATOR + table.name


def _verify_rows(table: Table, rows: Iterable[str]) -> Iterator[str]:
    """Verify each of `rows` and yield it.

    Raises:
        DamagedIndexError: a checksum does not fit.
    """
    for row in rows:
        cells_before_sum, _, checksum = row.rpartition(CELL_SEPARATOR)
        if row_checksum(table.name, cells_before_sum) != checksum:
            raise DamagedIndexError
        yield row


def _in_current_columns(table: Table, rows: Sequence[str]) -> Iterator[str]:
    separators = len(column_names(table)) - 1
    for row in rows:
        if row.count(CELL_SEPARATOR) == separators:
            yield row
            continue
        own = find_own_row(table, split_row(row))
        if own is None:
            raise DamagedIndexError
        yield own.row

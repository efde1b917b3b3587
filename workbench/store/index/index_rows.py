"""The rows in an index: put in, found by their article, and checked for being all of them."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from workbench.domain.article import Article
from workbench.store.cells import BETWEEN, cells_of, row_sum
from workbench.store.csv_table.header import header_of
from workbench.store.csv_table.own_row import own_row
from workbench.store.index.known import DamagedIndexError, Known
from workbench.store.rows import columns_of
from workbench.store.tables import TABLES, Table

_ADD_SUM: Final = (
    "INSERT INTO sums VALUES (?, ?, ?) ON CONFLICT (key) DO UPDATE SET "
    "rows = rows + excluded.rows, sum = (sum | excluded.sum) - (sum & excluded.sum)"  # exclusive or
)


class Placed(NamedTuple):
    """A row with the article that it belongs to and the number in its check sum."""

    article: str
    row: str
    sum: int


class Sums:
    """For each article, and for each table, how many rows it has, and the exclusive or of their check sums."""

    def __init__(self) -> None:
        self._of: dict[str, tuple[int, int]] = {}

    def counted(self, table: Table, rows: Iterable[Placed]) -> Iterator[tuple[str, str]]:
        """`rows` as the index keeps them, each counted on its way."""
        for article, row, its_sum in rows:
            for each in (article, _of_table(table)):
                number, total = self._of.get(each, (0, 0))
                self._of[each] = (number + 1, total ^ its_sum)
            yield article, row

    def are_those(self, connection: sqlite3.Connection, key: str) -> bool:
        """Whether the index noted just these for an article or a table."""
        noted = connection.execute("SELECT rows, sum FROM sums WHERE key = ?", [key]).fetchone()
        return bool(noted == self._of.get(key))

    def all(self) -> Iterator[tuple[str, int, int]]:
        """Each article and table, how many rows it has, and their sum."""
        return ((key, number, total) for key, (number, total) in self._of.items())


def article_column(table: Table) -> int:
    """The place of the cell that says which article a row of the table belongs to."""
    return columns_of(table).index("id" if table.kind is Article else "article_id")


def placed(table: Table, rows: Iterable[str]) -> Iterator[Placed]:
    """`rows`, whose check sums fit, with what the index needs to know of them."""
    column = article_column(table)
    for row in rows:
        yield Placed(row.split(BETWEEN, column + 1)[column], row, int(row[-15:], 16))


def made_tables(connection: sqlite3.Connection) -> None:
    """Give a new file what it needs to take rows."""
    connection.execute("CREATE TABLE known (told TEXT NOT NULL)")
    connection.execute("CREATE TABLE sums (key TEXT PRIMARY KEY, rows INTEGER NOT NULL, sum INTEGER NOT NULL)")
    for table in TABLES:
        columns = "place INTEGER PRIMARY KEY, article TEXT NOT NULL, row TEXT NOT NULL"
        connection.execute(f"CREATE TABLE {table.name} ({columns})")


def found_by_article(connection: sqlite3.Connection) -> None:
    """Have the rows of each table be found by their article; quicker once they are all there."""
    for table in TABLES:
        connection.execute(f"CREATE INDEX {table.name}_of_article ON {table.name} (article)")


def add(connection: sqlite3.Connection, table: Table, rows: Iterable[tuple[str, str]]) -> None:
    """Put `rows`, each behind its article's id, behind those of the table."""
    connection.executemany(f"INSERT INTO {table.name} (article, row) VALUES (?, ?)", rows)  # noqa: S608 - our own name


def add_sums(connection: sqlite3.Connection, sums: Sums) -> None:
    """Count the rows that were put in."""
    connection.executemany(_ADD_SUM, sums.all())


def note(connection: sqlite3.Connection, known: Known) -> None:
    """Note what the index holds."""
    connection.execute("DELETE FROM known")
    connection.execute("INSERT INTO known VALUES (?)", [known.written()])


def all_rows(connection: sqlite3.Connection, table: Table) -> list[str]:
    """All rows of the table, in order, with all cells that a later program may have given them.

    Raises:
        DamagedIndexError: they are not those that were put in.
    """
    query = f"SELECT row FROM {table.name} ORDER BY place"  # noqa: S608 - our own name
    rows = [row for (row,) in connection.execute(query)]
    sums = Sums()
    for _ in sums.counted(table, placed(table, _fitting(table, rows))):
        pass
    if not sums.are_those(connection, _of_table(table)):
        raise DamagedIndexError
    return rows


def rows_of(connection: sqlite3.Connection, article_id: str) -> dict[str, list[str]]:
    """The rows of an article by table, in order and in today's columns.

    Raises:
        DamagedIndexError: they are not those that were put in.
    """
    found: dict[str, list[str]] = {}
    sums = Sums()
    for table in TABLES:
        query = f"SELECT row FROM {table.name} WHERE article = ? ORDER BY place"  # noqa: S608 - our own name
        rows = [row for (row,) in connection.execute(query, [article_id])]
        counted = [*sums.counted(table, placed(table, _fitting(table, rows)))]
        if any(article != article_id for article, _ in counted):
            raise DamagedIndexError
        found[table.name] = [*_in_todays_columns(table, rows)]
    if not sums.are_those(connection, article_id):
        raise DamagedIndexError
    return found


def _of_table(table: Table) -> str:
    """What the sums of a table are noted under, which is no article's id."""
    return BETWEEN + table.name


def _fitting(table: Table, rows: Iterable[str]) -> Iterator[str]:
    """`rows`, each looked at.

    Raises:
        DamagedIndexError: the check sum of one does not fit.
    """
    for row in rows:
        before, _, found = row.rpartition(BETWEEN)
        if row_sum(table.name, before) != found:
            raise DamagedIndexError
        yield row


def _in_todays_columns(table: Table, rows: Sequence[str]) -> Iterator[str]:
    cuts = len(header_of(table)) - 1
    for row in rows:
        if row.count(BETWEEN) == cuts:
            yield row
            continue
        own = own_row(table, cells_of(row))
        if own is None:
            raise DamagedIndexError
        yield own.row

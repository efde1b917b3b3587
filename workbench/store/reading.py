"""From the rows of the tables to records, each article's built when it is asked for.

The tables of a small folder are read whole. In a large one an article's rows come from
the index, or are searched for in the tables while there is none.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from workbench.domain.article import Article
from workbench.domain.problem import Problem
from workbench.errors import StoreError
from workbench.store import kept_bytes
from workbench.store.cells import cells_of, read_cell
from workbench.store.csv_table.file import UNREADABLE, State
from workbench.store.durable import told_as_store_error
from workbench.store.folder.reconcile import Settlement
from workbench.store.index import scanning
from workbench.store.index.background import Stands
from workbench.store.index.kept import Index
from workbench.store.index.standing import Standing
from workbench.store.journals.ordering import ids_in_order
from workbench.store.migrations import META
from workbench.store.protocol import Loaded, Record
from workbench.store.rows import from_row
from workbench.store.rows_by_article import Rows, WholeTable
from workbench.store.tables import DECISIONS, TABLES, Table

States = Sequence[State]
LONG_TEXT = "see text/"
"""Begins a cell whose words were too long for a spreadsheet and lie in text/."""

_UNCHECKED: Final = Problem(
    where=".history",
    what="the rows of this large folder are still being looked at in the background",
    fix="Nothing to do: what is wrong with them is shown once that is done.",
)


@dataclass(slots=True)
class _Found:
    """One article of a large folder: how that stood, the rows by table, and the records where they were asked for."""

    standing: Standing
    rows: Mapping[str, Sequence[str]]
    tables: Sequence[Rows]
    built: Loaded | None = None


class Reading:
    """What the tables in `folder` say, kept up with the files as they grow."""

    def __init__(self, folder: Path, index: Index, stands: Stands) -> None:
        self.folder = folder
        self._index = index
        self._stands = stands
        self._tables = [WholeTable(folder, table) for table in TABLES]
        self._is_whole = False
        self._settlement: Settlement | None = None
        self._large: Standing | None = None
        self._built: dict[str, Loaded] = {}
        self._found: dict[str, _Found] = {}
        self._articles: dict[str, tuple[Article, ...]] = {}

    @property
    def is_checked(self) -> bool:
        """Whether all check sums were looked at, so that what is wrong with a table is among the problems."""
        if self._large is None or self._is_whole:
            return True
        known = self._index.known(self._large)
        return known is not None and known.problems.keys() >= {table.name for table in TABLES}

    def notices(self) -> tuple[Problem, ...]:
        """What is not done yet."""
        return () if self.is_checked else (_UNCHECKED,)

    def of_article(self, article_id: str, *, repairs: Sequence[Problem]) -> Loaded:
        """All records of one article, and the store's problems."""
        built = self._of_large(article_id, self._large) if self._large else self._of_whole(article_id)
        return _with_problems(built, (*self._problems(), *repairs))

    def of_all(self, *, repairs: Sequence[Problem]) -> Loaded:
        """All records of all articles, and the store's problems."""
        self._is_whole = True
        self._refresh()
        articles = (*self._tables[0].by_article, "")
        parts = [self._of_whole(article) for article in articles]
        merged = {
            table.name: tuple(record for part in parts for record in getattr(part, table.name)) for table in TABLES
        }
        broken = tuple(problem for part in self._built.values() for problem in part.problems)
        order = _order(self._tables, articles)
        return Loaded(**merged, order=order, problems=(*self._problems(), *repairs, *broken))

    def take_settled(self, settlement: Settlement) -> None:
        """Read from here on what `settlement` says is in effect."""
        if settlement is self._settlement:
            return
        self._settlement = settlement
        foreign = settlement.pointer.aside.foreign
        for whole in self._tables:
            name = whole.table.name
            whole.take_settled(left_out=foreign.get(name, frozenset()), instead=settlement.instead.get(name))
        standing = settlement.pointer.standing() if settlement.is_mirrored else None
        self._large = standing if standing and standing.is_large else None

    def look_at_all(self) -> None:
        """Begin to make the index of a large folder in the background, where that is not done."""
        if not self.is_checked:
            self._index.work(self._stands)

    def take_appended(self, lines: Mapping[str, Sequence[str]], *, before: States, after: States) -> None:
        """Take the lines, by table, that were just appended; `before` and `after` tell how each table's file stood."""
        for whole, was, now in zip(self._tables, before, after, strict=True):
            if whole.table.name in lines:
                whole.file.take_appended(lines[whole.table.name], before=was, after=now)

    def articles(self) -> tuple[Article, ...]:
        """The articles, oldest first."""
        articles = self._tables[0]
        self._refresh_one(articles)
        for article_id in articles.by_article.keys() - self._articles.keys():
            self._articles[article_id] = tuple(self._records(articles, articles.by_article[article_id].values(), []))
        return tuple(article for article_id in articles.by_article for article in self._articles[article_id])

    def has(self, table: Table, record: Record, cells: list[str]) -> bool:
        """Whether the newest row with the record's id says what `record`, written as `cells`, says."""
        rows = self._rows_with(table, cells)
        known = rows.by_article.get(cells[rows.article_column], {}).get(record.id)
        if known is None or cells_of(known)[: -len(META)] == cells:
            return known is not None
        return list(self._records(rows, [known], [])) == [record]  # of an earlier schema, with blank cells

    def _rows_with(self, table: Table, cells: Sequence[str]) -> Rows:
        """Rows of the table, with at least those of the article that the row of `cells` belongs to."""
        whole = next(other for other in self._tables if other.table is table)
        if self._large:
            tables = self._find(cells[whole.article_column], self._large).tables
            return next(rows for rows in tables if rows.table is table)
        self._refresh_one(whole)
        return whole

    def _of_whole(self, article_id: str) -> Loaded:
        self._refresh()
        if article_id not in self._built:
            self._built[article_id] = self._build(self._tables, article_id)
        return self._built[article_id]

    def _of_large(self, article_id: str, standing: Standing) -> Loaded:
        found = self._find(article_id, standing)
        if found.built is None:
            found.built = self._build(found.tables, article_id)
        return found.built

    def _find(self, article_id: str, standing: Standing) -> _Found:
        """The article's rows as the folder stands."""
        found = self._found.get(article_id)
        if found and found.standing is standing:
            return found
        rows = self._index.rows_of(article_id, standing)
        if rows is None:
            self._index.work(self._stands)
            rows = self._searched(article_id, standing)
        if found and found.rows == rows:
            found.standing = standing
        else:
            found = self._found[article_id] = _Found(standing, rows, [*_taken(rows)])
        return found

    def _searched(self, article_id: str, standing: Standing) -> dict[str, list[str]]:
        if self._is_whole:
            self._refresh()
            return {whole.table.name: whole.all_of(article_id) for whole in self._tables}
        with told_as_store_error(self.folder, fix=UNREADABLE):
            return scanning.rows_of(self.folder, standing, article_id)

    def _refresh(self) -> None:
        for whole in self._tables:
            self._refresh_one(whole)

    def _refresh_one(self, whole: WholeTable) -> None:
        for article in whole.refresh():
            self._built.pop(article, None)
            self._articles.pop(article, None)

    def _problems(self) -> tuple[Problem, ...]:
        if self._large is None or self._is_whole:
            return tuple(problem for whole in self._tables for problem in whole.problems)
        known = self._index.known(self._large)
        return tuple(p for table in TABLES for p in known.problems.get(table.name, ())) if known else ()

    def _build(self, tables: Sequence[Rows], article_id: str) -> Loaded:
        parts: dict[str, tuple[Any, ...]] = {}
        problems: list[Problem] = []
        for rows in tables:
            newest = rows.by_article.get(article_id, {}).values()
            parts[rows.table.name] = tuple(self._records(rows, newest, problems))
        return Loaded(**parts, order=_order(tables, [article_id]), problems=tuple(problems))

    def _records(self, rows: Rows, newest: Iterable[str], problems: list[Problem]) -> Iterable[Any]:
        table = rows.table
        for cells in map(cells_of, newest):
            try:
                row = {name: self._value(cell) for name, cell in zip(rows.columns, cells, strict=False)}
                apart = {name: kept_bytes.read_text(self.folder, row["sha256"]) for name in table.kept_apart}
                yield from_row(table, row, **apart)
            except (ValueError, StoreError) as error:
                what = f"the row '{cells[0]}' cannot be used: {error}"
                problems.append(Problem(where=f"{table.name}.csv", what=what, fix="Run: workbench doctor"))

    def _value(self, cell: str) -> str:
        if cell.startswith(LONG_TEXT):
            return kept_bytes.read_text(self.folder, cell.removeprefix(LONG_TEXT))
        return read_cell(cell)


def _with_problems(built: Loaded, problems: tuple[Problem, ...]) -> Loaded:
    return replace(built, problems=(*built.problems, *problems)) if problems else built


def _taken(rows: Mapping[str, Sequence[str]]) -> Iterator[Rows]:
    """The rows of one article, those of each table by record."""
    for table in TABLES:
        taken = Rows(table)
        for row in rows[table.name]:
            taken.take(row)
        yield taken


def _order(tables: Sequence[Rows], articles: Sequence[str]) -> tuple[str, ...]:
    """The ids of what was decided or done about the articles, over all tables, in the order of their rows."""
    return ids_in_order([*rows.first_rows(articles)] for rows in tables if rows.table.name in DECISIONS)

"""From the tables to records, each article's built when it is asked for.

The tables of a small folder are read whole; of a large one an article at a time is,
until somebody asks for all of it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from workbench.domain.article import Article
from workbench.domain.problem import Problem
from workbench.store.cells import cells_of
from workbench.store.csv_table.file import State
from workbench.store.folder.reconcile import Settlement
from workbench.store.index.kept import Index
from workbench.store.index.upkeep import Watched
from workbench.store.migrations import META
from workbench.store.protocol import Loaded, Record
from workbench.store.reading.large import LargeFolder
from workbench.store.reading.row_records import records_in
from workbench.store.reading.rows_by_article import Rows
from workbench.store.reading.whole import WholeFolder
from workbench.store.tables import Table

if TYPE_CHECKING:
    from workbench.store.index.folder_state import FolderState

_Read = TypeVar("_Read")
Beside = Callable[[Settlement], Sequence[Problem]]
"""What somebody should look at beside the rows, as the folder stands."""
_UNCHECKED: Final = Problem(
    where=".history",
    what="the rows of this large folder are still being checked in the background",
    fix="Nothing to do: problems are shown once that is done.",
)
_JOURNALS: Final = ".history/journal-"
"""How the place of a problem begins that a journal has."""


class LazyRecords:
    """What the tables in `folder` say, kept up with the files as they grow."""

    def __init__(self, folder: Path, index: Index, watched: Watched) -> None:
        self.folder = folder
        self._whole = WholeFolder(folder)
        self._large = LargeFolder(folder, index, watched)
        self._is_whole = False
        self._settlement: Settlement | None = None
        self._standing: FolderState | None = None

    @property
    def is_checked(self) -> bool:
        """Whether all check sums were looked at, so that what is wrong with a table is among the problems."""
        return self._standing is None or self._large.is_checked(self._standing)

    def notices(self) -> tuple[Problem, ...]:
        """What is not done yet."""
        return () if self.is_checked else (_UNCHECKED,)

    def about_journals(self, beside: Beside) -> tuple[Problem, ...]:
        """What `beside` tells of the journals."""
        found = beside(self._settlement) if self._settlement else ()
        return tuple(problem for problem in found if problem.where.startswith(_JOURNALS))

    def of_article(self, article_id: str, *, beside: Beside) -> Loaded:
        """All records of one article, and the store's problems.

        Raises:
            OddIndexError: there is no index any more, and nobody looked at tables that another program saved.
        """
        self._look_at_unlooked()
        if self._standing:
            found = self._large.of_article(article_id, self._standing)
        else:
            found = self._whole.of_article(article_id)
        return self._with_problems(found, beside)

    def of_all(self, *, beside: Beside) -> Loaded:
        """All records of all articles, and the store's problems."""
        self._is_whole, self._standing = True, None
        return self._with_problems(self._whole.of_all(), beside)

    def articles(self) -> tuple[Article, ...]:
        """The articles, oldest first."""
        self._look_at_unlooked()
        return self._whole.articles()

    def take_settled(self, settlement: Settlement) -> None:
        """Read from here on what `settlement` says is in effect."""
        if settlement is self._settlement:
            return
        self._settlement = settlement
        self._whole.take_settled(settlement)
        self._standing = None if self._is_whole and not settlement.unlooked else settlement.as_large()

    def after_taking(self, read: Callable[[], _Read]) -> Callable[[Settlement], _Read]:
        """`read`, as the folder then stands."""

        def as_it_stands(settlement: Settlement) -> _Read:
            self.take_settled(settlement)
            return read()

        return as_it_stands

    def look_at_all(self) -> bool:
        """Begin in the background whatever is not done in a large folder; whether there is nothing."""
        if not self.is_checked:
            self._large.work()
        return self.is_checked

    def take_appended(
        self, lines: Mapping[str, Sequence[str]], *, before: Sequence[State], after: Sequence[State]
    ) -> None:
        """Take the lines, by table, that were just appended; `before` and `after` tell how each table's file stood."""
        self._whole.take_appended(lines, before=before, after=after)

    def has(self, table: Table, record: Record, cells: list[str]) -> bool:
        """Whether the newest row with the record's id says what `record`, written as `cells`, says."""
        rows = self._rows_with(table, cells)
        known = rows.by_article.get(cells[rows.article_column], {}).get(record.id)
        if known is None or cells_of(known)[: -len(META)] == cells:
            return known is not None
        # One of an earlier schema has blank cells.
        return list(records_in(self.folder, rows, [known], problems=[])) == [record]

    def _look_at_unlooked(self) -> None:
        if self._standing and self._standing.is_unlooked:
            self._large.work()

    def _rows_with(self, table: Table, cells: Sequence[str]) -> Rows:
        """Rows of the table, with at least those of the article that the row of `cells` belongs to."""
        if self._standing is None:
            return self._whole.refreshed(table)
        article_id = cells[Rows(table).article_column]
        tables = self._large.tables_of(article_id, self._standing)
        return next(rows for rows in tables if rows.table is table)

    def _with_problems(self, found: Loaded, beside: Beside) -> Loaded:
        large = self._large.problems(self._standing) if self._standing else self._whole.problems
        problems = (*large, *(beside(self._settlement) if self._settlement else ()))
        return replace(found, problems=(*found.problems, *problems)) if problems else found

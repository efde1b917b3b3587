"""The records in the tables, those of each article built on request.

The tables of a small folder are read whole, a large one an article at a time until
all of it is requested.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from workbench.domain.article import Article
from workbench.domain.problem import Problem
from workbench.store.cells import split_row
from workbench.store.csv_table.file import FileState
from workbench.store.folder.reconcile import Settlement
from workbench.store.index.kept import Index
from workbench.store.index.upkeep import IndexedFolder
from workbench.store.migrations import META
from workbench.store.protocol import Loaded, Record
from workbench.store.reading.large import LargeFolder
from workbench.store.reading.row_records import read_records
from workbench.store.reading.rows_by_article import RowsByArticle
from workbench.store.reading.whole import WholeFolder
from workbench.store.tables import Table

if TYPE_CHECKING:
    from workbench.store.index.folder_state import FolderState

_Read = TypeVar("_Read")
_MoreProblems = Callable[[Settlement], Sequence[Problem]]
"""Returns further problems in the state of the folder."""
_NOT_CHECKED_YET: Final = Problem(
    where=".history",
    what="the rows of this large folder are still being checked in the background",
    fix="Nothing to do: problems are shown once that is done.",
)
_JOURNALS: Final = ".history/journal-"
"""How the place of a problem begins that a journal has."""


class LazyRecords:
    """The records in the tables of `folder`, kept up to date as the files grow."""

    def __init__(self, folder: Path, index: Index, watched: IndexedFolder) -> None:
        self.folder = folder
        self._whole = WholeFolder(folder)
        self._large = LargeFolder(folder, index, watched)
        self._is_whole = False
        self._settlement: Settlement | None = None
        self._large_state: FolderState | None = None

    @property
    def is_checked(self) -> bool:
        """Whether all checksums were verified, so that the problems are complete."""
        return self._large_state is None or self._large.is_checked(self._large_state)

    def notices(self) -> tuple[Problem, ...]:
        """Return what is still to do."""
        return () if self.is_checked else (_NOT_CHECKED_YET,)

    def about_journals(self, more_problems: _MoreProblems) -> tuple[Problem, ...]:
        """Return the problems of the journals among `more_problems`."""
        problems = more_problems(self._settlement) if self._settlement else ()
        return tuple(problem for problem in problems if problem.where.startswith(_JOURNALS))

    def of_article(self, article_id: str, *, more_problems: _MoreProblems) -> Loaded:
        """Return all records of one article, and the store's problems.

        Raises:
            UnusableIndexError: there is no index any more, and tables saved by another program are not checked yet.
        """
        self._check_unchecked()
        if self._large_state:
            records = self._large.of_article(article_id, self._large_state)
        else:
            records = self._whole.of_article(article_id)
        return self._with_problems(records, more_problems)

    def of_all(self, *, more_problems: _MoreProblems) -> Loaded:
        """Return all records of all articles, and the store's problems."""
        self._is_whole = True
        self._large_state = None
        return self._with_problems(self._whole.of_all(), more_problems)

    def articles(self) -> tuple[Article, ...]:
        """Return the articles, oldest first."""
        self._check_unchecked()
        return self._whole.articles()

    def take_settled(self, settlement: Settlement) -> None:
        """Read what `settlement` says is in effect from here on."""
        if settlement is self._settlement:
            return
        self._settlement = settlement
        self._whole.take_settled(settlement)
        self._large_state = None if self._is_whole and not settlement.unchecked else settlement.large_folder_state()

    def for_settlement(self, read: Callable[[], _Read]) -> Callable[[Settlement], _Read]:
        """Return `read` as a function of the state of the folder."""

        def as_it_stands(settlement: Settlement) -> _Read:
            self.take_settled(settlement)
            return read()

        return as_it_stands

    def start_checks(self) -> bool:
        """Start in the background whatever is still to do in a large folder; return whether there is nothing."""
        if not self.is_checked:
            self._large.work()
        return self.is_checked

    def take_appended(
        self, lines: Mapping[str, Sequence[str]], *, before: Sequence[FileState], after: Sequence[FileState]
    ) -> None:
        """Take the lines, by table, just appended; `before` and `after` are the states of each table's file."""
        self._whole.take_appended(lines, before=before, after=after)

    def has(self, table: Table, record: Record, cells: list[str]) -> bool:
        """Return whether the newest row with the record's id equals `record`, written as `cells`."""
        rows = self._rows_with(table, cells)
        known = rows.by_article.get(cells[rows.article_column], {}).get(record.id)
        if known is None or split_row(known)[: -len(META)] == cells:
            return known is not None
        # A row of an earlier schema has blank cells.
        return list(read_records(self.folder, rows, [known], problems=[])) == [record]

    def _check_unchecked(self) -> None:
        if self._large_state and self._large_state.is_unchecked:
            self._large.work()

    def _rows_with(self, table: Table, cells: Sequence[str]) -> RowsByArticle:
        """Return rows of the table, at least those of the article that the row of `cells` belongs to."""
        if self._large_state is None:
            return self._whole.refreshed(table)
        article_id = cells[RowsByArticle(table).article_column]
        tables = self._large.tables_of(article_id, self._large_state)
        return next(rows for rows in tables if rows.table is table)

    def _with_problems(self, records: Loaded, more_problems: _MoreProblems) -> Loaded:
        table_problems = self._large.problems(self._large_state) if self._large_state else self._whole.problems
        all_problems = (*table_problems, *(more_problems(self._settlement) if self._settlement else ()))
        return replace(records, problems=(*records.problems, *all_problems)) if all_problems else records

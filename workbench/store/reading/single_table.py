"""One table of a folder, read from its file alone: no lock, no repair, and nothing in the folder changes."""

from pathlib import Path
from typing import Any

from workbench.domain.problem import Problem
from workbench.store.reading.row_records import read_records
from workbench.store.reading.rows_by_article import WholeTable
from workbench.store.tables import Table


def read_table(folder: Path, table: Table) -> tuple[tuple[Any, ...], tuple[Problem, ...]]:
    """Return the records in the table's file, none where there is no such file, and the file's problems.

    Raises StoreError where the file cannot be read.
    """
    whole = WholeTable(folder, table)
    whole.refresh()
    problems: list[Problem] = []
    records: list[Any] = []
    for rows in whole.by_article.values():
        records += read_records(folder, whole, rows.values(), problems=problems)
    return tuple(records), (*whole.problems, *problems)

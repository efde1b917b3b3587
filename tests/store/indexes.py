"""Small folders that have an index like large ones, and what they hold without one."""

import contextlib
from dataclasses import replace
from pathlib import Path

from workbench.store.csv_folder import CsvFolder
from workbench.store.folder.pointer import journals_in, read_pointer
from workbench.store.index import folder_state
from workbench.store.index.kept import Index
from workbench.store.journals.journalled import read_journals
from workbench.store.protocol import Loaded
from workbench.store.tables import TABLES


def indexed(folder: Path) -> CsvFolder:
    """A store over `folder` whose index is made."""
    store = CsvFolder(folder)
    assert store.wait_for_index(seconds=60)
    return store


def read_whole(folder: Path, article_id: str) -> Loaded:
    """What a store finds that reads all tables and has no index."""
    with _no_index():
        return CsvFolder(folder).load(article_id)


def records(loaded: Loaded) -> Loaded:
    """What was loaded, without what is to be said of it."""
    return replace(loaded, problems=())


def rows_in_index(folder: Path) -> dict[str, list[str]]:
    """All rows that the index gives, by table."""
    noted, _ = read_pointer(folder)
    with contextlib.closing(Index(folder)) as index:
        return {table.name: index.all_rows(table, noted.folder_state()) for table in TABLES}


def rows_in_journals(folder: Path) -> dict[str, list[str]]:
    """All rows that the journals hold, by table, in order."""
    found = read_journals(journals_in(folder / ".history")).rows
    return {name: list(rows.values()) for name, rows in found.items()}


@contextlib.contextmanager
def _no_index():
    before = folder_state.LARGE
    folder_state.LARGE = 10**15
    try:
        yield
    finally:
        folder_state.LARGE = before

"""A store in a folder of CSV files that reports which articles got new records."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from workbench.domain.article import Article
from workbench.store.csv_folder import CsvFolder
from workbench.store.protocol import Record


class WatchedFolder(CsvFolder):
    """A CsvFolder that calls `appended` with the ids of the articles once their records are saved."""

    def __init__(self, path: Path, *, appended: Callable[[Iterable[str]], None]) -> None:
        super().__init__(path)
        self._on_append = appended

    def append(self, records: Sequence[Record], *, by: str) -> None:
        """Save all of `records` or none; on return they survive a crash."""
        super().append(records, by=by)
        ids = (record.id if isinstance(record, Article) else record.article_id for record in records)
        self._on_append([article_id for article_id in ids if article_id])

    def check_writable(self) -> None:
        """Raise StoreError for a folder of a newer schema, or one that may not be written to."""
        self._folder.check_writable()

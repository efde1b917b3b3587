"""A store that lasts as long as the process; for tests and for checks that keep nothing."""

import threading
from collections.abc import Sequence

from workbench.domain.article import Article
from workbench.domain.identity import sha256_of
from workbench.errors import StoreError
from workbench.store.protocol import Loaded, Record
from workbench.store.tables import TABLES, only_article


class Memory:
    """Records in lists, bytes in a dictionary; safe between threads."""

    def __init__(self) -> None:
        self._records: dict[str, dict[str, Record]] = {table.name: {} for table in TABLES}
        self._kept: dict[str, bytes] = {}
        self._changes = 0
        self._lock = threading.Lock()

    def append(self, records: Sequence[Record], *, by: str) -> None:  # noqa: ARG002 - a folder records who wrote
        """Keep all of `records` or none."""
        with self._lock:
            for record in records:
                table = next(table for table in TABLES if isinstance(record, table.kind))
                self._records[table.name][record.id] = record
            self._changes += 1

    def load(self, article_id: str) -> Loaded:
        """All records of one article."""
        return only_article(self.load_all(), article_id)

    def load_all(self) -> Loaded:
        """Every record."""
        with self._lock:
            return Loaded(**{name: tuple(records.values()) for name, records in self._records.items()})  # type: ignore[arg-type]

    def article_list(self) -> tuple[Article, ...]:
        """The articles, oldest first."""
        return self.load_all().articles

    def version(self) -> str:
        """A token that changes with every append."""
        return str(self._changes)

    def keep(self, content: bytes, *, media_type: str, origin: str) -> str:  # noqa: ARG002 - a folder notes both
        """Keep bytes under their SHA-256."""
        sha256 = sha256_of(content)
        with self._lock:
            self._kept[sha256] = content
        return sha256

    def read(self, sha256: str) -> bytes:
        """The bytes kept under `sha256`.

        Raises:
            StoreError: nothing is kept under that hash.
        """
        if sha256 not in self._kept:
            raise StoreError(where=sha256, what="no copy is kept under this SHA-256", fix="Attach the source again.")
        return self._kept[sha256]

"""A store that lasts as long as the process; for tests and for checks that save nothing."""

import threading
from collections.abc import Mapping, Sequence

from workbench.domain.article import Article
from workbench.domain.identity import sha256_of
from workbench.domain.journal_head import Head
from workbench.domain.problem import Problem
from workbench.domain.source import Capture, Exchange
from workbench.errors import StoreError
from workbench.store.protocol import Loaded, Record
from workbench.store.tables import DECISIONS, TABLES, select_article, table_of

_ATTACH_AGAIN = "Attach the source again."


class Memory:
    """Records in lists, bytes in a dictionary; safe between threads."""

    def __init__(self) -> None:
        self._records: dict[str, dict[str, Record]] = {table.name: {} for table in TABLES}
        self._order: dict[str, None] = {}
        self._kept: dict[str, bytes] = {}
        self._captures: dict[str, list[Capture]] = {}
        self._timestamps: dict[str, bytes] = {}
        self._changes = 0
        self._lock = threading.Lock()

    def append(self, records: Sequence[Record], *, by: str) -> None:  # noqa: ARG002 - a folder records who wrote
        """Save all of `records` or none."""
        named_records = [(table_of(record).name, record) for record in records]
        with self._lock:
            for table, record in named_records:
                self._records[table][record.id] = record
                if table in DECISIONS:
                    self._order.setdefault(record.id)
            self._changes += 1

    def load(self, article_id: str) -> Loaded:
        """Return all records of one article."""
        return select_article(self.load_all(), article_id)

    def load_all(self) -> Loaded:
        """Return every record."""
        with self._lock:
            tables = {name: tuple(records.values()) for name, records in self._records.items()}
            return Loaded(**tables, order=tuple(self._order))  # type: ignore[arg-type]

    def article_list(self) -> tuple[Article, ...]:
        """Return the articles, oldest first."""
        return self.load_all().articles

    def version(self) -> str:
        """Return a token that changes with every append."""
        return str(self._changes)

    def notices(self) -> tuple[Problem, ...]:
        """Return nothing: a store in memory always starts empty."""
        return ()

    def damaged(self) -> tuple[Problem, ...]:
        """Nothing: memory has no journals."""
        return ()

    def unreported_repairs(self) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
        """Return nothing: memory is not repaired."""
        return (), ()

    def heads(self) -> tuple[Head, ...]:
        """Return none: memory has no journal."""
        return ()

    def departures(self, heads: Sequence[Head]) -> tuple[Problem, ...]:  # noqa: ARG002 - a folder has journals to compare
        """Return none: there is no journal that could differ."""
        return ()

    def take_in(self, *, by: str) -> tuple[Problem, ...]:  # noqa: ARG002 - a folder records who did
        """Return nothing: there is no journal that could lack a record."""
        return ()

    def keep(self, content: bytes, *, media_type: str, origin: str, exchanges: tuple[Exchange, ...] = ()) -> str:
        """Save bytes under their SHA-256, and how they were obtained."""
        sha256 = sha256_of(content)
        fields = {"media_type": media_type, "size": len(content), "origin": origin, "exchanges": exchanges}
        with self._lock:
            is_new = sha256 not in self._kept
            self._kept[sha256] = content
            if is_new or exchanges:
                self._captures.setdefault(sha256, []).append(Capture(sha256=sha256, kept_at="", **fields))  # type: ignore[arg-type]
        return sha256

    def read(self, sha256: str) -> bytes:
        """Return the bytes kept under `sha256`.

        Raises:
            StoreError: nothing is kept under that hash.
        """
        if sha256 not in self._kept:
            raise StoreError(where=sha256, what="no copy is kept under this SHA-256", fix=_ATTACH_AGAIN)
        return self._kept[sha256]

    def captures(self, sha256: str) -> tuple[Capture, ...]:
        """Return how the bytes kept under `sha256` were obtained, each time; `kept_at` is empty for want of a clock."""
        return tuple(self._captures.get(sha256, ()))

    def keep_timestamp(self, sha256: str, token: bytes) -> None:
        """Save a timestamp authority's answer about the bytes kept under `sha256`."""
        self._timestamps[sha256] = token

    def timestamps(self) -> dict[str, bytes]:
        """Return the timestamp authority's answer for each SHA-256 that has one."""
        return dict(self._timestamps)

    def check_kept(self, named: Mapping[str, str]) -> tuple[Problem, ...]:
        """Return which copies that `named` lists are missing; what is in memory cannot be altered."""
        missing = {sha256: title for sha256, title in named.items() if sha256 not in self._kept}
        return tuple(
            Problem(where=title, what=f"no copy is kept: {sha256}", fix=_ATTACH_AGAIN)
            for sha256, title in missing.items()
        )

    def check_journal(self) -> tuple[Problem, ...]:
        """Return nothing: there is no journal."""
        return ()

"""A store that lasts as long as the process; for tests and for checks that keep nothing."""

import threading
from collections.abc import Mapping, Sequence

from workbench.domain.article import Article
from workbench.domain.identity import sha256_of
from workbench.domain.journal_head import Head
from workbench.domain.problem import Problem
from workbench.domain.source import Capture, Exchange
from workbench.errors import StoreError
from workbench.store.protocol import Loaded, Record
from workbench.store.tables import DECISIONS, TABLES, only_article, table_of

AGAIN = "Attach the source again."


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
        """Keep all of `records` or none."""
        placed = [(table_of(record).name, record) for record in records]
        with self._lock:
            for table, record in placed:
                self._records[table][record.id] = record
                if table in DECISIONS:
                    self._order.setdefault(record.id)
            self._changes += 1

    def load(self, article_id: str) -> Loaded:
        """All records of one article."""
        return only_article(self.load_all(), article_id)

    def load_all(self) -> Loaded:
        """Every record."""
        with self._lock:
            kept = {name: tuple(records.values()) for name, records in self._records.items()}
            return Loaded(**kept, order=tuple(self._order))  # type: ignore[arg-type]

    def article_list(self) -> tuple[Article, ...]:
        """The articles, oldest first."""
        return self.load_all().articles

    def version(self) -> str:
        """A token that changes with every append."""
        return str(self._changes)

    def notices(self) -> tuple[Problem, ...]:
        """Nothing: a store in memory begins anew."""
        return ()

    def damaged(self) -> tuple[Problem, ...]:
        """Nothing: memory has no journals."""
        return ()

    def untold_repairs(self) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
        """Nothing: memory is not repaired."""
        return (), ()

    def heads(self) -> tuple[Head, ...]:
        """None: memory keeps no journal."""
        return ()

    def departures(self, heads: Sequence[Head]) -> tuple[Problem, ...]:  # noqa: ARG002 - a folder has journals to compare
        """None: there is no journal that could differ."""
        return ()

    def take_in(self, *, by: str) -> tuple[Problem, ...]:  # noqa: ARG002 - a folder records who did
        """Nothing: there is no journal that could lack a record."""
        return ()

    def keep(self, content: bytes, *, media_type: str, origin: str, exchanges: tuple[Exchange, ...] = ()) -> str:
        """Keep bytes under their SHA-256, and how they came here."""
        sha256 = sha256_of(content)
        told = {"media_type": media_type, "size": len(content), "origin": origin, "exchanges": exchanges}
        with self._lock:
            is_new = sha256 not in self._kept
            self._kept[sha256] = content
            if is_new or exchanges:
                self._captures.setdefault(sha256, []).append(Capture(sha256=sha256, kept_at="", **told))  # type: ignore[arg-type]
        return sha256

    def read(self, sha256: str) -> bytes:
        """The bytes kept under `sha256`.

        Raises:
            StoreError: nothing is kept under that hash.
        """
        if sha256 not in self._kept:
            raise StoreError(where=sha256, what="no copy is kept under this SHA-256", fix=AGAIN)
        return self._kept[sha256]

    def captures(self, sha256: str) -> tuple[Capture, ...]:
        """How the bytes kept under `sha256` came here, each time; `kept_at` is empty, for there is no clock."""
        return tuple(self._captures.get(sha256, ()))

    def keep_timestamp(self, sha256: str, token: bytes) -> None:
        """Keep an authority's answer about the bytes kept under `sha256`."""
        self._timestamps[sha256] = token

    def timestamps(self) -> dict[str, bytes]:
        """The authority's answer for each SHA-256 that has one."""
        return dict(self._timestamps)

    def check_kept(self, named: Mapping[str, str]) -> tuple[Problem, ...]:
        """What `named` says is kept and is not; what lies in memory nobody alters."""
        missing = {sha256: title for sha256, title in named.items() if sha256 not in self._kept}
        return tuple(Problem(where=t, what=f"no copy is kept: {s}", fix=AGAIN) for s, t in missing.items())

    def check_journal(self) -> tuple[Problem, ...]:
        """Nothing: there is no journal."""
        return ()

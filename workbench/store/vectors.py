"""Vectors of texts, kept beside the records; the file may be deleted, and is made anew."""

import contextlib
import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

FOLDER: Final = ".cache"
_FILE: Final = "meanings-minilm-int8.sqlite"
_TABLE: Final = "CREATE TABLE IF NOT EXISTS vectors (name BLOB PRIMARY KEY, vector BLOB NOT NULL) WITHOUT ROWID"
_MAGIC: Final = b"SQLite format 3\x00"
_WAIT: Final = 5.0
"""Seconds to wait for another process that writes."""


class VectorFile:
    """The vectors kept in the folder `path`; where it cannot be read or written, there are none."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self) -> dict[bytes, bytes]:
        """Each vector kept, by the name of its text."""
        if not (self._path / _FILE).is_file():
            return {}
        with contextlib.suppress(OSError, sqlite3.Error), self._opened() as database:
            rows = database.execute("SELECT name, vector FROM vectors WHERE typeof(vector) = 'blob'")
            return dict(rows.fetchall())
        return {}

    def keep(self, vectors: Mapping[bytes, bytes]) -> None:
        """Keep `vectors`; a damaged file is put aside by a new one, and a folder that takes none stays as it is."""
        with contextlib.suppress(OSError, sqlite3.Error):
            self._make()
            if self._is_damaged():
                (self._path / _FILE).unlink()
            self._write(vectors)

    def _is_damaged(self) -> bool:
        """Whether the file is there, and is no database."""
        path = self._path / _FILE
        if not path.is_file():
            return False
        with path.open("rb") as opened:
            return opened.read(len(_MAGIC)) not in {b"", _MAGIC}

    def _write(self, vectors: Mapping[bytes, bytes]) -> None:
        with self._opened() as database, database:
            database.execute(_TABLE)
            database.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?)", vectors.items())

    def _make(self) -> None:
        """The folder, which git leaves alone."""
        self._path.mkdir(exist_ok=True)
        ignored = self._path / ".gitignore"
        if not ignored.exists():
            ignored.write_text("*\n", encoding="utf-8")

    @contextlib.contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        with contextlib.closing(sqlite3.connect(self._path / _FILE, timeout=_WAIT)) as database:
            yield database

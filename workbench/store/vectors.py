"""Vectors of texts, cached beside the records; the file may be deleted and is then made anew."""

import contextlib
import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

FOLDER: Final = ".cache"
_FILE: Final = "meanings-minilm-int8.sqlite"
_TABLE: Final = "CREATE TABLE IF NOT EXISTS vectors (name BLOB PRIMARY KEY, vector BLOB NOT NULL) WITHOUT ROWID"
_MAGIC: Final = b"SQLite format 3\x00"
_BUSY_SECONDS: Final = 5.0
"""Seconds to wait while another process writes."""


class VectorFile:
    """The vectors saved in the folder `path`; none where it cannot be read or written."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self) -> dict[bytes, bytes]:
        """Return the saved vectors by the name of their text."""
        if not (self._path / _FILE).is_file():
            return {}
        with contextlib.suppress(OSError, sqlite3.Error), self._connect() as database:
            rows = database.execute("SELECT name, vector FROM vectors WHERE typeof(vector) = 'blob'")
            return dict(rows.fetchall())
        return {}

    def keep(self, vectors: Mapping[bytes, bytes]) -> None:
        """Save `vectors`; a damaged file is replaced, and a folder that cannot be written stays as it is."""
        with contextlib.suppress(OSError, sqlite3.Error):
            self._make_folder()
            if self._is_damaged():
                (self._path / _FILE).unlink()
            self._write(vectors)

    def _is_damaged(self) -> bool:
        """Return whether the file exists and is no database."""
        path = self._path / _FILE
        if not path.is_file():
            return False
        with path.open("rb") as file:
            return file.read(len(_MAGIC)) not in {b"", _MAGIC}

    def _write(self, vectors: Mapping[bytes, bytes]) -> None:
        with self._connect() as database, database:
            database.execute(_TABLE)
            database.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?)", vectors.items())

    def _make_folder(self) -> None:
        """Create the folder, with a file that has git ignore it."""
        self._path.mkdir(exist_ok=True)
        gitignore = self._path / ".gitignore"
        if not gitignore.exists():
            gitignore.write_text("*\n", encoding="utf-8")

    @contextlib.contextmanager
    def _connect(self) -> Iterator[sqlite3.Connection]:
        with contextlib.closing(sqlite3.connect(self._path / _FILE, timeout=_BUSY_SECONDS)) as database:
            yield database

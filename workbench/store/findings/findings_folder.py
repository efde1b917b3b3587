"""The files in `findings/`: each written in one step, and never over one that somebody edited or added."""

import contextlib
import json
import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from workbench.domain.identity import sha256_of
from workbench.errors import StoreError
from workbench.store.durable import NOTHING_LOST, as_store_error, locked, make_folder, read_regular_file, replace_file
from workbench.store.findings.changes import ChangedArticles

FOLDER: Final = "findings"
_LARGEST_FILE: Final = 100_000_000
"""Most bytes of a file that is read; a table of 100,000 statements has about half as many."""

_MOVE_ELSEWHERE: Final = "Move it elsewhere; a new one is written."


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A note on an article's files: from which records they were written, and the SHA-256 of each by its name."""

    written_from: str = ""
    files: Mapping[str, str] = field(default_factory=dict)


class FindingsFolder:
    """The folder `findings` of the claims folder `claims`, and notes of what was written into it.

    The notes are in `.history/findings`: they belong to this machine. `changes` are
    the articles that got records since their files were written.
    `check_writable` raises StoreError where nothing may be written into the claims folder.
    """

    def __init__(self, claims: Path, *, changes: ChangedArticles, check_writable: Callable[[], None]) -> None:
        self.path = claims / FOLDER
        self.changes = changes
        self.check_writable = check_writable
        self._notes = claims / ".history" / FOLDER

    @contextlib.contextmanager
    def locked(self) -> Iterator[None]:
        """Lock the folder, created if missing, for one writer at a time.

        Raises StoreError where it cannot be created or locked, or nothing may be written here.
        """
        self.check_writable()
        with as_store_error(self._notes, fix=NOTHING_LOST):
            make_folder(self._notes)
        with as_store_error(self.path, fix=NOTHING_LOST):
            make_folder(self.path)
        with locked(self._notes / "lock"):
            yield

    def names(self) -> tuple[str, ...]:
        """Return the names of everything in the folder, sorted; none where there is no folder."""
        try:
            return tuple(sorted(os.listdir(self.path)))  # noqa: PTH208 - names are wanted, no paths
        except OSError:
            return ()

    def has(self, name: str) -> bool:
        """Return whether there is anything under this name."""
        return os.path.lexists(self.path / name)

    def read(self, name: str) -> bytes:
        """Return the bytes of a file.

        Raises:
            StoreError: it is no file, cannot be read, or is too large to be one of these.
        """
        path = self.path / name
        with as_store_error(path, fix=_MOVE_ELSEWHERE):
            if path.stat().st_size > _LARGEST_FILE:
                raise StoreError(where=str(path), what="is larger than any of these tables can be", fix=_MOVE_ELSEWHERE)
            return read_regular_file(path)

    def put(self, name: str, content: bytes) -> None:
        """Write `content` under this name in one step: a reader sees the old file or the new one.

        Raises StoreError.
        """
        replace_file(self.path / name, content, fix=NOTHING_LOST)

    def set_aside(self, name: str) -> str:
        """Rename an edited file to a name that says so, and return that name; the content stays.

        Raises:
            StoreError: it cannot be renamed.
        """
        path = self.path / name
        stem, number = path.stem, 1
        new_name = f"{stem}-edited.csv"
        while self.has(new_name):
            number += 1
            new_name = f"{stem}-edited-{number}.csv"
        with as_store_error(path, fix=NOTHING_LOST):
            path.rename(self.path / new_name)
        return new_name

    def remove(self, name: str) -> None:
        """Remove the file with this name, if there is one."""
        with as_store_error(self.path / name, fix=NOTHING_LOST):
            (self.path / name).unlink(missing_ok=True)

    def note_of(self, article_id: str) -> Note:
        """Return the note on the article's files; an empty one where there is none, or none that can be read."""
        try:
            payload = json.loads(read_regular_file(self._note_path(article_id)))
            files = {str(name): str(digest) for name, digest in payload["files"].items()}
            return Note(written_from=str(payload["written_from"]), files=files)
        except (OSError, ValueError, LookupError, TypeError, AttributeError):
            return Note()

    def note(self, article_id: str, note: Note) -> None:
        """Save a note of what was written about the article.

        Raises StoreError.
        """
        content = json.dumps({"written_from": note.written_from, "files": dict(note.files)}).encode()
        replace_file(self._note_path(article_id), content, fix=NOTHING_LOST)

    def _note_path(self, article_id: str) -> Path:
        return self._notes / f"{sha256_of(article_id.encode('utf-8', 'surrogatepass'))[:16]}.json"

"""The files in `findings/`: put there in one step, and never over what somebody edited or put there."""

import contextlib
import json
import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from workbench.domain.identity import sha256_of
from workbench.errors import StoreError
from workbench.store.durable import NOTHING_LOST, locked, made_folder, read_regular, replace_whole, told_as_store_error
from workbench.store.findings.changes import Changes

FOLDER: Final = "findings"
_LARGEST: Final = 100_000_000
"""Bytes of a file that is looked into; a table of 100,000 statements has about half as many."""

_MOVE: Final = "Move it elsewhere; a new one is written."


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What was last written about an article: from which records, and the SHA-256 of each file by its name."""

    written_from: str = ""
    files: Mapping[str, str] = field(default_factory=dict)


class FindingsFolder:
    """The folder `findings` of the claims folder `claims`, and notes of what was written into it.

    The notes lie in `.history/findings`: they belong to this machine. `changes` are
    the articles that something was recorded about since their files were written.
    `check_writable` raises StoreError where nothing may be written into the claims folder.
    """

    def __init__(self, claims: Path, *, changes: Changes, check_writable: Callable[[], None]) -> None:
        self.path = claims / FOLDER
        self.changes = changes
        self.check_writable = check_writable
        self._notes = claims / ".history" / FOLDER

    @contextlib.contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the folder, made where it is missing, for one writer at a time.

        Raises StoreError where it cannot be made or held, or nothing may be written here.
        """
        self.check_writable()
        with told_as_store_error(self._notes, fix=NOTHING_LOST):
            made_folder(self._notes)
        with told_as_store_error(self.path, fix=NOTHING_LOST):
            made_folder(self.path)
        with locked(self._notes / "lock"):
            yield

    def names(self) -> tuple[str, ...]:
        """The names of everything in the folder, sorted; none where there is no folder."""
        try:
            return tuple(sorted(os.listdir(self.path)))  # noqa: PTH208 - names are wanted, no paths
        except OSError:
            return ()

    def has(self, name: str) -> bool:
        """Whether there is anything under this name."""
        return os.path.lexists(self.path / name)

    def read(self, name: str) -> bytes:
        """The bytes of a file.

        Raises:
            StoreError: it is no file, cannot be read, or is too large to be one of these.
        """
        path = self.path / name
        with told_as_store_error(path, fix=_MOVE):
            if path.stat().st_size > _LARGEST:
                raise StoreError(where=str(path), what="is larger than any of these tables can be", fix=_MOVE)
            return read_regular(path)

    def put(self, name: str, content: bytes) -> None:
        """Have `content` under this name, in one step: a reader sees the old file or the new one.

        Raises StoreError.
        """
        replace_whole(self.path / name, content, fix=NOTHING_LOST)

    def set_aside(self, name: str) -> str:
        """Give an edited file a name that says so, which is returned; the file itself stays as it is.

        Raises:
            StoreError: it cannot be renamed.
        """
        path = self.path / name
        stem, number = path.stem, 1
        aside = f"{stem}-edited.csv"
        while self.has(aside):
            number += 1
            aside = f"{stem}-edited-{number}.csv"
        with told_as_store_error(path, fix=NOTHING_LOST):
            path.rename(self.path / aside)
        return aside

    def remove(self, name: str) -> None:
        """Have no file under this name."""
        with told_as_store_error(self.path / name, fix=NOTHING_LOST):
            (self.path / name).unlink(missing_ok=True)

    def note_of(self, article_id: str) -> Note:
        """What was last written about the article; an empty note where nothing was, or the note cannot be read."""
        try:
            noted = json.loads(read_regular(self._note_path(article_id)))
            files = {str(name): str(digest) for name, digest in noted["files"].items()}
            return Note(written_from=str(noted["written_from"]), files=files)
        except (OSError, ValueError, LookupError, TypeError, AttributeError):
            return Note()

    def note(self, article_id: str, note: Note) -> None:
        """Note what was written about the article.

        Raises StoreError.
        """
        content = json.dumps({"written_from": note.written_from, "files": dict(note.files)}).encode()
        replace_whole(self._note_path(article_id), content, fix=NOTHING_LOST)

    def _note_path(self, article_id: str) -> Path:
        return self._notes / f"{sha256_of(article_id.encode('utf-8', 'surrogatepass'))[:16]}.json"

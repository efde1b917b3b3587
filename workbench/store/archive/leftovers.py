"""What broken-off writes left in a folder: temporary files, and notes of copies that are not here."""

import re
import shutil
import time
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Final

from workbench.domain.problem import Problem
from workbench.store.durable import told_as_store_error
from workbench.store.journals.journal import set_aside
from workbench.store.tables import TABLES

ABANDONED: Final = 3600
"""Seconds after which nobody is writing a temporary file any more."""

_KEPT: Final = r"[0-9a-f]{64}(?:\.[0-9a-z.]{1,40})?"
_ANY: Final = r".+"
_TABLES: Final = "|".join(re.escape(f"{table.name}.csv") for table in TABLES)
_WRITTEN: Final = {
    "": rf"(?:{_TABLES}|datapackage\.json|\.gitignore|\.gitattributes)",
    "evidence": _KEPT,
    "text": _KEPT,
    ".history": _ANY,
    "findings": r"[a-z0-9-]{1,100}\.(?:csv|json)",
}
"""Names that this program writes in one step, by folder; everything in .history is its own."""
_TEMPORARY: Final = {place: re.compile(rf"\.{name}-[a-z0-9_]{{8}}") for place, name in _WRITTEN.items()}
_NOTE: Final = re.compile(r"(?P<sha256>[0-9a-f]{64})(?:\.[0-9a-f]+)?\.(?:json|tsr)")


def is_temporary(path: Path) -> bool:
    """Whether the file at `path`, in evidence/ or text/, has the name of a write that did not end."""
    return bool(_TEMPORARY["evidence"].fullmatch(path.name))


def remove_abandoned(folder: Path) -> None:
    """Remove the temporary files that are an hour old; one that cannot be removed stays, for the doctor to name.

    A younger one may be another program's at work. Files of any other name are somebody's own.
    """
    before = time.time() - ABANDONED
    for path in (*_temporary_files(folder), *_copies_being_mended(folder)):
        try:
            if path.lstat().st_mtime < before:
                _remove(path)
        except OSError:
            continue


def tidy_up(folder: Path, *, named: Collection[str]) -> Iterator[Problem]:
    """Remove every temporary file, and set aside each note of a copy that is neither here nor `named` by a record.

    Each is told. Nobody else may be writing in the folder meanwhile.

    Raises:
        StoreError: one of them cannot be removed.
    """
    for path in (*_temporary_files(folder), *_copies_being_mended(folder)):
        with told_as_store_error(path):
            _remove(path)
        yield Problem(where=str(path), what="was left by an interrupted write", fix="It is removed.")
    kept = {path.name for path in _files_in(folder / "evidence")}
    for path in _files_in(folder / "evidence"):
        found = _NOTE.fullmatch(path.name)
        if found and found["sha256"] not in kept and found["sha256"] not in named:
            with told_as_store_error(path):
                set_aside(path.read_bytes(), rejects=folder / ".history" / "rejects", name=path.stem)
                path.unlink()
            fix = "It is set aside in .history/rejects."
            yield Problem(where=str(path), what="describes a copy that is not here and that no record names", fix=fix)


def _temporary_files(folder: Path) -> Iterator[Path]:
    for place, name in _TEMPORARY.items():
        yield from (path for path in _files_in(folder / place) if name.fullmatch(path.name))


def _copies_being_mended(folder: Path) -> Iterator[Path]:
    """Folders with copies of tables that were being put right."""
    return (path for path in (folder / ".history").glob("mending-*") if path.is_dir() and not path.is_symlink())


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _files_in(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.is_file() and not path.is_symlink())
    except OSError:
        return []

"""Leftovers of interrupted writes: temporary files, and notes of copies that are missing."""

import re
import shutil
import time
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Final

from workbench.domain.problem import Problem
from workbench.store.durable import as_store_error
from workbench.store.journals.journal import set_aside
from workbench.store.tables import TABLES

ABANDONED: Final = 3600
"""Seconds after which a temporary file counts as abandoned."""

_KEPT_NAME: Final = r"[0-9a-f]{64}(?:\.[0-9a-z.]{1,40})?"
_ANY_NAME: Final = r".+"
_TABLES: Final = "|".join(re.escape(f"{table.name}.csv") for table in TABLES)
_WRITTEN_NAMES: Final = {
    "": rf"(?:{_TABLES}|datapackage\.json|\.gitignore|\.gitattributes)",
    "evidence": _KEPT_NAME,
    "text": _KEPT_NAME,
    ".history": _ANY_NAME,
    "findings": r"[a-z0-9-]{1,100}\.(?:csv|json)",
}
"""Patterns of the names that this program writes in one step, by folder; all of .history is its own."""
_TEMPORARY_NAMES: Final = {place: re.compile(rf"\.{name}-[a-z0-9_]{{8}}") for place, name in _WRITTEN_NAMES.items()}
_NOTE_NAME: Final = re.compile(r"(?P<sha256>[0-9a-f]{64})(?:\.[0-9a-f]+)?\.(?:json|tsr)")


def is_temporary(path: Path) -> bool:
    """Return whether `path`, in evidence/ or text/, has the name of an unfinished write."""
    return bool(_TEMPORARY_NAMES["evidence"].fullmatch(path.name))


def remove_abandoned(folder: Path) -> None:
    """Remove temporary files older than an hour; one that cannot be removed stays for the doctor to report.

    A younger one may still be written by another program. Files with other names are left alone.
    """
    deadline = time.time() - ABANDONED
    for path in (*_temporary_files(folder), *_unfinished_repairs(folder)):
        try:
            if path.lstat().st_mtime < deadline:
                _remove(path)
        except OSError:
            continue


def tidy_up(folder: Path, *, named: Collection[str]) -> Iterator[Problem]:
    """Remove every temporary file, set aside each note of a missing copy that no record names, and report them.

    Nobody else may write in the folder in the meantime.

    Raises:
        StoreError: one of them cannot be removed.
    """
    for path in (*_temporary_files(folder), *_unfinished_repairs(folder)):
        with as_store_error(path):
            _remove(path)
        yield Problem(where=str(path), what="was left by an interrupted write", fix="It is removed.")
    names = {path.name for path in _files_in(folder / "evidence")}
    for path in _files_in(folder / "evidence"):
        match = _NOTE_NAME.fullmatch(path.name)
        if match and match["sha256"] not in names and match["sha256"] not in named:
            with as_store_error(path):
                set_aside(path.read_bytes(), rejects=folder / ".history" / "rejects", name=path.stem)
                path.unlink()
            fix = "It is set aside in .history/rejects."
            yield Problem(where=str(path), what="describes a copy that is not here and that no record names", fix=fix)


def _temporary_files(folder: Path) -> Iterator[Path]:
    for place, name in _TEMPORARY_NAMES.items():
        yield from (path for path in _files_in(folder / place) if name.fullmatch(path.name))


def _unfinished_repairs(folder: Path) -> Iterator[Path]:
    """Yield the folders with copies of tables whose repair was interrupted."""
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

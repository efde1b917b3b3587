"""Reading every kept file again: is it what its name says, and is nothing missing or strange?"""

import hashlib
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from workbench.domain.problem import Problem
from workbench.store.archive.leftovers import is_temporary
from workbench.store.archive.notes import NAME_DIGITS, capture_in

BACKUP: Final = "Restore the file from a backup."
TIDY: Final = "run: workbench doctor --tidy"

_KEPT: Final = re.compile(
    rf"(?P<sha256>[0-9a-f]{{64}})(?:(?P<note>\.(?:(?P<own>[0-9a-f]{{{NAME_DIGITS}}})\.)?json)|\.tsr)?"
)
_TEXT: Final = re.compile(r"(?P<sha256>[0-9a-f]{64})\.txt")


def check_kept(folder: Path, named: Mapping[str, str]) -> Iterator[Problem]:
    """What is wrong in evidence/ and text/ of `folder`: altered, missing and stray files.

    `named` tells for each SHA-256 that a record names what it is a copy of.
    """
    kept = sorted((folder / "evidence").iterdir())
    names = {path.name for path in kept}
    noted = {name[:64] for name in names if name.endswith(".json")}
    for path in kept:
        yield from _check_evidence(path, names, named=named, noted=noted)
    for path in sorted((folder / "text").iterdir()):
        found = _TEXT.fullmatch(path.name)
        yield from _check_bytes(path, found["sha256"]) if found and path.is_file() else [_stray(path)]
    for sha256, title in named.items():
        if sha256 not in names:
            what = f"the archived copy is missing: {folder / 'evidence' / sha256}"
            yield Problem(where=title, what=what, fix="Its verdicts stay in effect; restore the copy from a backup.")


def _check_evidence(path: Path, names: set[str], *, named: Mapping[str, str], noted: set[str]) -> Iterator[Problem]:
    found = _KEPT.fullmatch(path.name)
    if found is None or path.is_symlink() or not path.is_file():
        yield _stray(path)
    elif path.name != found["sha256"]:
        if found["sha256"] not in names:
            fix = BACKUP if found["sha256"] in named else f"Restore the copy from a backup, or {TIDY}"
            yield Problem(where=str(path), what="describes a copy that is not here", fix=fix)
        if found["note"]:
            yield from _check_note(path, found["sha256"], own=found["own"])
    else:
        yield from _check_bytes(path, found["sha256"], title=named.get(path.name, ""))
        if path.name not in noted:
            yield Problem(where=str(path), what="has no note of where it came from", fix=BACKUP)


def _check_bytes(path: Path, sha256: str, *, title: str = "") -> Iterator[Problem]:
    try:
        with path.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        yield Problem(where=str(path), what=(error.strerror or "cannot be read").lower(), fix=BACKUP)
        return
    if found != sha256:
        what = f"has been altered since it was archived{f', the copy of {title!r}' if title else ''}"
        yield Problem(where=str(path), what=what, fix=BACKUP)


def _check_note(path: Path, sha256: str, *, own: str | None) -> Iterator[Problem]:
    try:
        note = path.read_bytes()
        told = capture_in(note)
    except (OSError, ValueError):
        yield Problem(where=str(path), what="is not a readable note", fix=BACKUP)
        return
    altered = own is not None and not hashlib.sha256(note).hexdigest().startswith(own)
    if altered or told.sha256 != sha256:
        yield Problem(where=str(path), what="has been altered since it was written", fix=BACKUP)


def _stray(path: Path) -> Problem:
    if is_temporary(path):
        fix = f"When nobody is using the folder, {TIDY}"
        return Problem(where=str(path), what="was left by an interrupted write", fix=fix)
    return Problem(where=str(path), what="does not belong to the workbench", fix="Move it elsewhere.")

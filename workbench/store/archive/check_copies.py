"""Checking every kept file: whether it is what its name says, and whether any is missing or stray."""

import hashlib
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from workbench.domain.problem import Problem
from workbench.store.archive.leftovers import is_temporary
from workbench.store.archive.notes import NAME_DIGITS, parse_note

_RESTORE: Final = "Restore the file from a backup."
_RUN_TIDY: Final = "run: workbench doctor --tidy"

_EVIDENCE_NAME: Final = re.compile(
    rf"(?P<sha256>[0-9a-f]{{64}})(?:(?P<note>\.(?:(?P<digest>[0-9a-f]{{{NAME_DIGITS}}})\.)?json)|\.tsr)?"
)
_TEXT_NAME: Final = re.compile(r"(?P<sha256>[0-9a-f]{64})\.txt")


def check_kept(folder: Path, named: Mapping[str, str]) -> Iterator[Problem]:
    """Yield what is wrong in evidence/ and text/ of `folder`: altered, missing and stray files.

    `named` gives, for each SHA-256 that a record names, the title of the original.
    """
    paths = sorted((folder / "evidence").iterdir())
    names = {path.name for path in paths}
    noted = {name[:64] for name in names if name.endswith(".json")}
    for path in paths:
        yield from _check_evidence(path, names, named=named, noted=noted)
    for path in sorted((folder / "text").iterdir()):
        match = _TEXT_NAME.fullmatch(path.name)
        if match and path.is_file():
            yield from _check_bytes(path, match["sha256"])
        else:
            yield _stray_file(path)
    for sha256, title in named.items():
        if sha256 not in names:
            what = f"the archived copy is missing: {folder / 'evidence' / sha256}"
            yield Problem(where=title, what=what, fix="Its verdicts stay in effect; restore the copy from a backup.")


def _check_evidence(path: Path, names: set[str], *, named: Mapping[str, str], noted: set[str]) -> Iterator[Problem]:
    match = _EVIDENCE_NAME.fullmatch(path.name)
    if match is None or path.is_symlink() or not path.is_file():
        yield _stray_file(path)
    elif path.name != match["sha256"]:
        if match["sha256"] not in names:
            fix = _RESTORE if match["sha256"] in named else f"Restore the copy from a backup, or {_RUN_TIDY}"
            yield Problem(where=str(path), what="describes a copy that is not here", fix=fix)
        if match["note"]:
            yield from _check_note(path, match["sha256"], digest=match["digest"])
    else:
        yield from _check_bytes(path, match["sha256"], title=named.get(path.name, ""))
        if path.name not in noted:
            yield Problem(where=str(path), what="has no note of where it came from", fix=_RESTORE)


def _check_bytes(path: Path, sha256: str, *, title: str = "") -> Iterator[Problem]:
    try:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        yield Problem(where=str(path), what=(error.strerror or "cannot be read").lower(), fix=_RESTORE)
        return
    if digest != sha256:
        what = f"has been altered since it was archived{f', the copy of {title!r}' if title else ''}"
        yield Problem(where=str(path), what=what, fix=_RESTORE)


def _check_note(path: Path, sha256: str, *, digest: str | None) -> Iterator[Problem]:
    try:
        note = path.read_bytes()
        capture = parse_note(note)
    except (OSError, ValueError):
        yield Problem(where=str(path), what="is not a readable note", fix=_RESTORE)
        return
    is_altered = digest is not None and not hashlib.sha256(note).hexdigest().startswith(digest)
    if is_altered or capture.sha256 != sha256:
        yield Problem(where=str(path), what="has been altered since it was written", fix=_RESTORE)


def _stray_file(path: Path) -> Problem:
    if is_temporary(path):
        fix = f"When nobody is using the folder, {_RUN_TIDY}"
        return Problem(where=str(path), what="was left by an interrupted write", fix=fix)
    return Problem(where=str(path), what="does not belong to the workbench", fix="Move it elsewhere.")

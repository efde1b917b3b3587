"""Texts and archived copies, each in a file named by its SHA-256."""

import contextlib
import time
from pathlib import Path

from workbench.domain.identity import sha256_of
from workbench.domain.source import Capture
from workbench.errors import StoreError
from workbench.store.archive.notes import capture_in, note_name, note_of
from workbench.store.durable import is_unfinished, made_folder, read_regular, replace_whole

LONGEST_CELL = 32_000
STAMP = ".tsr"
RESTORE = "Restore the file from a backup."
_ABANDONED = 3600
"""Seconds after which nobody is writing a temporary file any more."""


def make_folders(folder: Path) -> None:
    """Make the folders for texts and archived copies where they are missing, and remove what broken-off writes left."""
    for name in ("text", "evidence"):
        made_folder(folder / name)
    tidy(folder, now=time.time())


def keep(folder: Path, content: bytes, capture: Capture) -> str:
    """The SHA-256 under which `content` now lies in evidence/, with a note of `capture` beside it.

    The bytes are kept once; every fetch of them leaves a note of its own.

    Raises:
        StoreError: one of the two could not be written; nothing is left of either.
    """
    path = folder / "evidence" / capture.sha256
    is_new = not path.exists()
    if is_new:
        replace_whole(path, content)
    if is_new or capture.exchanges or not any(path.parent.glob(f"{capture.sha256}.*json")):
        try:
            replace_whole(path.with_name(note_name(capture)), note_of(capture))
        except StoreError:
            if is_new:  # bytes of which nobody could say where they came from
                _remove(path)
            raise
    return capture.sha256


def tidy(folder: Path, *, now: float) -> None:
    """Remove what writes that were broken off left in `folder`, once it is an hour old at `now`, in Unix time.

    A younger one may be another program's at work. Whatever cannot be removed stays, for the doctor to name.
    """
    for place in (folder, folder / "evidence", folder / "text", folder / ".history"):
        with contextlib.suppress(OSError):
            for path in place.iterdir():
                _remove_abandoned(path, before=now - _ABANDONED)


def _remove_abandoned(path: Path, *, before: float) -> None:
    if is_unfinished(path) and path.lstat().st_mtime < before:
        _remove(path)


def _remove(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink()


def captures(folder: Path, sha256: str) -> tuple[Capture, ...]:
    """The notes beside the bytes kept under `sha256`, the earliest first; a note that cannot be read is left out."""
    found = []
    for path in sorted((folder / "evidence").glob(f"{sha256}.*json")):
        with contextlib.suppress(OSError, ValueError):
            found.append(capture_in(read_regular(path)))
    return tuple(sorted(found, key=lambda capture: capture.kept_at))


def keep_timestamp(folder: Path, sha256: str, token: bytes) -> None:
    """Put `token`, an authority's answer about the bytes kept under `sha256`, beside them."""
    replace_whole(folder / "evidence" / f"{sha256}{STAMP}", token)


def timestamps(folder: Path) -> dict[str, bytes]:
    """The authority's answer for each SHA-256 that has one."""
    return {
        path.name.removesuffix(STAMP): read_regular(path) for path in sorted((folder / "evidence").glob(f"*{STAMP}"))
    }


def keep_text(folder: Path, text: str) -> str:
    """The SHA-256 under which `text` now lies in text/."""
    content = text.encode("utf-8", "surrogatepass")
    sha256 = sha256_of(content)
    path = folder / "text" / f"{sha256}.txt"
    if not path.exists():
        replace_whole(path, content)
    return sha256


def read_text(folder: Path, sha256: str) -> str:
    """The text kept under `sha256`."""
    return _checked(folder / "text" / f"{sha256}.txt", sha256).decode("utf-8", "surrogatepass")


def read(folder: Path, sha256: str) -> bytes:
    """The bytes kept under `sha256` in evidence/."""
    return _checked(folder / "evidence" / sha256, sha256)


def _checked(path: Path, sha256: str) -> bytes:
    try:
        content = read_regular(path)
    except OSError as error:
        what = (error.strerror or "cannot be read").lower()
        raise StoreError(where=str(path), what=what, fix=RESTORE) from None
    if sha256_of(content) != sha256:
        raise StoreError(where=str(path), what="was altered since it was kept", fix=RESTORE)
    return content

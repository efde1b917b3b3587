"""Texts and archived copies, each in a file named by its SHA-256."""

import contextlib
from pathlib import Path

from workbench.domain.identity import sha256_of
from workbench.domain.problem import Problem
from workbench.domain.source import Capture
from workbench.errors import StoreError
from workbench.store.archive.leftovers import remove_abandoned
from workbench.store.archive.notes import encode_note, note_name, parse_note
from workbench.store.durable import make_folder, read_regular_file, replace_file
from workbench.store.journals.journal import set_aside, time_now
from workbench.store.mirror.repairs import Repairs, note_repairs

LONGEST_CELL = 32_000
STAMP = ".tsr"
RESTORE = "Restore the file from a backup."


def make_folders(folder: Path) -> None:
    """Create the folders for texts and archived copies where missing, and remove what interrupted writes left."""
    for name in ("text", "evidence"):
        make_folder(folder / name)
    remove_abandoned(folder)


def keep(folder: Path, content: bytes, capture: Capture) -> str:
    """Save `content` in evidence/ with a note of `capture`, and return its SHA-256.

    The bytes are saved once; every fetch of them adds a note of its own.

    Raises:
        StoreError: one of the two could not be written; nothing is left of either.
    """
    path = folder / "evidence" / capture.sha256
    is_new = not path.exists()
    if is_new:
        replace_file(path, content)
    if is_new or capture.exchanges or not _has_note(path):
        try:
            replace_file(path.with_name(note_name(capture)), encode_note(capture))
        except StoreError:
            if is_new:
                _remove_unless_noted(path)
            raise
    return capture.sha256


def _remove_unless_noted(path: Path) -> None:
    """Remove bytes of unknown origin, unless another program wrote a note of them in the meantime."""
    if not _has_note(path):
        with contextlib.suppress(OSError):
            path.unlink()


def _has_note(path: Path) -> bool:
    return any(path.parent.glob(f"{path.name}.*json"))


def captures(folder: Path, sha256: str) -> tuple[Capture, ...]:
    """Return the notes of the bytes kept under `sha256`, the earliest first; unreadable notes are left out."""
    notes = []
    for path in sorted((folder / "evidence").glob(f"{sha256}.*json")):
        with contextlib.suppress(OSError, ValueError):
            notes.append(parse_note(read_regular_file(path)))
    return tuple(sorted(notes, key=lambda capture: capture.kept_at))


def keep_timestamp(folder: Path, sha256: str, token: bytes) -> None:
    """Save `token`, a timestamp authority's answer about the bytes kept under `sha256`."""
    replace_file(folder / "evidence" / f"{sha256}{STAMP}", token)


def timestamps(folder: Path) -> dict[str, bytes]:
    """Return the timestamp authority's answer for each SHA-256 that has one."""
    return {
        path.name.removesuffix(STAMP): read_regular_file(path)
        for path in sorted((folder / "evidence").glob(f"*{STAMP}"))
    }


def keep_text(folder: Path, text: str) -> str:
    """Save `text` in text/ and return its SHA-256."""
    content = text.encode("utf-8", "surrogatepass")
    sha256 = sha256_of(content)
    path = folder / "text" / f"{sha256}.txt"
    if not path.exists():
        replace_file(path, content)
    return sha256


def read_text(folder: Path, sha256: str) -> str:
    """Return the text kept under `sha256`; a lost one is restored where evidence/ has the same bytes.

    Raises:
        StoreError: neither folder has it.
    """
    path = folder / "text" / f"{sha256}.txt"
    try:
        content = _read_verified(path, sha256)
    except StoreError as damage:
        copy = _archived_copy(folder, sha256)
        if copy is None:
            raise
        content = copy
        with contextlib.suppress(StoreError):  # a read-only folder still shows the text
            _restore_text(path, content, history=folder / ".history", damage=damage)
    return content.decode("utf-8", "surrogatepass")


def _restore_text(path: Path, content: bytes, *, history: Path, damage: StoreError) -> None:
    """Restore the text at `path`, set the damaged file aside for a person to look at, and record the repair.

    Raises:
        StoreError: it cannot be written.
    """
    damaged = b""
    with contextlib.suppress(OSError):
        damaged = read_regular_file(path)
    if damaged:
        set_aside(damaged, rejects=history / "rejects", name=path.stem)
    replace_file(path, content)
    note = "; the previous content is in .history/rejects" if damaged else ""
    fix = f"It was put back from its copy in evidence/{note}."
    repair = Problem(where=str(path), what=damage.what, fix=fix)
    note_repairs(history, Repairs(problems=[repair]), at=time_now())


def _archived_copy(folder: Path, sha256: str) -> bytes | None:
    """Return the bytes in evidence/ under `sha256`, or None where they are missing or damaged."""
    try:
        return read(folder, sha256)
    except StoreError:
        return None


def read(folder: Path, sha256: str) -> bytes:
    """Return the bytes kept under `sha256` in evidence/."""
    return _read_verified(folder / "evidence" / sha256, sha256)


def _read_verified(path: Path, sha256: str) -> bytes:
    try:
        content = read_regular_file(path)
    except OSError as error:
        what = (error.strerror or "cannot be read").lower()
        raise StoreError(where=str(path), what=what, fix=RESTORE) from None
    if sha256_of(content) != sha256:
        raise StoreError(where=str(path), what="has been altered since it was archived", fix=RESTORE)
    return content

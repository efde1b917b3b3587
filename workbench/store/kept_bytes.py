"""Texts and archived copies, each in a file named by its SHA-256."""

import json
from pathlib import Path

from workbench.domain.identity import sha256_of
from workbench.errors import StoreError
from workbench.store.durable import made_folder, replace_whole
from workbench.store.rows import columns_of
from workbench.store.tables import TABLES

LONGEST_CELL = 32_000
SCHEMA_VERSION = 1
_ATTRIBUTES = "*.csv merge=union -text\n"
_IGNORED = ".history/applied\n.history/lock\n.history/rejects/\n"
"""What belongs to this machine alone; shared by git it would only conflict."""


def prepare(folder: Path) -> None:
    """Make the folders, and the files that tell git and other programs about the tables."""
    for name in ("text", "evidence"):
        made_folder(folder / name)
    _write_where_other(folder / ".gitattributes", _ATTRIBUTES.encode())
    _write_where_other(folder / ".gitignore", _IGNORED.encode())
    _write_where_other(folder / "datapackage.json", json.dumps(_data_package(), indent=2).encode() + b"\n")


def keep(folder: Path, content: bytes, *, media_type: str, origin: str, at: str) -> str:
    """The SHA-256 under which `content` now lies in evidence/, with a note of where it came from."""
    sha256 = sha256_of(content)
    path = folder / "evidence" / sha256
    if not path.exists():
        about = {"sha256": sha256, "media_type": media_type, "size": len(content), "origin": origin, "kept_at": at}
        replace_whole(path.with_name(f"{sha256}.json"), json.dumps(about, ensure_ascii=False, indent=1).encode())
        replace_whole(path, content)
    return sha256


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
        content = path.read_bytes()
    except OSError as error:
        what = (error.strerror or "cannot be read").lower()
        raise StoreError(where=str(path), what=what, fix="Restore the file from a backup.") from None
    if sha256_of(content) != sha256:
        raise StoreError(where=str(path), what="was altered since it was kept", fix="Restore the file from a backup.")
    return content


def _write_where_other(path: Path, content: bytes) -> None:
    if not path.exists() or path.read_bytes() != content:
        replace_whole(path, content)


def _data_package() -> dict[str, object]:
    return {
        "name": "workbench-claims",
        "version": SCHEMA_VERSION,
        "resources": [
            {
                "name": table.name,
                "path": f"{table.name}.csv",
                "encoding": "utf-8",
                "schema": {"fields": [{"name": name, "type": "string"} for name in columns_of(table)]},
            }
            for table in TABLES
        ],
    }

"""A fact-check as one ZIP that anyone can verify offline: every byte of it is accounted for."""

import hashlib
import json
import zipfile
from collections.abc import Mapping
from io import BytesIO
from typing import Any, Final

MANIFEST: Final = "manifest.json"
SUM: Final = "manifest.sha256"
SCHEMA: Final = "workbench/bundle/1"
LARGEST: Final = 2_000_000_000
"""Bytes that a bundle may have."""

_WHEN: Final = (1980, 1, 1, 0, 0, 0)


class BundleError(ValueError):
    """A file that is no bundle, or not as it was made; `path` names the first part that differs."""

    def __init__(self, *, path: str, what: str) -> None:
        self.path = path
        self.what = what
        super().__init__(f"{path}: {what}")


def bundle_of(files: Mapping[str, bytes], about: Mapping[str, object]) -> bytes:
    """The bundle of `files` by path, with a manifest of their hashes and what `about` tells.

    The same files and facts give the same bytes, on any machine: files in the
    order of their paths, not compressed, at a fixed time.
    """
    listed = [{"path": path, "size": len(files[path]), "sha256": _sum(files[path])} for path in sorted(files)]
    manifest = _canonical({"schema": SCHEMA, **about, "files": listed})
    whole = {MANIFEST: manifest, SUM: f"{_sum(manifest)}\n".encode(), **files}
    return _zipped(whole)


def bundle_id(content: bytes) -> str:
    """The SHA-256 of the bundle: publish it beside the bundle, and no other bundle can stand in for it."""
    return _sum(content)


def verified(content: bytes) -> dict[str, Any]:
    """The manifest of a bundle that is whole, byte for byte.

    Raises:
        BundleError: it is no bundle, or a byte differs from what was made; the first part that does is named.
    """
    files = _unzipped(content)
    manifest = files.pop(MANIFEST, None)
    if manifest is None:
        raise BundleError(path=MANIFEST, what="is missing, so this is not a bundle made by the workbench")
    if files.pop(SUM, b"").decode("ascii", "replace").strip() != _sum(manifest):
        raise BundleError(path=MANIFEST, what=f"differs from the sum in {SUM}")
    told = _read(manifest)
    _check_files(files, told)
    whole = {MANIFEST: manifest, SUM: f"{_sum(manifest)}\n".encode(), **files}
    if _zipped(whole) != content:
        raise BundleError(path="the ZIP file", what="was repacked, or altered around its files")
    return told


def _check_files(files: Mapping[str, bytes], told: Mapping[str, Any]) -> None:
    listed = {entry["path"]: entry["sha256"] for entry in told["files"]}
    if len(listed) < len(told["files"]):
        raise BundleError(path=MANIFEST, what="lists a file twice")
    for path in sorted(listed.keys() | files.keys()):
        if path not in files:
            raise BundleError(path=path, what="is missing")
        if path not in listed:
            raise BundleError(path=path, what="was added")
        if _sum(files[path]) != listed[path]:
            raise BundleError(path=path, what="differs from what was bundled")


def _read(manifest: bytes) -> dict[str, Any]:
    try:
        told = json.loads(manifest)
        if told["schema"] != SCHEMA:
            raise BundleError(path=MANIFEST, what=f"has the schema '{told['schema']}', not '{SCHEMA}'")
        if not all(isinstance(entry[part], str) for entry in told["files"] for part in ("path", "sha256")):
            raise BundleError(path=MANIFEST, what="is not a manifest of the workbench")
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        if isinstance(error, BundleError):
            raise
        raise BundleError(path=MANIFEST, what="is not a manifest of the workbench") from None
    return dict(told)


def _unzipped(content: bytes) -> dict[str, bytes]:
    try:
        folder = zipfile.ZipFile(BytesIO(content))
        if sum(member.file_size for member in folder.infolist()) > len(content):
            raise BundleError(
                path="the ZIP file", what="unpacks to more than it contains, but bundles are never compressed"
            )
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, UnicodeDecodeError) as error:
        if isinstance(error, BundleError):
            raise
        raise BundleError(path="the ZIP file", what="is damaged, or not a ZIP file") from None
    files: dict[str, bytes] = {}
    for member in folder.infolist():
        if member.filename in files:
            raise BundleError(path=member.filename, what="is in the ZIP file twice")
        try:
            files[member.filename] = folder.read(member)
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, EOFError):
            raise BundleError(path=member.filename, what="is damaged") from None
    return files


def _zipped(files: Mapping[str, bytes]) -> bytes:
    kept = BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_STORED) as folder:
        for path in sorted(files, key=lambda path: (path not in {MANIFEST, SUM}, path)):
            member = zipfile.ZipInfo(path, _WHEN)
            member.create_system = 3
            member.external_attr = 0o644 << 16
            folder.writestr(member, files[path])
    return kept.getvalue()


def _canonical(told: Mapping[str, object]) -> bytes:
    return json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True).encode("utf-8", "replace") + b"\n"


def _sum(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()

"""Pack a fact-check into one ZIP file that anyone can verify offline, byte for byte."""

import hashlib
import json
import zipfile
from collections.abc import Mapping
from io import BytesIO
from typing import Any, Final

MANIFEST: Final = "manifest.json"
MANIFEST_HASH: Final = "manifest.sha256"
MANIFEST_SCHEMA: Final = "workbench/bundle/1"
LARGEST: Final = 2_000_000_000
"""The most bytes of a bundle."""

_FIXED_TIME: Final = (1980, 1, 1, 0, 0, 0)


class BundleError(ValueError):
    """A file that is not a bundle, or was altered; `path` names the first part that differs."""

    def __init__(self, *, path: str, what: str) -> None:
        self.path = path
        self.what = what
        super().__init__(f"{path}: {what}")


def pack_bundle(files: Mapping[str, bytes], about: Mapping[str, object]) -> bytes:
    """Pack `files` by path into a bundle, with a manifest of their hashes and the fields of `about`.

    The same files and fields give the same bytes on any machine: files in the
    order of their paths, not compressed, with a fixed time.
    """
    entries = [{"path": path, "size": len(files[path]), "sha256": _sha256(files[path])} for path in sorted(files)]
    manifest = _canonical({"schema": MANIFEST_SCHEMA, **about, "files": entries})
    members = {MANIFEST: manifest, MANIFEST_HASH: f"{_sha256(manifest)}\n".encode(), **files}
    return _zip(members)


def bundle_id(content: bytes) -> str:
    """Return the SHA-256 of the bundle: published with the bundle, it shows that the bundle was not replaced."""
    return _sha256(content)


def verify_bundle(content: bytes) -> dict[str, Any]:
    """Verify a bundle byte for byte and return its manifest.

    Raises:
        BundleError: it is no bundle, or a byte was altered; the first part that differs is named.
    """
    files = _unzip(content)
    manifest_bytes = files.pop(MANIFEST, None)
    if manifest_bytes is None:
        raise BundleError(path=MANIFEST, what="is missing, so this is not a bundle made by the workbench")
    if files.pop(MANIFEST_HASH, b"").decode("ascii", "replace").strip() != _sha256(manifest_bytes):
        raise BundleError(path=MANIFEST, what=f"differs from the sum in {MANIFEST_HASH}")
    manifest = _parse_manifest(manifest_bytes)
    _check_files(files, manifest)
    members = {MANIFEST: manifest_bytes, MANIFEST_HASH: f"{_sha256(manifest_bytes)}\n".encode(), **files}
    if _zip(members) != content:
        raise BundleError(path="the ZIP file", what="was repacked, or altered around its files")
    return manifest


def _check_files(files: Mapping[str, bytes], manifest: Mapping[str, Any]) -> None:
    hashes = {entry["path"]: entry["sha256"] for entry in manifest["files"]}
    if len(hashes) < len(manifest["files"]):
        raise BundleError(path=MANIFEST, what="lists a file twice")
    for path in sorted(hashes.keys() | files.keys()):
        if path not in files:
            raise BundleError(path=path, what="is missing")
        if path not in hashes:
            raise BundleError(path=path, what="was added")
        if _sha256(files[path]) != hashes[path]:
            raise BundleError(path=path, what="differs from what was bundled")


def _parse_manifest(manifest: bytes) -> dict[str, Any]:
    try:
        parsed = json.loads(manifest)
        if parsed["schema"] != MANIFEST_SCHEMA:
            raise BundleError(path=MANIFEST, what=f"has the schema '{parsed['schema']}', not '{MANIFEST_SCHEMA}'")
        if not all(isinstance(entry["path"], str) and isinstance(entry["sha256"], str) for entry in parsed["files"]):
            raise BundleError(path=MANIFEST, what="is not a manifest of the workbench")
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        if isinstance(error, BundleError):
            raise
        raise BundleError(path=MANIFEST, what="is not a manifest of the workbench") from None
    return dict(parsed)


def _unzip(content: bytes) -> dict[str, bytes]:
    try:
        archive = zipfile.ZipFile(BytesIO(content))
        if sum(member.file_size for member in archive.infolist()) > len(content):
            raise BundleError(
                path="the ZIP file", what="unpacks to more than it contains, but bundles are never compressed"
            )
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, UnicodeDecodeError) as error:
        if isinstance(error, BundleError):
            raise
        raise BundleError(path="the ZIP file", what="is damaged, or not a ZIP file") from None
    files: dict[str, bytes] = {}
    for member in archive.infolist():
        if member.filename in files:
            raise BundleError(path=member.filename, what="is in the ZIP file twice")
        try:
            files[member.filename] = archive.read(member)
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, EOFError):
            raise BundleError(path=member.filename, what="is damaged") from None
    return files


def _zip(files: Mapping[str, bytes]) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for path in sorted(files, key=lambda path: (path not in {MANIFEST, MANIFEST_HASH}, path)):
            member = zipfile.ZipInfo(path, _FIXED_TIME)
            member.create_system = 3
            member.external_attr = 0o644 << 16
            archive.writestr(member, files[path])
    return buffer.getvalue()


def _canonical(manifest: Mapping[str, object]) -> bytes:
    return json.dumps(manifest, ensure_ascii=False, indent=1, sort_keys=True).encode("utf-8", "replace") + b"\n"


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()

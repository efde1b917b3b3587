"""Extracting the text of what a reviewer brings: pasted words, a text file, a web page, a PDF, a Word document."""

import json
import os
import subprocess
import sys
from typing import Any, Final

from workbench.errors import IntakeError
from workbench.intake.article_kinds import ARTICLE_KINDS
from workbench.intake.comments import Comment, Comments, PendingChange
from workbench.intake.datasets.dataset import Dataset, Sheet
from workbench.intake.extracted import Extracted, UnreadableError
from workbench.intake.media_types import (
    COMMENTS,
    CSV,
    PLAIN,
    WHOLE_CSV,
    WHOLE_XLSX,
    XLSX,
    media_type_of,
)
from workbench.intake.plain_text import PASTE, read_plain
from workbench.intake.readers import reader_for

LARGEST_TEXT: Final = 5_000_000
"""Bytes of an article's text; a long novel is about a fifth of it."""
LARGEST_DOCUMENT: Final = 25_000_000
"""Bytes of a page or document that an article is read from."""

_TIMEOUT_SECONDS: Final = 60
_OUT_OF_BOUNDS: Final = "it could not be read within the limits on time and memory"
_SANDBOXED: Final = frozenset(kind.media_type for kind in ARTICLE_KINDS)
_MAY_BE_READ_BY_PLUGIN: Final = frozenset(
    {PLAIN, "application/zip", "application/x-ole-storage", "text/rtf", "application/gzip"}
)
"""Media types that a plug-in's reader may take, by the name of the file; all others are read here."""
_NOT_ARTICLES: Final = {
    "application/zip": "a ZIP file",
    "image/png": "a PNG image",
    "image/jpeg": "a JPEG image",
    "image/gif": "a GIF image",
    "image/webp": "a WebP image",
    "application/x-ole-storage": "an old Office file",
    "application/x-webarchive": "a Safari web archive",
    "text/rtf": "an RTF file",
    "application/gzip": "a gzip archive",
}


def extract(content: bytes | str, *, origin: str) -> Extracted:
    """Extract the running text of `content`, with title, author and date where the document gives them.

    Pages, documents, letters and workbooks are read in a process of their own,
    bounded in time and memory. `origin` is a file name or URL.

    Raises:
        IntakeError: it is empty, binary, damaged, locked, too large or undecodable.
    """
    media_type = media_type_of(content, origin) if isinstance(content, bytes) else PLAIN
    reader = reader_for(origin) if media_type in _MAY_BE_READ_BY_PLUGIN else None
    media_type = reader.media_type if reader else media_type
    size = len(content) if isinstance(content, bytes) else len(content.encode("utf-8", "surrogatepass"))
    largest = LARGEST_DOCUMENT if reader or media_type in {*_SANDBOXED, XLSX} else LARGEST_TEXT
    if size > largest:
        what = f"{size / 1e6:.1f} MB is more than the {largest / 1e6:.0f} MB allowed for an article"
        raise IntakeError(origin=origin, what=what, fix="Split it, and add the parts one by one.")
    if media_type in _NOT_ARTICLES:
        raise IntakeError(origin=origin, what=f"this is {_NOT_ARTICLES[media_type]}, not text", fix=PASTE)
    if isinstance(content, bytes) and media_type == XLSX:
        return Extracted(text=extract_dataset(content, origin=origin).text(), media_type=XLSX)
    try:
        if isinstance(content, bytes) and (reader or media_type in _SANDBOXED):
            return _extracted_from(_read_in_sandbox(content, media_type))
        return Extracted(text=read_plain(content))
    except UnreadableError as error:
        raise IntakeError(origin=origin, what=error.what, fix=error.fix) from None


def extract_dataset(content: bytes, *, origin: str) -> Dataset:
    """Extract the sheets of a CSV file or an Excel workbook, read in a process of their own.

    Raises:
        IntakeError: it is neither, empty, damaged or too large.
    """
    return _read_dataset(content, origin=origin, workbook=XLSX, table=CSV)


def extract_whole_dataset(content: bytes, *, origin: str) -> Dataset:
    """Extract the sheets as `extract_dataset` does, but with whole cells and their line ends.

    Raises IntakeError as `extract_dataset` does.
    """
    return _read_dataset(content, origin=origin, workbook=WHOLE_XLSX, table=WHOLE_CSV)


def _read_dataset(content: bytes, *, origin: str, workbook: str, table: str) -> Dataset:
    media_type = media_type_of(content, origin)
    try:
        payload = _read_in_sandbox(content, workbook if media_type == XLSX else table)
    except UnreadableError as error:
        raise IntakeError(origin=origin, what=error.what, fix=error.fix) from None
    return Dataset(sheets=tuple(map(_sheet_from, payload["sheets"])))


def _sheet_from(payload: dict[str, Any]) -> Sheet:
    return Sheet(name=payload["name"], rows=tuple(map(tuple, payload["rows"])), cut=payload["cut"])


def extract_comments(content: bytes, *, origin: str) -> Comments:
    """Extract the comments of a Word document and its text, read in a process of their own.

    Raises:
        IntakeError: it is damaged or too large.
    """
    try:
        payload = _read_in_sandbox(content, COMMENTS)
    except UnreadableError as error:
        raise IntakeError(origin=origin, what=error.what, fix=error.fix) from None
    return Comments(
        comments=tuple(Comment(**comment) for comment in payload["comments"]),
        text=payload["text"],
        pending=tuple(PendingChange(**change) for change in payload["pending"]),
    )


def _extracted_from(payload: dict[str, Any]) -> Extracted:
    lists = {name: tuple(value) for name, value in payload.items() if isinstance(value, list)}
    return Extracted(**payload | lists)


def _read_in_sandbox(content: bytes, media_type: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "workbench.intake", media_type]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    try:
        completed = subprocess.run(  # noqa: S603 - our own reader; the content goes in as bytes
            command, input=content, capture_output=True, timeout=_TIMEOUT_SECONDS, check=False, env=environment
        )
    except subprocess.TimeoutExpired:
        raise UnreadableError(what=_OUT_OF_BOUNDS, fix=PASTE) from None
    try:
        payload: dict[str, Any] = json.loads(completed.stdout)
    except (
        ValueError
    ):  # ended by a signal, at a bound, or by a fault of the reader's that only a damaged file brings out
        what = "it is damaged, or not what its name says" if completed.returncode > 0 else _OUT_OF_BOUNDS
        raise UnreadableError(what=what, fix=PASTE) from None
    if "what" in payload:
        raise UnreadableError(what=payload["what"], fix=payload["fix"])
    return payload

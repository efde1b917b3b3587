"""What a file is, told from its bytes and its name."""

import re
import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import PurePosixPath
from typing import Final

HTML: Final = "text/html"
PDF: Final = "application/pdf"
DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
COMMENTS: Final = f"{DOCX}; part=comments"
"""The comments of a Word document, which are read apart from its text."""
PLAIN: Final = "text/plain"
MHTML: Final = "multipart/related"
EMAIL: Final = "message/rfc822"
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV: Final = "text/csv"
WHOLE_XLSX: Final = f"{XLSX}; cells=whole"
WHOLE_CSV: Final = f"{CSV}; cells=whole"
"""Tables whose cells are read to their ends, as those of a report that comes back."""
PNG: Final = "image/png"
JPEG: Final = "image/jpeg"
GIF: Final = "image/gif"
WEBP: Final = "image/webp"
DATASETS: Final = frozenset({XLSX, CSV})
IMAGES: Final = frozenset({PNG, JPEG, GIF, WEBP})

_SIGNS: Final = (
    (b"%PDF-", PDF),
    (b"\x89PNG", PNG),
    (b"\xff\xd8\xff", JPEG),
    (b"GIF8", GIF),
    (b"bplist00", "application/x-webarchive"),
    (b"\xd0\xcf\x11\xe0", "application/x-ole-storage"),
    (b"{\\rtf", "text/rtf"),
    (b"\x1f\x8b", "application/gzip"),
)
_PAGE_SIGNS: Final = (b"<!doctype html", b"<html", b"<head", b"<body")
_ZIPPED: Final = (("word/document.xml", DOCX), ("xl/workbook.xml", XLSX))
_SAVED: Final = re.compile(rb"^content-type:\s{0,9}multipart/related", re.IGNORECASE | re.MULTILINE)
_LETTER: Final = (b"from", b"date")
_TABLES: Final = (".csv", ".tsv")
_OLE: Final = "application/x-ole-storage"
_RTF: Final = "text/rtf"
_CALLED: Final[Mapping[str, str]] = {
    PDF: "a PDF file",
    DOCX: "a Word document",
    XLSX: "an Excel workbook",
    HTML: "a web page",
    MHTML: "a saved web page (MHTML)",
    EMAIL: "an e-mail",
    CSV: "a table",
    PLAIN: "plain text",
    **dict.fromkeys(IMAGES, "an image"),
}
_PROMISED: Final[Mapping[str, frozenset[str]]] = {
    ".pdf": frozenset({PDF}),
    ".docx": frozenset({DOCX}),
    ".doc": frozenset({DOCX, _OLE, _RTF}),
    ".xlsx": frozenset({XLSX}),
    ".xls": frozenset({XLSX, _OLE}),
    **dict.fromkeys((".html", ".htm", ".xhtml"), frozenset({HTML, MHTML})),
    **dict.fromkeys((".mhtml", ".mht"), frozenset({MHTML})),
    ".eml": frozenset({EMAIL}),
    **dict.fromkeys(_TABLES, frozenset({CSV, PLAIN})),
    **dict.fromkeys((".txt", ".text", ".md"), frozenset({PLAIN, EMAIL})),
    **dict.fromkeys((".png", ".jpg", ".jpeg", ".gif", ".webp"), IMAGES),
}
"""What a file may be whose name ends so; other endings promise nothing."""


def media_type_of(content: bytes, name: str = "") -> str:
    r"""The media type of `content`; its name decides only between plain text, a page and a CSV table.

    >>> media_type_of(b"%PDF-1.7 ...")
    'application/pdf'
    >>> media_type_of(b"The mill burned.", "a.txt")
    'text/plain'
    >>> media_type_of(b"From: a@example.org\nDate: 1 Jan 2020\nMIME-Version: 1.0\n\nHello")
    'message/rfc822'
    """
    head = content[:2048].lstrip(b"\xef\xbb\xbf \r\n\t")
    for sign, media_type in _SIGNS:
        if head.startswith(sign):
            return media_type
    if head.startswith(b"PK\x03\x04"):
        return _zipped(content, name.lower())
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return WEBP
    return _mailed(head) or _written(head.lower(), name.lower())


def misnamed(media_type: str, name: str) -> str:
    """What to say of a file, or of what lay at a web address, whose name ends as something else does; else nothing.

    >>> misnamed("text/plain", "notes.pdf")
    'its name ends in .pdf, but it is plain text, and was read as such'
    >>> misnamed("application/pdf", "notes.pdf")
    ''
    """
    ending = PurePosixPath(name.partition("?")[0].partition("#")[0]).suffix.lower()
    if media_type not in _CALLED or ending not in _PROMISED or media_type in _PROMISED[ending]:
        return ""
    return f"its name ends in {ending}, but it is {_CALLED[media_type]} and was read as one"


def _mailed(head: bytes) -> str:
    """A page saved as MHTML or a letter saved as mail, told from the headers at the top; else nothing."""
    headers = head.replace(b"\r\n", b"\n").partition(b"\n\n")[0]
    names = {line.partition(b":")[0].lower() for line in headers.split(b"\n") if b":" in line}
    if b"mime-version" not in names:
        return ""
    if _SAVED.search(headers):
        return MHTML
    return EMAIL if names.issuperset(_LETTER) else ""


def _written(head: bytes, name: str) -> str:
    is_named = name.endswith((".html", ".htm", ".xhtml")) or head.startswith((b"<!--", b"<?xml"))
    if head.startswith(_PAGE_SIGNS) or (is_named and b"<html" in head):
        return HTML
    return CSV if name.endswith(_TABLES) else PLAIN


def _zipped(content: bytes, name: str) -> str:
    """The document in a ZIP file; where it is damaged, and names no part of one, the one that its name promises."""
    try:
        inside = set(zipfile.ZipFile(BytesIO(content)).namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        inside = {part for part, _ in _ZIPPED if part.encode() in content}
    promised = {".docx": DOCX, ".xlsx": XLSX}.get(PurePosixPath(name).suffix, "application/zip")
    return next((media_type for part, media_type in _ZIPPED if part in inside), promised)

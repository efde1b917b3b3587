"""The media type of a file, read from its bytes and its name."""

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
"""The comments of a Word document, which are read separately from its text."""
PLAIN: Final = "text/plain"
MHTML: Final = "multipart/related"
EMAIL: Final = "message/rfc822"
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV: Final = "text/csv"
WHOLE_XLSX: Final = f"{XLSX}; cells=whole"
WHOLE_CSV: Final = f"{CSV}; cells=whole"
"""Tables whose cells are read in full, as those of an edited report are."""
PNG: Final = "image/png"
JPEG: Final = "image/jpeg"
GIF: Final = "image/gif"
WEBP: Final = "image/webp"
DATASETS: Final = frozenset({XLSX, CSV})
ZIP: Final = "application/zip"
ZIP_SIGNATURE: Final = b"PK\x03\x04"
IMAGES: Final = frozenset({PNG, JPEG, GIF, WEBP})

_SIGNATURES: Final = (
    (b"%PDF-", PDF),
    (b"\x89PNG", PNG),
    (b"\xff\xd8\xff", JPEG),
    (b"GIF8", GIF),
    (b"bplist00", "application/x-webarchive"),
    (b"\xd0\xcf\x11\xe0", "application/x-ole-storage"),
    (b"{\\rtf", "text/rtf"),
    (b"\x1f\x8b", "application/gzip"),
)
_PAGE_STARTS: Final = (b"<!doctype html", b"<html", b"<head", b"<body")
_ZIP_MEMBERS: Final = (("word/document.xml", DOCX), ("xl/workbook.xml", XLSX))
_MULTIPART_RELATED: Final = re.compile(rb"^content-type:\s{0,9}multipart/related", re.IGNORECASE | re.MULTILINE)
_MAIL_HEADERS: Final = (b"from", b"date")
_TABLE_SUFFIXES: Final = (".csv", ".tsv")
_OLE: Final = "application/x-ole-storage"
_RTF: Final = "text/rtf"
_TYPE_NAMES: Final[Mapping[str, str]] = {
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
_TYPES_BY_SUFFIX: Final[Mapping[str, frozenset[str]]] = {
    ".pdf": frozenset({PDF}),
    ".docx": frozenset({DOCX}),
    ".doc": frozenset({DOCX, _OLE, _RTF}),
    ".xlsx": frozenset({XLSX}),
    ".xls": frozenset({XLSX, _OLE}),
    **dict.fromkeys((".html", ".htm", ".xhtml"), frozenset({HTML, MHTML})),
    **dict.fromkeys((".mhtml", ".mht"), frozenset({MHTML})),
    ".eml": frozenset({EMAIL}),
    **dict.fromkeys(_TABLE_SUFFIXES, frozenset({CSV, PLAIN})),
    **dict.fromkeys((".txt", ".text", ".md"), frozenset({PLAIN, EMAIL})),
    **dict.fromkeys((".png", ".jpg", ".jpeg", ".gif", ".webp"), IMAGES),
}
"""The media types that fit a file name's suffix; other suffixes promise nothing."""


def media_type_of(content: bytes, name: str = "") -> str:
    r"""Return the media type of `content`; its name decides only between plain text, a page and a CSV table.

    >>> media_type_of(b"%PDF-1.7 ...")
    'application/pdf'
    >>> media_type_of(b"The mill burned.", "a.txt")
    'text/plain'
    >>> media_type_of(b"From: a@example.org\nDate: 1 Jan 2020\nMIME-Version: 1.0\n\nHello")
    'message/rfc822'
    """
    head = content[:2048].lstrip(b"\xef\xbb\xbf \r\n\t")
    if signed := signed_type(head):
        return signed
    if head.startswith(ZIP_SIGNATURE):
        return _zip_type(content, name.lower())
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return WEBP
    return _mail_type(head) or _text_type(head.lower(), name.lower())


def signed_type(head: bytes) -> str:
    r"""Return the media type that the first bytes of a file name; empty where they name none.

    >>> signed_type(b"\x89PNG\r\n"), signed_type(b"Hello")
    ('image/png', '')
    """
    return next((media_type for signature, media_type in _SIGNATURES if head.startswith(signature)), "")


def name_mismatch(media_type: str, name: str) -> str:
    """Return what to say of a file, or of a web address, whose suffix does not fit its media type; else "".

    >>> name_mismatch("text/plain", "notes.pdf")
    'its name ends in .pdf, but it is plain text and was read as such'
    >>> name_mismatch("application/pdf", "notes.pdf")
    ''
    """
    suffix = PurePosixPath(name.partition("?")[0].partition("#")[0]).suffix.lower()
    if media_type not in _TYPE_NAMES or suffix not in _TYPES_BY_SUFFIX or media_type in _TYPES_BY_SUFFIX[suffix]:
        return ""
    return f"its name ends in {suffix}, but it is {_TYPE_NAMES[media_type]} and was read as such"


def _mail_type(head: bytes) -> str:
    """Return the type of a page saved as MHTML or of an e-mail, by the headers at the top; else ""."""
    headers = head.replace(b"\r\n", b"\n").partition(b"\n\n")[0]
    names = {line.partition(b":")[0].lower() for line in headers.split(b"\n") if b":" in line}
    if b"mime-version" not in names:
        return ""
    if _MULTIPART_RELATED.search(headers):
        return MHTML
    return EMAIL if names.issuperset(_MAIL_HEADERS) else ""


def _text_type(head: bytes, name: str) -> str:
    may_be_page = name.endswith((".html", ".htm", ".xhtml")) or head.startswith((b"<!--", b"<?xml"))
    if head.startswith(_PAGE_STARTS) or (may_be_page and b"<html" in head):
        return HTML
    return CSV if name.endswith(_TABLE_SUFFIXES) else PLAIN


def _zip_type(content: bytes, name: str) -> str:
    """Return the type of document in a ZIP file; by its name where the file is damaged and shows no member."""
    try:
        members = set(zipfile.ZipFile(BytesIO(content)).namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        members = {member for member, _ in _ZIP_MEMBERS if member.encode() in content}
    by_name = {".docx": DOCX, ".xlsx": XLSX}.get(PurePosixPath(name).suffix, ZIP)
    return next((media_type for member, media_type in _ZIP_MEMBERS if member in members), by_name)

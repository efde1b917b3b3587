"""What a file is, told from its bytes and its name."""

import zipfile
from io import BytesIO
from typing import Final

HTML: Final = "text/html"
PDF: Final = "application/pdf"
DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PLAIN: Final = "text/plain"

_SIGNS: Final = (
    (b"%PDF-", PDF),
    (b"\x89PNG", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"\xd0\xcf\x11\xe0", "application/x-ole-storage"),
    (b"{\\rtf", "text/rtf"),
    (b"\x1f\x8b", "application/gzip"),
)
_PAGE_SIGNS: Final = (b"<!doctype html", b"<html", b"<head", b"<body")
_ZIPPED: Final = (("word/document.xml", DOCX),)


def media_type_of(content: bytes, name: str = "") -> str:
    """The media type of `content`; a name ending in .html or .htm decides between a page and plain text.

    >>> media_type_of(b"%PDF-1.7 ...")
    'application/pdf'
    >>> media_type_of(b"The mill burned.", "a.txt")
    'text/plain'
    """
    head = content[:2048].lstrip(b"\xef\xbb\xbf \r\n\t")
    for sign, media_type in _SIGNS:
        if head.startswith(sign):
            return media_type
    if head.startswith(b"PK\x03\x04"):
        return _zipped(content)
    is_page = head.lower().startswith(_PAGE_SIGNS) or (
        b"<html" in head.lower() and name.lower().endswith((".html", ".htm", ".xhtml"))
    )
    return HTML if is_page else PLAIN


def _zipped(content: bytes) -> str:
    try:
        inside = set(zipfile.ZipFile(BytesIO(content)).namelist())
    except (zipfile.BadZipFile, OSError, ValueError):
        return "application/zip"
    return next((media_type for name, media_type in _ZIPPED if name in inside), "application/zip")

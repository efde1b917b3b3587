"""The media type and the title of a page, read from its bytes."""

import codecs
import html
import re
from typing import Final

LONGEST_TITLE: Final = 300

_TITLE_WITHIN: Final = 200_000
_SNIFFED_BYTES: Final = 4_096
_TITLE_BYTES: Final = 2_000
_SIGNATURES: Final = (
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"PK\x03\x04", "application/zip"),
    (b"\x1f\x8b", "application/gzip"),
)
_SUPPORTED_CODECS: Final = re.compile(
    r"utf-8|iso8859-\d+|cp\d+|koi8-[ru]|ascii|gbk|gb2312|gb18030|big5|euc_\w+|shift_jis"
)
_TRUSTED_TYPES: Final = re.compile(r"text/[\w.+-]{1,60}|application/(json|xml)")
_CHARSET: Final = re.compile(r"""charset\s{0,9}=\s{0,9}["']?([\w.:-]{1,40})""", re.IGNORECASE)


def media_type_of(content: bytes, declared: str) -> str:
    """Return the media type of `content` by its first bytes, or else the declared one."""
    content = _as_utf8(content[:_SNIFFED_BYTES])
    head = content[:2048].lstrip(b"\xef\xbb\xbf \r\n\t")
    for signature, media_type in _SIGNATURES:
        if head.startswith(signature):
            return media_type
    if b"<html" in head.lower() or head.lower().startswith(b"<!doctype html"):
        return "text/html"
    if b"\x00" in content:
        return "application/octet-stream"
    return declared if _TRUSTED_TYPES.fullmatch(declared) else "text/plain"


def title_of(content: bytes, content_type: str) -> str:
    r"""Return the title of the HTML page `content`, sent with the header `content_type`; empty where it has none.

    >>> title_of(b"<title>Caf\xe9</title>", "text/html; charset=utf-8")
    'Café'
    """
    head = _as_utf8(content[:_TITLE_WITHIN])
    lowered = head.lower()
    start = lowered.find(b"<title")
    content_start = lowered.find(b">", start) + 1
    end = lowered.find(b"</title", content_start)
    if start < 0 or not content_start or end < 0:
        return ""
    title = _decode(head[content_start : min(end, content_start + _TITLE_BYTES)], head, content_type)
    return " ".join(html.unescape(title).split())[:LONGEST_TITLE]


def _as_utf8(head: bytes) -> bytes:
    """Return `head` in UTF-8 where its byte-order mark says UTF-16, so that markup can be searched for in it."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return codecs.BOM_UTF8 + head.decode("utf-16", "replace").encode("utf-8", "replace")
    return head


def _decode(part: bytes, head: bytes, content_type: str) -> str:
    """Decode `part` by the first encoding that fits: those that the page names, then the common ones."""
    encodings = ["utf-8"] if head.startswith(codecs.BOM_UTF8) else _CHARSET.findall(content_type)
    encodings += _CHARSET.findall(head[:2048].decode("latin-1"))[:1]
    for name in [*encodings, "utf-8", "cp1252"]:
        try:
            codec = codecs.lookup(name).name
            if _SUPPORTED_CODECS.fullmatch(codec):
                return part.decode(codec)
        except (LookupError, UnicodeError):
            continue
    return part.decode("utf-8", "replace")

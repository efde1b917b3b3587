"""What a page is and what it is called, told from its bytes."""

import codecs
import html
import re
from typing import Final

LONGEST_TITLE: Final = 300

_HEAD: Final = 200_000
_SNIFFED: Final = 4_096
_TITLE_BYTES: Final = 2_000
_SIGNS: Final = (
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"PK\x03\x04", "application/zip"),
    (b"\x1f\x8b", "application/gzip"),
)
_READ: Final = re.compile(r"utf-8|iso8859-\d+|cp\d+|koi8-[ru]|ascii|gbk|gb2312|gb18030|big5|euc_\w+|shift_jis")
_DECLARED: Final = re.compile(r"text/[\w.+-]{1,60}|application/(json|xml)")
_CHARSET: Final = re.compile(r"""charset\s{0,9}=\s{0,9}["']?([\w.:-]{1,40})""", re.IGNORECASE)


def media_type_of(content: bytes, declared: str) -> str:
    """What `content` is by its first bytes, or else what it was declared as."""
    content = _narrow(content[:_SNIFFED])
    head = content[:2048].lstrip(b"\xef\xbb\xbf \r\n\t")
    for sign, media_type in _SIGNS:
        if head.startswith(sign):
            return media_type
    if b"<html" in head.lower() or head.lower().startswith(b"<!doctype html"):
        return "text/html"
    if b"\x00" in content:
        return "application/octet-stream"
    return declared if _DECLARED.fullmatch(declared) else "text/plain"


def title_of(content: bytes, content_type: str) -> str:
    r"""The title of the HTML page `content`, sent with the header `content_type`; empty where it has none.

    >>> title_of(b"<title>Caf\xe9</title>", "text/html; charset=utf-8")
    'Café'
    """
    head = _narrow(content[:_HEAD])
    lowered = head.lower()
    start = lowered.find(b"<title")
    opened = lowered.find(b">", start) + 1
    end = lowered.find(b"</title", opened)
    if start < 0 or not opened or end < 0:
        return ""
    written = _decoded(head[opened : min(end, opened + _TITLE_BYTES)], head, content_type)
    return " ".join(html.unescape(written).split())[:LONGEST_TITLE]


def _narrow(head: bytes) -> bytes:
    """`head` in UTF-8 where its mark says that it is UTF-16, so that markup can be looked for in it."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return codecs.BOM_UTF8 + head.decode("utf-16", "replace").encode("utf-8", "replace")
    return head


def _decoded(part: bytes, head: bytes, content_type: str) -> str:
    """`part` in the first encoding that the page names, or that is common, and that fits it."""
    named = ["utf-8"] if head.startswith(codecs.BOM_UTF8) else _CHARSET.findall(content_type)
    named += _CHARSET.findall(head[:2048].decode("latin-1"))[:1]
    for name in [*named, "utf-8", "cp1252"]:
        try:
            codec = codecs.lookup(name).name
            if _READ.fullmatch(codec):
                return part.decode(codec)
        except (LookupError, UnicodeError):
            continue
    return part.decode("utf-8", "replace")

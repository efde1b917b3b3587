"""Where a page that a browser saved came from, as far as the file says so."""

import re
from typing import Final
from urllib.parse import urlsplit

LONGEST_ADDRESS: Final = 2_000
_IGNORED: Final = re.compile(r"^[\x00-\x20]+|[\t\r\n]")
"""What browsers leave out of an address before they look what it is."""
_SCRIPT: Final = re.compile(r"(?:javascript|vbscript):|data:[\w.+-]+/[\w.+-]+[;,]", re.IGNORECASE)

_HEAD: Final = 8_000
_ADDRESS: Final = rb"(https?://[^\s\"'<>]{1,2000})"
_SAVED_FROM: Final = (
    re.compile(rb"saved with SingleFile\s{1,9}url:\s{1,9}" + _ADDRESS, re.IGNORECASE),
    re.compile(rb"<!--\s{0,9}saved from url=\(\d{1,6}\)" + _ADDRESS, re.IGNORECASE),
    re.compile(rb"<!--\s{0,9}saved from\s{1,9}" + _ADDRESS, re.IGNORECASE),
    re.compile(rb"data-scrapbook-source=[\"']" + _ADDRESS, re.IGNORECASE),
    re.compile(rb"snapshot-content-location:\s{1,9}" + _ADDRESS, re.IGNORECASE),
)
"""What SingleFile, browsers, monolith, WebScrapBook and Chromium's MHTML write at the top."""


def saved_from(content: bytes) -> str:
    """The http or https address that the saving program noted at the top of the file, or nothing.

    >>> saved_from(b"<!DOCTYPE html><!-- saved from url=(0019)https://example.org/ -->")
    'https://example.org/'
    """
    head = content[:_HEAD]
    found = next((match for pattern in _SAVED_FROM if (match := pattern.search(head))), None)
    return web_address(found[1].decode("utf-8", "replace")) if found else ""


def runs_a_script(written: str) -> bool:
    """Whether `written` is an address that a browser would carry out, or show in place of a page.

    >>> runs_a_script("javascript:alert(1)"), runs_a_script("data:text/html,hi"), runs_a_script("data: final.txt")
    (True, True, False)
    """
    return _SCRIPT.match(_IGNORED.sub("", written)) is not None


def web_address(written: str) -> str:
    """`written` where it is an address on the web, without its fragment; else nothing.

    >>> web_address("https://example.org/a#b"), web_address("file:///etc/passwd")
    ('https://example.org/a', '')
    """
    written = written.strip()
    try:
        parts = urlsplit(written)
        host = parts.hostname
    except ValueError:
        return ""
    if parts.scheme.lower() not in {"http", "https"} or not host or len(written) > LONGEST_ADDRESS:
        return ""
    return (
        ""
        if any(sign.isspace() or not sign.isprintable() for sign in written)
        else parts._replace(fragment="").geturl()
    )

"""The address that a saved page came from, as far as the file gives it."""

import re
from typing import Final
from urllib.parse import urlsplit

LONGEST_ADDRESS: Final = 2_000
_IGNORED_CHARACTERS: Final = re.compile(r"^[\x00-\x20]+|[\t\r\n]")
"""What browsers drop from an address before they parse it."""
_SCRIPT_SCHEME: Final = re.compile(r"(?:javascript|vbscript):|data:[\w.+-]+/[\w.+-]+[;,]", re.IGNORECASE)

_HEAD_BYTES: Final = 8_000
_ADDRESS: Final = rb"(https?://[^\s\"'<>]{1,2000})"
_ORIGIN_MARKS: Final = (
    re.compile(rb"saved with SingleFile\s{1,9}url:\s{1,9}" + _ADDRESS, re.IGNORECASE),
    re.compile(rb"<!--\s{0,9}saved from url=\(\d{1,6}\)" + _ADDRESS, re.IGNORECASE),
    re.compile(rb"<!--\s{0,9}saved from\s{1,9}" + _ADDRESS, re.IGNORECASE),
    re.compile(rb"data-scrapbook-source=[\"']" + _ADDRESS, re.IGNORECASE),
    re.compile(rb"snapshot-content-location:\s{1,9}" + _ADDRESS, re.IGNORECASE),
)
"""The notes that SingleFile, browsers, monolith, WebScrapBook and Chromium's MHTML write at the top."""


def saved_from_address(content: bytes) -> str:
    """Return the http or https address that the saving program noted at the top of the file, or "".

    >>> saved_from_address(b"<!DOCTYPE html><!-- saved from url=(0019)https://example.org/ -->")
    'https://example.org/'
    """
    head = content[:_HEAD_BYTES]
    match = next((hit for pattern in _ORIGIN_MARKS if (hit := pattern.search(head))), None)
    return web_address(match[1].decode("utf-8", "replace")) if match else ""


def is_script_address(address: str) -> bool:
    """Return whether a browser would run `address` as a script, or show its content as a page.

    >>> [is_script_address(address) for address in ("javascript:alert(1)", "data:text/html,hi", "data: final.txt")]
    [True, True, False]
    """
    return _SCRIPT_SCHEME.match(_IGNORED_CHARACTERS.sub("", address)) is not None


def web_address(address: str) -> str:
    """Return `address` without its fragment where it is an http or https address; else "".

    >>> web_address("https://example.org/a#b"), web_address("file:///etc/passwd")
    ('https://example.org/a', '')
    """
    address = address.strip()
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        return ""
    if parts.scheme.lower() not in {"http", "https"} or not host or len(address) > LONGEST_ADDRESS:
        return ""
    if any(character.isspace() or not character.isprintable() for character in address):
        return ""
    return parts._replace(fragment="").geturl()

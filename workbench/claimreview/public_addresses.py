"""Addresses of pages: whether they are public, and on whose domain."""

import re
from typing import Final
from urllib.parse import SplitResult, urlsplit

LONGEST: Final = 2_000
_HOST: Final = re.compile(r"(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?\.){1,20}[a-z](?:[a-z0-9-]{0,61}[a-z0-9])")


def public_host(url: str) -> str:
    """Return the host of `url` where that is an http or https page with a public name, else an empty string.

    >>> public_host("https://www.Example.org/a"), public_host("https://127.0.0.1/a"), public_host("ftp://example.org")
    ('www.example.org', '', '')
    """
    parts = _split_url(url)
    if parts is None or parts.scheme not in {"http", "https"} or parts.username is not None:
        return ""
    host = _ascii_host(parts.hostname or "")
    return host if _HOST.fullmatch(host) and not host.endswith((".local", ".localhost", ".internal")) else ""


def on_domain(url: str, home: str) -> bool:
    """Whether the page `url` is on the domain of the page `home`, or on a subdomain of it.

    >>> on_domain("https://check.example.org/1", "https://www.example.org")
    True
    >>> on_domain("https://example.org.evil.test/1", "https://example.org")
    False
    """
    host, home_host = public_host(url), public_host(home).removeprefix("www.")
    return bool(home_host) and (host == home_host or host.endswith(f".{home_host}"))


def without_fragment(url: str) -> str:
    """Return `url` without fragment and trailing slash, to compare pages."""
    return url.strip().partition("#")[0].rstrip("/")


def _ascii_host(host: str) -> str:
    try:
        return host.rstrip(".").lower().encode("idna").decode("ascii")
    except UnicodeError:
        return ""


def _split_url(url: str) -> SplitResult | None:
    if len(url) > LONGEST or any(char.isspace() or not char.isprintable() for char in url):
        return None
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return None
    return parts

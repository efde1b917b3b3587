"""Addresses of pages: are they public, and on whose domain."""

import re
from typing import Final
from urllib.parse import SplitResult, urlsplit

LONGEST: Final = 2_000
_HOST: Final = re.compile(r"(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?\.){1,20}[a-z](?:[a-z0-9-]{0,61}[a-z0-9])")


def public_host(url: str) -> str:
    """The host of `url` where that is an http or https page with a public name, else nothing.

    >>> public_host("https://www.Example.org/a"), public_host("https://127.0.0.1/a"), public_host("ftp://example.org")
    ('www.example.org', '', '')
    """
    found = _split(url)
    if found is None or found.scheme not in {"http", "https"} or found.username is not None:
        return ""
    host = _ascii(found.hostname or "")
    return host if _HOST.fullmatch(host) and not host.endswith((".local", ".localhost", ".internal")) else ""


def on_domain(url: str, home: str) -> bool:
    """Whether the page `url` is on the domain of the page `home`, or on a subdomain of it.

    >>> on_domain("https://check.example.org/1", "https://www.example.org")
    True
    >>> on_domain("https://example.org.evil.test/1", "https://example.org")
    False
    """
    host, own = public_host(url), public_host(home).removeprefix("www.")
    return bool(own) and (host == own or host.endswith(f".{own}"))


def page_of(url: str) -> str:
    """`url` without what points into the page, as one page is told from another."""
    return url.strip().partition("#")[0].rstrip("/")


def _ascii(host: str) -> str:
    try:
        return host.rstrip(".").lower().encode("idna").decode("ascii")
    except UnicodeError:
        return ""


def _split(url: str) -> SplitResult | None:
    if len(url) > LONGEST or any(sign.isspace() or not sign.isprintable() for sign in url):
        return None
    try:
        found = urlsplit(url)
        _ = found.port
    except ValueError:
        return None
    return found

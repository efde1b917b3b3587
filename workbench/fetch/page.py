"""Fetching one page that a reviewer asked for."""

import html
import re
import threading
import time
from collections.abc import Callable
from contextlib import closing
from typing import Final
from urllib.parse import urljoin, urlsplit

import requests
import urllib3
from requests.cookies import RequestsCookieJar

from workbench.domain.identity import sha256_of
from workbench.domain.source import Fetched, Snapshot
from workbench.errors import FetchError
from workbench.fetch.addresses import target_of
from workbench.fetch.body import Bounds, read_body
from workbench.fetch.connection import CONNECT_SECONDS, Guard, GuardedAdapter

HEADERS: Final = {
    "Accept-Encoding": "gzip",
    "Connection": "close",
    "User-Agent": "workbench/0.1 (fact-checking; one page at a reviewer's request)",
}
LONGEST_TITLE: Final = 300
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_FAILED: Final = 400
_TITLE = re.compile(rb"<title[^>]{0,200}>(.{0,2000}?)</title", re.IGNORECASE | re.DOTALL)
_SIGNS: Final = (
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"PK\x03\x04", "application/zip"),
)
DEFAULT: Final = Bounds()


def fetch_page(url: str, *, now: Callable[[], str], bounds: Bounds = DEFAULT, allowed: str = "") -> Fetched:
    """The page at `url` with its title and where it finally came from.

    Goes only to public addresses, on every redirect anew, within `bounds`.
    `allowed` is one "host:port" that tests may reach besides.

    Raises:
        FetchError: it may not be fetched, or could not be; one line says why.
    """
    guard = Guard(url=url, allowed=allowed)
    watchdog = threading.Timer(bounds.seconds, guard.cut)
    watchdog.daemon = True
    watchdog.start()
    until = time.monotonic() + bounds.seconds
    try:
        return _follow(url.strip(), guard=guard, bounds=bounds, until=until, now=now)
    except (requests.RequestException, urllib3.exceptions.HTTPError, OSError, ValueError) as error:
        failure = _told(error, url=url, late=time.monotonic() >= until, bounds=bounds)
        raise failure from None
    finally:
        watchdog.cancel()


def media_type_of(content: bytes, declared: str) -> str:
    """What `content` is by its first bytes, or else what it was declared as."""
    head = content[:2048].lstrip(b"\xef\xbb\xbf \r\n\t")
    for sign, media_type in _SIGNS:
        if head.startswith(sign):
            return media_type
    if b"<html" in head.lower() or head.lower().startswith(b"<!doctype html"):
        return "text/html"
    if b"\x00" in content[:4096]:
        return "application/octet-stream"
    return declared if declared.startswith(("text/", "application/json", "application/xml")) else "text/plain"


def _follow(url: str, *, guard: Guard, bounds: Bounds, until: float, now: Callable[[], str]) -> Fetched:
    current = url
    for _ in range(bounds.redirects + 1):
        target_of(current, allowed=guard.allowed)
        with closing(_session(guard, bounds)) as session, closing(_ask(session, current)) as answer:
            if answer.status_code in _REDIRECTS and "Location" in answer.headers:
                current = _following(answer, current)
                continue
            if answer.status_code >= _FAILED:
                raise FetchError(url=url, what=f"the site answered {answer.status_code} {answer.reason or ''}".strip())
            content = read_body(answer, url=url, bounds=bounds, until=until)
            return _fetched(answer, content, final_url=current, at=now())
    raise FetchError(url=url, what=f"the page leads on more than {bounds.redirects} times")


def _following(answer: requests.Response, current: str) -> str:
    following = urljoin(current, answer.headers["Location"])
    if current.startswith("https:") and urlsplit(following).scheme == "http":
        raise FetchError(url=current, what="the page leads from https back to http, which anyone could alter")
    return following


def _session(guard: Guard, bounds: Bounds) -> requests.Session:
    session = requests.Session()
    session.trust_env = False
    session.cookies = RequestsCookieJar()
    adapter = GuardedAdapter(guard, silence=bounds.silence)
    session.adapters.clear()
    session.mount("http://", adapter)
    session.mount("https://", adapter)
    return session


def _ask(session: requests.Session, url: str) -> requests.Response:
    bare = urlsplit(url)._replace(fragment="").geturl()
    return session.get(bare, stream=True, allow_redirects=False, timeout=(CONNECT_SECONDS, 10.0), headers=HEADERS)


def _fetched(answer: requests.Response, content: bytes, *, final_url: str, at: str) -> Fetched:
    declared = (answer.headers.get("Content-Type") or "").split(";")[0].strip().lower()
    media_type = media_type_of(content, declared)
    snapshot = Snapshot(
        sha256=sha256_of(content),
        media_type=media_type,
        size=len(content),
        fetched_at=at,
        final_url=final_url,
        http_status=answer.status_code,
    )
    return Fetched(content=content, title=_title(content) if media_type == "text/html" else "", snapshot=snapshot)


def _title(content: bytes) -> str:
    found = _TITLE.search(content[:200_000])
    return " ".join(html.unescape(found[1].decode("utf-8", "replace")).split())[:LONGEST_TITLE] if found else ""


def _told(error: Exception, *, url: str, late: bool, bounds: Bounds) -> FetchError:
    refused = _refusal_behind(error)
    if refused or late:
        return refused or FetchError(url=url, what=f"the page took longer than {bounds.seconds:.0f} seconds")
    if isinstance(error, requests.exceptions.SSLError):
        return FetchError(url=url, what="the site's certificate cannot be trusted, so nothing was read")
    if isinstance(error, (requests.Timeout, TimeoutError)):
        return FetchError(url=url, what=f"the site sent nothing for {bounds.silence:.0f} seconds")
    return FetchError(url=url, what=f"the site broke off or answered what is not HTTP ({type(error).__name__})")


def _refusal_behind(error: BaseException) -> FetchError | None:
    """The guard's own refusal, where a library wrapped it."""
    cause: BaseException | None = error
    while cause is not None and not isinstance(cause, FetchError):
        cause = cause.__cause__ or cause.__context__
    return cause

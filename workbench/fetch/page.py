"""Fetching one page that a reviewer asks for."""

from collections.abc import Callable
from typing import Final
from urllib.parse import urldefrag, urljoin

import requests

from workbench.domain.identity import sha256_of
from workbench.domain.source import Exchange, Fetched, Snapshot
from workbench.errors import FetchError
from workbench.fetch.allowed_addresses import Target, target_of
from workbench.fetch.body import read_body
from workbench.fetch.bounds import Bounds
from workbench.fetch.network import INTERNET, Network
from workbench.fetch.progress import report_progress
from workbench.fetch.send import Fetching, exchange_of, guarded_fetch, send, status_line
from workbench.fetch.sniffing import media_type_of, title_of

DEFAULT: Final = Bounds()

_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_OK_STATUSES: Final = frozenset({200, 201, 202, 203})


def fetch_page(
    url: str,
    *,
    now: Callable[[], str],
    bounds: Bounds = DEFAULT,
    allowed: str = "",
    network: Network = INTERNET,
    progress: Callable[[int], None] = report_progress,
) -> Fetched:
    """Fetch the page at `url`: its bytes, its title, its final address, and every request on the way.

    Only public addresses are reached, checked again on every redirect, within `bounds`.
    `now` gives the time as UTC ISO 8601; `allowed` is one more "host:port" that may be
    reached; `progress` is called with the bytes so far. Raises FetchError, whose one line
    says why, where the page may not or cannot be fetched.
    """
    with guarded_fetch(url, now=now, bounds=bounds, allowed=allowed, network=network) as fetching:
        return _follow_redirects(fetching, target_of(url.strip(), allowed=allowed), progress=progress)


def _follow_redirects(fetching: Fetching, target: Target, *, progress: Callable[[int], None]) -> Fetched:
    steps: list[Exchange] = []
    for _ in range(fetching.bounds.redirects + 1):
        asked_at = fetching.now()
        with send(fetching, target) as response:
            steps.append(exchange_of(response, fetching, at=asked_at))
            if response.status_code in _REDIRECTS:
                target = _redirect_target(response, target, fetching=fetching)
                continue
            if response.status_code not in _OK_STATUSES:
                what = f"the site answered {status_line(response)}"
                raise FetchError(url=fetching.url, what=what, status=response.status_code)
            content = read_body(
                response, url=fetching.url, bounds=fetching.bounds, deadline=fetching.deadline, progress=progress
            )
            return _page_of(response, content, url=fetching.url, steps=tuple(steps), at=fetching.now())
    raise FetchError(url=fetching.url, what=f"too many redirects (more than {fetching.bounds.redirects})")


def _redirect_target(response: requests.Response, target: Target, *, fetching: Fetching) -> Target:
    location = response.headers.get("Location", "").encode("latin-1", "replace").decode("utf-8", "replace")
    if not location:
        raise FetchError(url=fetching.url, what=f"the site answered {status_line(response)} without saying where to")
    next_target = target_of(urljoin(target.url, location), allowed=fetching.guard.allowed)
    if target.scheme == "https" and next_target.scheme == "http":
        raise FetchError(url=target.url, what="the page redirects from https back to http, which anyone could alter")
    return next_target


def _page_of(response: requests.Response, content: bytes, *, url: str, steps: tuple[Exchange, ...], at: str) -> Fetched:
    content_type = response.headers.get("Content-Type") or ""
    media_type = media_type_of(content, content_type.split(";")[0].strip().lower())
    snapshot = Snapshot(
        sha256=sha256_of(content),
        media_type=media_type,
        size=len(content),
        fetched_at=at,
        final_url=urljoin(steps[-1].url, f"#{urldefrag(url).fragment}"),
        http_status=response.status_code,
    )
    title = title_of(content, content_type) if media_type == "text/html" else ""
    return Fetched(content=content, title=title, snapshot=snapshot, exchanges=steps)
